"""The report at the edge: the result and action plan as a page and as PDF, and for whom."""

from dataclasses import replace
from fractions import Fraction

import pytest

from akr import text
from akr.domain.answers.published import publish
from akr.domain.proposals.pictures import pictures
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Dissent
from akr.domain.proposals.report import report
from akr.steps.planning import processes
from tests.files.pdf.reading import whole_text
from tests.page import read
from tests.rooms import linden_process
from tests.web.drafts import work_of
from tests.web.forms import WITHOUT_UNIONS
from tests.web.people import LEADER, MANAGER, account_of
from tests.web.processes import created

LEFT_OVER = 0.011
"""Of a bar's width, which is written with two decimals."""


def kept(web, process):
    """Store a process that the leader leads and the manager decides on; its address."""
    work = work_of(web)
    with work:
        public_id = work.add_process(process)
        work.co_leaders.add_leader(public_id, account_of(web, LEADER).id)
    processes.appoint_manager(work_of(web), public_id, account_of(web, MANAGER).public_id)
    return f"/processes/{public_id}"


@pytest.fixture
def linden(web):
    return kept(web, linden_process())


def shown(somebody, process):
    answer = somebody.get(f"{process}/report")
    assert answer.status_code == 200
    return read(answer)


def test_the_plan_is_shown_to_its_leader(leader, linden):
    page = shown(leader, linden)

    assert page.one("h1").words == "Resultat och handlingsplan"
    assert page.texts(".report-figures li") == [
        "17 uppgifter föreslås gå till en ny roll",
        "31,9 h i veckan flyttas, 2,7 h är nytt",
        "1 uppgift föreslås sluta, 1 görs på annat sätt",
        "9 uppgifter ligger kvar",
    ]
    assert leader.get(linden).text.count(f'href="{linden}/report"') == 1


def test_nobody_else_gets_it_but_from_the_leaders_hand(other_leader, manager, stranger, linden):
    assert f"{linden}/report" not in manager.get(linden).text
    for somebody in (other_leader, manager, stranger):
        for address in ("report", "report.pdf"):
            assert somebody.get(f"{linden}/{address}").status_code == 404


def test_it_is_hidden_until_the_result_is_shown_to_all(leader):
    process = created(leader)
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)

    assert "Det finns inget resultat att dela ut än" in leader.get(f"{process}/report").text
    assert leader.get(f"{process}/report.pdf").status_code == 409


def test_proposed_and_decided_are_told_apart_by_word_and_sign_in_every_row(leader, linden):
    page = shown(leader, linden)

    said = page.texts(".action-facts > div:first-child dd")
    assert set(said) == {"◇ Förslag", "◆ Beslut"}
    assert len(said) == 19
    assert "◇ Förslag – arbetsgivaren beslutar efter samverkan" in page.one(".report-mark").words


def test_before_workshop_2_it_says_when_proposals_come_and_shows_what_was_said(web, leader):
    page = shown(leader, kept(web, replace(linden_process(), proposals=())))

    assert "Inget är föreslaget än. Verkstad 2 är 22 oktober 2026." in page.words
    assert not page.has(".report-figures")
    assert "Vem äger vad?" in page.texts(".picture h2")


def test_without_times_no_hours_are_drawn_and_each_is_said_to_lack_one(web, leader):
    tasks = tuple(replace(task, minutes=None) for task in linden_process().tasks)

    page = shown(leader, kept(web, replace(linden_process(), tasks=tasks)))

    assert page.texts(".picture h2") == [
        "Vem äger vad?",
        "Det här borde vi sluta med",
        "Hur lika vi ser det",
    ]
    assert "28 uppgifter saknar tid" in page.words


def test_an_empty_process_has_a_report_that_says_so(web, leader):
    page = shown(leader, kept(web, Process(title="Tom")))

    assert "Inget är föreslaget än" in page.words
    assert not page.has(".picture")


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_every_bar_is_as_wide_as_what_it_counts(leader, linden, place):
    """All bars of a picture have one scale: a part's width is its amount, as a person reads it."""
    page = shown(leader, linden)
    picture = report(linden_process()).pictures[place]
    drawn = page.one(f"[aria-labelledby=picture-{picture.kind}]")

    for bar, row in zip(picture.bars, drawn.all("tbody tr"), strict=False):
        whole = float(row.one("svg")["viewBox"].split()[2])
        wide = [float(part["width"]) for part in row.all(".part")]
        assert wide == pytest.approx(
            [float(part.amount / picture.longest * whole) for part in bar.parts], abs=LEFT_OVER
        )
        cells = {
            kind: cell.words.removeprefix(f"{said.sign} {said.word} ")
            for (kind, said), cell in zip(
                ((kind, text.PARTS[kind]) for kind in picture.kinds),
                row.all("td")[1:],
                strict=False,
            )
        }
        assert cells == {
            kind: text.amount(picture.kind, bar.of(kind)) if bar.of(kind) else ""
            for kind in picture.kinds
        }
        assert text.bar_label(picture.kind, bar) == row.one("th").words


def test_the_longest_bar_fills_the_width_and_none_is_longer(leader, linden):
    page = shown(leader, linden)

    for picture in page.all(".picture"):
        ends = []
        for svg in picture.all("svg"):
            whole = Fraction(svg["viewBox"].split()[2])
            ends.append(sum(Fraction(part["width"]) for part in svg.all(".part")) / whole)
        assert float(max(ends)) == pytest.approx(1, abs=0.001)


def test_hours_that_some_share_are_a_range_for_each_and_whole_together(leader, linden):
    page = shown(leader, linden)
    rows = [[cell.words for cell in row.all("th, td")] for row in page.all("table tr")]

    assert ["Barnskötare och kock tillsammans", "en ny roll", "◇ Förslag", "1", "3,8"] in rows
    assert ["Kock", "11,0–14,8", "–", "–"] in rows
    assert "Spannen ska inte räknas ihop." in page.words


@pytest.mark.slow
def test_who_wants_something_else_and_what_was_left_are_said_on_the_page_and_on_paper(web, leader):
    process = linden_process()
    left = replace(process.tasks[0], left_because="Vi vet för lite om vagnen")
    wants = (Dissent("barnskotare", "dela upp den"), Dissent("kock", "behålla den"))
    proposals = (replace(process.proposals[1], dissent=wants), *process.proposals[2:])
    process = replace(process, tasks=(left, *process.tasks[1:]), proposals=proposals)

    address = kept(web, process)
    page = " ".join(shown(leader, address).pieces)
    paper = whole_text(leader.get(f"{address}/report.pdf").data)

    for said in (page, paper):
        assert (
            "Olika meningar Duka av och torka bord efter måltider "
            "Barnskötare vill något annat: dela upp den" in said
        )
        assert "Lämnade utan förslag Duka fram till måltider Vi vet för lite om vagnen" in said
        assert "behålla den" not in said


def test_the_pictures_have_no_share_of_people(leader, linden):
    page = shown(leader, linden)

    assert "%" not in page.words
    assert all("inget att räkna" not in text.told(p, b) for p in _drawn() for b in p.bars)


def _drawn():
    return pictures(linden_process(), publish(linden_process()))
