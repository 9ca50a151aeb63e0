"""One cook among twelve colleagues: nothing that may be fetched gives the cook's answers away."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from akr.domain.agreement import FEWEST
from akr.domain.sorting import Colour
from akr.domain.workshop import Phase
from akr.steps import accounts, prepare, see
from akr.steps.transfer import read_process
from akr.store.work import store_of
from tests.promises.onlookers import NEWS, a_house, opened
from tests.web.people import LEADER
from tests.workshops import Room, an_act

LINDEN = Path(__file__).parents[1] / "data" / "linden.json"
COOK, COLLEAGUE = "kock-1", "forskollarare-2"


@pytest.fixture(scope="module")
def linden(furnished, tmp_path_factory):
    """Förskolan Linden, sorted seat by seat and shown: the house, and its seats by name."""
    with opened(furnished, tmp_path_factory.mktemp("linden"), a_linden) as house:
        seats = dict(
            zip((each["id"] for each in said()["participants"]), house.places, strict=False)
        )
        house.room.go_to(Phase.SORT)
        for each in said()["sortings"]:
            seats[each["participant"]].place(each["task"], Colour(each["colour"]))
        house.room.go_to(Phase.REVEAL)
        yield house, seats


def a_linden(app):
    """Open a room with Linden's tasks, and seats for its staff in the order of the file."""
    work = store_of(app).work
    leader = next(each for each in accounts.everyone(work()) if each.name == LEADER)
    process = replace(read_process(LINDEN.read_bytes()), participants=(), cards=(), sortings=())
    public_id = prepare.import_process(work(), leader.id, an_act(), replace(process, proposals=()))
    room = Room(work, public_id, prepare.open_workshop(work(), public_id).code)
    return a_house(app, room, teachers=5, carers=7, cooks=1)


def said():
    """What the file says."""
    return json.loads(LINDEN.read_bytes())


def answers():
    """Task → seat → colour."""
    found = {each["id"]: {} for each in said()["tasks"]}
    for each in said()["sortings"]:
        found[each["task"]][each["participant"]] = Colour(each["colour"])
    return found


def shown_to_others(house):
    """All that others than the leader may see, and what the leader hands out: not the raw file."""
    answers = [
        answer.without_chance(hears_all=True)
        for name in ("colleague", "wall", "leader", "stranger")
        for answer in house[name].looks(house)
        if "export.json" not in answer.path
    ]
    return [(path, part, status, NEWS.sub("", shown)) for path, part, status, _, shown in answers]


def test_a_cook_who_had_answered_as_a_teacher_did_would_leave_everything_as_it_is(linden):
    """So whoever sees it cannot tell which of the two it was: not from a sum, nor a remainder.

    Where every teacher has answered as the cook there is nobody to change with: a group that is of
    one mind says so, however large it is.
    """
    house, seats = linden
    before = shown_to_others(house)

    house.room.go_to(Phase.SORT)
    changed, of_one_mind = 0, 0
    for task, given in answers().items():
        mates = [name for name in given if name.startswith("forskollarare") and name != COLLEAGUE]
        other = next((name for name in mates if given[name] != given.get(COOK)), None)
        if COOK in given and other:
            seats[COOK].place(task, given[other])
            seats[other].place(task, given[COOK])
            changed += 1
        of_one_mind += COOK in given and not other
    house.room.go_to(Phase.REVEAL)

    assert shown_to_others(house) == before
    assert (changed, of_one_mind) == (21, 6)


def test_no_sum_of_shown_groups_leaves_a_remainder_of_one_or_two(linden):
    house, _ = linden
    result = see.see_as_wall(house.room.work(), house.wall).result

    for row in result.rows:
        groups = [counts.total for counts in row.by_group.values()]
        for size in range(len(groups) + 1):
            for some in combinations(groups, size):
                left = (row.total.total if row.total else 0) - sum(some)
                assert left == 0 or left >= FEWEST, row.task.text


def test_the_cook_is_never_a_group_of_one(linden):
    house, _ = linden

    assert ("kock",) not in see.see_as_wall(house.room.work(), house.wall).result.groups
