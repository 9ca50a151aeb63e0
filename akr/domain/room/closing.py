"""Going home: how the meeting was, and where the workplace stands before anything has changed.

The two statements are the baseline that the follow-up is measured against. They are each person's
own judgement, so they are told as means of groups and never as anybody's answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from akr.domain.room.anonymity import FEWEST, Group, may_be_divided

HIGHEST_SCORE = 10
HIGHEST_RATING = 5


class Measure(StrEnum):
    """What is answered with a number as one goes home, in the order in which it is asked."""

    SCORE = "score"
    """How the meeting was, 1 to `HIGHEST_SCORE`."""
    CORE_TIME = "core_time"
    """Whether one has time for one's core task, 1 to `HIGHEST_RATING`."""
    CLEAR_ROLE = "clear_role"
    """Whether one's role is clear, 1 to `HIGHEST_RATING`."""

    @property
    def highest(self) -> int:
        """The best answer; the lowest is 1."""
        return HIGHEST_SCORE if self is Measure.SCORE else HIGHEST_RATING


class ClosingKind(StrEnum):
    """What a closing word is about: what was good, and what one wants more of."""

    GOOD = "good"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Goodbye:
    """A seat's numbers as it goes home; what it left out is None."""

    participant: str
    score: int | None = None
    core_time: int | None = None
    clear_role: int | None = None

    def of(self, measure: Measure) -> int | None:
        """The answer to one of the questions."""
        return {
            Measure.SCORE: self.score,
            Measure.CORE_TIME: self.core_time,
            Measure.CLEAR_ROLE: self.clear_role,
        }[measure]


@dataclass(frozen=True, slots=True)
class ClosingWord:
    """A few words on the way out. Whose they are is in no file: even an occupation could tell."""

    kind: ClosingKind
    text: str


@dataclass(frozen=True, slots=True)
class Mean:
    """How many have answered, and their mean."""

    answers: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A question's published answers. `by_group` is empty when the groups may not be told apart."""

    measure: Measure
    total: Mean | None
    by_group: Mapping[Group, Mean]


@dataclass(frozen=True, slots=True)
class Parting:
    """How a workshop was left: `answered` seats, and the words of all without their writers.

    Under `FEWEST` answers there are no rows and no words.
    """

    answered: int
    rows: tuple[MeasureRow, ...]
    words: Mapping[ClosingKind, tuple[str, ...]]


def publish_parting(
    goodbyes: Sequence[Goodbye],
    words: Iterable[ClosingWord],
    occupation_of: Mapping[str, str],
    groups: tuple[Group, ...],
) -> Parting:
    """Tell how a workshop was left, by the same groups as its result and by the same rule.

    A mean is of those who answered that very question.
    """
    if len(goodbyes) < FEWEST:
        return Parting(len(goodbyes), (), {})
    rows = (_row(measure, goodbyes, occupation_of, groups) for measure in Measure)
    said: dict[ClosingKind, list[str]] = defaultdict(list)
    for word in words:
        said[word.kind].append(word.text)
    return Parting(
        len(goodbyes), tuple(rows), {kind: tuple(said[kind]) for kind in ClosingKind if said[kind]}
    )


def _row(
    measure: Measure,
    goodbyes: Sequence[Goodbye],
    occupation_of: Mapping[str, str],
    groups: tuple[Group, ...],
) -> MeasureRow:
    answers = [
        (occupation_of[each.participant], value)
        for each in goodbyes
        if (value := each.of(measure)) is not None
    ]
    if len(answers) < FEWEST:
        return MeasureRow(measure, None, {})
    by_group = {
        group: [value for occupation, value in answers if occupation in group] for group in groups
    }
    divided = may_be_divided(map(len, by_group.values()))
    return MeasureRow(
        measure,
        _mean([value for _, value in answers]),
        {group: _mean(values) for group, values in by_group.items() if divided and values},
    )


def _mean(values: Sequence[int]) -> Mean:
    return Mean(len(values), Fraction(sum(values), len(values)))
