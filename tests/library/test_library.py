"""The library: what it suggests, where that comes from, and that it speaks kindly."""

import csv
import json
import tomllib
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import akr.library
from akr.domain.role.errors import UnknownTemplate
from akr.library import (
    Origin,
    ToneKind,
    area_of,
    areas,
    default_template,
    reserved_work,
    role_template,
    role_templates,
    suggestions,
    tone_notes,
)

SECTORS = [
    "preschool",
    "school",
    "elder_care_home",
    "home_care",
    "kitchen",
    "office",
    "other",
    None,
]
WITH_SUGGESTIONS = ["preschool", "school", "elder_care_home", "home_care"]
TEMPLATES = ["forskolestod", "serviceassistent", "servicebitrade"]
LIBRARY = Path(akr.library.__file__).parent
DATA = Path(__file__).parent.parent / "data"

LINDEN_AREAS = {
    "Måltider": [
        "Duka fram till måltider",
        "Duka av och torka bord efter måltider",
        "Köra diskmaskinen",
        "Ta emot och packa upp varor",
    ],
    "Städ, tvätt och ute": [
        "Sopa golv i matrum och hall",
        "Tvätta och vika textilier",
        "Gå ut med sopor och källsortera",
        "Tvätta leksaker och material",
        "Plocka i ordning på gården",
    ],
    "Vila och förråd": [
        "Ta fram och ställa undan vilmadrasser",
        "Fylla på blöjor, handskar och papper",
        "Beställa förbrukningsmaterial",
    ],
    "Kontor": [
        "Skriva ut, kopiera och laminera",
        "Ringa in vikarier på morgonen",
        "Ändra i schemat vid frånvaro",
        "Svara i telefon",
        "Redovisa kvitton",
    ],
}
NEW_ROLE = [text for texts in LINDEN_AREAS.values() for text in texts]


def linden():
    return json.loads((DATA / "linden.json").read_text(encoding="utf-8"))


def tables(name):
    """Every table in a library file that states an origin or a text."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            if "origin" in value or "text" in value:
                found.append(value)
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(tomllib.loads((LIBRARY / f"{name}.toml").read_text(encoding="utf-8")))
    return found


# Areas


@pytest.mark.parametrize(("area", "tasks"), LINDEN_AREAS.items())
def test_lindens_tasks_land_in_the_areas_of_the_profile(area, tasks):
    assert {task: area_of(task, "preschool").name for task in tasks} == dict.fromkeys(tasks, area)


def test_the_claim_about_linden_covers_every_task_proposed_for_a_new_role():
    process = linden()
    proposed = {row["task"] for row in process["decisions"] if row["decision"] == "new_role"}

    assert sorted(NEW_ROLE) == sorted(t["text"] for t in process["tasks"] if t["id"] in proposed)


def test_a_colleagues_wording_of_a_linden_task_lands_with_the_task():
    process = linden()
    texts = {task["id"]: task["text"] for task in process["tasks"]}

    apart = [
        card["text"]
        for card in process["cards"]
        if area_of(card["text"], "preschool") != area_of(texts[card["task"]], "preschool")
    ]

    # Eating with the children is a pedagogical meal only when somebody says so.
    assert apart == ["sitta med vid maten"]


@pytest.mark.parametrize("sector", SECTORS)
def test_wordings_of_one_task_share_an_area_and_none_is_left_over(sector):
    groups = defaultdict(set)
    with (DATA / "task_groups.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            groups[row["group"]].add(area_of(row["phrase"], sector).name)

    assert {group: found for group, found in groups.items() if len(found) > 1} == {}
    assert [group for group, found in groups.items() if "Övrigt" in found] == []


@pytest.mark.parametrize(
    ("task", "sector", "area"),
    [
        ("Vända en boende i sängen", "elder_care_home", "Omsorg"),
        ("Använda symaskin", "elder_care_home", "Övrigt"),  # it holds "vända"
        ("Berätta om dagen", "school", "Övrigt"),  # it holds "rätta"
        ("Bemötande", "office", "Övrigt"),  # it nearly holds "möte"
        ("Beställa material", "school", "Förråd och material"),  # it holds "mat"
        ("Ta emot och packa upp varor", "elder_care_home", "Sängar och förråd"),
        ("Kratta löv", "home_care", "Utemiljö och växter"),
        ("Tvätta bilarna", "home_care", "Ärenden och transporter"),
        ("Byta blöjor", "preschool", "Omsorg"),
        ("Fylla på blöjor", "preschool", "Vila och förråd"),
        ("Leda undervisning", "school", "Pedagogik"),
        ("Laga lunch", "kitchen", "Måltider"),
        ("Arkivera handlingar", "office", "Kontor"),
        ("Arkivera handlingar", "a sector nobody has heard of", "Kontor"),
        ("", None, "Övrigt"),
        ("🎈", None, "Övrigt"),
    ],
)
def test_the_most_specific_word_decides_the_area(task, sector, area):
    assert area_of(task, sector).name == area


@given(st.text(), st.sampled_from(SECTORS))
def test_any_text_has_an_area_of_its_sector(text, sector):
    assert area_of(text, sector) in areas(sector)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_composition_and_case_do_not_change_what_is_found(text, form):
    for other in (unicodedata.normalize(form, text), text.casefold()):
        assert area_of(other, "preschool") == area_of(text, "preschool")
        assert reserved_work(other) == reserved_work(text)


@given(st.sampled_from([s.text for sector in WITH_SUGGESTIONS for s in suggestions(sector)]))
def test_a_task_keeps_its_area_in_capitals_and_decomposed(task):
    shouted = unicodedata.normalize("NFD", task.upper())

    assert area_of(shouted, "elder_care_home") == area_of(task, "elder_care_home")


@pytest.mark.parametrize("sector", SECTORS)
def test_areas_are_listed_in_one_order_and_end_with_the_rest(sector):
    names = [area.name for area in areas(sector)]

    assert names[0] == "Måltider"
    assert names[-1] == "Övrigt"
    assert len(names) == len(set(names))


def test_no_stem_is_written_twice():
    topics = tomllib.loads((LIBRARY / "areas.toml").read_text(encoding="utf-8"))["topic"]
    stems = Counter(
        stem for topic in topics for stem in [*topic["stems"], *topic.get("context", [])]
    )

    assert [stem for stem, times in stems.items() if times > 1] == []


@pytest.mark.parametrize("name", ["areas", "reserved_work"])
def test_stems_are_written_as_they_are_matched(name):
    content = tomllib.loads((LIBRARY / f"{name}.toml").read_text(encoding="utf-8"))
    stems = [
        stem
        for table in content.get("topic", content.get("reserved"))
        for stem in [*table["stems"], *table.get("context", [])]
    ]

    unmatchable = [stem for stem in stems if akr.library._padded(stem).strip() != stem.lstrip("=")]

    assert unmatchable == []


# Origins and tone


@pytest.mark.parametrize("name", ["areas", "roles", "reserved_work", "suggestions", "tone"])
def test_every_entry_says_where_it_comes_from(name):
    origins = [table.get("origin") for table in tables(name)]

    assert origins
    assert set(origins) <= {origin.value for origin in Origin}


@pytest.mark.parametrize("name", ["roles", "suggestions"])
def test_no_text_of_ours_holds_a_word_that_the_tone_lexicon_asks_about(name):
    texts = [
        table[key] for table in tables(name) for key in ("text", "note", "title") if key in table
    ]
    asked = [
        text for text in texts if any(note.kind is not ToneKind.AREA for note in tone_notes(text))
    ]

    assert all(text.strip() for text in texts)
    assert asked == []


@pytest.mark.parametrize("word", ["Städ", "städ och tvätt", "Källsortera", "  Disk "])
def test_a_card_that_only_names_an_area_is_asked_what_one_does(word):
    (note,) = tone_notes(word)

    assert note.kind is ToneKind.AREA
    assert note.question == "Vad gör du – med vad – för vem?"
    assert note.word == word.strip()


@pytest.mark.parametrize("text", ["", " ", "Torka borden efter lunch", "Social dokumentation"])
def test_a_plain_task_gets_no_question(text):
    assert tone_notes(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "word", "origin"),
    [
        ("Du är flexibel", ToneKind.VAGUE, "flexibel", Origin.KLIPPAN),
        ("Vi söker en STRESSTÅLIG kollega", ToneKind.VAGUE, "stresstålig", Origin.KLIPPAN),
        ("Du är driven", ToneKind.VAGUE, "driven", Origin.KLIPPAN),
        ("Extra händer i köket", ToneKind.BELITTLING, "extra händer", Origin.STEG),
        ("En hjälpreda till alla", ToneKind.BELITTLING, "hjälpreda", Origin.STEG),
        ("Goda kunskaper i svenska", ToneKind.UNEARNED, "goda kunskaper i svenska", Origin.OWN),
    ],
)
def test_a_vague_or_belittling_word_gets_a_question(text, kind, word, origin):
    (note,) = tone_notes(text)

    assert (note.kind, note.word, note.origin) == (kind, word, origin)
    assert note.question.endswith(("?", "."))


@given(st.text(), st.text())
def test_a_word_is_found_in_the_midst_of_any_text_and_every_note_asks_something(before, after):
    notes = tone_notes(f"{before} flexibel {after}")

    assert "flexibel" in [note.word for note in notes]
    assert all(note.question for note in notes)


# Role templates


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_adopted_in_every_sector(name, sector):
    template = role_template(name, sector)

    assert len(template.may_not) >= 2
    assert len(template.learning_moments) >= 2
    assert template.ways_onward.text
    assert template.lead_for([area_of("Duka fram", sector)], "fem avdelningar").startswith("Du ")


def test_template_names_are_stable():
    assert [template.name for template in role_templates()] == TEMPLATES
    assert [template.title for template in role_templates()] == [
        "Förskolestöd",
        "Serviceassistent",
        "Servicebiträde",
    ]


def test_an_unknown_template_is_refused_with_the_names_there_are():
    with pytest.raises(UnknownTemplate) as refusal:
        role_template("vaktmastare")

    assert refusal.value.known == tuple(TEMPLATES)


@pytest.mark.parametrize("sector", SECTORS)
def test_a_preschool_starts_from_forskolestod_and_others_from_serviceassistent(sector):
    expected = "forskolestod" if sector == "preschool" else "serviceassistent"

    assert default_template(sector).name == expected
    assert default_template(sector) in role_templates(sector)


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_without_tasks_a_template_requires_nothing(name, sector):
    template = role_template(name, sector).for_tasks([])

    assert template.requirements == ()
    assert template.competences == ()


@given(st.lists(st.sampled_from(NEW_ROLE)), st.sampled_from(TEMPLATES))
def test_every_requirement_shown_names_a_task_that_earns_it(tasks, name):
    template = role_template(name, "preschool").for_tasks(tasks)

    for entry in (*template.requirements, *template.competences):
        assert entry.reasons(tasks)
        assert set(entry.earned_by(tasks)) <= set(tasks)


def test_lindens_requirements_come_from_its_tasks():
    template = default_template("preschool").for_tasks(NEW_ROLE)

    assert {entry.text: entry.reasons(NEW_ROLE) for entry in template.requirements} == {
        "Läsa ett schema och förstå instruktioner, muntligt och i skrift": ("vikarier", "scheman"),
        "Tala i telefon så att budskapet går fram åt båda håll": ("vikarier", "telefon"),
    }


def test_a_driving_licence_is_asked_for_only_where_someone_drives():
    def asks(task):
        entries = role_template("serviceassistent", "home_care").for_tasks([task]).requirements
        return any("Körkort" in entry.text for entry in entries)

    assert asks("Tanka bilen")
    assert not asks("Skriva ut bilder")
    assert not asks("Gå till apoteket")


def test_no_template_asks_for_swedish_by_default():
    texts = [entry.text for template in role_templates() for entry in template.requirements]

    assert [text for text in texts if "svenska" in text.casefold()] == []


def test_nothing_in_lindens_new_role_contradicts_what_the_role_may_not_do():
    may_not = default_template("preschool").may_not

    assert [entry.text for entry in may_not if entry.reasons(NEW_ROLE)] == []
    assert [entry.text for entry in may_not if entry.reasons(["Byta blöjor"])] == [
        "Byta blöjor och hjälpa barn på toaletten"
    ]


def test_the_letter_begins_with_the_point_of_the_job():
    template = default_template("preschool")
    drafted = [area_of(task, "preschool") for task in NEW_ROLE]

    assert template.lead_for(drafted, "fem avdelningar", "förskollärare och barnskötare") == (
        "Du gör så att måltider, lokaler, vila och administration fungerar på fem avdelningar. "
        "Då får förskollärare och barnskötare mer tid med barnen."
    )


def test_the_letter_says_in_general_what_is_not_known():
    assert default_template("office").lead_for([]) == (
        "Du gör så att vardagen fungerar på hela arbetsplatsen. "
        "Då får dina kollegor mer tid för sitt uppdrag."
    )


@pytest.mark.parametrize("sector", SECTORS)
def test_the_letter_names_at_most_four_areas(sector):
    lead = default_template(sector).lead_for(areas(sector))

    assert " och annat fungerar på hela arbetsplatsen" in lead
    assert "{" not in lead


def test_relief_is_told_by_occupation_and_once_each():
    template = default_template("preschool")

    assert template.relief_for(["Förskollärare", "Barnskötare", "barnskötare", "Logoped"]) == (
        "Tjänsten är tänkt att ge "
        "förskollärare mer tid att planera undervisning och dokumentera barnens lärande, "
        "barnskötare mer tid för lek, omsorg och samtal med barnen "
        "samt logoped mer tid för sitt uppdrag."
    )
    assert template.relief_for([]) == ""


@pytest.mark.parametrize(
    ("task", "independence"),
    [
        ("Duka fram till måltider", "självständigt"),
        ("Svara i telefon", "självständigt"),
        ("Beställa förbrukningsmaterial", "med stöd"),
        ("Ringa in vikarier på morgonen", "med stöd"),
        ("Ändra i schemat vid frånvaro", "med stöd"),
        ("Trösta ett ledset barn", "med kollega"),
        ("Överlämna läkemedel", "efter delegering"),
    ],
)
def test_independence_starts_from_the_kind_of_task(task, independence):
    assert default_template("preschool").independence_of(task) == independence


def test_a_servicebitrade_works_strictly_in_kitchen_cleaning_and_laundry():
    template = role_template("servicebitrade", "elder_care_home")
    inside = ["Köra diskmaskinen", "Städa toaletter", "Vika tvätt", "Packa upp varor"]
    outside = ["Svara i telefon", "Gå på promenad med en boende", "Mata en boende"]

    assert template.outside([*inside, *outside]) == tuple(outside)
    assert default_template("elder_care_home").outside(outside) == ()


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("sector", ["preschool", "school"])
def test_a_preschool_or_school_is_reminded_of_the_register_extract(name, sector):
    entries = role_template(name, sector).before_employment

    assert [entry.text for entry in entries] == ["Utdrag ur belastningsregistret"]
    assert entries[0].note.startswith("Kontrollera")
    assert entries[0].origin is Origin.OWN


def test_every_template_names_sectors_and_topics_that_exist():
    topics = set(akr.library._topics())

    for template in role_templates():
        assert set(template.sectors) <= set(SECTORS)
        assert set(template.only) <= topics
    for table in tables("roles"):
        assert set(table.get("sectors", [])) <= set(SECTORS)
        assert set(table.get("topics", [])) <= topics


# Reserved work


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Ge medicin", "medication"),
        ("Överlämna läkemedel", "medication"),
        ("Ge insulin", "medication"),
        ("Lägga om sår", "health_care"),
        ("Leda undervisningen i barngruppen", "teaching"),
        ("Sätta betyg", "assessment"),
        ("Bevilja hemtjänst", "authority"),
        ("Skriva i journalen", "confidentiality"),
        ("Vara fast omsorgskontakt", "title"),
    ],
)
def test_protected_work_gets_a_hint_to_check(task, kind):
    hint = reserved_work(task)

    assert hint is not None
    assert hint.kind == kind
    assert hint.hint.startswith("Kontrollera")
    assert hint.origin is Origin.OWN


@pytest.mark.parametrize("task", [*NEW_ROLE, "Dammsugning av kontoret", "Ta kopior till lektionen"])
def test_unreserved_work_gets_no_hint(task):
    assert reserved_work(task) is None


# Suggestions


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_a_sector_has_at_least_forty_different_suggestions_with_an_area(sector):
    texts = [suggestion.text for suggestion in suggestions(sector)]

    assert len(texts) >= 40
    assert len(texts) == len({text.casefold() for text in texts})
    assert [text for text in texts if area_of(text, sector).name == "Övrigt"] == []


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_suggestions_are_verb_and_object_without_names(sector):
    for suggestion in suggestions(sector):
        verb, *rest = suggestion.text.split()

        assert verb.istitle()
        assert rest
        assert all(word == word.lower() for word in rest)
        assert tone_notes(suggestion.text) == ()


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_suggestions_ask_for_more_than_service_tasks(sector):
    names = Counter(area_of(suggestion.text, sector).name for suggestion in suggestions(sector))

    assert names["Kontor"] >= 3
    assert names["Omsorg"] + names["Pedagogik"] >= 8


def test_a_sector_without_suggestions_gets_none():
    assert suggestions("office") == ()
    assert suggestions(None) == ()
