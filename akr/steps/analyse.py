"""Analyse: the numbers as scripts read them."""

from dataclasses import asdict
from typing import Any

from akr import text
from akr.domain.analysis import TaskAnalysis, analyse
from akr.domain.ownership import Ownership
from akr.domain.process import Process


def analysis_values(process: Process, full_time_hours: float) -> dict[str, Any]:
    """The analysis as plain values, unrounded; keys are stable, municipalities script against them.

    Raw by occupation, also where a group is one person: it is the leader's own material. What
    others may see is `akr.domain.result`.
    """
    found = analyse(process)
    return {
        "tasks": [_task(each) for each in found.tasks],
        "totals": {
            "participants": found.participants,
            "tasks": len(found.tasks),
            "unsorted": found.unsorted,
            "new_role_hours_per_week": float(found.new_role.total),
            "moved_hours_per_week": float(found.new_role.moved),
            "new_hours_per_week": float(found.new_role.new),
            "full_time_share": float(found.new_role.full_time_share(full_time_hours)),
        },
    }


def analysis_lines(process: Process, full_time_hours: float) -> list[str]:
    """The analysis as lines to read in a terminal, what needs talk first."""
    found = analyse(process)
    hours = found.new_role
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
