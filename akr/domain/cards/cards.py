"""Cards and tasks: what people wrote, and what the room made of it."""

from dataclasses import dataclass
from enum import StrEnum


class DayPart(StrEnum):
    """When in the day a task falls; scattered minutes make no shift."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Card:
    """One person's wording of something they do; `task` is where it was gathered."""

    id: str
    text: str
    participant: str | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the workplace, in the words that the room agreed on.

    `minutes` are person-minutes each time and `times_per_week` the whole workplace's total, so that
    their product needs no scope. `done_by` are the occupations that do it today. One that the room
    had no time for waits, to be taken `later`: nobody sorts it, and no number counts it.
    """

    id: str
    text: str
    minutes: float | None = None
    times_per_week: float | None = None
    not_done_today: bool | None = None
    done_by: tuple[str, ...] | None = None
    when: tuple[DayPart, ...] | None = None
    later: bool | None = None

    @property
    def is_on_the_table(self) -> bool:
        """Whether the room takes it now: nobody sorts what is put off, and no number counts it."""
        return not self.later
