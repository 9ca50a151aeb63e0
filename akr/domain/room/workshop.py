"""The workshop: its code, its seats, and which acts are late."""

import re
import secrets
from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed, UnknownCode

ALPHABET = "CDFGHJKMNPQRTVWXY34679"
"""No look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B) and no vowels, so that no code is a word."""

CODE_LENGTH = 6
MOST_SEATS = 200
"""Seats in one workshop, so that a leaked code cannot fill the database."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A room in session. `id` and `process_id` are the store's; people see only the code."""

    id: int
    process_id: int
    code: str
    phase: Phase

    def must_be_in(self, phase: Phase) -> None:
        """Raise PhaseClosed unless the room is in this phase."""
        if self.phase is not phase:
            raise PhaseClosed(phase)


@dataclass(frozen=True, slots=True)
class PhaseMoved(ActContent):
    """The leader moved the room to a phase."""

    kind: ClassVar[ActKind] = ActKind.PHASE

    to: Phase


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant's place in a room, held by the device that has its token.

    The leader has set aside one that `is_aside`: its answers count nowhere.
    """

    id: int
    key: str
    occupation: str
    workshop: Workshop
    is_aside: bool = False


def new_code(length: int = CODE_LENGTH) -> str:
    """Draw a code from a secure random source."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(written: str) -> str:
    """Read a code as people type it, paste it or get it from a mail: letters and digits count.

    Lower case, spaces, hyphens and what a mail program leaves at a link's end (a full stop, a
    slash, `>`) are ignored. Raises UnknownCode when it cannot be a code, before anything is looked
    up.
    """
    code = re.sub(r"[\W_]", "", written, flags=re.ASCII).upper()
    if len(code) > 2 * CODE_LENGTH or not code or set(code) - set(ALPHABET):
        raise UnknownCode
    return code


def spoken(code: str) -> str:
    """Format a code in groups of three, as it is read aloud: CDF 347."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))


def is_late(phase: Phase, belongs_to: Phase) -> bool:
    """Whether an act that belongs to one phase arrives after the leader has moved on.

    A late act is kept, uncounted, until the leader takes it in, so a phone that was offline when
    the phase closed loses nothing. Sorting stays open during the discussion. Raises PhaseClosed
    when the act's phase has not begun.
    """
    if phase.is_before(belongs_to):
        raise PhaseClosed(phase)
    changes_minds = belongs_to is Phase.SORT and phase is Phase.TALK
    return phase is not belongs_to and not changes_minds
