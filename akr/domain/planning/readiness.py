"""Readiness: on what workshop 1 rests, and who had been asked before it was opened."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from akr.domain.errors import ReasonMissing
from akr.domain.planning.errors import DatesMissing, DatesTurned, UnionsUnheard
from akr.domain.planning.process import (
    Answer,
    Ended,
    Mandate,
    Opening,
    PlannedProcess,
    Readiness,
    ReadinessQuestion,
    UnionComment,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """When workshop 2 and the follow-up are; None where nobody has said."""

    workshop_2: date | None = None
    follow_up: date | None = None

    @property
    def are_set(self) -> bool:
        """Whether both are said."""
        return self.workshop_2 is not None and self.follow_up is not None


@dataclass(frozen=True, slots=True)
class Conditions:
    """On what the work rests, for everybody who reads what came of it.

    `open_points` are the answers that are not yes, each with its comment; `unanswered` the
    questions that nobody has answered.
    """

    mandate: Mandate | None
    open_points: tuple[Readiness, ...]
    unanswered: tuple[ReadinessQuestion, ...]
    dates: Dates
    opening: Opening | None
    comments: tuple[UnionComment, ...]
    ended: Ended | None


def conditions(process: PlannedProcess) -> Conditions:
    """Gather what follows a process to every export that people read."""
    said = {each.question: each for each in process.readiness or ()}
    return Conditions(
        mandate=process.mandate,
        open_points=tuple(
            said[question]
            for question in ReadinessQuestion
            if question in said and said[question].answer is not Answer.YES
        ),
        unanswered=tuple(question for question in ReadinessQuestion if question not in said),
        dates=Dates(process.workshop_2_on, process.follow_up_on),
        opening=process.opening,
        comments=process.union_comments or (),
        ended=process.ended,
    )


def needs_reason(unions: Sequence[str], comments: Iterable[UnionComment]) -> bool:
    """Whether workshop 1 would be opened without the unions: none has the plan, or one waits.

    Where they were not in from the start, what came of it could not be used (LIKES); a comment that
    nobody has answered is not to be in.
    """
    return not unions or any(comment.is_open for comment in comments)


def opened(unions: Sequence[str], comments: Iterable[UnionComment], reason: str) -> Opening:
    """Say who had been asked when workshop 1 was opened. Raises UnionsUnheard without a reason."""
    if not needs_reason(unions, comments):
        return Opening(tuple(unions))
    if not reason:
        raise UnionsUnheard
    return Opening(tuple(unions), reason)


def check_dates(dates: Dates) -> None:
    """The follow-up comes after workshop 2. Raises DatesTurned."""
    if dates.workshop_2 and dates.follow_up and dates.follow_up <= dates.workshop_2:
        raise DatesTurned


def check_may_go_on(dates: Dates) -> None:
    """Workshop 1 closes when the next dates are known. Raises DatesMissing.

    Those who were invited later, after they had gone home, often did not come (STEG).
    """
    if not dates.are_set:
        raise DatesMissing


def check_readiness(said: Readiness) -> None:
    """What is missing or not known is explained to those who read it later. Raises ReasonMissing.

    Where union and employer had not agreed on savings, a year went by without much of a change
    (LIKES); so the answer is never only a no.
    """
    if said.answer is not Answer.YES and not said.comment:
        raise ReasonMissing


def plan_fingerprint(part: object) -> str:
    """What an edit of a part of the plan says that it started from."""
    return hashlib.sha256(repr(part).encode()).hexdigest()[:16]
