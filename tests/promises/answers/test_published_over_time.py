"""Nobody can compute an answer from all that is ever published of a row, except as the door says.

The door says that a group of one mind shows it, and that the last of a group can see what all the
others share. Whoever answers openly has agreed to. `tests.promises.answers.over_time` is the model; `python -m tests.promises.answers.deeper` searches
further than an everyday run can.
"""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.process import SortedProcess
from akr.domain.answers.published import publish
from akr.domain.answers.showing import ShownAnswer, show_anew
from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.planning.process import Occupation
from akr.domain.room.anonymity import FEWEST, Grouping
from akr.domain.room.participants import Participant
from tests.promises.answers.over_time import THREE_COLOURS, TWO_COLOURS, first_leak, traces

LIMITS = [
    *((people, 1, THREE_COLOURS, {}) for people in range(1, 8)),
    *((people, 2, TWO_COLOURS, {}) for people in range(1, 5)),
    pytest.param(5, 2, TWO_COLOURS, {"joins": False}, marks=pytest.mark.slow),
    (6, 2, TWO_COLOURS, {"joins": False, "occupations": 1}),
    (5, 1, TWO_COLOURS, {"entered": True}),
    (3, 2, TWO_COLOURS, {"entered": True}),
    (5, 2, TWO_COLOURS, {"joins": False, "occupations": 1, "entered": True}),
    pytest.param(4, 2, TWO_COLOURS, {"joins": False, "entered": True}, marks=pytest.mark.slow),
]
"""People, showings, answers and limits."""


@pytest.mark.parametrize(("people", "showings", "answers", "limits"), LIMITS)
def test_no_answer_follows_from_all_that_is_published_of_a_row(people, showings, answers, limits):
    leak, worlds = first_leak(show_anew, traces(people, showings, **limits), answers)

    assert leak is None
    assert worlds


PEOPLE = (("a", 4), ("b", 3), ("cook", 1), ("nurse", 2))
GROUPING = Grouping((("a", "cook"), ("b",)), ("nurse",))
SEATS = tuple(f"{o} {n}" for o, size in PEOPLE for n in range(size))
BOTH = ("one", "other")


def house(sortings, tasks=BOTH):
    """Seven who are counted, a cook who sits with the first, and two nurses who answer openly."""
    return SortedProcess(
        occupations=tuple(Occupation(o, o) for o, _ in PEOPLE),
        participants=tuple(Participant(seat, seat.split()[0]) for seat in SEATS),
        tasks=tuple(Task(task, task) for task in tasks),
        sortings=tuple(each for each in sortings if each.task in tasks),
        grouping=GROUPING,
    )


@given(st.lists(st.sampled_from([*Colour, None, ...]), min_size=2 * len(SEATS)))
def test_two_tasks_together_tell_what_each_tells_alone(colours):
    """So to search one row is to search all pairs: `show_anew` looks at one task at a time."""
    answers = zip(product(BOTH, SEATS), colours, strict=False)
    sortings = [Sorting(seat, task, c) for (task, seat), c in answers if c is not ...]

    together = publish(house(sortings))

    alone = [publish(house(sortings, (task,))).rows[0] for task in BOTH]
    assert list(together.rows) == alone


def renewed(shown, given, showing):
    """What would be shown, with every participant's history."""
    before = {each.participant: each for each in shown}
    return tuple(
        ShownAnswer(
            each.participant,
            each.colour,
            each.number,
            old.changes
            if (old := before.get(each.participant)) and old.number == each.number
            else (*(old.changes if old else ()), showing),
        )
        for each in given
    )


def shown_always(shown, given, group_of, showing, entered=()):
    return renewed(shown, given, showing)


def two_are_enough(shown, given, group_of, showing, entered=()):
    new = renewed(shown, given, showing)
    alike = Counter((group_of[each.participant], each.changes) for each in new)
    return new if all(number >= FEWEST - 1 for number in alike.values()) else shown


def who_stays_is_ignored(shown, given, group_of, showing, entered=()):
    new = renewed(shown, given, showing)
    alike = Counter(group_of[e.participant] for e in new if e.changes[-1] == showing)
    return new if all(number >= FEWEST for number in alike.values()) else shown


def the_last_two_are_compared(shown, given, group_of, showing, entered=()):
    new = renewed(shown, given, showing)
    alike = Counter((group_of[each.participant], each.changes[-1] == showing) for each in new)
    return new if all(number >= FEWEST for number in alike.values()) else shown


def groups_are_counted_together(shown, given, group_of, showing, entered=()):
    new = renewed(shown, given, showing)
    alike = Counter(each.changes for each in new)
    return new if all(number >= FEWEST for number in alike.values()) else shown


def colours_decide_when_it_is_first_shown(shown, given, group_of, showing, entered=()):
    if not shown and sum(each.colour is not None for each in given) < FEWEST:
        return ()
    return show_anew(shown, given, group_of, showing, entered)


def those_entered_hide(shown, given, group_of, showing, entered=()):
    return show_anew(shown, given, group_of, showing)


@pytest.mark.parametrize(
    ("rule", "people", "showings", "limits"),
    [
        (shown_always, 3, 2, {}),
        (two_are_enough, 4, 2, {}),
        (who_stays_is_ignored, 4, 2, {}),
        (the_last_two_are_compared, 6, 3, {"joins": False, "occupations": 1}),
        (groups_are_counted_together, 6, 1, {}),
        (colours_decide_when_it_is_first_shown, 3, 2, {}),
        (those_entered_hide, 4, 1, {"entered": True}),
    ],
)
def test_the_search_finds_a_weaker_rule_out(rule, people, showings, limits):
    leak, _ = first_leak(rule, traces(people, showings, **limits), TWO_COLOURS)

    assert leak is not None
