"""Participants: who took part, known by occupation and by nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """How a participant's answers came in, where it was not from a device of their own."""

    PAPER = "paper"
    LEADER = "leader"
    """A person without a phone, who said it to the one who leads."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A pseudonymous seat: an occupation and nothing else about the person.

    One whose `source` is paper is nobody in particular; see `akr.domain.answers.paper`.
    One that was taken after the result had first been shown is `late`, so that the groups which the
    result is shown in stay as they were.
    """

    id: str
    occupation: str
    source: Source | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was said, as somebody other than the leader wrote it down; of one task, or of none."""

    id: str
    text: str
    task: str | None = None
