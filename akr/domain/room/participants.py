"""Participants and notes. A participant is known by occupation only."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """How a participant's answers came in, if not from their own device."""

    PAPER = "paper"
    LEADER = "leader"
    """A person without a phone, whose answers the leader entered."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A pseudonymous seat: an occupation and nothing else about the person.

    With `source` paper it is no particular person; see `akr.domain.answers.paper`. `late` is set
    for a seat taken after the result was first shown, so that the result's groups do not change.
    """

    id: str
    occupation: str
    source: Source | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note-taker's note of what was said, about one task or about none."""

    id: str
    text: str
    task: str | None = None
