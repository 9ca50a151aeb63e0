"""The demo's leader: plans, asks the unions, lays cards in heaps and makes the proposals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from akr.domain.clock import today
from akr.domain.planning.process import Purpose, Workplace, WorkshopFormat
from akr.domain.planning.readiness import Dates, plan_fingerprint
from akr.domain.planning.timetable import SHORTEST_MEETING
from akr.domain.proposals.estimate import Estimate, estimate_fingerprint
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, Status
from akr.ops.staff import new_act
from akr.ops.unions import speak_for
from akr.steps.cards.gathering import merge_heaps, rename_heap, see_table, split_card
from akr.steps.matter.review import answer_on_plan, comment_on_plan, invite
from akr.steps.planning.plan import answer_readiness, plan_meeting, say_dates, say_mandate, see_plan
from akr.steps.planning.processes import create_process
from akr.steps.proposals.agenda import propose, see_agenda
from akr.steps.proposals.estimate import say_estimate
from akr.store.work import Work

UNTIL_WORKSHOP_2, UNTIL_FOLLOW_UP = timedelta(weeks=3), timedelta(weeks=26)


def prepare(work: Work, leader: int, administrator: int, linden: Process) -> str:
    """Create the process and fill in its plan; returns its public id."""
    names, sizes = linden.occupation_names(), linden.occupation_sizes()
    public_id = create_process(
        work,
        leader,
        new_act(0),
        title=linden.title or "",
        workplace=linden.workplace or Workplace(""),
        purpose=linden.purpose or Purpose.ROLES,
        occupations={name: sizes[key] for key, name in names.items()},
    )
    _plan(work, public_id, administrator, linden)
    return public_id


def _plan(work: Work, public_id: str, administrator: int, linden: Process) -> None:
    """Fill in the plan, as a leader does before anybody is invited."""
    now = see_plan(work, public_id)
    purpose = linden.purpose or Purpose.ROLES
    say_mandate(work, public_id, purpose, linden.mandate, plan_fingerprint(now.mandate_said))
    answer_readiness(work, public_id, linden.readiness or (), plan_fingerprint(()))
    dates = Dates(today() + UNTIL_WORKSHOP_2, today() + UNTIL_FOLLOW_UP)
    say_dates(work, public_id, dates, plan_fingerprint(now.conditions.dates))
    _ask_the_unions(work, public_id, administrator, linden)
    base = plan_fingerprint(now.meeting_said)
    plan_meeting(work, public_id, WorkshopFormat.APT, SHORTEST_MEETING, now.expected, base)


def _ask_the_unions(work: Work, public_id: str, administrator: int, linden: Process) -> None:
    """Let the unions comment on the plan, and answer them."""
    tokens = {
        union: speak_for(work, administrator, union, invite(work, public_id, union))
        for union in (linden.opening.unions if linden.opening else ())
    }
    for said in linden.union_comments or ():
        act = new_act()
        comment_on_plan(work, tokens[said.union], act, said.text)
        answer_on_plan(work, public_id, act.id, said.answer or "")


def lay_in_order(
    work: Work, public_id: str, linden: Process, cards: Mapping[str, str]
) -> dict[str, str]:
    """Gather each task's cards in one heap with the task's words, as a leader would.

    `cards` maps the cards' ids in the file to their keys; returns the same for the tasks.
    """
    laid: dict[str, str] = {}
    for task in linden.tasks or ():
        mine = {cards[card.id] for card in linden.cards or () if card.task == task.id}
        heaps = []
        for heap in see_table(work, public_id).heaps:
            others = [card for card, _ in heap.cards if card not in mine]
            if len(others) < len(heap.cards):
                heaps.append(heap.key)
                for card in others:
                    split_card(work, public_id, new_act(), card)
        laid[task.id], *more = heaps
        if more:
            merge_heaps(work, public_id, new_act(), more, into=laid[task.id])
        rename_heap(work, public_id, new_act(), laid[task.id], task.text)
    return laid


def propose_tasks(
    work: Work,
    public_id: str,
    linden: Process,
    tasks: Mapping[str, str],
    share: Callable[[Sequence[Proposal]], Sequence[Proposal]],
) -> None:
    """Set the tasks' times and propose what should happen, as the room does in workshop 2."""
    for task in linden.tasks or ():
        now = see_agenda(work, public_id).item(tasks[task.id]).row.task
        said = Estimate(
            task.minutes, task.times_per_week, bool(task.not_done_today), task.done_by or ()
        )
        say_estimate(work, public_id, new_act(), now.id, said, estimate_fingerprint(now))
    for proposal in share(linden.proposals or ()):
        item = see_agenda(work, public_id).item(tasks[proposal.task])
        wanted = replace(proposal, task=item.row.task.id, status=Status.PROPOSED)
        propose(work, public_id, new_act(), wanted, item.base)
