"""The analysis, as scripts read it and as the leader's page shows it."""

from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any

from akr import text
from akr.domain.answers.agreement import Standing, standing
from akr.domain.answers.analysis import TaskAnalysis, analyse
from akr.domain.answers.discussion import publish_reasons
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.process import SortedProcess
from akr.domain.answers.published import ResultRow, publish_analysis
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.cards import Task
from akr.domain.phase import Phase
from akr.domain.proposals.effort import Hours, hours_per_week, new_role_hours, tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.room.anonymity import Grouping
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.participants import Source
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task's published numbers. `groups` pairs a group's name with its counts.

    It is empty when the row may not be divided; `total` is None when too few have sorted. `openly`
    pairs an occupation's name with the answer that it gives openly, None without one. `reasons`
    pairs a group's name, empty when all are one group, with its reason.
    """

    task: Task
    groups: tuple[tuple[str, Counts], ...]
    openly: tuple[tuple[str, Colour | None], ...]
    total: Counts | None
    ownership: Ownership
    owners: tuple[str, ...]
    standing: Standing
    hours: Fraction | None
    proposal: str | None
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownAnalysis:
    """A process's published result; the `tasks` that most need the room's time come first.

    `on_paper` of the participants were counted on a board, and `by_leader` gave their answers to
    the leader, who entered them. `groups` is name and seats. `merged` names the groups of several
    occupations, and `silent` the occupations that are in no number, with their seats.
    """

    tasks: tuple[ShownTask, ...]
    groups: tuple[tuple[str, int], ...]
    merged: tuple[str, ...]
    silent: tuple[str, ...]
    participants: int
    on_paper: int
    by_leader: int
    unsorted: int
    new_role_tasks: int
    new_role: Hours


def see_result(work: Work, public_id: str) -> Process:
    """Return a process whose result its leader may see now.

    Leaves out the closing answers while people can still change them. Raises PhaseClosed until the
    workshop has shown the result, and UnknownProcess.
    """
    with work.reading():
        workshop = work.workshops.of_process(public_id)
        may = visible(Viewer.LEADER, workshop.phase) if workshop else {Sight.RESULT, Sight.CLOSING}
        if Sight.RESULT not in may:
            raise PhaseClosed(Phase.REVEAL)
        process = work.process(public_id)
        return (
            process if Sight.CLOSING in may else replace(process, goodbyes=None, closing_words=None)
        )


def published(process: Process) -> ShownAnalysis:
    """Build the leader's result page: what the wall may show, with hours.

    Standing is computed from the published groups, so that it reveals no hidden answer.
    """
    found = analyse(process)
    sizes, names = process.occupation_sizes(), process.occupation_names()
    result = publish_analysis(found)
    proposals = {
        proposal.task: f"{text.STATUS[proposal.status]}: "
        f"{text.inside_a_sentence(text.DECISIONS[proposal.decision])}"
        for proposal in process.proposals or ()
    }
    reasons = {
        task: tuple((_named(group, names) if group else "", said) for group, said in told)
        for task, told in publish_reasons(result, process.reasons or ()).items()
    }
    grouping = result.grouping
    return ShownAnalysis(
        tasks=tuple(_shown(row, grouping, names, proposals, reasons) for row in result.by_need()),
        groups=tuple((_named(g, names), sum(sizes[o] for o in g)) for g in grouping.groups),
        merged=tuple(_named(g, names) for g in grouping.groups if len(g) > 1),
        silent=silent_named(process, grouping),
        participants=found.participants,
        on_paper=process.counted_from(Source.PAPER),
        by_leader=process.counted_from(Source.LEADER),
        unsorted=found.unsorted,
        new_role_tasks=len(tasks_for_a_new_role(process)),
        new_role=new_role_hours(process),
    )


def silent_named(process: SortedProcess, grouping: Grouping) -> tuple[str, ...]:
    """Name the occupations that are in no number, with their seats."""
    sizes, names = process.occupation_sizes(), process.occupation_names()
    return tuple(f"{names[o]} ({sizes[o]})" for o in grouping.silent)


def analysis_values(process: Process, full_time_hours: float) -> dict[str, Any]:
    """Return the analysis as plain, unrounded values. The keys are stable: scripts depend on them.

    Counts are by occupation before merging, even for a single person, since this is the leader's
    own material. `akr.domain.answers.published` is what others may see.
    """
    found, hours = analyse(process), new_role_hours(process)
    return {
        "tasks": [_task(each) for each in found.tasks],
        "totals": {
            "participants": found.participants,
            "tasks": len(found.tasks),
            "unsorted": found.unsorted,
            "new_role_hours_per_week": float(hours.total),
            "moved_hours_per_week": float(hours.moved),
            "new_hours_per_week": float(hours.new),
            "full_time_share": float(hours.full_time_share(full_time_hours)),
        },
    }


def analysis_lines(process: Process, full_time_hours: float) -> list[str]:
    """Return the analysis as lines for a terminal; what most needs discussion comes first."""
    found = analyse(process)
    hours = new_role_hours(process)
    order = list(Ownership)
    tasks = sorted(found.tasks, key=lambda each: order.index(each.ownership))
    widest = max((len(text.OWNERSHIP[each.ownership]) for each in tasks), default=0)
    lines = [f"{text.OWNERSHIP[each.ownership]:<{widest}}  {each.task.text}" for each in tasks]
    people = text.counted(found.participants, "deltagare", "deltagare")
    counted = text.counted(len(found.tasks), "uppgift", "uppgifter")
    moved, new = text.number(hours.moved), text.number(hours.new)
    share = text.percent(hours.full_time_share(full_time_hours))
    return [
        *lines,
        "",
        f"{people}, {counted}, {found.unsorted} utan svar",
        f"Ny roll: {text.number(hours.total)} timmar per vecka, {share} av heltid",
        f"{moved} h flyttas, {new} h är nytt",
    ]


def _shown(
    row: ResultRow,
    grouping: Grouping,
    names: dict[str, str],
    proposals: dict[str, str],
    reasons: dict[str, tuple[tuple[str, tuple[str, ...]], ...]],
) -> ShownTask:
    groups = row.shown_counts(grouping)
    spoken = [counts for counts in groups.values() if counts.total]
    return ShownTask(
        task=row.task,
        groups=tuple((_named(group, names), counts) for group, counts in groups.items()),
        openly=tuple((names[o], colour) for o, colour in row.openly.items()),
        total=row.total,
        ownership=row.ownership,
        owners=tuple(_named(group, names) for group in row.owners),
        standing=standing(spoken or [row.total or Counts()]),
        hours=hours_per_week(row.task),
        proposal=proposals.get(row.task.id),
        reasons=reasons.get(row.task.id, ()),
    )


def _named(group: tuple[str, ...], names: dict[str, str]) -> str:
    first, *others = (names[o] for o in group)
    return text.both((first, *map(text.inside_a_sentence, others)))


def _task(found: TaskAnalysis) -> dict[str, Any]:
    return {
        "id": found.task.id,
        "text": found.task.text,
        "sorted": found.counts.total,
        "counts": asdict(found.counts),
        "by_occupation": {o: asdict(counts) for o, counts in found.by_occupation.items()},
        "agreement": found.agreement,
        "standing": found.standing,
        "ownership": found.ownership,
    }
