"""The wall's pages: every task once, what needs discussion first, one theme per page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.answers.wall_pages import MOST_ROWS, REASONED_AS, Theme, wall_pages
from akr.domain.cards.cards import Task
from akr.domain.room.anonymity import Grouping

OWNERSHIPS = st.lists(st.sampled_from(Ownership), max_size=40)


def result_of(ownerships):
    rows = (
        ResultRow(Task(f"t{n}", f"Uppgift {n}"), None, {}, {}, owned, ())
        for n, owned in enumerate(ownerships)
    )
    return Result(Grouping(), tuple(rows))


def tasks_on(pages):
    return [[row.task.id for row in page.rows] for page in pages]


@given(OWNERSHIPS, st.sets(st.integers(0, 39).map("t{}".format)))
def test_every_task_is_on_one_page_with_room_for_it(ownerships, reasoned):
    result = result_of(ownerships)

    pages = wall_pages(result, reasoned)

    assert sorted(task for page in tasks_on(pages) for task in page) == sorted(
        row.task.id for row in result.rows
    )
    for page in pages:
        heights = [REASONED_AS if row.task.id in reasoned else 1 for row in page.rows]
        assert 0 < sum(heights) == page.height <= MOST_ROWS


@given(OWNERSHIPS)
def test_pages_are_numbered_and_give_the_positions_of_their_rows(ownerships):
    pages = wall_pages(result_of(ownerships), ())

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {(page.pages, page.of) for page in pages} <= {(len(pages), len(ownerships))}
    places = [place for page in pages for place in range(page.first, page.last + 1)]
    assert places == list(range(1, len(ownerships) + 1))


@pytest.mark.parametrize(
    ("ownerships", "theme"),
    [
        ([Ownership.SEVERAL, Ownership.UNCLEAR], Theme.DIFFERENT),
        ([Ownership.SEVERAL, Ownership.NOBODY], Theme.SOME_OWNERLESS),
        ([Ownership.NOBODY, Ownership.NOBODY], Theme.ALL_OWNERLESS),
        ([Ownership.UNSAID], Theme.UNSAID),
        ([Ownership.STOP], Theme.STOP),
        ([Ownership.TOO_FEW], Theme.TOO_FEW),
        ([Ownership.CLEAR_OWNER], Theme.CLEAR),
    ],
)
def test_a_page_says_what_its_tasks_have_in_common(ownerships, theme):
    assert [page.theme for page in wall_pages(result_of(ownerships), ())] == [theme]


def test_tasks_that_need_discussion_come_before_clear_ones_on_separate_pages():
    pages = wall_pages(result_of([Ownership.CLEAR_OWNER, Ownership.SEVERAL, Ownership.STOP]), ())

    assert [page.theme for page in pages] == [Theme.DIFFERENT, Theme.STOP, Theme.CLEAR]


def test_a_theme_is_spread_evenly_over_pages():
    pages = wall_pages(result_of([Ownership.STOP] * (MOST_ROWS + 1)), ())

    assert [len(page.rows) for page in pages] == [4, 3]


def test_a_task_with_reasons_comes_first_and_is_taller():
    pages = wall_pages(result_of([Ownership.STOP] * MOST_ROWS), {"t5"})

    assert tasks_on(pages) == [["t5", "t0", "t1"], ["t2", "t3", "t4"]]


def test_a_result_without_tasks_has_no_pages():
    assert wall_pages(result_of([]), ()) == ()
