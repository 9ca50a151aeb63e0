"""Readiness: the preconditions of workshop 1, and which unions had the plan when it was opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from akr.domain.errors import ReasonMissing
from akr.domain.fingerprint import fingerprint
from akr.domain.planning.errors import DatesMissing, DatesTurned, UnionsUnheard
from akr.domain.planning.process import (
    Ended,
    Mandate,
    Opening,
    PlannedProcess,
    Readiness,
    ReadinessQuestion,
    Reply,
    UnionComment,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of workshop 2 and the follow-up; None where not set."""

    workshop_2: date | None = None
    follow_up: date | None = None

    @property
    def are_set(self) -> bool:
        """Whether both dates are set."""
        return self.workshop_2 is not None and self.follow_up is not None


@dataclass(frozen=True, slots=True)
class Conditions:
    """The preconditions of a process, shown to everybody who reads its results.

    `open_points` are the answers other than yes, each with its comment. `unanswered` are the
    questions without an answer.
    """

    mandate: Mandate | None
    open_points: tuple[Readiness, ...]
    unanswered: tuple[ReadinessQuestion, ...]
    dates: Dates
    opening: Opening | None
    comments: tuple[UnionComment, ...]
    ended: Ended | None


def conditions(process: PlannedProcess) -> Conditions:
    """Collect a process's preconditions, which every export for people includes."""
    said = {each.question: each for each in process.readiness or ()}
    return Conditions(
        mandate=process.mandate,
        open_points=tuple(
            said[question]
            for question in ReadinessQuestion
            if question in said and said[question].answer is not Reply.YES
        ),
        unanswered=tuple(question for question in ReadinessQuestion if question not in said),
        dates=Dates(process.workshop_2_on, process.follow_up_on),
        opening=process.opening,
        comments=process.union_comments or (),
        ended=process.ended,
    )


def needs_reason(unions: Sequence[str], comments: Iterable[UnionComment]) -> bool:
    """Whether opening workshop 1 needs a reason: no union has the plan, or one awaits an answer.

    Where the unions were not involved from the start, the result could not be used (LIKES). A union
    whose comment is unanswered is not involved.
    """
    return not unions or any(comment.is_open for comment in comments)


def opened(unions: Sequence[str], comments: Iterable[UnionComment], reason: str) -> Opening:
    """Record the opening of workshop 1. Raises UnionsUnheard when a needed reason is missing."""
    if not needs_reason(unions, comments):
        return Opening(tuple(unions))
    if not reason:
        raise UnionsUnheard
    return Opening(tuple(unions), reason)


def check_dates(dates: Dates) -> None:
    """Check that the follow-up comes after workshop 2. Raises DatesTurned."""
    if dates.workshop_2 and dates.follow_up and dates.follow_up <= dates.workshop_2:
        raise DatesTurned


def check_may_go_on(dates: Dates) -> None:
    """Check that the next dates are set before workshop 1 closes. Raises DatesMissing.

    People who were invited only after they had gone home often did not come (STEG).
    """
    if not dates.are_set:
        raise DatesMissing


def check_readiness(said: Readiness) -> None:
    """Require a comment on every answer but yes. Raises ReasonMissing.

    Where union and employer had not agreed on savings, little changed in a year (LIKES). So later
    readers must learn why something is missing.
    """
    if said.answer is not Reply.YES and not said.comment:
        raise ReasonMissing


def plan_fingerprint(part: object) -> str:
    """Return the fingerprint of a part of the plan, by which an edit names what it started from."""
    return fingerprint(repr(part))
