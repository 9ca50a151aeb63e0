"""Ready: a person says *jag är klar*, which closes nothing and can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.phase import Phase
from akr.domain.room.anonymity import FEWEST, Group, published_groups
from akr.domain.room.errors import PhaseClosed

ASKED_IN = (Phase.WRITE, Phase.SORT)
"""Where each works at their own pace, so that the leader needs to know who waits for whom."""


@dataclass(frozen=True, slots=True)
class ReadyGroup:
    """How many of some occupations are ready, of how many who have joined."""

    group: Group
    ready: int
    of: int


def must_be_asked(phase: Phase) -> None:
    """Raise PhaseClosed for a phase in which nobody is asked."""
    if phase not in ASKED_IN:
        raise PhaseClosed(phase)


def published_ready(sizes: Mapping[str, int], ready: Mapping[str, int]) -> tuple[ReadyGroup, ...]:
    """Count who is ready by the groups that the result is published in, so never one person.

    `sizes` are seats with somebody at them by occupation, without those of a board, who can press
    nothing; `ready` are those of them who are. A room that is too small to divide is one group, and
    one under three says nothing: the leader sees who sits there.
    """
    # Groups are drawn on those who can press, and not on the result's sizes: beside four on paper
    # one phone would be "1 of 1". So they may be other groups than the result's, and nothing can be
    # concluded from both, since neither counts a part of what the other does; and a board that is
    # typed meanwhile changes nothing here.
    everybody = tuple(occupation for occupation, n in sizes.items() if n)
    groups = published_groups(sizes) or (everybody,)
    if sum(sizes.values()) < FEWEST:
        return ()
    return tuple(
        ReadyGroup(
            group,
            sum(ready.get(occupation, 0) for occupation in group),
            sum(sizes[occupation] for occupation in group),
        )
        for group in groups
    )
