"""Workshop 2 as a session: parts, tasks that are left, and dissent."""

import pytest

from akr.domain.errors import EditConflict
from akr.domain.phase import Phase
from akr.domain.proposals.errors import AlreadyDecided, OccupationNotShown
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Dissent, Proposal, ProposalKind, Status
from akr.domain.room.errors import PhaseClosed
from akr.steps.proposals import agenda, session
from akr.steps.role import roles
from akr.steps.room import timer
from tests import sees
from tests.rooms import an_act, move_to


def a_proposal(task="duka", **said):
    values = {"status": Status.PROPOSED, "decision": ProposalKind.INVESTIGATE} | said
    return Proposal(task=task, **values)


def base_of(work, process, task):
    return agenda.see_agenda(work, process).item(task).base


def leave(work, process, task, reason="Tas i budgeten", base=None):
    base = base_of(work, process, task) if base is None else base
    session.leave(work, process, an_act(), task, reason, base)


def test_a_task_that_is_left_is_settled_until_it_is_taken_up_again(work, without_proposals):
    leave(work, without_proposals, "duka")

    shown = agenda.see_agenda(work, without_proposals)
    assert (shown.unsettled, shown.left_tasks) == (27, 1)
    assert shown.item("duka").row.task.left_because == "Tas i budgeten"
    assert "duka" not in [row.task.id for row in shown.missing.proposal]

    leave(work, without_proposals, "duka", reason=None)

    assert agenda.see_agenda(work, without_proposals).unsettled == 28


def test_a_proposal_takes_up_a_task_that_was_left(work, without_proposals):
    leave(work, without_proposals, "duka")
    base = base_of(work, without_proposals, "duka")

    agenda.propose(work, without_proposals, an_act(), a_proposal(), base)

    assert agenda.see_agenda(work, without_proposals).item("duka").row.task.left_because is None


def test_whoever_is_slower_meets_what_the_quicker_said(work, without_proposals):
    seen = base_of(work, without_proposals, "duka")
    leave(work, without_proposals, "duka")

    with pytest.raises(EditConflict) as met:
        agenda.propose(work, without_proposals, an_act(), a_proposal(), seen)
    assert met.value.theirs == "Tas i budgeten"
    with pytest.raises(EditConflict):
        leave(work, without_proposals, "duka", reason="Ingen tid", base=seen)


def test_a_task_with_a_proposal_is_not_left(work, linden):
    with pytest.raises(AlreadyDecided):
        leave(work, linden, "mejl")
    with pytest.raises(EditConflict):
        leave(work, linden, "duka")


def test_a_task_that_is_left_is_not_confirmed_with_the_clear_owners(work, without_proposals):
    clear = agenda.see_agenda(work, without_proposals).clear_owners[0].row.task.id
    leave(work, without_proposals, clear)

    agenda.confirm_clear_owners(work, without_proposals, an_act())

    assert agenda.see_agenda(work, without_proposals).item(clear).proposal is None


def test_an_occupation_that_the_result_shows_may_want_something_else(work, without_proposals):
    said = a_proposal(dissent=(Dissent("barnskotare", "Behåll hos oss"),))

    agenda.propose(
        work, without_proposals, an_act(), said, base_of(work, without_proposals, "duka")
    )

    assert agenda.see_agenda(work, without_proposals).item("duka").dissent == said.dissent


def test_one_who_is_alone_in_an_occupation_is_not_recorded_as_wanting_something_else(
    work, without_proposals
):
    said = a_proposal(dissent=(Dissent("kock", "Behåll hos oss"),))
    assert "kock" not in agenda.see_agenda(work, without_proposals).may_dissent

    with pytest.raises(OccupationNotShown):
        agenda.propose(
            work, without_proposals, an_act(), said, base_of(work, without_proposals, "duka")
        )

    assert agenda.see_agenda(work, without_proposals).item("duka").proposal is None


def test_a_roles_evidence_holds_the_answers_and_the_dissent_of_its_task(work, without_proposals):
    said = a_proposal(
        decision=ProposalKind.NEW_ROLE,
        stands_alone=True,
        needs_same_person=False,
        dissent=(Dissent("barnskotare", "Behåll hos oss"),),
    )
    agenda.propose(
        work, without_proposals, an_act(), said, base_of(work, without_proposals, "duka")
    )

    role = roles.start_role(work, without_proposals, an_act())

    with work.reading():
        content = work.roles.content(work.roles.get(role))
    (line,) = content.draft.lines
    assert line.sources[0].evidence.proposal == said


def test_opening_a_part_takes_the_task_off_the_wall_and_ends_the_timer(work, without_proposals):
    agenda.put_in_focus(work, without_proposals, an_act(), "duka")
    timer.start_timer(work, without_proposals, an_act(), Phase.ANALYSE, 5)

    session.open_part(work, without_proposals, an_act(), AgendaPart.RIGHT_WAY)

    shown = agenda.see_agenda(work, without_proposals)
    assert (shown.part, shown.focus) == (AgendaPart.RIGHT_WAY, None)
    assert sees.as_leader(work, without_proposals)[0].timer is None


def test_in_an_open_part_the_room_goes_on_to_the_parts_next_task(work, without_proposals):
    session.open_part(work, without_proposals, an_act(), AgendaPart.RIGHT_THINGS)
    shown = agenda.see_agenda(work, without_proposals)
    tasks = [item.row.task.id for item in shown.in_part(AgendaPart.RIGHT_THINGS)]

    assert shown.after(tasks[-1]).row.task.id == tasks[0]
    for task in tasks:
        leave(work, without_proposals, task)

    assert agenda.see_agenda(work, without_proposals).after(tasks[-1]) is None


def test_no_part_opens_before_workshop_2(work, linden):
    move_to(work, linden, Phase.REVEAL)

    with pytest.raises(PhaseClosed):
        session.open_part(work, linden, an_act(), AgendaPart.RIGHT_THINGS)
