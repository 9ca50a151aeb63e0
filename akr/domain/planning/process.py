"""A process as planned: the workplace, why it divides its tasks, and its mandate and readiness.

`None` means "not said", which is not the same as nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from akr.domain.act import ActContent, ActKind


class Purpose(StrEnum):
    """Why the workplace does this; both purposes are fully supported (the method, after WSP)."""

    ROLES = "roles"
    NEW_POSTS = "new_posts"


class WorkshopFormat(StrEnum):
    """How the workplace meets: 4 + 4 hours, within staff meetings, or each at their own pace."""

    FULL = "full"
    APT = "apt"
    SELF_PACED = "self_paced"


class ReadinessQuestion(StrEnum):
    """What should be in place before workshop 1; each is worded so that yes is the good answer."""

    PURPOSE = "purpose"
    MANDATE = "mandate"
    NO_REDUNDANCY = "no_redundancy"
    NO_SAVINGS = "no_savings"
    NO_NEGOTIATION = "no_negotiation"
    MANAGERS_TIME = "managers_time"
    RECIPIENT = "recipient"


class Reply(StrEnum):
    """An answer to a question about readiness; *unknown* is a valid answer."""

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
    """An answer about readiness; any answer but yes needs a comment (`check_readiness`)."""

    question: ReadinessQuestion
    answer: Reply
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The unions that had the plan when workshop 1 was opened.

    `reason` says why it was opened without any union, or with an unanswered comment.
    """

    unions: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UnionComment:
    """A union's comment on the plan, with the leader's answer."""

    id: str
    union: str
    text: str
    written_on: date
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Ended:
    """A process was ended because its preconditions were not met; `reason` says which."""

    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class EndingSaid(ActContent):
    """The leader ended the process, or reopened it (None)."""

    kind: ClassVar[ActKind] = ActKind.END

    ended: str | None


@dataclass(frozen=True, slots=True)
class Workplace:
    """The unit that divides its tasks. Counts are of persons, except `departments`."""

    name: str
    sector: str | None = None
    departments: int | None = None
    children: int | None = None
    staff: int | None = None


class Voice(StrEnum):
    """How an occupation under three is heard, which it chooses before the day (domain rule 21)."""

    SPEAK = "speak"
    """They speak in the discussion, and their answers are in no number. This is the default."""
    OPENLY = "openly"
    """They give one answer a task together, and everybody sees that it is theirs."""
    SIT_WITH = "sit_with"
    """Their answers are counted with another occupation's, and neither is named alone."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """A yrkesgrupp, as the workplace names it. `sits_with` is the id of another one."""

    id: str
    name: str
    voice: Voice | None = None
    sits_with: str | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process is called, where and when workshop 1 is, and who can come as what."""

    title: str | None
    workplace: str | None
    on: date | None
    at: str | None
    place: str | None
    occupations: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True)
class PlannedProcess:
    """The planned part of a process. Time and place of workshop 1 are in the leader's own words."""

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
    workshop_1_on: date | None = None
    workshop_1_at: str | None = None
    workshop_1_place: str | None = None
    workshop_2_on: date | None = None
    follow_up_on: date | None = None
    occupations: tuple[Occupation, ...] | None = None
