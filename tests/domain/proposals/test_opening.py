"""A part of workshop 2 opens with what the room said, and with nothing else."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.answers.sorting import Counts
from akr.domain.cards.cards import Task
from akr.domain.proposals.opening import FactKind, opening
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status
from akr.domain.room.anonymity import Grouping
from tests.domain.proposals.test_agenda import proposals, results
from tests.rooms import linden_process


def a_row(text, total=(3, 0, 0, 0), ownership=Ownership.NOBODY, **task):
    return ResultRow(Task(text, text, **task), Counts(*total), {}, {}, ownership, ())


def told(part, *rows, **proposed):
    facts = opening(part, Result(Grouping(), rows), proposed)
    return {fact.kind: fact.tasks for fact in facts}


def a_proposal(decision, **said):
    return Proposal("a", Status.PROPOSED, decision, **said)


def test_the_right_things_open_with_what_should_stop_and_what_is_missing():
    facts = told(
        AgendaPart.RIGHT_THINGS,
        a_row("Läsa brev", (0, 0, 0, 5), Ownership.STOP),
        a_row("Duka", (4, 0, 0, 1)),
        a_row("Leka", not_done_today=True),
        a_row("Vattna", added=True),
    )

    assert facts == {
        FactKind.STOP: ("Läsa brev",),
        FactKind.SOME_STOP: ("Duka",),
        FactKind.NOT_DONE: ("Leka",),
        FactKind.ADDED: ("Vattna",),
    }


def test_the_right_way_opens_with_double_work_and_time_and_what_was_placed_there():
    facts = told(
        AgendaPart.RIGHT_WAY,
        *(a_row(f"{n}", minutes=n, times_per_week=60) for n in range(1, 6)),
        a_row("a", done_by=("kock", "barnskotare")),
        a=a_proposal(ProposalKind.KEEP, question=Question.RIGHT_WAY),
    )

    assert facts == {
        FactKind.SEVERAL_DO: ("a",),
        FactKind.LONGEST: ("5", "4", "3"),
        FactKind.OTHER_WAY: ("a",),
    }


def test_the_right_competence_opens_with_who_owns_what_and_what_most_call_yellow():
    facts = told(
        AgendaPart.RIGHT_COMPETENCE,
        a_row("Duka", ownership=Ownership.SEVERAL),
        a_row("Vika", (1, 2, 0, 0), Ownership.CLEAR_OWNER),
        a_row("Sopa", (1, 1, 0, 0), Ownership.TOO_FEW),
    )

    assert facts == {
        FactKind.SEVERAL: ("Duka",),
        FactKind.SUPPORTS: ("Vika",),
        FactKind.TOO_FEW: ("Sopa",),
        FactKind.CLEAR: ("Vika",),
    }


def test_workshop_2_ends_with_what_it_proposes():
    change = a_proposal(ProposalKind.STOP)
    rows = (a_row("a"), a_row("b"), a_row("c", left_because="Tas i budgeten"), a_row("d"))

    facts = told(AgendaPart.ROUND_OFF, *rows, a=change, b=a_proposal(ProposalKind.KEEP))
    owned = replace(change, responsible="Rektor", due=date(2027, 2, 15))

    assert facts == {
        FactKind.CHANGES: ("a",),
        FactKind.STAYS: ("b",),
        FactKind.LEFT: ("c",),
        FactKind.UNSETTLED: ("d",),
    }
    assert told(AgendaPart.ROUND_OFF, *rows, a=owned)[FactKind.OWNED] == ("a",)


def test_what_too_few_have_answered_is_in_no_number_of_colours():
    hidden = replace(a_row("Duka"), total=None, ownership=Ownership.TOO_FEW)

    assert told(AgendaPart.RIGHT_THINGS, hidden) == {}
    assert told(AgendaPart.RIGHT_COMPETENCE, hidden) == {FactKind.TOO_FEW: ("Duka",)}


@given(result=results, proposed=proposals, part=st.sampled_from(AgendaPart))
def test_a_fact_is_of_tasks_of_the_result_and_is_never_empty(result, proposed, part):
    known = {row.task.text for row in result.rows}

    for fact in opening(part, result, proposed):
        assert fact.tasks
        assert set(fact.tasks) <= known


def test_no_opening_changes_with_an_answer_that_the_result_does_not_show():
    """The cook of Linden is in no number, so whatever the cook answers is in no opening."""
    process = linden_process()
    (cook,) = (each.id for each in process.participants if each.occupation == "kock")
    without = replace(
        process, sortings=tuple(each for each in process.sortings if each.participant != cook)
    )
    proposed = {each.task: each for each in process.proposals}

    for part in AgendaPart:
        assert opening(part, publish(process), proposed) == opening(
            part, publish(without), proposed
        )
