"""Reasons: why a table sees a task as it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A table's *Därför* for one task, in the words it agreed on.

    `occupation` is the table's first occupation, which identifies its group in the result.
    """

    task: str
    occupation: str
    text: str
