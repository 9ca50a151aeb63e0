"""Reasons: why a group sees a task as it does."""

from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind


@dataclass(frozen=True, slots=True)
class Reason:
    """A group's *Därför* for one task, in the words it agreed on.

    `occupation` is the group's first occupation, which identifies it in the result.
    """

    task: str
    occupation: str
    text: str


@dataclass(frozen=True, slots=True)
class ReasonWritten(ActContent):
    """A seat wrote its group's *Därför* for a task; blank words delete it."""

    kind: ClassVar[ActKind] = ActKind.REASON

    task: str
    text: str
