"""The overview: how far a process has come, as its own page shows it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from akr.domain.answers.analysis import analyse
from akr.domain.answers.published import publish
from akr.domain.follow_up.overview import Progress
from akr.domain.matter.review import DraftStatus
from akr.domain.planning.readiness import Conditions, conditions
from akr.domain.proposals.agenda import is_settled, lacks_owner, named_owner
from akr.domain.proposals.effort import tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.steps.planning import processes
from akr.steps.role.draft_versions import ShownDraft, read_draft
from akr.store.work import Work

PARTS = (
    *("readiness", "union_comments", "occupations", "participants"),
    *("tasks", "sortings", "proposals"),
)
"""What of a process says how far it is."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A process and how far it has come; `role` is the public id of the role that `now` is of."""

    about: processes.ProcessSummary
    conditions: Conditions
    now: Progress
    role: str | None = None

    @property
    def unheard(self) -> bool:
        """Whether opening workshop 1 needs a reason."""
        asked = self.conditions.opening is not None
        return not asked and bool(not self.now.unions or self.now.plan_comments)


def see_overview(work: Work, public_id: str) -> Overview:
    """Show a process's leaders and manager how far it has come. Raises UnknownProcess.

    It shows counts only, never content, so it reveals nothing that the room still hides.
    """
    with work.reading():
        process = work.process_in_part(public_id, *PARTS)
        room = work.workshops.of_process(public_id)
        about = processes.summary(work, public_id, process, room)
        found = _least_far(work, public_id)
        unions = work.reviews.reviewers(public_id)
        rests_on = conditions(process)
        now = Progress(
            has_mandate=rests_on.mandate is not None,
            unanswered=len(rests_on.unanswered),
            has_dates=rests_on.dates.are_set,
            unions=len(unions),
            plan_comments=sum(comment.is_open for comment in rests_on.comments),
            phase=room.phase if room else None,
            seats=sum(work.occupations.joined(room).values()) if room else 0,
            tasks=len(process.tasks or ()),
            late=len(work.acts.late(room)) if room else 0,
            draft=found.status if found else None,
            draft_lacks=found.missing if found else (),
            has_manager=work.co_leaders.manager_of(public_id) is not None,
        )
        held = frozenset(work.roles.held(public_id))
    # The answers of an imported file are not hidden.
    shown = Sight.RESULT in visible(Viewer.LEADER, room.phase) if room else bool(process.sortings)
    now = _with_result(now, process, held) if shown else now
    return Overview(about, rests_on, now, found.role_id if found else None)


def _least_far(work: Work, public_id: str) -> ShownDraft | None:
    """Read the role begun in a process that has come the least far; the earliest of several."""
    begun = [each for each in work.roles.touching(public_id) if each.process == public_id]
    order = list(DraftStatus)
    role = min(begun, key=lambda each: order.index(each.status), default=None)
    return read_draft(work, role) if role else None


def _with_result(now: Progress, process: Process, held: Collection[str]) -> Progress:
    found = analyse(process)
    proposals = process.proposals or ()
    proposed = {proposal.task: proposal for proposal in proposals}
    left = [
        row for row in publish(process).rows if not is_settled(row.task, proposed.get(row.task.id))
    ]
    confirmation = sum(named_owner(row) is not None for row in left)
    return replace(
        now,
        result=True,
        unsorted=found.unsorted,
        confirmation=confirmation,
        proposals=len(left) - confirmation,
        plan=sum(map(lacks_owner, proposals)),
        for_a_new_role=sum(task.id not in held for task in tasks_for_a_new_role(process)),
    )
