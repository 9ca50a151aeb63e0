"""A role profile: the values of the two pages that applicants and unions read."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from akr.domain.office.organisation import FULL_TIME_HOURS
from akr.domain.planning.readiness import Conditions
from akr.domain.proposals.effort import Hours
from akr.domain.role.draft import Content, Draft, Facts, Override
from akr.domain.role.extent import extent_hours
from akr.domain.role.lines import Line, hours_of, lines_by_area


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who sorted how much; `participants` are (occupation name, seats) in the process's order."""

    participants: tuple[tuple[str, int], ...]
    tasks_sorted: int
    held: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A union's position on a version; `words` are the union's own, for those who review."""

    union: str
    version: int
    position: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """A union's comment in its own words: what it is about, and the answer; None while it waits."""

    union: str
    version: int
    about: str
    words: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What a union has asked for, in its own words, and what came of it, a sentence at a time."""

    asked: str
    words: str
    followed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """The employer's decision. `text_hash` is of the version's canonical JSON, not of the file.

    `reasons` are those that it needed, a sentence each, for those who review.
    """

    decided_by: str
    decided_on: date
    registration_number: str
    basis: str
    text_hash: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileArea:
    """An area's lines and their sum in hours per week."""

    name: str
    lines: tuple[Line, ...]
    hours: Fraction


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """Everything that the document shows. `adoption` is None while it is a draft.

    `conditions` is None where nobody was asked; `others` are those of the other units that it
    gathers from, by name. `sector` is its own process's, which the checks of its words depend on.
    """

    organisation: str | None
    workplace: str | None
    draft: Draft
    version: int
    facts: Facts
    provenance: Provenance
    reviews: tuple[ReviewRow, ...] = ()
    requests: tuple[AskedRow, ...] = ()
    comments: tuple[SpokenRow, ...] = ()
    adoption: Adoption | None = None
    conditions: Conditions | None = None
    others: tuple[tuple[str, Conditions], ...] = ()
    full_time_hours: float = FULL_TIME_HOURS
    overrides: tuple[Override, ...] = ()
    sector: str | None = None

    @property
    def content(self) -> Content:
        """The text that it was made of."""
        return Content(self.draft, self.facts, self.full_time_hours, self.overrides)

    @property
    def areas(self) -> tuple[ProfileArea, ...]:
        """The lines by area, with each area's sum; lines without an estimate add nothing."""
        return tuple(
            ProfileArea(name, lines, hours_of(lines).total)
            for name, lines in lines_by_area(self.draft.lines).items()
        )

    @property
    def post_hours(self) -> Fraction | None:
        """The post's hours a week, which the employer has decided; None until it has."""
        return extent_hours(self.facts, self.full_time_hours)

    @property
    def below_full_time(self) -> bool:
        """Whether it is a part-time post; until that is stated, whether its tasks fill no full."""
        hours = self.post_hours if self.post_hours is not None else self.hours.total
        return hours < Fraction(self.full_time_hours)

    @property
    def hours(self) -> Hours:
        """The role's hours per week, moved and new."""
        return hours_of(self.draft.lines)
