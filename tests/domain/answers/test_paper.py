"""A board's counts are dealt to anonymous participants, and the analysis gives them back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.analysis import analyse
from akr.domain.answers.errors import TooManyAnswers
from akr.domain.answers.paper import check_room, deal, participants_needed
from akr.domain.answers.sorting import Colour, Counts, Sorting
from akr.domain.cards.cards import Task
from akr.domain.proposals.process import Process
from akr.domain.room.participants import Participant

numbers = st.integers(0, 30)
boards = st.dictionaries(
    st.text(min_size=1, max_size=3), st.builds(Counts, numbers, numbers, numbers, numbers)
)


@given(boards)
def test_the_analysis_of_a_board_gives_its_counts_back(board):
    dealt = deal(board)
    process = Process(
        participants=tuple(
            Participant(str(n), "carer") for n in range(participants_needed(board.values()))
        ),
        tasks=tuple(Task(task, task) for task in board),
        sortings=tuple(Sorting(str(each.participant), each.task, each.colour) for each in dealt),
    )

    found = {each.task.id: each.counts for each in analyse(process).tasks}

    assert found == board


@given(boards)
def test_each_participant_answers_a_task_once_and_all_answer_about_equally_often(board):
    dealt = deal(board)
    answers = Counter(each.participant for each in dealt)

    assert len({(each.participant, each.task) for each in dealt}) == len(dealt)
    assert max(answers.values(), default=0) - min(answers.values(), default=0) <= 1
    assert len(answers) == participants_needed(board.values())


def difference(one, other):
    """How many answers at least must change: those that go, or come, or change colour."""
    gone = [max(0, one.of(colour) - other.of(colour)) for colour in Colour]
    come = [max(0, other.of(colour) - one.of(colour)) for colour in Colour]
    return max(sum(gone), sum(come))


@given(boards, boards)
def test_a_board_dealt_anew_changes_no_more_answers_than_its_counts_do(first, second):
    before = deal(first)
    after = deal(second, before)

    for task, counts in second.items():
        had, has = (
            {each.participant: each.colour for each in dealt if each.task == task}
            for dealt in (before, after)
        )
        changed = {key for key in had | has if had.get(key) != has.get(key)}
        assert Counter(has.values()) == Counter({c: counts.of(c) for c in Colour if counts.of(c)})
        assert len(changed) == difference(first.get(task, Counts()), counts)


@given(boards)
def test_a_board_saved_again_stays_as_it_was_dealt(board):
    before = deal(board)

    assert set(deal(board, before)) == set(before)


def test_more_answers_than_people_are_refused_naming_every_wrong_row():
    rows = {
        "a": {"carer": Counts(green=3, red=2), "cook": Counts(black=1)},
        "b": {"carer": Counts(green=4), "cook": Counts(black=2)},
    }

    with pytest.raises(TooManyAnswers) as refused:
        check_room(rows, {"carer": 6, "cook": 1}, {"carer": 2})

    assert refused.value.wrong == {("a", "carer"): (5, 4), ("b", "cook"): (2, 1)}


def test_an_occupation_of_unknown_size_is_not_checked():
    check_room({"a": {"carer": Counts(green=30)}}, {"carer": None}, {})
