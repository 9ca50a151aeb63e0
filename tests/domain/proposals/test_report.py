from dataclasses import replace

import pytest

from akr.domain.answers.reasons import Reason
from akr.domain.proposals.proposals import Dissent, ProposalKind, Status
from akr.domain.proposals.report import report
from akr.text import report as words
from tests.rooms import linden_process

DISSENT = (
    Dissent("barnskotare", "dela upp den"),
    Dissent("kock", "behålla den"),
)


def changed(**said):
    """Linden with its first proposal changed."""
    process = linden_process()
    first, *others = process.proposals
    return replace(process, proposals=(replace(first, **said), *others))


def test_it_tells_who_wants_something_else_where_the_result_shows_them_alone():
    found = report(changed(dissent=DISSENT))

    assert found.dissent == {"duka": (("Barnskötare", "dela upp den"),)}
    assert [each.label for each in words.dissent(found)] == ["Duka fram till måltider"]


def test_it_tells_no_reason_of_an_occupation_that_is_in_no_number():
    reasons = (
        Reason("duka", "barnskotare", "Det blir olika"),
        Reason("duka", "kock", "Jag hinner"),
    )

    found = report(replace(linden_process(), reasons=reasons))

    assert found.reasons == {"duka": ((("Barnskötare",), ("Det blir olika",)),)}


def test_what_was_left_for_a_reason_is_not_missing():
    process = linden_process()
    first, *others = process.tasks
    left = replace(first, left_because="Vi vet för lite om vagnen")

    found = report(replace(process, tasks=(left, *others), proposals=process.proposals[2:]))

    assert [task.id for task in found.left] == ["duka"]
    assert [task.id for task in found.without_proposal] == ["duka-av"]
    assert "1 uppgift är utan förslag" in words.lacking(found)


def test_a_change_without_somebody_responsible_or_a_date_is_missing_something():
    found = report(changed(responsible=None))

    assert [row.task.id for row in found.lacking] == ["duka"]


@pytest.mark.parametrize(
    ("statuses", "is_decided"),
    [
        ([Status.PROPOSED], False),
        ([Status.DECIDED], True),
        ([Status.DECIDED, Status.PROPOSED], False),
    ],
)
def test_it_is_decided_when_every_change_is(statuses, is_decided):
    process = linden_process()
    changes = [each for each in process.proposals if each.decision is not ProposalKind.KEEP]
    kept = [each for each in process.proposals if each.decision is ProposalKind.KEEP]
    said = [replace(each, status=statuses[n % len(statuses)]) for n, each in enumerate(changes)]

    assert report(replace(process, proposals=(*kept, *said))).is_decided is is_decided


def test_nothing_proposed_is_nothing_decided():
    assert not report(replace(linden_process(), proposals=())).is_decided


def test_a_note_says_what_is_in_the_way_and_whether_the_task_stands_alone():
    found = report(changed(obstacle="Vagnen är låst.", needed="En nyckel", stands_alone=True))
    (row,) = (row for row in found.rows if row.task.id == "duka")

    assert words.notes(found, row) == (
        "Hinder: Vagnen är låst. Behövs: En nyckel.",
        "Kan göras för sig: ja",
    )


def test_who_took_part_says_who_is_in_no_number():
    found = report(linden_process())

    assert words.who_took_part(found) == (
        "13 medarbetare (5 förskollärare, 7 barnskötare, 1 kock) sorterade 28 arbetsuppgifter. "
        "Kock svarade i samtalet och står inte i någon siffra."
    )
