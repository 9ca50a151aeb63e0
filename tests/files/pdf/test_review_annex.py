"""The review annex, read back from real PDFs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.planning.process import Readiness, ReadinessQuestion, Reply, UnionComment
from akr.domain.planning.readiness import Conditions, Dates
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.role.draft import Facts
from akr.domain.role.line_edits import add_line, merge_lines, remove_line, set_time, split_line
from akr.domain.role.lines import Evidence, Line, WeeklyTime
from akr.domain.role.profile import AskedRow, ReviewRow, SpokenRow
from akr.files.pdf.review_annex import review_annex_pdf
from akr.files.pdf.role_profile import role_profile_pdf
from tests.builders import a_draft, a_line, a_profile, a_source, an_adoption
from tests.files.pdf.reading import elements, is_archivable_and_accessible, pages, whole_text
from tests.files.pdf.test_role_profile import COMPOUND, LETTERHEADS, SIXTY_TASKS

pytestmark = pytest.mark.slow

GROUPS = Evidence(
    cards=("duka", "ställa fram tallrikar"),
    total=Counts(red=7, yellow=4),
    groups=((("Förskollärare",), Counts(red=5)), (("Barnskötare", "Kock"), Counts(2, 4, 0, 0))),
    ownership="nobody",
    proposal=Proposal(
        "t1",
        Status.PROPOSED,
        ProposalKind.NEW_ROLE,
        obstacle="Vagnen står låst",
        responsible="Rektor",
        due=date(2027, 2, 15),
    ),
)
SAID_OF_THE_PLAN = Conditions(
    None,
    (Readiness(ReadinessQuestion.NO_SAVINGS, Reply.NO, "Nämnden vill spara två miljoner"),),
    (),
    Dates(),
    None,
    (UnionComment("c1", "Kommunal", "Vem viker tvätten?", date(2026, 9, 10)),),
    None,
)

NOTHING_SAID = Conditions(None, (), (), Dates(date(2026, 12, 1)), None, (), None)


def annexed(renderer, **changes):
    return whole_text(review_annex_pdf(renderer, a_profile(**changes)))


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(a_profile(conditions=SAID_OF_THE_PLAN), id="linden"),
        pytest.param(a_profile(adoption=an_adoption()), id="adopted"),
        pytest.param(
            a_profile(
                adoption=an_adoption(reasons=(f"Skäl till beslutet trots oenighet: {COMPOUND}",)),
                comments=(
                    SpokenRow("Kommunal", 1, "Inledning", "Vilka avdelningar?", "Alla fem."),
                    SpokenRow("Vision", 1, COMPOUND, COMPOUND, None),
                ),
                requests=(
                    AskedRow("Kommunal begärde förhandling", COMPOUND, ("Begäran är avslutad.",)),
                ),
            ),
            id="spoken-of",
        ),
        pytest.param(a_profile(draft=a_draft(lines=())), id="no-tasks"),
        pytest.param(a_profile(draft=a_draft(lines=(a_line(evidence=GROUPS),))), id="one-task"),
        pytest.param(a_profile(draft=a_draft(lines=SIXTY_TASKS)), id="sixty-tasks"),
        pytest.param(
            a_profile(draft=a_draft(title="ሓጋዚ 😀", lines=(a_line("مساعدة في المطبخ 👩🏽‍🍳"),))),
            id="other-scripts",
        ),
        pytest.param(
            a_profile(draft=a_draft(lines=(a_line(COMPOUND, area=COMPOUND, done_by=(COMPOUND,)),))),
            id="long-compound",
        ),
        pytest.param(
            a_profile(organisation=None, workplace=None, facts=Facts()), id="nothing-said"
        ),
    ],
)
def test_every_annex_is_archivable_and_accessible(renderer, profile):
    assert is_archivable_and_accessible(review_annex_pdf(renderer, profile))


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
def test_the_annex_wears_the_profiles_letterhead(renderer, letterhead):
    pdf = review_annex_pdf(renderer, a_profile(), letterhead)

    assert is_archivable_and_accessible(pdf)
    assert [figure["alt"] for figure in elements(pdf, "Figure")] == [
        "Logotyp för Exempelstads kommun"
    ]


def test_a_line_says_what_its_workshop_said_of_it(renderer):
    line = a_line("Duka fram", evidence=GROUPS, done_by=("Barnskötare", "Kock"))

    text = annexed(renderer, draft=a_draft(lines=(line,)))

    for said in (
        "1. Duka fram 3,8 h i veckan · självständigt",
        "Arbetsgruppens tid 15 min × 15 ggr/vecka = 3,8 h i veckan",
        "Förskollärare, 5 svar ● grön 0 ▲ gul 0 ➜ röd 5 ✕ svart 0",
        "Barnskötare och kock, 6 svar ● grön 2 ▲ gul 4 ➜ röd 0 ✕ svart 0",
        "Alla, 11 svar ● grön 0 ▲ gul 4 ➜ röd 7 ✕ svart 0",
        "I dag Görs av barnskötare och kock.",
        "Ägarskap Ingen äger",
        "”duka”, ”ställa fram tallrikar”",
        "Förslag Flytta till ny roll. Hinder: Vagnen står låst. Ansvarig: Rektor. Senast: 15 februari",
    ):
        assert said in text


def test_a_split_that_was_never_shown_is_not_in_the_annex_either(renderer):
    few = replace(GROUPS, total=None, groups=())
    whole = replace(GROUPS, groups=())
    lines = (a_line("Duka", evidence=few), a_line("Diska", evidence=whole))

    text = annexed(renderer, draft=a_draft(lines=lines))

    duka, diska = text.split("1. Duka")[1].split("2. Diska")
    assert "Under tre har sorterat uppgiften" in duka
    assert "röd" not in duka
    assert "Alla, 11 svar" in diska
    assert "Grupperna visas inte var för sig" in diska
    assert "Förskollärare, " not in text


def test_edited_lines_say_how_they_were_made(renderer):
    draft = a_draft()
    first, second, third, fourth, *_ = [line.id for line in draft.lines]
    draft = merge_lines(draft, [first, second], "Duka fram och av")
    draft = split_line(draft, third, "Disk på morgonen", "Disk", Fraction(1, 3))
    draft = set_time(draft, fourth, [WeeklyTime(25, 3)])
    draft = add_line(draft, "Vattna", "Grönt", "självständigt", WeeklyTime(30, 2), ())
    draft = remove_line(draft, draft.lines[-2].id)

    text = annexed(renderer, draft=draft)

    for said in (
        "1. Duka fram och av 8,8 h i veckan · självständigt · sammanslagen av 2 uppgifter",
        "Ur uppgiften ”Duka av och torka bord efter måltider”",
        "Ur uppgiften ”Köra diskmaskinen”",
        "Delad rad Raden har 33 % av uppgiftens tid, 1,3 h i veckan.",
        "Arbetsgruppens tid 20 min × 3 ggr/vecka = 1,0 h i veckan Arbetsgivarens tid 25 min × 3 ggr",
        "Vattna 1,0 h i veckan · självständigt · ny · tillagd av arbetsgivaren",
        "Tillagd av arbetsgivaren. Ingen verkstad har föreslagit uppgiften.",
        "Borttagna rader",
        "Redovisa kvitton 0,5 h i veckan",
    ):
        assert said in text


def test_the_annex_has_what_the_profile_leaves_out(renderer):
    said = (ReviewRow("Kommunal", 1, "Oenig", "Det här är en besparing"),)

    text = annexed(renderer, conditions=SAID_OF_THE_PLAN, reviews=said)

    for each in (
        "Gör ni det här utan krav på att spara? Nej. Nämnden vill spara två miljoner",
        "Synpunkt från Kommunal, 10 september 2026 ”Vem viker tvätten?” Väntar på svar.",
        "Kommunal 1 Oenig Det här är en besparing",
        "Ge medicin rollmallen, allmän kunskap om sådant arbete",
        "utvärderingen av STEG i Skaraborg (2022)",
    ):
        assert each in text


def test_hours_are_told_by_who_does_the_tasks_today_and_add_up_as_in_the_profile(renderer):
    lines = (
        a_line("Duka", minutes=15, times=15, done_by=("Barnskötare",)),
        a_line("Diska", minutes=15, times=15, done_by=("Barnskötare", "Kock")),
        a_line("Vattna", minutes=30, times=2, is_new=True),
        a_line("Ringa", minutes=None, times=None),
    )

    text = annexed(renderer, draft=a_draft(lines=lines))

    for said in (
        "Från barnskötare (1 uppgift) 3,8",
        "Från barnskötare och kock tillsammans (1 uppgift) 3,8",
        "Ingen har sagt vem som gör det i dag (1 uppgift, 1 utan tid) 0,0",
        "Flyttas från dem som gör det i dag 7,5",
        "Nytt: behövs, men hinns inte med i dag 1,0",
        "Tillsammans 8,5",
        "Minst en uppgift saknar tid",
    ):
        assert said in text
    assert "8,5 timmar per vecka" in whole_text(
        role_profile_pdf(renderer, a_profile(draft=a_draft(lines=lines)))
    )


def test_a_line_from_several_units_names_them_and_counts_the_house_once(renderer):
    own, others = a_source(evidence=GROUPS), a_source(evidence=GROUPS, process="p2", unit="Boken")
    house = replace(others, task="t3", is_counted=False)
    line = Line("l", "Duka fram", "Måltider", "självständigt", (own, others, house))
    savings = (("Boken", SAID_OF_THE_PLAN),)

    text = annexed(renderer, draft=a_draft(lines=(line,)), conditions=NOTHING_SAID, others=savings)

    assert "7,5 h i veckan · självständigt · sammanslagen av 3 uppgifter · från 2 enheter" in text
    assert "Ur uppgiften ”Duka fram till måltider”, Boken" in text
    assert "Räknas inte Tiden ingår redan i en annan enhets tid." in text
    assert (
        "Vad arbetet vilar på, Boken Uppdrag Inte angivet Förutsättningar Gör ni det här utan krav"
        in text
    )


def test_what_is_open_is_said_first(renderer):
    draft = a_draft()
    requirement = replace(draft.requirements[0], because=(), lines=(draft.lines[0].id,))
    draft = remove_line(replace(draft, requirements=(requirement,)), draft.lines[0].id)

    text = annexed(renderer, draft=draft)

    assert "Det här är inte sagt ännu: omfattning; handledare och ersättare; " in text
    assert f"Det här behöver du när du börjar: ”{requirement.text}” kom med en uppgift" in text


def test_a_hundred_and_fifty_lines_are_numbered_and_none_is_lost(renderer):
    lines = tuple(a_line(f"Uppgift {n}.", area=f"Område {n // 30}") for n in range(1, 151))

    text = pages(review_annex_pdf(renderer, a_profile(draft=a_draft(lines=lines))))

    whole = " ".join(text)
    assert [n for n in range(1, 151) if f"{n}. Uppgift {n}." not in whole] == []
    assert all("Granskningsunderlag · Förskolestöd" in page for page in text)
