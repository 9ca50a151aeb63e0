"""A process: one workplace's division of tasks, from what was written to what was proposed.

It grows by stages: `PlannedProcess`, `HeldProcess`, `GatheredProcess`, `SortedProcess`, `Process`.
A rule asks for no more of it than it reads, so that its signature says what it rests on.
"""

from dataclasses import dataclass

from akr.domain.answers.process import SortedProcess
from akr.domain.proposals.proposals import OwnEstimate, Proposal


@dataclass(frozen=True, slots=True)
class Process(SortedProcess):
    """All stages of a process: what `akr-process/1` holds and what the store keeps.

    `None` means "not said", which is not the same as nothing: a task without minutes has an unknown
    time, a task with zero has none.
    """

    proposals: tuple[Proposal, ...] | None = None
    estimates: tuple[OwnEstimate, ...] | None = None
