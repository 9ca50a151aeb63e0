"""The report of a process: its result and action plan, to hand out at the next staff meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from akr.domain.answers.analysis import analyse
from akr.domain.answers.discussion import publish_reasons
from akr.domain.answers.published import publish_analysis
from akr.domain.cards.cards import Task
from akr.domain.planning.process import Purpose
from akr.domain.planning.readiness import Conditions, conditions
from akr.domain.proposals.action_plan import (
    ActionRow,
    Balance,
    Move,
    action_rows,
    balances,
    moves,
)
from akr.domain.proposals.agenda import is_settled, lacks_owner
from akr.domain.proposals.dissent import dissent_told
from akr.domain.proposals.pictures import Picture, pictures
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.room.anonymity import Grouping
from akr.domain.room.participants import Source


@dataclass(frozen=True, slots=True)
class TookPart:
    """Who took part: each occupation's name and seats; `silent` are in no number.

    `on_paper` of the people were counted on a board, and `by_leader` answered through the leader.
    """

    people: int
    occupations: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]
    openly: tuple[str, ...]
    on_paper: int
    by_leader: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that the report says. `reasons` are by task, each with its group's occupations.

    `dissent` is by task as well: an occupation's name and what it wants. Some tasks were `left` for
    a reason; `without_proposal` are all others that nothing is proposed for.
    """

    title: str | None
    workplace: str | None
    organisation: str | None
    purpose: Purpose | None
    conditions: Conditions
    workshop_1_on: date | None
    took_part: TookPart
    tasks: int
    unsorted: int
    pictures: tuple[Picture, ...]
    rows: tuple[ActionRow, ...]
    reasons: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    dissent: Mapping[str, tuple[tuple[str, str], ...]]
    left: tuple[Task, ...]
    without_proposal: tuple[Task, ...]

    def of_kind(self, *kinds: ProposalKind) -> tuple[ActionRow, ...]:
        """Return the rows of some kinds of proposals, in the order of the kinds."""
        return tuple(row for kind in kinds for row in self.rows if row.proposal.decision is kind)

    @property
    def changes(self) -> tuple[ActionRow, ...]:
        """Return the rows in which something is to happen."""
        return tuple(row for row in self.rows if row.is_change)

    @property
    def stays(self) -> tuple[ActionRow, ...]:
        """Return the rows in which nothing is to happen."""
        return tuple(row for row in self.rows if not row.is_change)

    @property
    def lacking(self) -> tuple[ActionRow, ...]:
        """Return the changes that lack somebody responsible or a date."""
        return tuple(row for row in self.rows if lacks_owner(row.proposal))

    @property
    def moves(self) -> tuple[Move, ...]:
        """Return the hours that move, by whom they leave and where they go."""
        return moves(self.rows)

    @property
    def balances(self) -> tuple[Balance, ...]:
        """Return what each occupation gives away and takes over."""
        return balances(self.moves)

    @property
    def is_decided(self) -> bool:
        """Whether every change has been decided by the employer."""
        changes = self.changes
        return bool(changes) and all(row.status is Status.DECIDED for row in changes)


def report(process: Process) -> Report:
    """Write the report of a process, from what may be shown of it and nothing more."""
    found = analyse(process)
    result = publish_analysis(found)
    names, sizes = process.occupation_names(), process.occupation_sizes()
    proposals = {proposal.task: proposal for proposal in process.proposals or ()}
    said = publish_reasons(result, process.reasons or ())
    return Report(
        title=process.title,
        workplace=process.workplace.name if process.workplace else None,
        organisation=process.organisation,
        purpose=process.purpose,
        conditions=conditions(process),
        workshop_1_on=process.workshop_1_on,
        took_part=TookPart(
            people=found.participants,
            occupations=tuple((names[o], n) for o, n in sizes.items() if n),
            silent=tuple(names[o] for o in result.grouping.silent),
            openly=tuple(names[o] for o in result.grouping.openly),
            on_paper=process.counted_from(Source.PAPER),
            by_leader=process.counted_from(Source.LEADER),
        ),
        tasks=len(found.tasks),
        unsorted=found.unsorted,
        pictures=pictures(process, result),
        rows=action_rows(process),
        reasons={
            task: tuple((tuple(names.get(o, o) for o in group), words) for group, words in told)
            for task, told in said.items()
        },
        dissent={
            task: told
            for task, proposal in proposals.items()
            if (told := _dissent(proposal, result.grouping, names))
        },
        left=tuple(
            row.task
            for row in result.rows
            if row.task.left_because is not None and row.task.id not in proposals
        ),
        without_proposal=tuple(
            row.task for row in result.rows if not is_settled(row.task, proposals.get(row.task.id))
        ),
    )


def _dissent(
    proposal: Proposal, grouping: Grouping, names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return what may be told of who wants something else, by the occupations' names."""
    told = dissent_told(proposal, grouping)
    return tuple((names.get(each.occupation, each.occupation), each.wants) for each in told)
