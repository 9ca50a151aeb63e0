"""The report, read back from real PDFs."""

from dataclasses import replace
from datetime import date

import pytest

from akr.domain.cards.cards import Task
from akr.domain.planning.process import Readiness, ReadinessQuestion, Reply
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.proposals.report import report
from akr.files.pdf.report import report_pdf
from tests.files.pdf.reading import elements, is_archivable_and_accessible, pages, whole_text
from tests.files.pdf.test_role_profile import COMPOUND, LETTERHEADS
from tests.rooms import linden_process

pytestmark = pytest.mark.slow

NOTHING_PROPOSED = replace(linden_process(), proposals=())


def decided(process):
    """The process with every proposal decided by the employer."""
    proposals = tuple(replace(each, status=Status.DECIDED) for each in process.proposals)
    return replace(process, proposals=proposals)


def with_words(words):
    """Linden whose first task is said so, everywhere that a person can write."""
    process = linden_process()
    said = Proposal(
        process.tasks[0].id,
        Status.PROPOSED,
        ProposalKind.OTHER_OCCUPATION,
        obstacle=words,
        needed=words,
        ought_to=words,
        responsible=words,
        due=date(2027, 2, 15),
    )
    first = replace(process.occupations[0], name=words[:120])
    return replace(
        process,
        title=words,
        tasks=(replace(process.tasks[0], text=words), *process.tasks[1:]),
        occupations=(first, *process.occupations[1:]),
        proposals=(said, *process.proposals[1:]),
    )


def sixty_tasks():
    """A workplace of sixty tasks of two hundred letters, each of them to be changed."""
    tasks = tuple(Task(str(n), f"{n}. {'Sortera post ' * 15}", 10, n) for n in range(60))
    kinds = [kind for kind in ProposalKind if kind is not ProposalKind.KEEP]
    proposals = tuple(
        Proposal(task.id, Status.PROPOSED, kinds[n % len(kinds)]) for n, task in enumerate(tasks)
    )
    return replace(linden_process(), tasks=tasks, proposals=proposals, sortings=(), cards=())


def printed(renderer, process):
    return whole_text(report_pdf(renderer, report(process)))


@pytest.mark.parametrize(
    "process",
    [
        pytest.param(linden_process(), id="linden"),
        pytest.param(decided(linden_process()), id="decided"),
        pytest.param(NOTHING_PROPOSED, id="nothing-proposed"),
        pytest.param(Process(), id="nothing"),
        pytest.param(sixty_tasks(), id="sixty-tasks"),
        pytest.param(with_words("مساعدة في المطبخ 👩🏽‍🍳 ሓጋዚ"), id="other-scripts"),
        pytest.param(with_words(COMPOUND), id="long-compound"),
    ],
)
def test_every_report_is_archivable_and_accessible(renderer, process):
    assert is_archivable_and_accessible(report_pdf(renderer, report(process)))


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
def test_the_report_wears_the_organisations_letterhead(renderer, letterhead):
    pdf = report_pdf(renderer, report(linden_process()), letterhead)

    assert is_archivable_and_accessible(pdf)
    assert elements(pdf, "Figure")[0]["alt"] == "Logotyp för Exempelstads kommun"


def test_an_ordinary_report_is_two_to_four_pages_and_each_says_that_it_proposes(renderer):
    found = pages(report_pdf(renderer, report(linden_process())))

    assert 2 <= len(found) <= 4
    assert all("FÖRSLAG – arbetsgivaren beslutar efter samverkan" in page for page in found)


def test_what_the_employer_has_decided_is_called_a_decision_and_nothing_else(renderer):
    text = printed(renderer, decided(linden_process()))

    assert "BESLUT – fattat av arbetsgivaren" in text
    assert "uppgifter går till en ny roll" in text
    assert "Förslag:" not in text
    assert "◇" not in text


def test_it_says_why_who_whose_hours_and_by_when(renderer):
    text = printed(renderer, linden_process())

    for said in (
        "13 medarbetare (5 förskollärare, 7 barnskötare, 1 kock) sorterade 28 arbetsuppgifter.",
        "Kock svarade i samtalet och står inte i någon siffra.",
        "Syfte Ta fram nya tjänster",
        "Uppdrag Barn- och utbildningsnämnden, 27 augusti 2026, BUN 2026/84",
        "Flytta till ny roll, 17 uppgifter 31,9 och 2,7 nya timmar i veckan",
        "Ringa in vikarier på morgonen ◇ Förslag förskollärare och barnskötare 2,5 Rektor",
        "Hinder: Alla får alla utskick. Behövs: Sändlistor per avdelning.",
        "Kock en ny roll ◇ Förslag 5 11,0",
        "Kock 11,0–14,8 – –",
        "Uppföljning 22 april 2027",
    ):
        assert said in text


def test_what_was_not_in_place_is_said(renderer):
    savings = Readiness(ReadinessQuestion.NO_SAVINGS, Reply.NO, "Nämnden vill spara två miljoner")

    text = printed(renderer, replace(linden_process(), readiness=(savings,)))

    assert "Gör ni det här utan krav på att spara? Nej. Nämnden vill spara två miljoner" in text


def test_every_bar_is_said_in_words_to_who_cannot_see_it(renderer):
    drawn = [
        each["alt"] for each in elements(report_pdf(renderer, report(linden_process())), "Figure")
    ]

    assert "Kock: 31,0 timmar oklart" in drawn
    assert "◇ Förslag: flytta till ny roll: 31,9 timmar görs i dag och 2,7 timmar nytt" in drawn
    assert all(drawn)


def test_before_workshop_2_it_says_that_nothing_is_proposed(renderer):
    text = printed(renderer, NOTHING_PROPOSED)

    assert "Inget är föreslaget än. Verkstad 2 är 22 oktober 2026." in text
    assert "28 uppgifter är utan förslag" in text
    assert "Vem äger vad?" in text
