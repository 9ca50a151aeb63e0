"""Reasons: why a group sees a task as it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A group's *Därför* for one task, in the words it agreed on.

    `occupation` is the group's first occupation, which identifies it in the result.
    """

    task: str
    occupation: str
    text: str
