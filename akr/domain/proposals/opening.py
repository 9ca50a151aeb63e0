"""How a part of workshop 2 opens: with what the room has said, so that it answers the question.

Every number is of the published result, the room's own estimates and its proposals. So an opening
shows nothing that the result has not shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.answers.sorting import Counts
from akr.domain.proposals.agenda import TO_CONFIRM, is_settled, lacks_owner
from akr.domain.proposals.effort import hours_per_week
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question

MOST_LONGEST = 3
"""Tasks that are named as those that take the most time."""


class FactKind(StrEnum):
    """What the room has said of some tasks, in the order in which it is told."""

    STOP = "stop"
    SOME_STOP = "some_stop"
    """Some would stop, but not most."""
    NOT_DONE = "not_done"
    ADDED = "added"
    """Nobody thought of it in workshop 1."""
    SEVERAL_DO = "several_do"
    LONGEST = "longest"
    OTHER_WAY = "other_way"
    """The room has placed it under this question, or proposes another way."""
    SEVERAL = "several"
    NOBODY = "nobody"
    UNSAID = "unsaid"
    UNCLEAR = "unclear"
    SUPPORTS = "supports"
    """Most say yellow: it supports somebody's assignment."""
    TOO_FEW = "too_few"
    CLEAR = "clear"
    CHANGES = "changes"
    OWNED = "owned"
    """A change with a responsible person and a date."""
    STAYS = "stays"
    LEFT = "left"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class RoomFact:
    """Something that the room has said of some tasks, by their words."""

    kind: FactKind
    tasks: tuple[str, ...]


Holds = Callable[[ResultRow, Proposal | None], bool]


def opening(
    part: AgendaPart, result: Result, proposals: Mapping[str, Proposal]
) -> tuple[RoomFact, ...]:
    """Return what the room has said that a part is about; a fact of no task is left out."""
    rows = result.by_need()
    found = {
        kind: tuple(row.task.text for row in rows if holds(row, proposals.get(row.task.id)))
        for kind, holds in _FACTS[part].items()
    }
    if part is AgendaPart.RIGHT_WAY:
        found[FactKind.LONGEST] = _longest(rows)
    return tuple(RoomFact(kind, found[kind]) for kind in FactKind if found.get(kind))


def _longest(rows: Iterable[ResultRow]) -> tuple[str, ...]:
    timed = [(hours, row.task.text) for row in rows if (hours := hours_per_week(row.task))]
    timed.sort(key=lambda each: each[0], reverse=True)
    return tuple(words for _, words in timed[:MOST_LONGEST])


def _owned_as(*kinds: Ownership) -> Holds:
    return lambda row, _: row.ownership in kinds


def _most(row: ResultRow, count: Callable[[Counts], int]) -> bool:
    return row.total is not None and count(row.total) * 2 > row.total.total


def _is_change(proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.decision is not ProposalKind.KEEP


def _goes_another_way(proposal: Proposal | None) -> bool:
    return proposal is not None and (
        proposal.question is Question.RIGHT_WAY or proposal.decision is ProposalKind.CHANGE_METHOD
    )


_FACTS: Mapping[AgendaPart, Mapping[FactKind, Holds]] = {
    AgendaPart.RIGHT_THINGS: {
        FactKind.STOP: _owned_as(Ownership.STOP),
        FactKind.SOME_STOP: lambda row, _: (
            row.ownership is not Ownership.STOP and row.total is not None and row.total.black > 0
        ),
        FactKind.NOT_DONE: lambda row, _: bool(row.task.not_done_today),
        FactKind.ADDED: lambda row, _: bool(row.task.added),
    },
    AgendaPart.RIGHT_WAY: {
        FactKind.SEVERAL_DO: lambda row, _: len(row.task.done_by or ()) > 1,
        FactKind.OTHER_WAY: lambda _, proposal: _goes_another_way(proposal),
    },
    AgendaPart.RIGHT_COMPETENCE: {
        FactKind.SEVERAL: _owned_as(Ownership.SEVERAL),
        FactKind.NOBODY: _owned_as(Ownership.NOBODY),
        FactKind.UNSAID: _owned_as(Ownership.UNSAID),
        FactKind.UNCLEAR: _owned_as(Ownership.UNCLEAR),
        FactKind.SUPPORTS: lambda row, _: _most(row, lambda counts: counts.yellow),
        FactKind.TOO_FEW: _owned_as(Ownership.TOO_FEW),
        FactKind.CLEAR: _owned_as(*TO_CONFIRM),
    },
    AgendaPart.ROUND_OFF: {
        FactKind.CHANGES: lambda _, proposal: _is_change(proposal),
        FactKind.OWNED: lambda _, proposal: (
            proposal is not None and _is_change(proposal) and not lacks_owner(proposal)
        ),
        FactKind.STAYS: lambda _, proposal: proposal is not None and not _is_change(proposal),
        FactKind.LEFT: lambda row, proposal: proposal is None and is_settled(row.task, proposal),
        FactKind.UNSETTLED: lambda row, proposal: not is_settled(row.task, proposal),
    },
}
