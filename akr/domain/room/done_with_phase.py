"""Done with a phase: a person presses *jag är klar*. It closes nothing and can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase
from akr.domain.room.anonymity import FEWEST, Group, published_groups
from akr.domain.room.errors import PhaseClosed

ASKED_IN = (Phase.WRITE, Phase.SORT)
"""The phases where people work at their own pace, so the leader needs to see how many are done."""


@dataclass(frozen=True, slots=True)
class DoneGroup:
    """How many in a group are done, of how many who have joined."""

    group: Group
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class DoneSaid(ActContent):
    """A seat said that it is done with a phase, or took that back."""

    kind: ClassVar[ActKind] = ActKind.DONE_WITH_PHASE

    phase: Phase
    ready: bool


def must_be_asked(phase: Phase) -> None:
    """Raise PhaseClosed for a phase in which people do not say that they are done."""
    if phase not in ASKED_IN:
        raise PhaseClosed(phase)


def published_done(
    joined: Mapping[str, int], sizes: Mapping[str, int], done: Mapping[str, int]
) -> tuple[DoneGroup, ...]:
    """Count who is done, by groups of at least three.

    `joined` counts, by occupation, the seats with a device; those from a paper board have no
    button. `sizes` are their `counted_sizes`, by which the groups are drawn, and `done` counts
    those that are done. A room too small to divide is one group. A room where under three have
    acted gives nothing: the leader can see who is in it.
    """
    # The groups are drawn from the seats with a device, not from the result's sizes: next to four
    # on paper, a single phone would show as "1 of 1". So they may differ from the result's groups.
    # Comparing the two reveals nothing, since they count different things, and a board that is
    # typed in meanwhile does not change these groups.
    everybody = tuple(occupation for occupation, n in joined.items() if n)
    groups = published_groups(sizes) or (everybody,)
    if sum(sizes.values()) < FEWEST:
        return ()
    return tuple(
        DoneGroup(
            group,
            sum(done.get(occupation, 0) for occupation in group),
            sum(joined.get(occupation, 0) for occupation in group),
        )
        for group in groups
    )
