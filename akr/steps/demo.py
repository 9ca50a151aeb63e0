"""Demo: a believable preschool, brought to any phase by the same steps as a real room."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeVar

from akr import library
from akr.domain.account import Role
from akr.domain.act import Act
from akr.domain.process import Process, Purpose, Workplace
from akr.domain.sorting import Colour
from akr.domain.workshop import Phase
from akr.steps.accounts import create_account
from akr.steps.gather import merge_heaps, rename_heap, see_table, split_card
from akr.steps.join import find_room, take_seat
from akr.steps.lead import move_phase
from akr.steps.prepare import create_process, open_workshop
from akr.steps.see import see_as_leader
from akr.steps.sort import place_task
from akr.steps.transfer import read_process
from akr.steps.write import write_card
from akr.store.work import Work

Thing = TypeVar("Thing")

EXAMPLE = Path(library.__file__).with_name("demo.json")
"""Förskolan Linden as an `akr-process/1` file: what its staff wrote, and how they sorted it."""

LEADER = "demo"
PASSWORD_WORDS = (
    *("lind", "vagn", "kratta", "bulle", "pussel", "hink", "matta", "galge", "pensel", "sked"),
    *("filt", "lampa", "trumma", "karta", "boll", "korg", "regn", "gunga", "penna", "tamburin"),
)
WORDS_IN_A_PASSWORD = 4

EARLY = 3
"""Every third colleague has come while the room still joins."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A room to walk into: where its pages are, how its leader signs in, how many have come.

    `staff` is how many work there, `example` the file that all of it comes from.
    """

    public_id: str
    code: str
    wall: str
    name: str
    password: str
    colleagues: int
    staff: int
    example: Path


@cache
def example() -> Process:
    """Read what the demo's staff wrote and how they sorted."""
    return read_process(EXAMPLE.read_bytes())


def set_the_scene(work: Work, phase: Phase) -> Scene:
    """Make a leader and a process, and bring its workshop 1 to a phase.

    What is done in that phase is half done, so that there is something to see and something left.
    """
    linden = example()
    password = " ".join(secrets.choice(PASSWORD_WORDS) for _ in range(WORDS_IN_A_PASSWORD))
    leader = create_account(work, LEADER, password, Role.FACILITATOR)
    public_id = _prepare(work, leader.id, linden)
    room = open_workshop(work, public_id)
    came = _come_in(work, room.code, linden, early=phase is Phase.JOIN)
    cards: dict[str, str] = {}
    tasks: dict[str, str] = {}
    for step in _phases_to(phase):
        move_phase(work, public_id, _act(), step)
        share = _half if step is phase else tuple
        for participant, colleague in came.items():
            if step is Phase.WRITE:
                own_cards = [card for card in linden.cards or () if card.participant == participant]
                cards |= {card.id: colleague.write(card.text) for card in share(own_cards)}
            elif step is Phase.SORT:
                own = [each for each in linden.sortings or () if each.participant == participant]
                for each in share(own):
                    colleague.sort(tasks[each.task], each.colour)
        if step is Phase.GATHER and step is not phase:
            tasks = _lay_in_order(work, public_id, linden, cards)
    _, wall = see_as_leader(work, public_id)
    return Scene(public_id, room.code, wall, LEADER, password, len(came), _staff(linden), EXAMPLE)


class _Colleague:
    """One of the staff, in a seat of their own, who numbers what they do."""

    def __init__(self, work: Work, code: str, occupation: str) -> None:
        self._work, self._code = work, code
        taken = take_seat(work, code, occupation, _act())
        assert taken is not None  # noqa: S101  (a new act cannot have been stored before)
        self._token = taken.token
        self._numbers = count(1)

    def write(self, words: str) -> str:
        """Write a card and return its key."""
        act = _act(next(self._numbers))
        write_card(self._work, self._code, self._token, act, words)
        return act.id

    def sort(self, task: str, colour: Colour) -> None:
        """Give a task a colour."""
        act = _act(next(self._numbers))
        place_task(self._work, self._code, self._token, act, task, colour)


def _prepare(work: Work, leader: int, linden: Process) -> str:
    names, sizes = linden.occupation_names(), linden.occupation_sizes()
    return create_process(
        work,
        leader,
        _act(0),
        title=linden.title or "",
        workplace=linden.workplace or Workplace(""),
        purpose=linden.purpose or Purpose.ROLES,
        occupations={name: sizes[key] for key, name in names.items()},
    )


def _staff(linden: Process) -> int:
    return (linden.workplace.staff if linden.workplace else None) or 0


def _come_in(work: Work, code: str, linden: Process, *, early: bool) -> dict[str, _Colleague]:
    """Give the staff their seats, by their name in the file."""
    _, occupations = find_room(work, code)
    keys = {name: key for key, name in occupations.items()}
    names = linden.occupation_names()
    participants = linden.participants or ()
    return {
        each.id: _Colleague(work, code, keys[names[each.occupation]])
        for each in (participants[::EARLY] if early else participants)
    }


def _lay_in_order(
    work: Work, public_id: str, linden: Process, cards: Mapping[str, str]
) -> dict[str, str]:
    """Lay each task's cards in one heap with the task's words, as a leader would with the room.

    `cards` has the cards' keys by their names in the file; returns the tasks' in the same way.
    """
    laid: dict[str, str] = {}
    for task in linden.tasks or ():
        mine = {cards[card.id] for card in linden.cards or () if card.task == task.id}
        heaps = []
        for heap in see_table(work, public_id).heaps:
            others = [card for card, _ in heap.cards if card not in mine]
            if len(others) < len(heap.cards):
                heaps.append(heap.key)
                for card in others:
                    split_card(work, public_id, _act(), card)
        laid[task.id], *more = heaps
        if more:
            merge_heaps(work, public_id, _act(), more, into=laid[task.id])
        rename_heap(work, public_id, _act(), laid[task.id], task.text)
    return laid


def _phases_to(phase: Phase) -> Sequence[Phase]:
    """The moves that bring a room that joins to a phase."""
    phases = list(Phase)
    return phases[1 : phases.index(phase) + 1]


def _half(things: Sequence[Thing]) -> Sequence[Thing]:
    return things[: (len(things) + 1) // 2]


def _act(number: int = 0) -> Act:
    return Act(str(uuid.uuid4()), number)
