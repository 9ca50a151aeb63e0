"""An act: one thing that one person did, known by its id however often it arrives."""

import re
from dataclasses import dataclass
from enum import StrEnum

from akr.domain.errors import BadAct

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LARGEST_NUMBER = 2**31 - 1


class ActKind(StrEnum):
    """What somebody did, as it is stored; a kind keeps its word for ever."""

    JOIN = "join"
    MOVE_SEAT = "move_seat"
    CHANGE_OCCUPATION = "change_occupation"
    ATTEND = "attend"
    ATTEND_NO_LONGER = "attend_no_longer"
    PHASE = "phase"
    """The leader moves the room, which every open page hears of."""
    TIMER = "timer"
    UNTIL = "until"
    READY = "ready"
    """A seat is done with a phase, or not after all."""
    TAKE_IN = "take_in"
    """The leader counts what came late."""
    OPEN_NOTES = "open_notes"
    NOTE = "note"
    REMOVE_NOTE = "remove_note"
    WRITE = "write"
    REWORD = "reword"
    WITHDRAW = "withdraw"
    GATHER = "gather"
    UNDO = "undo_gather"
    HELP = "groups_help"
    """The groups may say which of their cards are the same, or no longer."""
    SAME = "same"
    NOT_SAME = "not_same"
    PLACE = "place"
    """A seat gives a task a colour, or says *vet inte*."""
    PAPER = "paper"
    """A board from the wall is typed."""
    SIT = "sit"
    """Somebody whose occupation is small chooses a table."""
    REASON = "reason"
    HOME = "home"
    """A seat says how the meeting was."""
    OWN_ESTIMATE = "own_estimate"
    """A person says what a task takes; `ESTIMATE` is what the room says."""
    ESTIMATE = "estimate"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    """The clear owners keep their tasks, in one act."""
    FOCUS = "focus"
    END = "end"
    """A process is ended, or goes on."""


@dataclass(frozen=True, slots=True)
class Act:
    """What makes two arrivals the same act, and what orders a seat's acts.

    `id` is a UUID minted where the act was made. `number` is the seat's own counter, never a clock:
    phones' clocks are wrong, and an outbox may arrive late.
    """

    id: str
    number: int


def read_act(act_id: str, number: str) -> Act:
    """Read an act's id and number from a form. Raises BadAct for what is neither."""
    if not _ID.fullmatch(act_id) or not re.fullmatch(r"[0-9]{1,10}", number, re.ASCII):
        raise BadAct
    if int(number) > LARGEST_NUMBER:
        raise BadAct
    return Act(act_id, int(number))
