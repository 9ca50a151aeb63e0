"""Moves between phases: one step at a time, and a question before what nobody can unsee."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from akr.domain.phase import Phase
from akr.domain.room.done_with_phase import DoneGroup
from akr.domain.room.errors import PhaseClosed

SHOWS_ANSWERS = (Phase.TALK, Phase.REVEAL)
"""The phases that show the room its answers: first each group its own, then everybody all."""

ENOUGH_ANSWERS = Fraction(3, 4)
"""Of the answers. With more than one in four missing, whole tasks lack a group's view, and what the
room sees first is what it remembers."""

ENOUGH_DONE = Fraction(1, 2)
"""Of those who are asked. Many never press the button, so a room rarely reaches all."""


class Doubt(StrEnum):
    """Why the leader is asked before a move."""

    MUCH_MISSING = "much_missing"
    """The room would see answers of which many are still missing."""
    ALREADY_SEEN = "already_seen"
    """The room goes back from answers that it has seen, so what is given now is given knowing."""


def check_move(now: Phase, wanted: Phase, leaving: Phase | None = None) -> None:
    """Raise PhaseClosed for a move that skips a phase, or that was asked for in another phase.

    `leaving` is the phase that the leader saw when pressing; None when nobody pressed. Without it,
    *Öppna sorteringen* on an old page would move a room back from its discussion.
    """
    if wanted not in (now.before, now.after) or leaving not in (None, now):
        raise PhaseClosed(wanted)


def doubt_before(
    now: Phase,
    wanted: Phase,
    answers: tuple[int, int] | None,
    done: Sequence[DoneGroup] | None,
) -> Doubt | None:
    """Return why a move is asked about first; None for one that is simply made.

    `answers` is how many have been given, of how many; `done` counts who is done. Either is
    None where the leader may not see it.
    """
    if wanted is now.before and now in SHOWS_ANSWERS:
        return Doubt.ALREADY_SEEN
    if wanted is now.after and wanted in SHOWS_ANSWERS and _is_much_missing(answers, done or ()):
        return Doubt.MUCH_MISSING
    return None


def _is_much_missing(answers: tuple[int, int] | None, done: Sequence[DoneGroup]) -> bool:
    """Whether many answers are missing, or some are and few say that they are done."""
    given, of = answers or (0, 0)
    said, asked = sum(each.done for each in done), sum(each.of for each in done)
    return given < of * ENOUGH_ANSWERS or (given < of and said < asked * ENOUGH_DONE)
