"""Role templates: what a post asks for is earned by its tasks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.role.errors import UnknownTemplate
from akr.library.areas import area_of, areas, topics
from akr.library.role_templates import default_template, role_template, role_templates
from akr.library.words import Origin
from akr.text import number_word
from tests.library.entries import NEW_ROLE, SECTORS, read, tables
from tests.occupations import OCCUPATIONS

ROLES = {
    "forskolestod": ("Förskolestöd", Origin.WSP),
    "forskoleassistent": ("Förskoleassistent", Origin.OWN),
    "barnskotarassistent": ("Barnskötarassistent", Origin.OWN),
    "elevassistent": ("Elevassistent", Origin.OWN),
    "skolvard": ("Skolvärd", Origin.OWN),
    "servicebitrade_introduktion": ("Servicebiträde med introduktionstid", Origin.WSP),
    "resurs_i_hemtjanst": ("Resurs i hemtjänst", Origin.OWN),
    "servicebitrade": ("Servicebiträde", Origin.LIKES),
    "arkivassistent": ("Arkivassistent", Origin.OWN),
    "bilpoolssamordnare": ("Bilpoolssamordnare", Origin.OWN),
    "koksassistent": ("Köksassistent", Origin.OWN),
    "administrativt_stod": ("Administrativt stöd", Origin.OWN),
    "serviceassistent": ("Serviceassistent", Origin.STEG),
}
"""Each role's title, and the report that it is known from; the narrowest first."""

TEMPLATES = list(ROLES)
ANYWHERE = ["administrativt_stod", "serviceassistent"]
OFFERED = {
    "preschool": ["forskolestod", "forskoleassistent", "barnskotarassistent", "koksassistent"],
    "school": ["elevassistent", "skolvard", "koksassistent"],
    "elder_care_home": ["servicebitrade_introduktion", "servicebitrade", "koksassistent"],
    "home_care": ["resurs_i_hemtjanst", "bilpoolssamordnare"],
    "kitchen": ["servicebitrade", "koksassistent"],
    "office": ["arkivassistent", "bilpoolssamordnare"],
    "other": ["arkivassistent", "bilpoolssamordnare"],
}
OTHERS_WORDS = {
    "preschool": ["elev", "lektion", "boende", "brukar", "hemtjänst", "fritids", "journal"],
    "school": ["barngrupp", "barnen", "boende", "brukar", "hemtjänst", "blöj", "journal"],
    "elder_care_home": ["läroplan", "barn", "elev", "undervis", "hemtjänst", "pedagog"],
    "home_care": ["läroplan", "barn", "elev", "undervis", "boende", "pedagog"],
    "kitchen": ["läroplan", "barn", "elev", "undervis", "brukar", "hemtjänst", "journal"],
    "office": ["läroplan", "barn", "elev", "undervis", "boende", "brukar", "hygien", "journal"],
    "other": ["läroplan", "barn", "elev", "undervis", "boende", "brukar", "hygien", "journal"],
}
"""Words that belong to other sectors. In a school, barnskötare is an occupation to go on to."""


def texts(template):
    """Everything that a template lends to a draft, and what its choosers and managers read."""
    entries = [template.purpose, template.lead, template.ways_onward]
    for part in (
        *("may_not", "requirements", "competences", "learned", "introduction"),
        *("learning_moments", "physical", "before_employment"),
    ):
        entries += getattr(template, part)
    return [text for entry in entries for text in (entry.text, entry.note) if text]


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_adopted_in_every_sector(name, sector):
    template = role_template(name, sector)

    assert len(template.may_not) >= 2
    assert len(template.learning_moments) >= 2
    assert template.ways_onward.text
    assert template.lead_for([area_of("Duka fram", sector)], "fem avdelningar").startswith("Du ")


def test_template_names_are_stable():
    assert {each.name: (each.title, each.origin) for each in role_templates()} == ROLES
    assert [each.name for each in role_templates()] == TEMPLATES


@pytest.mark.parametrize("sector", OFFERED)
def test_a_sector_is_offered_its_own_roles_first_and_no_other_sectors(sector):
    names = [template.name for template in role_templates(sector)]

    assert names == OFFERED[sector] + ANYWHERE


@pytest.mark.parametrize("sector", OFFERED)
def test_a_roles_texts_have_no_word_of_another_sector(sector):
    foreign = [
        (template.name, text)
        for template in role_templates(sector)
        for text in texts(template)
        if any(word in text.casefold() for word in OTHERS_WORDS[sector])
    ]

    assert foreign == []


@pytest.mark.parametrize("sector", [None, "elder_care_home", "home_care", "kitchen", "office"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_curriculum_is_met_in_preschool_and_school_only(sector, name):
    assert "läroplan" not in " ".join(texts(role_template(name, sector)))


@pytest.mark.parametrize("sector", OFFERED)
def test_each_role_says_what_it_is_for_and_what_it_is_mostly_about(sector):
    purposes = [template.purpose.text for template in role_templates(sector)]

    assert len(set(purposes)) == len(purposes)
    assert all(text.endswith(".") and len(text) <= 110 for text in purposes)
    for template in role_templates(sector):
        assert set(template.usual_areas) <= set(areas(sector))
        assert template.said.startswith(template.purpose.text)
        assert all(area.say in template.said for area in template.usual_areas)
        assert template.introduction


@pytest.mark.parametrize("sector", OFFERED)
def test_each_competence_and_requirement_is_tied_to_kinds_of_tasks(sector):
    for template in role_templates(sector):
        assert all(e.topics or e.words for e in (*template.requirements, *template.competences))
        assert len(template.competences) >= 4


def test_orebros_servicebitrade_begins_with_a_long_introduction_and_nykopings_does_not():
    orebro = role_template("servicebitrade_introduktion", "elder_care_home")
    nykoping = role_template("servicebitrade", "elder_care_home")

    assert [e.origin for e in orebro.introduction[:2]] == [Origin.WSP, Origin.WSP]
    assert "sex månaderna" in orebro.introduction[0].text
    assert "kravprofilen" in orebro.introduction[1].text
    assert orebro.only == ()
    assert not any("BEA" in entry.text for entry in nykoping.introduction)


def test_a_role_borrows_only_sentences_that_are_there_and_every_sentence_is_borrowed():
    roles = read("roles")
    shared = {key for part in roles["shared"].values() for key in part}

    assert {key for role in roles["role"] for key in role["borrows"]} == shared


def test_an_unknown_template_is_refused_listing_the_known_ones():
    with pytest.raises(UnknownTemplate) as refusal:
        role_template("vaktmastare")

    assert set(refusal.value.known) == set(TEMPLATES)


@pytest.mark.parametrize("sector", SECTORS)
def test_a_preschool_gets_forskolestod_and_others_serviceassistent(sector):
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
def test_every_requirement_names_a_task_that_justifies_it(tasks, name):
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


def test_the_introduction_begins_with_the_point_of_the_job():
    template = default_template("preschool")
    drafted = [area_of(task, "preschool") for task in NEW_ROLE]

    assert template.lead_for(drafted, "fem avdelningar", "förskollärare och barnskötare") == (
        "Du gör så att måltider, lokaler, vila och administration fungerar på fem avdelningar. "
        "Då får förskollärare och barnskötare mer tid med barnen."
    )


def test_the_introduction_stays_general_about_what_is_not_known():
    assert default_template("office").lead_for([]) == (
        "Du gör så att vardagen fungerar på hela arbetsplatsen. "
        "Då får dina kollegor mer tid för sitt uppdrag."
    )


@pytest.mark.parametrize("sector", SECTORS)
def test_the_introduction_names_at_most_four_areas(sector):
    lead = default_template(sector).lead_for(areas(sector))

    assert " och annat fungerar på hela arbetsplatsen" in lead
    assert "{" not in lead


def test_relief_is_stated_once_for_each_occupation():
    template = default_template("preschool")

    assert template.relief_for(["Förskollärare", "Barnskötare", "barnskötare", "Logoped"]) == (
        "Tjänsten är tänkt att ge "
        "förskollärare mer tid att planera undervisning och dokumentera barnens lärande, "
        "barnskötare mer tid för lek, omsorg och samtal med barnen "
        "samt logopeder mer tid för sitt uppdrag."
    )
    assert template.relief_for([]) == ""


@pytest.mark.parametrize(
    ("occupation", "relieved"),
    [
        ("En sjuksköterska", "ge sjuksköterskor mer tid för hälso- och sjukvård."),
        ("Undersköterska natt", "ge undersköterskor natt mer tid för omvårdnad och samtal."),
        ("IT-tekniker", "ge IT-tekniker mer tid för sitt uppdrag."),
        ("Kansliet", "ge yrkesgruppen kansliet mer tid för sitt uppdrag."),
        ("Lärarassistent", "ge lärarassistenter mer tid för stöd till elever och lärare."),
    ],
)
def test_relief_reads_as_swedish_whatever_an_occupation_is_called(occupation, relieved):
    assert default_template("school").relief_for([occupation]).endswith(relieved)


@given(st.lists(st.sampled_from([*OCCUPATIONS, *OCCUPATIONS.values(), "Kansliet"])))
def test_relief_is_one_sentence_without_numbers_or_a_single_person(names):
    said = default_template("school").relief_for(names)

    assert said.count(".") == bool(names)
    assert not any(character.isdigit() for character in said)
    assert "ge en " not in said


@given(st.lists(st.sampled_from(areas("school"))), st.integers(1, 20))
def test_the_introduction_agrees_with_one_department_and_with_many(named, count):
    departments = f"{number_word(count)} {'avdelning' if count == 1 else 'avdelningar'}"
    said = default_template("school").lead_for(named, departments)

    assert f" fungerar på {departments}. Då får " in said
    assert said.count(" och ") <= 1 + sum(" och " in area.say for area in named)


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
def test_independence_depends_on_the_kind_of_task(task, independence):
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
    known = set(topics())

    for template in role_templates():
        assert set(template.sectors) <= set(SECTORS)
        assert set(template.only) <= known
    for table in tables("roles"):
        assert set(table.get("sectors", [])) <= set(SECTORS)
        assert set(table.get("topics", [])) <= known
