"""The action plan: what should happen with each task, by when, and whose hours it moves.

Hours leave those who do a task today and come to those who ought to. No hour is lost on the way,
none is counted twice, and a task that nobody does today takes no one's time (domain rule 12).
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from akr.domain.cards.cards import Task
from akr.domain.proposals.effort import Hours, add_up, hours_per_week
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status

Names = tuple[str, ...]
"""Occupations by name, as the workplace writes them."""


class Destination(StrEnum):
    """Where a task's hours go."""

    OCCUPATION = "occupation"
    NEW_ROLE = "new_role"
    NOWHERE = "nowhere"
    """Nobody does the task any more."""


DESTINATIONS = {
    ProposalKind.OTHER_OCCUPATION: Destination.OCCUPATION,
    ProposalKind.NEW_ROLE: Destination.NEW_ROLE,
    ProposalKind.STOP: Destination.NOWHERE,
}
"""What moves hours. A task kept, done another way or looked into moves none that are known."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hours per week that lie between two bounds; exactly known when they are the same."""

    least: Fraction = Fraction(0)
    most: Fraction = Fraction(0)

    @property
    def is_exact(self) -> bool:
        """Whether the hours are known, and not only their bounds."""
        return self.least == self.most

    def __add__(self, other: "Span") -> "Span":
        return Span(self.least + other.least, self.most + other.most)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A task and what is proposed or decided for it.

    `done_by` are the occupations that do it today. `receivers` are those that ought to, where it
    moves to another occupation: each that the proposal names, or its own words for somebody else.
    """

    task: Task
    proposal: Proposal
    done_by: Names = ()
    receivers: Names = ()

    @property
    def status(self) -> Status:
        """Whether the room proposes it or the employer has decided it."""
        return self.proposal.status

    @property
    def is_change(self) -> bool:
        """Whether anything is to happen: all but a task that is kept."""
        return self.proposal.decision is not ProposalKind.KEEP

    @property
    def hours(self) -> Hours:
        """The task's hours, moved or new; `unknown` is 1 without an estimate."""
        return add_up([self.task])


@dataclass(frozen=True, slots=True)
class Move:
    """Hours that leave some occupations together and come to others, or to a new role, or end.

    `givers` are empty when nobody has said who does the tasks today, and when they are `new`. The
    `hours` are a range where somebody who does a task today is to go on with it.
    """

    status: Status
    givers: Names
    destination: Destination
    takers: Names
    is_new: bool
    hours: Span = Span()
    tasks: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """What one occupation gives away and takes over, in hours per week.

    Where several do a task today, nobody knows how its hours are divided between them: each gives
    between none and all of them. `new` are hours of tasks that nobody does today.
    """

    occupation: str
    gives: Span
    takes: Span
    new: Span


def action_rows(process: Process) -> tuple[ActionRow, ...]:
    """Return every task that has a proposal, in the process's order, with its proposal."""
    names = process.occupation_names()
    proposals = {proposal.task: proposal for proposal in process.proposals or ()}
    return tuple(
        _row(task, proposals[task.id], names)
        for task in process.tasks or ()
        if task.id in proposals
    )


def moves(rows: Iterable[ActionRow]) -> tuple[Move, ...]:
    """Add up the hours that move, by whom they leave together and where they go.

    What some occupations do together stays together here, so these sums are exact.
    """
    found: dict[tuple[object, ...], Move] = {}
    for row in rows:
        move = _move(row)
        if move is None:
            continue
        key = (move.status, move.givers, move.destination, move.takers, move.is_new)
        before = found.get(key, Move(*key))
        found[key] = Move(
            *key,
            hours=before.hours + move.hours,
            tasks=before.tasks + 1,
            unknown=before.unknown + move.unknown,
        )
    return tuple(found.values())


def balances(found: Iterable[Move]) -> tuple[Balance, ...]:
    """Return what each occupation gives away and takes over, in the order that they are met."""
    gives: dict[str, Span] = {}
    takes: dict[str, Span] = {}
    new: dict[str, Span] = {}
    for move in found:
        for name in move.givers:
            gives[name] = gives.get(name, Span()) + _part(move.hours, move.givers)
        arrives = new if move.is_new else takes
        for name in move.takers:
            arrives[name] = arrives.get(name, Span()) + _part(move.hours, move.takers)
    return tuple(
        Balance(name, *(sums.get(name, Span()) for sums in (gives, takes, new)))
        for name in dict.fromkeys((*gives, *takes, *new))
    )


def _row(task: Task, proposal: Proposal, names: dict[str, str]) -> ActionRow:
    moves_on = proposal.decision is ProposalKind.OTHER_OCCUPATION
    return ActionRow(
        task,
        proposal,
        done_by=tuple(names.get(o, o) for o in task.done_by or ()),
        receivers=_receivers(proposal.ought_to or "", names.values()) if moves_on else (),
    )


def _receivers(words: str, names: Collection[str]) -> Names:
    """Return the occupations that words name, as the workplace writes them; else the words."""
    known = {name.casefold(): name for name in names}
    if words.strip().casefold() in known:
        return (known[words.strip().casefold()],)
    parts = [part.casefold() for part in re.split(r"\s*,\s*|\s*/\s*|\s+och\s+", words.strip())]
    if parts and all(part in known for part in parts):
        return tuple(dict.fromkeys(known[part] for part in parts))
    return (words.strip(),) if words.strip() else ()


def _move(row: ActionRow) -> Move | None:
    """Return the hours that one task moves; None when it stays with those who do it."""
    destination = DESTINATIONS.get(row.proposal.decision)
    if destination is None:
        return None
    hours = hours_per_week(row.task) or Fraction(0)
    unknown = row.hours.unknown
    if row.task.not_done_today:
        return Move(
            *(row.status, (), destination, row.receivers, True),
            hours=Span(hours, hours),
            tasks=1,
            unknown=unknown,
        )
    # Who does it today and goes on alone gives nothing, and takes nothing over from itself.
    stay = set(row.done_by) & set(row.receivers)
    givers = tuple(o for o in row.done_by if not stay or set(row.receivers) - {o})
    takers = tuple(o for o in row.receivers if not stay or set(row.done_by) - {o})
    if stay and not givers:
        return None
    return Move(
        *(row.status, givers, destination, takers, False),
        hours=Span(Fraction(0) if stay else hours, hours),
        tasks=1,
        unknown=unknown,
    )


def _part(hours: Span, sharers: Names) -> Span:
    """Return what one of some who share hours has of them: all, or between none and all."""
    return hours if len(sharers) == 1 else Span(Fraction(0), hours.most)
