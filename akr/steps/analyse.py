"""Analyse: the numbers as scripts read them."""

from dataclasses import asdict
from typing import Any

from akr.domain.analysis import TaskAnalysis, analyse
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
