"""A process: one workplace's division of tasks, from the plan to the proposals.

It grows by stages: `PlannedProcess`, `HeldProcess`, `GatheredProcess`, `SortedProcess`, `Process`.
Each rule takes the earliest stage that it needs, so its signature shows what it depends on.
"""

from dataclasses import dataclass

from akr.domain.answers.process import SortedProcess
from akr.domain.proposals.proposals import OwnEstimate, Proposal


@dataclass(frozen=True, slots=True)
class Process(SortedProcess):
    """A process with all its stages: what `akr-process/1` and the store hold.

    `None` means "not said", which is not the same as nothing: a task without minutes takes an
    unknown time, a task with zero takes none.
    """

    proposals: tuple[Proposal, ...] | None = None
    estimates: tuple[OwnEstimate, ...] | None = None
