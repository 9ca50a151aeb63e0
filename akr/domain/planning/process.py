"""A process as it is planned: the workplace, why it divides its tasks and on what that rests.

`None` means "not said", which is not the same as nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Purpose(StrEnum):
    """Why the workplace does this; both are served to the end (the method, after WSP)."""

    ROLES = "roles"
    NEW_POSTS = "new_posts"


class WorkshopFormat(StrEnum):
    """How the workplace meets: 4 + 4 hours, inside staff meetings, or each when they can."""

    FULL = "full"
    APT = "apt"
    SELF_PACED = "self_paced"


class ReadinessQuestion(StrEnum):
    """What should be in place before workshop 1; each is asked so that yes is the good answer."""

    PURPOSE = "purpose"
    MANDATE = "mandate"
    NO_REDUNDANCY = "no_redundancy"
    NO_SAVINGS = "no_savings"
    NO_NEGOTIATION = "no_negotiation"
    MANAGERS_TIME = "managers_time"
    RECIPIENT = "recipient"


class Answer(StrEnum):
    """An answer to a question about readiness; not to know is an answer too."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who decided that the workplace does this, when, and under which registration number."""

    decided_by: str
    decided_on: date | None = None
    registration_number: str | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """An answer about readiness; one that is not yes has its comment (`domain.planning`)."""

    question: ReadinessQuestion
    answer: Answer
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Which unions had been given the plan when workshop 1 was opened.

    `reason` is why it was opened without them, or with a comment of theirs unanswered.
    """

    unions: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UnionComment:
    """A union's own words about the plan, and the leader's answer beside them."""

    id: str
    union: str
    text: str
    written_on: date
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Ended:
    """That a process was ended because what it rests on was not in place, and what that was."""

    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Workplace:
    """The unit that divides its tasks. Counts are of persons, except `departments`."""

    name: str
    sector: str | None = None
    departments: int | None = None
    children: int | None = None
    staff: int | None = None


@dataclass(frozen=True, slots=True)
class Occupation:
    """A yrkesgrupp, as the workplace names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PlannedProcess:
    """A process as far as it is planned; parts that are missing were never said."""

    organisation: str | None = None
    title: str | None = None
    purpose: Purpose | None = None
    workshop_format: WorkshopFormat | None = None
    workplace: Workplace | None = None
    mandate: Mandate | None = None
    readiness: tuple[Readiness, ...] | None = None
    union_comments: tuple[UnionComment, ...] | None = None
    opening: Opening | None = None
    ended: Ended | None = None
    workshop_2_on: date | None = None
    follow_up_on: date | None = None
    occupations: tuple[Occupation, ...] | None = None
