"""Förskolan Linden seat by seat: what each of its staff answers, and a house to seat them in."""

import json
from dataclasses import replace

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.steps.planning import processes
from akr.store.work import store_of
from tests.promises.onlookers import a_house
from tests.rooms import LINDEN, linden_process
from tests.web.people import LEADER, account_of
from tests.workshops import Room, an_act, open_workshop_1

COOK, COLLEAGUE = "kock-1", "forskollarare-2"


def a_linden(app, *, proposed=False):
    """Open a room with Linden's tasks, and seats for its staff in the order of the file."""
    work = store_of(app).work
    leader = account_of(app, LEADER)
    process = replace(linden_process(), participants=(), cards=(), sortings=())
    if not proposed:
        process = replace(process, proposals=())
    public_id = processes.import_process(work(), leader.id, an_act(), process)
    room = Room(work, public_id, open_workshop_1(work(), public_id, "").code)
    return a_house(app, room, teachers=5, carers=7, cooks=1)


def seats_of(house):
    """The house's seats by their names in the file."""
    return dict(zip((each["id"] for each in said()["participants"]), house.places, strict=False))


def sorted_as_said(house):
    """Let everybody answer as the file says, and show the result."""
    seats = seats_of(house)
    house.room.go_to(Phase.SORT)
    for each in said()["sortings"]:
        seats[each["participant"]].place(each["task"], Colour(each["colour"]))
    house.room.go_to(Phase.REVEAL)


def the_cook_answers_otherwise(house):
    """Let the only cook change every answer, and show the result again; returns how many."""
    cook = seats_of(house)[COOK]
    house.room.go_to(Phase.SORT)
    changed = [(task, given[COOK]) for task, given in answers().items() if COOK in given]
    for task, colour in changed:
        cook.place(task, Colour.BLACK if colour is not Colour.BLACK else Colour.GREEN)
    house.room.go_to(Phase.REVEAL)
    return len(changed)


def said():
    """What the file says."""
    return json.loads(LINDEN.read_bytes())


def answers():
    """Task → seat → colour."""
    found = {each["id"]: {} for each in said()["tasks"]}
    for each in said()["sortings"]:
        found[each["task"]][each["participant"]] = Colour(each["colour"])
    return found
