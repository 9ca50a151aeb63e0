"""Proposals and people's own estimates, as values."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.cards import DayPart


class ProposalKind(StrEnum):
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


class Scope(StrEnum):
    """Whose times a person's own estimate counts; without a scope the number means nothing."""

    ME = "me"
    DEPARTMENT = "department"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class OwnEstimate:
    """One person's estimate of the time for their card, or for a task; never the unit's total.

    `minutes` are the person's own each time, with `together` people doing it. `times_per_week` is
    for the `scope`. `done_by` are occupations, never names.
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
        """Whether no value is given."""
        said = (self.minutes, self.times_per_week, self.together, self.done_by, self.when)
        return not any(said)


@dataclass(frozen=True, slots=True)
class OwnEstimateSaid(ActContent):
    """A person estimated their card or a task: an `OwnEstimate` without its person."""

    kind: ClassVar[ActKind] = ActKind.OWN_ESTIMATE

    card: str | None
    task: str | None
    minutes: float | None
    times_per_week: float | None
    scope: Scope | None
    together: int | None
    done_by: tuple[str, ...] | None
    when: tuple[DayPart, ...] | None

    @classmethod
    def of(cls, said: OwnEstimate) -> Self:
        """Leave out the participant: the act has its seat."""
        return cls(**{each.name: getattr(said, each.name) for each in fields(cls)})


@dataclass(frozen=True, slots=True)
class Dissent:
    """What an occupation wants instead of what is proposed, in the room's words; never a name."""

    occupation: str
    wants: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the room proposes or the employer decided for one task, with responsible and date.

    A task for a new role is asked three questions, since tasks are often hard to lift out of a day
    (the method, rule 18): does it stand alone, when in the day is it done, and must the same person
    be there anyway? `dissent` is told as `akr.domain.proposals.dissent` allows.
    """

    task: str
    status: Status
    decision: ProposalKind
    question: Question | None = None
    obstacle: str | None = None
    needed: str | None = None
    does: str | None = None
    ought_to: str | None = None
    decided_by: str | None = None
    responsible: str | None = None
    due: date | None = None
    stands_alone: bool | None = None
    when: tuple[DayPart, ...] | None = None
    needs_same_person: bool | None = None
    dissent: tuple[Dissent, ...] | None = None
