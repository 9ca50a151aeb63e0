"""Likeness: how a phrase is read, and that the quick sums are those that `group_phrases` defines."""

import math
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards import similarity
from tests.bench.group import FILES, read_groups

PHRASES = st.lists(st.sampled_from(read_groups(FILES[0])[0]), max_size=8, unique=True)


def read(phrase, written=()):
    splitter = similarity._Splitter(map(similarity._stem, written))
    return similarity._read(phrase.split(), splitter)


def parts(word, *written):
    return similarity._Splitter(map(similarity._stem, written)).parts(word)


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


def test_stems_match_by_meaning_or_by_spelling_and_listed_ones_never_by_spelling():
    stems = [
        "disk",
        "diskmaskin",
        "frukost",
        "frukt",
        "tork",
        "torg",
        "kajak",
        "kajaken",
        "båt",
        "bås",
    ]

    near = similarity._near_stems(stems)

    assert near["disk"] == {"disk": 1, "diskmaskin": 0.8}
    assert near["frukost"] == {"frukost": 1}
    assert near["tork"] == {"tork": 1, "torg": pytest.approx(0.8 * 2 * 3 / (5 + 5))}
    assert near["kajak"] == {"kajak": 1, "kajaken": pytest.approx(0.8 * 2 * 5 / (6 + 8))}
    assert near["båt"] == {"båt": 1}  # half of their pairs is not enough


def doubt(one, other):
    one, other = read(one), read(other)
    near = similarity._near_stems([*one.weights, *other.weights])
    return similarity._doubt(one, other, near)


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("torka bord", "torka bordet", 1),
        ("torka golv", "moppa golvet", 1),
        ("torka golv", "måla golvet", 0.75),
        ("torka golv", "torka bord", 0.6),
        ("torka golv", "torka vagnar", 0.75),
        ("torka golv", "måla bord", 0.75 * 0.6),
        ("torka golv", "måla vagnar", 0.75 * 0.75),
        ("duka fram", "duka av", 0.25),
        ("duka fram frukost", "plocka undan kläder", 0.75 * 0.6 * 0.25),
        ("diska", "golv", 1),
    ],
)
def test_another_action_thing_or_direction_lowers_a_likeness_by_its_factor(one, other, left):
    assert doubt(one, other) == pytest.approx(left)


def rarity(holding, of):
    return math.log((1 + of) / (1 + holding)) + 1


@given(PHRASES)
def test_the_likeness_of_letters_is_the_cosine_of_the_definition(phrases):
    bags = [
        Counter(f" {phrase} "[i : i + n] for n in (3, 4) for i in range(len(phrase) + 3 - n))
        for phrase in phrases
    ]
    vectors = [
        {g: n * rarity(sum(g in other for other in bags), len(bags)) for g, n in bag.items()}
        for bag in bags
    ]

    found = similarity._letter_cosines(phrases)

    for i, j in combinations(range(len(phrases)), 2):
        shared = sum(vectors[i][g] * vectors[j][g] for g in vectors[i].keys() & vectors[j].keys())
        lengths = math.hypot(*vectors[i].values()) * math.hypot(*vectors[j].values())
        assert found.get((i, j), 0) == pytest.approx(shared / lengths)


@given(PHRASES)
def test_the_likeness_of_words_is_the_weighted_mean_of_each_words_best_match(phrases):
    texts = [read(phrase) for phrase in phrases]
    near = similarity._near_stems({stem for text in texts for stem in text.weights})

    def heft(text, stem):
        return text.weights[stem] * rarity(sum(stem in t.weights for t in texts), len(texts))

    def best(stem, text):
        return max((near[stem].get(other, 0) for other in text.weights), default=0)

    found = similarity._word_matches(texts, near)

    for i, j in combinations(range(len(texts)), 2):
        sides = [(texts[i], texts[j]), (texts[j], texts[i])]
        matched = sum(heft(a, stem) * best(stem, b) for a, b in sides for stem in a.weights)
        total = sum(heft(a, stem) for a, _ in sides for stem in a.weights)
        assert found.get((i, j), 0) == pytest.approx(matched / total)


HALVES = st.sampled_from([0.0, 0.0, 0.125, 0.1875, 0.25, 0.5, 1.0])  # sums of these are exact


@given(st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.lists(HALVES, min_size=28))))
def test_groups_are_merged_by_average_linkage(drawn):
    n, values = drawn
    likeness = dict(zip(combinations(range(n), 2), values, strict=False))
    groups = [[item] for item in range(n)]

    def average(a, b):
        pairs = [likeness.get((min(i, j), max(i, j)), 0.0) for i in a for j in b]
        return sum(pairs) / len(pairs)

    while len(groups) > 1:
        a, b = max(combinations(groups, 2), key=lambda pair: average(*pair))
        if average(a, b) < similarity.THRESHOLD:
            break
        a += b
        groups.remove(b)

    found = similarity._average_link(n, likeness)

    assert found == [group[0] for item in range(n) for group in groups if item in group]


@pytest.mark.parametrize(
    ("likeness", "roots"),
    [
        ({(0, 1): 0.2}, [0, 0]),
        ({(0, 1): 0.19}, [0, 1]),
        ({(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.1}, [0, 0, 0]),
    ],
)
def test_an_average_of_exactly_the_threshold_is_enough(likeness, roots):
    assert similarity._average_link(len(roots), likeness) == roots
