"""Workshop 2's agenda has each task once, and nothing is missing when each is settled."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.answers.sorting import Counts
from akr.domain.cards.cards import DayPart, Task
from akr.domain.proposals.agenda import in_order, lacks_owner
from akr.domain.proposals.dissent import dissent_told, may_dissent
from akr.domain.proposals.missing import lacks_answers, still_missing
from akr.domain.proposals.proposals import Dissent, Proposal, ProposalKind, Question, Status
from akr.domain.room.anonymity import Grouping

keys = st.integers(0, 12).map(str)
tasks = st.builds(
    Task,
    id=keys,
    text=st.just("Duka"),
    not_done_today=st.none() | st.booleans(),
    added=st.none() | st.booleans(),
    left_because=st.none() | st.just("Tas i budgeten"),
)
rows = st.builds(
    lambda task, ownership: ResultRow(task, Counts(3, 0, 0, 0), {}, {}, ownership, (("kock",),)),
    tasks,
    st.sampled_from(Ownership),
)
results = st.lists(rows, unique_by=lambda row: row.task.id).map(
    lambda found: Result(Grouping(), tuple(found))
)
proposals = st.lists(
    st.builds(
        Proposal,
        task=keys,
        status=st.just(Status.PROPOSED),
        decision=st.sampled_from(ProposalKind),
        question=st.none() | st.sampled_from(Question),
        responsible=st.none() | st.just("Rektor"),
        due=st.none() | st.just(date(2027, 2, 15)),
        stands_alone=st.none() | st.booleans(),
        when=st.none() | st.just((DayPart.MIDDAY,)),
        needs_same_person=st.none() | st.booleans(),
    )
).map(lambda found: {each.task: each for each in found})


@given(result=results, proposed=proposals)
def test_the_agenda_has_each_task_once(result, proposed):
    order = in_order(result, proposed)

    listed = [row for rows in order.by_question.values() for row in rows]
    assert sorted(row.task.id for row in (*listed, *order.clear_owners)) == sorted(
        row.task.id for row in result.rows
    )


@given(result=results, proposed=proposals)
def test_nothing_is_missing_exactly_when_each_task_is_settled_and_each_change_owned(
    result, proposed
):
    said = [(row.task, proposed.get(row.task.id)) for row in result.rows]

    is_whole = all(
        task.left_because
        if proposal is None
        else not lacks_owner(proposal) and not lacks_answers(proposal)
        for task, proposal in said
    )

    assert (still_missing(result, proposed).count == 0) == is_whole


@given(result=results, proposed=proposals)
def test_each_missing_thing_has_a_task_to_go_to(result, proposed):
    missing = still_missing(result, proposed)

    listed = (*missing.proposal, *missing.owner, *missing.answers)
    assert {row.task.id for row in listed} <= {row.task.id for row in result.rows}


def test_a_needed_task_that_nobody_has_time_for_is_about_the_right_things():
    row = ResultRow(Task("a", "Duka"), None, {}, {}, Ownership.NOBODY, ())
    missing = replace(row, task=replace(row.task, not_done_today=True))

    def question(each):
        order = in_order(Result(Grouping(), (each,)), {}).by_question
        return next(question for question, rows in order.items() if rows)

    assert question(row) is Question.RIGHT_COMPETENCE
    assert question(missing) is Question.RIGHT_THINGS


def test_dissent_is_told_of_occupations_that_the_result_shows_on_their_own():
    grouping = Grouping(groups=(("a",), ("b", "c")), openly=("d",), silent=("e",))
    said = tuple(Dissent(each, "Behåll") for each in "abcde")
    proposal = Proposal("t", Status.PROPOSED, ProposalKind.STOP, dissent=said)

    assert may_dissent(grouping) == ("a", "d")
    assert [each.occupation for each in dissent_told(proposal, grouping)] == ["a", "d"]
