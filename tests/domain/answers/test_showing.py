"""Showing: no difference between two showings of a task is one or two people's answers."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from akr.domain.answers.showing import ShownAnswer, show_anew
from akr.domain.answers.sorting import Colour
from akr.domain.room.anonymity import FEWEST

GREEN, YELLOW, RED, BLACK = Colour
ROOM = {f"{group}{n}": (group,) for group in "ab" for n in range(6)}


def shown_after(*rounds):
    """Show a task after each round of answers; a round is participant → colour."""
    shown, given_, number = (), {}, 0
    for showing, answers in enumerate(rounds, 1):
        for participant, colour in answers.items():
            number += 1
            given_[participant] = ShownAnswer(participant, colour, number)
        shown = show_anew(shown, tuple(given_.values()), ROOM, showing)
    return {each.participant: each.colour for each in shown if each.colour is not None}


FIRST = {f"a{n}": GREEN for n in range(6)}


def test_one_or_two_who_change_their_minds_are_not_shown():
    assert shown_after(FIRST, {"a0": RED, "a1": RED}) == FIRST


def test_three_who_change_are_shown_if_three_or_none_have_not():
    three = dict.fromkeys(["a0", "a1", "a2"], RED)

    assert shown_after(FIRST, three) == FIRST | three
    assert shown_after(FIRST, three | {"a3": RED}) == FIRST


def test_an_answer_given_again_in_the_same_colour_counts_as_one():
    """Else whether a task is shown anew would tell whether somebody changed."""
    again = {"a0": RED, "a1": RED, "a2": GREEN}

    assert shown_after(FIRST, again) == FIRST | again


def test_all_showings_are_compared_and_not_the_last_two():
    """Three come, and then two of them and another change: the third's answer would be left."""
    came = {"a3": RED, "a4": RED, "a5": RED}
    first = {"a0": GREEN, "a1": GREEN, "a2": GREEN}

    assert shown_after(first, came, {"a3": BLACK, "a4": BLACK, "a0": BLACK}) == first | came


def test_a_group_is_not_helped_by_another_ones_changes():
    both = FIRST | {f"b{n}": RED for n in range(6)}

    assert shown_after(both, {"a0": RED, "a1": RED, "b0": GREEN}) == both


def test_a_task_with_two_answers_was_never_shown_so_it_has_no_history():
    assert shown_after({"a0": RED, "a1": RED}, {"a2": RED}) == dict.fromkeys(
        ["a0", "a1", "a2"], RED
    )


def test_a_row_does_not_appear_because_one_who_did_not_know_answers_again():
    """It would tell that this one said *vet inte* before."""
    assert shown_after({"a0": RED, "a1": RED, "a2": None}, {"a2": RED}) == {"a0": RED, "a1": RED}


def test_one_who_answers_alone_in_a_group_is_in_no_total_either():
    """Three greens undivided, where one of four did not know, would be this one's green."""
    assert shown_after({"a0": GREEN, "a1": GREEN, "a2": None, "b0": GREEN}) == {}


rounds = st.lists(
    st.dictionaries(st.sampled_from(sorted(ROOM)), st.sampled_from([*Colour, None])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=300)
@given(rounds)
def test_no_sum_over_showings_is_of_one_or_two(rounds):
    """Whoever has seen all showings can add and subtract them: people go in threes."""
    shown, given_, number = (), {}, 0
    for showing, answers in enumerate(rounds, 1):
        for participant, colour in answers.items():
            number += 1
            given_[participant] = ShownAnswer(participant, colour, number)
        shown = show_anew(shown, tuple(given_.values()), ROOM, showing)

    alike = Counter((ROOM[each.participant], each.changes) for each in shown if each.changes)
    assert all(number >= FEWEST for number in alike.values())
    assert all(each.changes for each in shown)


@given(rounds, st.data())
def test_who_answered_decides_what_is_shown_and_not_what(rounds, data):
    others = [
        {p: data.draw(st.sampled_from([*Colour, None])) for p in answers} for answers in rounds
    ]

    def shown_when(rounds):
        shown, given_, number = (), {}, 0
        for showing, answers in enumerate(rounds, 1):
            for participant, colour in answers.items():
                number += 1
                given_[participant] = ShownAnswer(participant, colour, number)
            shown = show_anew(shown, tuple(given_.values()), ROOM, showing)
        return [(each.participant, each.number, each.changes) for each in shown]

    assert shown_when(rounds) == shown_when(others)
