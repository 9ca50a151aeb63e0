from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards.cards import Task
from akr.domain.planning.process import Occupation
from akr.domain.proposals.action_plan import (
    Balance,
    Destination,
    Move,
    Span,
    action_rows,
    balances,
    moves,
)
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status

OCCUPATIONS = (
    Occupation("fsk", "Förskollärare"),
    Occupation("bsk", "Barnskötare"),
    Occupation("kock", "Kock"),
)
TEN = Span(Fraction(10), Fraction(10))
UP_TO_TEN = Span(Fraction(0), Fraction(10))


def a_process(*proposed):
    """A process of tasks, each with what is proposed for it."""
    return Process(
        occupations=OCCUPATIONS,
        tasks=tuple(task for task, _ in proposed),
        proposals=tuple(proposal for _, proposal in proposed),
    )


def ten_hours(decision, done_by=("fsk",), ought_to=None, status=Status.PROPOSED, **said):
    """A task of ten hours a week, and what is proposed for it."""
    task = Task("t", "Duka fram", minutes=60, times_per_week=10, done_by=done_by, **said)
    return task, Proposal("t", status, decision, ought_to=ought_to)


def moved(*proposed):
    return moves(action_rows(a_process(*proposed)))


def test_a_row_names_who_does_the_task_and_who_ought_to():
    (row,) = action_rows(
        a_process(ten_hours(ProposalKind.OTHER_OCCUPATION, ("fsk",), "barnskötare"))
    )

    assert (row.done_by, row.receivers) == (("Förskollärare",), ("Barnskötare",))
    assert (row.status, row.is_change, row.hours.moved) == (Status.PROPOSED, True, 10)


def test_a_task_that_is_kept_is_no_change():
    (row,) = action_rows(a_process(ten_hours(ProposalKind.KEEP)))

    assert not row.is_change
    assert moves([row]) == ()


@pytest.mark.parametrize(
    ("decision", "destination"),
    [
        (ProposalKind.OTHER_OCCUPATION, Destination.OCCUPATION),
        (ProposalKind.NEW_ROLE, Destination.NEW_ROLE),
        (ProposalKind.STOP, Destination.NOWHERE),
    ],
)
def test_hours_go_where_the_proposal_says(decision, destination):
    (move,) = moved(ten_hours(decision))

    assert move == Move(Status.PROPOSED, ("Förskollärare",), destination, (), False, TEN, 1)


def test_a_task_done_another_way_or_looked_into_moves_no_hours_that_are_known():
    assert moved(ten_hours(ProposalKind.CHANGE_METHOD), ten_hours(ProposalKind.INVESTIGATE)) == ()


def test_hours_of_a_task_that_several_do_are_a_range_for_each_and_exact_together():
    (move,) = moved(ten_hours(ProposalKind.NEW_ROLE, ("fsk", "bsk")))

    assert (move.givers, move.hours) == (("Förskollärare", "Barnskötare"), TEN)
    assert [each.gives for each in balances([move])] == [UP_TO_TEN, UP_TO_TEN]


def test_a_task_that_nobody_does_today_takes_no_ones_time():
    new = ten_hours(ProposalKind.OTHER_OCCUPATION, ("fsk",), "Kock", not_done_today=True)

    (move,) = moved(new)

    assert (move.givers, move.is_new, move.hours) == ((), True, TEN)
    assert balances([move]) == (Balance("Kock", Span(), Span(), TEN),)


def test_who_does_a_task_with_others_and_goes_on_alone_takes_over_between_none_and_all():
    (move,) = moved(ten_hours(ProposalKind.OTHER_OCCUPATION, ("fsk", "bsk"), "Barnskötare"))

    assert (move.givers, move.takers, move.hours) == (
        ("Förskollärare",),
        ("Barnskötare",),
        UP_TO_TEN,
    )


def test_a_task_that_goes_to_those_who_do_it_moves_nothing():
    assert moved(ten_hours(ProposalKind.OTHER_OCCUPATION, ("bsk",), "Barnskötare")) == ()


@pytest.mark.parametrize(
    ("words", "receivers"),
    [
        ("barnskötare och Kock", ("Barnskötare", "Kock")),
        ("Barnskötare, kock", ("Barnskötare", "Kock")),
        (" Vaktmästaren ", ("Vaktmästaren",)),
        ("Barnskötare och vaktmästaren", ("Barnskötare och vaktmästaren",)),
        (None, ()),
    ],
)
def test_receivers_are_occupations_where_the_words_name_them(words, receivers):
    (row,) = action_rows(a_process(ten_hours(ProposalKind.OTHER_OCCUPATION, ("fsk",), words)))

    assert row.receivers == receivers


def test_an_occupation_whose_name_has_a_conjunction_is_one():
    process = Process(
        occupations=(Occupation("syv", "Studie- och yrkesvägledare"),),
        tasks=(Task("t", "Ringa"),),
        proposals=(
            Proposal(
                "t",
                Status.PROPOSED,
                ProposalKind.OTHER_OCCUPATION,
                ought_to="studie- och yrkesvägledare",
            ),
        ),
    )

    assert action_rows(process)[0].receivers == ("Studie- och yrkesvägledare",)


def test_a_task_without_estimate_moves_unknown_hours_and_is_counted():
    task = Task("t", "Duka", done_by=("fsk",))

    (move,) = moved((task, Proposal("t", Status.PROPOSED, ProposalKind.NEW_ROLE)))

    assert (move.hours, move.tasks, move.unknown) == (Span(), 1, 1)


def test_what_is_proposed_and_what_is_decided_are_never_one_sum():
    proposed, decided = moved(
        ten_hours(ProposalKind.NEW_ROLE),
        *[
            (Task("u", "Diska", 60, 10, done_by=("fsk",)), each)
            for each in [Proposal("u", Status.DECIDED, ProposalKind.NEW_ROLE)]
        ],
    )

    assert (proposed.status, decided.status) == (Status.PROPOSED, Status.DECIDED)


WHO = st.lists(st.sampled_from(["fsk", "bsk", "kock"]), unique=True, max_size=3).map(tuple)
NAMED = st.sampled_from([None, "Förskollärare", "barnskötare och kock", "Kock", "Vaktmästare"])
PROPOSED = st.lists(
    st.tuples(
        st.sampled_from(ProposalKind),
        WHO,
        NAMED,
        st.one_of(st.none(), st.integers(0, 600)),
        st.booleans(),
    ),
    max_size=8,
)


def said_as_process(said):
    return a_process(
        *(
            (
                Task(str(n), "t", minutes, 7, not_done_today=is_new, done_by=done_by),
                Proposal(str(n), Status.PROPOSED, decision, ought_to=ought_to),
            )
            for n, (decision, done_by, ought_to, minutes, is_new) in enumerate(said)
        )
    )


@given(PROPOSED)
def test_every_hour_that_may_move_moves_once_and_new_hours_never_count_as_moved(said):
    rows = [row for row in action_rows(said_as_process(said)) if moves([row])]

    found = moves(rows)

    assert sum(move.tasks for move in found) == len(rows)
    for is_new, sum_of in ((False, "moved"), (True, "new")):
        most = sum(move.hours.most for move in found if move.is_new is is_new)
        assert most == sum(getattr(row.hours, sum_of) for row in rows)


@given(PROPOSED)
def test_those_who_give_and_those_who_take_account_for_the_same_hours(said):
    for move in moves(action_rows(said_as_process(said))):
        shares = balances([move])

        assert not (move.is_new and move.givers)
        if move.givers:
            assert sum(each.gives.least for each in shares) <= move.hours.most
            assert sum(each.gives.most for each in shares) >= move.hours.most
        if move.takers:
            assert sum((each.takes + each.new).least for each in shares) <= move.hours.most
            assert sum((each.takes + each.new).most for each in shares) >= move.hours.most


@given(PROPOSED)
def test_what_one_occupation_gives_at_least_is_what_it_alone_does_today(said):
    found = moves(action_rows(said_as_process(said)))

    for balance in balances(found):
        alone = [move.hours.least for move in found if move.givers == (balance.occupation,)]
        assert balance.gives.least == sum(alone)
