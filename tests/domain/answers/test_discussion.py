"""Discussion: a group sees one whole group of the result and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.analysis import by_group
from akr.domain.answers.discussion import MOST_TOPICS, patterns, publish_reasons, topics
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Counts
from akr.domain.cards.cards import Task
from akr.domain.room.anonymity import group_room, may_be_divided

SIZES = {"teacher": 4, "carer": 5, "cook": 1}


def a_result(sizes=SIZES, **rows):
    """A result from counts by occupation, task by task."""
    grouping = group_room(sizes, ())
    made = []
    for task, by_occupation in rows.items():
        shown = by_group(by_occupation, grouping)
        total = sum(shown.values(), Counts())
        told = total if total.total >= 3 else None
        divided = told and len(shown) > 1 and may_be_divided(n.total for n in shown.values())
        made.append(
            ResultRow(Task(task, task), told, shown if divided else {}, {}, Ownership.UNCLEAR, ())
        )
    return Result(grouping, tuple(made))


def test_a_small_occupation_is_in_no_group_and_may_choose_one():
    result = a_result(
        lunch={"teacher": Counts(green=4), "carer": Counts(red=5), "cook": Counts(black=1)}
    )

    found = patterns(result)

    assert found.groups == (("teacher",), ("carer",))
    assert found.rows[("teacher",)] == {"lunch": Counts(green=4)}
    assert found.small == ("cook",)
    assert found.group_of("cook") == ("teacher",)
    assert found.group_of("cook", "carer") == ("carer",)
    assert found.group_of("teacher", "carer") == ("teacher",)


def test_a_room_that_may_not_be_divided_is_one_group():
    sizes = {"teacher": 2, "carer": 2}
    result = a_result(sizes, lunch={"teacher": Counts(green=2), "carer": Counts(red=2)})

    found = patterns(result)

    assert found.groups == (("teacher", "carer"),)
    assert found.rows[found.groups[0]] == {"lunch": Counts(green=2, red=2)}


def test_topics_are_at_most_five_and_the_least_agreed_come_first():
    rows = {
        "alike": Counts(green=4),
        "nearly": Counts(green=4, red=1),
        "split": Counts(green=2, red=2),
        "all over": Counts(1, 1, 1, 1),
    } | {f"lone {n}": Counts(green=5, red=1) for n in range(5)}

    assert topics(rows) == ("all over", "split", "nearly", "lone 0", "lone 1")
    assert topics({"alike": Counts(red=3)}) == ()


def test_a_reason_is_shown_only_where_its_group_is_shown():
    whole = {"teacher": Counts(green=4), "carer": Counts(red=5), "cook": Counts()}
    result = a_result(shown=whole, undivided=whole | {"carer": Counts(red=2)}, few={})
    reasons = [
        Reason(task, occupation, f"{task} {occupation}")
        for task in ("shown", "undivided", "few", "gone")
        for occupation in ("teacher", "carer")
    ]

    told = publish_reasons(result, reasons)

    assert told == {
        "shown": ((("teacher",), ("shown teacher",)), (("carer",), ("shown carer",))),
    }


def test_all_that_a_group_said_of_a_task_is_shown_together():
    result = a_result(lunch={"teacher": Counts(green=4), "carer": Counts(red=5)})
    said = [("teacher", "One."), ("carer", "Other."), ("teacher", "Two.")]

    told = publish_reasons(result, [Reason("lunch", who, text) for who, text in said])

    assert told["lunch"] == ((("teacher",), ("One.", "Two.")), (("carer",), ("Other.",)))


ANSWERS = st.builds(Counts, *[st.integers(0, 4)] * 4)


@given(st.dictionaries(st.sampled_from("abcd"), ANSWERS, min_size=1), st.integers(0, 3))
def test_no_group_sees_under_three_people_or_more_than_the_result(rows, spare):
    sizes = {occupation: counts.total + spare for occupation, counts in rows.items()}
    result = a_result(sizes, lunch=rows)

    found = patterns(result)

    for group in found.groups:
        for task, counts in found.rows[group].items():
            assert counts.total >= 3
            row = result.rows[0]
            assert counts == (row.by_group[group] if result.groups else row.total), task
        assert len(topics(found.rows[group])) <= MOST_TOPICS
