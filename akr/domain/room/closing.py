"""Closing: each participant rates the meeting and answers two baseline statements.

The two statements are the baseline for the follow-up. They are each person's own judgement, so they
are published only as group means.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.room.anonymity import FEWEST, Group, hide_one_another

HIGHEST_SCORE = 10
HIGHEST_RATING = 5


class Measure(StrEnum):
    """The closing questions answered with a number, in the order in which they are asked."""

    SCORE = "score"
    """How the meeting was, 1 to `HIGHEST_SCORE`."""
    CORE_TIME = "core_time"
    """Whether the participant has time for the core task, 1 to `HIGHEST_RATING`."""
    CLEAR_ROLE = "clear_role"
    """Whether the participant's role is clear, 1 to `HIGHEST_RATING`."""

    @property
    def highest(self) -> int:
        """The best answer; the lowest is 1."""
        return HIGHEST_SCORE if self is Measure.SCORE else HIGHEST_RATING


class ClosingKind(StrEnum):
    """The closing questions answered in words: what was good, and what to do more of."""

    GOOD = "good"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Goodbye:
    """A seat's numbers in the closing; None for a question it left out."""

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
    """An answer in words. No file says whose it is: an occupation alone could identify someone."""

    kind: ClosingKind
    text: str


@dataclass(frozen=True, slots=True)
class ClosingAnswered(ActContent):
    """A seat answered the closing questions, as `Measure` and `ClosingKind` name them."""

    kind: ClassVar[ActKind] = ActKind.CLOSING

    score: int | None = None
    core_time: int | None = None
    clear_role: int | None = None
    good: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a number of answers."""

    answers: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A question's published answers. `by_group` is empty when they may not be divided."""

    measure: Measure
    total: Mean | None
    by_group: Mapping[Group, Mean]


@dataclass(frozen=True, slots=True)
class PublishedClosing:
    """The published closing: how many seats answered, their numbers, and the words without writers.

    With fewer than `FEWEST` answers there are no rows and no words.
    """

    answered: int
    rows: tuple[MeasureRow, ...]
    words: Mapping[ClosingKind, tuple[str, ...]]


def publish_closing(
    goodbyes: Sequence[Goodbye],
    words: Iterable[ClosingWord],
    occupation_of: Mapping[str, str],
    groups: tuple[Group, ...],
    entered: Collection[str] = (),
) -> PublishedClosing:
    """Publish the closing answers by the groups and the rule of the workshop's result.

    Each mean is of those who answered that question, in the occupations that are counted. The words
    are everybody's. The leader knows the answers of those `entered`, who hide nobody.
    """
    if len(goodbyes) < FEWEST:
        return PublishedClosing(len(goodbyes), (), {})
    rows = (_row(measure, goodbyes, occupation_of, groups, entered) for measure in Measure)
    said: dict[ClosingKind, list[str]] = defaultdict(list)
    for word in words:
        said[word.kind].append(word.text)
    return PublishedClosing(
        len(goodbyes), tuple(rows), {kind: tuple(said[kind]) for kind in ClosingKind if said[kind]}
    )


def may_be_told(
    goodbyes: Iterable[Goodbye],
    told_in: Mapping[str, int],
    occupation_of: Mapping[str, str],
    groups: tuple[Group, ...],
    entered: Collection[str] = (),
) -> bool:
    """Whether closing answers that came after others were told may be told too.

    `told_in` is the showing in which each participant's answers were told, or would be. An answer
    never changes once it is told. So only the newcomers' own sums can be told from two showings:
    in each group, for each question, they must be nobody or at least three, also without those
    `entered` by the leader. The first answers that are told need only be three.
    """
    said = list(goodbyes)
    showings = Counter(told_in[each.participant] for each in said)
    if not showings or showings[max(showings)] < FEWEST:
        return False
    if not hide_one_another(((told_in[e.participant], e.participant) for e in said), entered):
        return False
    return len(showings) == 1 or all(
        hide_one_another(
            (
                ((group, told_in[each.participant]), each.participant)
                for each in said
                for group in groups
                if occupation_of[each.participant] in group and each.of(measure) is not None
            ),
            entered,
        )
        for measure in Measure
    )


def _row(
    measure: Measure,
    goodbyes: Sequence[Goodbye],
    occupation_of: Mapping[str, str],
    groups: tuple[Group, ...],
    entered: Collection[str],
) -> MeasureRow:
    by_group = {
        group: {
            each.participant: value
            for each in goodbyes
            if occupation_of[each.participant] in group and (value := each.of(measure)) is not None
        }
        for group in groups
    }
    answers = {who: value for values in by_group.values() for who, value in values.items()}
    if not answers or not hide_one_another(((measure, who) for who in answers), entered):
        return MeasureRow(measure, None, {})
    answered = ((group, who) for group, values in by_group.items() for who in values)
    divided = len(groups) > 1 and hide_one_another(answered, entered)
    return MeasureRow(
        measure,
        _mean(answers.values()),
        {group: _mean(values.values()) for group, values in by_group.items() if divided and values},
    )


def _mean(values: Collection[int]) -> Mean:
    return Mean(len(values), Fraction(sum(values), len(values)))
