"""Wording: what a phrase says is done, to what, and how much each of its words weighs."""

import pytest

from akr.domain.cards import wording


def read(phrase, written=()):
    splitter = wording.Splitter(map(wording.stem_of, written))
    return wording.read_wording(phrase.split(), splitter)


def parts(word, *written):
    return wording.Splitter(map(wording.stem_of, written)).parts(word)


@pytest.mark.parametrize(
    ("phrase", "actions", "things"),
    [
        ("torka hyllorna", {"tork"}, {"hyl"}),
        ("städar toaletter", {"städ"}, {"toalet"}),
        ("läser sagor", {"läs"}, {"sag"}),
        ("klistrar etiketter", {"klistr"}, {"etiket"}),
        ("smörjer hjul", {"smörj"}, {"hjul"}),
        ("städa och handla mat", {"städ", "handl"}, {"mat"}),
        ("städa o handla mat", {"städ", "handl"}, {"mat"}),
        ("torka hyllor och lådorna", {"tork"}, {"hyl", "låd"}),
        ("avtorkning av bord", {"avtork"}, {"bord"}),
        ("inköp av bröd", {"inköp"}, {"bröd"}),
        ("spikning av brädor", {"spik"}, {"bräd"}),
        ("frukostdukning", {"duk"}, {"frukost"}),
        ("barnpassning", {"pas"}, set()),
        ("tvätta disk", {"tvät"}, {"disk"}),
    ],
)
def test_the_action_comes_first_or_is_a_noun_made_of_a_verb(phrase, actions, things):
    found = read(phrase)

    assert (found.actions, found.things) == (actions, things)


@pytest.mark.parametrize(
    ("phrase", "weights"),
    [
        ("torka bord noga", {"tork": 1, "bord": 1, "nog": 1}),
        ("disk efter maten", {"disk": 1, "mat": 0.4}),
        ("svara i telefon", {"svar": 1, "telefon": 1}),
        ("ställa porslin i skåp", {"stäl": 1, "porslin": 1, "skåp": 0.4}),
        ("hjälpa barn med mat", {"hjälp": 0.2, "barn": 0.4, "mat": 1}),
        ("barnpassning", {"barn": 0.4, "pas": 1}),
        ("disk efter disken", {"disk": 1}),
    ],
)
def test_people_and_circumstances_weigh_less_and_light_verbs_least(phrase, weights):
    assert read(phrase).weights == weights


def test_a_thing_that_is_a_circumstance_is_not_what_is_worked_on():
    assert read("ställa porslin i skåp").things == {"porslin"}


@pytest.mark.parametrize(
    ("phrase", "way"),
    [
        ("duka fram frukost", 1),
        ("duka", 1),
        ("duka av", -1),
        ("avdukning", -1),
        ("plocka undan", -1),
        ("plocka fram och undan", 0),
        ("framplockning och undanplockning", 0),
        ("samla in på fredagen", 1),
        ("torka bord", 0),
    ],
)
def test_a_particle_says_whether_things_are_laid_out_or_taken_away(phrase, way):
    assert read(phrase).way == way


@pytest.mark.parametrize(
    ("word", "written", "stems"),
    [
        ("frukostdukning", [], ["frukost", "duk"]),
        ("kajakpaddling", [], ["kajakpaddl"]),
        ("kajakpaddling", ["kajak"], ["kajak", "paddl"]),
        ("kajakpaddling", ["paddla"], ["kajak", "paddl"]),
        ("garnkorgar", ["korg"], ["garn", "korg"]),
        ("garnkorgar", ["garn"], ["garn", "korg"]),
        ("tekokning", [], ["tekok"]),
        ("bilskrapning", ["skrapa"], ["bil", "skrap"]),
        ("uppdukning", [], ["duk"]),
        ("avdukning", [], ["av", "duk"]),
        ("blöjbyten", ["blöja", "byte"], ["blöjbyt"]),  # listed as it is
    ],
)
def test_a_compound_is_split_at_a_word_that_is_listed_or_that_somebody_wrote(word, written, stems):
    assert parts(word, *written) == stems


@pytest.mark.parametrize(
    ("written", "stems"),
    [
        (["segelbåt", "skrov", "båtskrov"], ["segelbåt", "skrov"]),
        (["segel", "skrov"], ["segelbåt", "skrov"]),
        (["skrov", "båtskrov"], ["segel", "båtskrov"]),
        (["segel", "segelbåt"], ["segelbåt", "skrov"]),
    ],
)
def test_two_known_parts_beat_a_known_tail_a_tail_beats_a_head_and_longer_beats_shorter(
    written, stems
):
    assert parts("segelbåtskrov", *written) == stems
