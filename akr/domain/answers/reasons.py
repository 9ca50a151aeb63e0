"""Reasons: why a group sees a task as it does."""

from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of a group's *Därför* for one task: everybody at a table may write their own.

    They are shown together, without their writers. `occupation` is the group's first occupation,
    which identifies it in the result.
    """

    task: str
    occupation: str
    text: str


@dataclass(frozen=True, slots=True)
class ReasonWritten(ActContent):
    """A seat wrote its sentence of its group's *Därför*; blank words take it back."""

    kind: ClassVar[ActKind] = ActKind.REASON

    task: str
    text: str
