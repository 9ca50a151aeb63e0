"""Acts: one thing that one person did. Its id makes repeated deliveries the same act."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from akr.domain.errors import BadAct

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LARGEST_NUMBER = 2**31 - 1


class ActKind(StrEnum):
    """What somebody did. The values are stored, so they never change."""

    JOIN = "join"
    MOVE_SEAT = "move_seat"
    CHANGE_OCCUPATION = "change_occupation"
    REMOVE_SEAT = "remove_seat"
    SET_SEAT_ASIDE = "set_seat_aside"
    """The leader lets a seat's answers count nowhere, or takes that back."""
    DOOR = "door"
    """The leader lets somebody in, opens or closes the door, or changes the code."""
    OBSERVE = "attend"
    OBSERVE_NO_LONGER = "attend_no_longer"
    PHASE = "phase"
    """The leader moves the room; every open page hears of it."""
    TIMER = "timer"
    UNTIL = "until"
    DONE_WITH_PHASE = "ready"
    """A seat is done with a phase, or takes that back."""
    TAKE_IN = "take_in"
    """The leader counts late acts."""
    OPEN_NOTES = "open_notes"
    NOTE = "note"
    REMOVE_NOTE = "remove_note"
    WRITE = "write"
    REWORD = "reword"
    WITHDRAW = "withdraw"
    GATHER = "gather"
    UNDO = "undo_gather"
    HELP = "groups_help"
    """The leader lets the groups say which of their cards are duplicates, or stops that."""
    SHOW_HEAPS = "show_heaps"
    """The leader lets the wall show the heaps by name, or stops that."""
    DUPLICATES = "same"
    NOT_DUPLICATES = "not_same"
    PLACE = "place"
    """A seat gives a task a colour, or says *vet inte*."""
    PAPER = "paper"
    """The leader types in a paper board."""
    SIT = "sit"
    """Somebody from a small occupation chooses a group to sit with."""
    REASON = "reason"
    CLOSING = "home"
    """A seat answers the closing questions."""
    OWN_ESTIMATE = "own_estimate"
    """A person estimates a task's time; `ESTIMATE` is the room's estimate."""
    ESTIMATE = "estimate"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    """The room confirms every clear owner in one act."""
    TAKE_BACK = "take_back"
    """The room takes back what it proposed."""
    LEAVE = "leave"
    """The room leaves a task without a proposal, and says why, or takes that back."""
    PART = "part"
    """The leader opens a part of workshop 2."""
    FOCUS = "focus"
    END = "end"
    """The leader ends a process, or reopens it."""


class ActContent:
    """What an act says: a frozen dataclass in its stage's module, named after what was done.

    Its fields are stored by their names, so these never change. A field with a default is stored
    only when it says something else.
    """

    __slots__ = ()
    kind: ClassVar[ActKind]


ERASED = ""
"""What stands for words that were taken back: nobody can write a blank card, note or heap."""

SHOWS_SOMEBODY = frozenset({ActKind.WRITE, ActKind.PLACE, ActKind.DONE_WITH_PHASE, ActKind.CLOSING})
"""A seat with one of these has somebody at it; to join alone takes no person."""


MOST_ACTS = 5_000
"""Of one seat in a room: somebody who changes every answer ten times has not done so much."""


@dataclass(frozen=True, slots=True)
class Act:
    """The identity of an act and its place among the seat's acts.

    `id` is a UUID created on the device. `number` is the seat's own counter, not a timestamp:
    phones' clocks are wrong, and an outbox may arrive late.
    """

    id: str
    number: int


def read_act(act_id: str, number: str) -> Act:
    """Read an act's id and number from a form. Raises BadAct when either is invalid."""
    if not _ID.fullmatch(act_id) or not re.fullmatch(r"[0-9]{1,10}", number, re.ASCII):
        raise BadAct
    if int(number) > LARGEST_NUMBER:
        raise BadAct
    return Act(act_id, int(number))
