"""A process: one workplace's division of tasks, from what was written to what was proposed.

These values are what `akr-process/1` holds and what the store keeps. `None` means "not said", which
is not the same as nothing: a task without minutes has an unknown time, a task with zero has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from akr.domain.home import ClosingWord, Goodbye
from akr.domain.sorting import Sorting


class Purpose(StrEnum):
    """Why the workplace does this; both are served to the end (the method, after WSP)."""

    ROLES = "roles"
    NEW_POSTS = "new_posts"


class WorkshopFormat(StrEnum):
    """How the workplace meets: 4 + 4 hours, inside staff meetings, or each when they can."""

    FULL = "full"
    APT = "apt"
    SELF_PACED = "self_paced"


class Decision(StrEnum):
    """What should happen with a task."""

    KEEP = "keep"
    OTHER_OCCUPATION = "other_occupation"
    NEW_ROLE = "new_role"
    CHANGE_METHOD = "change_method"
    STOP = "stop"
    INVESTIGATE = "investigate"


class Status(StrEnum):
    """The room proposes; the employer decides."""

    PROPOSED = "proposed"
    DECIDED = "decided"


class Question(StrEnum):
    """The three questions of workshop 2."""

    RIGHT_THINGS = "right_things"
    RIGHT_WAY = "right_way"
    RIGHT_COMPETENCE = "right_competence"


class DayPart(StrEnum):
    """When in the day a task falls; scattered minutes make no shift."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Source(StrEnum):
    """How a participant's answers came in, where it was not from a device of their own."""

    PAPER = "paper"
    LEADER = "leader"
    """A person without a phone, who said it to the one who leads."""


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
class Participant:
    """A pseudonymous seat: an occupation and nothing else about the person.

    One whose `source` is paper is nobody in particular; see `akr.domain.paper`.
    One that was taken after the result had first been shown is `late`, so that the groups which the
    result is shown in stay as they were.
    """

    id: str
    occupation: str
    source: Source | None = None
    late: bool | None = None


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


class Scope(StrEnum):
    """What a person's own estimate of how often counts; without it, minutes mean nothing."""

    ME = "me"
    DEPARTMENT = "department"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class OwnEstimate:
    """What one person thinks that their card, or a task, takes; never the unit's total.

    `minutes` are the person's own each time, with `together` people at it; `times_per_week` counts
    what `scope` says. `done_by` are occupations, never names.
    """

    participant: str
    card: str | None = None
    task: str | None = None
    minutes: float | None = None
    times_per_week: float | None = None
    scope: Scope | None = None
    together: int | None = None
    done_by: tuple[str, ...] | None = None
    when: tuple[DayPart, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        said = (self.minutes, self.times_per_week, self.together, self.done_by, self.when)
        return not any(said)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the room proposes, or the employer has decided, for one task, with owner and date."""

    task: str
    status: Status
    decision: Decision
    question: Question | None = None
    obstacle: str | None = None
    needed: str | None = None
    does: str | None = None
    ought_to: str | None = None
    decided_by: str | None = None
    responsible: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was said, as somebody other than the leader wrote it down; of one task, or of none."""

    id: str
    text: str
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a table sees a task as it does: *Därför*, in the words that it agreed on.

    `occupation` is the first of the table's, by which its group is found in the result.
    """

    task: str
    occupation: str
    text: str


@dataclass(frozen=True, slots=True)
class Process:
    """One workplace's division of tasks; parts that are missing were never said."""

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
    participants: tuple[Participant, ...] | None = None
    cards: tuple[Card, ...] | None = None
    tasks: tuple[Task, ...] | None = None
    sortings: tuple[Sorting, ...] | None = None
    proposals: tuple[Proposal, ...] | None = None
    estimates: tuple[OwnEstimate, ...] | None = None
    reasons: tuple[Reason, ...] | None = None
    goodbyes: tuple[Goodbye, ...] | None = None
    closing_words: tuple[ClosingWord, ...] | None = None
    notes: tuple[Note, ...] | None = None

    def occupation_names(self) -> dict[str, str]:
        """Every occupation that anybody belongs to, id to name, in the file's order.

        A file may leave the names out; then an id is its own name.
        """
        named = {occupation.id: occupation.name for occupation in self.occupations or ()}
        for participant in self.participants or ():
            named.setdefault(participant.occupation, participant.occupation)
        return named

    def occupation_sizes(self) -> dict[str, int]:
        """How many seats each occupation has, in the order of `occupation_names`."""
        return self._sizes(self.participants or ())

    def late_sizes(self) -> dict[str, int]:
        """How many of them were taken after the result had first been shown."""
        return self._sizes(each for each in self.participants or () if each.late)

    def _sizes(self, participants: Iterable[Participant]) -> dict[str, int]:
        sizes = dict.fromkeys(self.occupation_names(), 0)
        for participant in participants:
            sizes[participant.occupation] += 1
        return sizes

    def counted_from(self, source: Source) -> int:
        """How many participants' answers came in another way than from their own device."""
        return sum(1 for each in self.participants or () if each.source is source)
