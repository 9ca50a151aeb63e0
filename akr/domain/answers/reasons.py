"""Reasons: why a table sees a task as it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a table sees a task as it does: *Därför*, in the words that it agreed on.

    `occupation` is the first of the table's, by which its group is found in the result.
    """

    task: str
    occupation: str
    text: str
