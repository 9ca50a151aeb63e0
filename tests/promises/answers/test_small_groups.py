"""One cook among twelve colleagues: nothing that can be fetched reveals the cook's answers."""

from itertools import combinations

import pytest

from akr.domain.room.anonymity import FEWEST
from tests import sees
from tests.promises.answers.linden import a_linden, sorted_as_said, the_cook_answers_otherwise
from tests.promises.onlookers import NEWS, opened

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def linden(furnished, tmp_path_factory):
    """Förskolan Linden, sorted seat by seat and shown."""
    with opened(furnished, tmp_path_factory.mktemp("linden"), a_linden) as house:
        sorted_as_said(house)
        yield house


def shown_to_others(house):
    """Return what others than the leader may see, and what the leader hands out."""
    answers = [
        answer.without_chance(hears_all=True)
        for name in ("colleague", "wall", "leader", "stranger")
        for answer in house[name].looks(house)
    ]
    return [(path, part, status, NEWS.sub("", shown)) for path, part, status, _, shown in answers]


def test_everything_shown_is_the_same_whatever_the_only_cook_has_answered(linden):
    """Not a number, an owner or a count of what waits tells anything of it."""
    before = shown_to_others(linden)

    changed = the_cook_answers_otherwise(linden)

    assert shown_to_others(linden) == before
    assert changed == 27


def test_no_sum_of_shown_groups_leaves_a_difference_of_one_or_two(linden):
    result = sees.as_wall(linden.room.work(), linden.wall).result

    for row in result.rows:
        groups = [counts.total for counts in row.by_group.values()]
        for size in range(len(groups) + 1):
            for some in combinations(groups, size):
                left = (row.total.total if row.total else 0) - sum(some)
                assert left == 0 or left >= FEWEST, row.task.text


def test_the_cook_is_never_a_group_of_one(linden):
    assert ("kock",) not in sees.as_wall(linden.room.work(), linden.wall).result.groups
