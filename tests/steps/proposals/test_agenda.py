"""Workshop 2: every task gets a proposal."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from akr.domain.answers.ownership import Ownership
from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import EditConflict
from akr.domain.phase import Phase
from akr.domain.proposals.agenda import proposal_fingerprint
from akr.domain.proposals.errors import AlreadyDecided
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status
from akr.domain.room.errors import PhaseClosed
from akr.files.akr_process_1 import read_process
from akr.steps import move_phase
from akr.steps.proposals import agenda
from tests import sees
from tests.rooms import LINDEN, an_act, move_to


def item_of(shown, task):
    return next(item for item in shown.items if item.row.task.id == task)


def named(agenda):
    """The tasks whose clear owner is one occupation, not a merged group."""
    return [item for item in agenda.clear_owners if len(item.row.owners[0]) == 1]


def a_proposal(task="duka", **changes):
    values = {"status": Status.PROPOSED, "decision": ProposalKind.INVESTIGATE} | changes
    return Proposal(task=task, **values)


def test_the_agenda_takes_clear_owners_last_and_every_task_once(work, linden):
    shown = agenda.see_agenda(work, linden)

    ids = [item.row.task.id for item in shown.items]
    assert len(ids) == len(set(ids)) == 28
    assert {item.row.ownership for item in shown.clear_owners} == {Ownership.ONE_CLAIMS}
    assert shown.items[-len(shown.clear_owners) :] == shown.clear_owners


def test_a_proposal_replaces_the_one_it_started_from(work, linden):
    base = item_of(agenda.see_agenda(work, linden), "duka").base
    wanted = a_proposal(
        question=Question.RIGHT_WAY, obstacle="Vagnarna räcker inte", ought_to="Alla"
    )

    agenda.propose(work, linden, an_act(), wanted, base)

    assert item_of(agenda.see_agenda(work, linden), "duka").proposal == wanted


def test_two_concurrent_proposals_each_get_a_clear_answer(work, linden):
    base = item_of(agenda.see_agenda(work, linden), "duka").base
    agenda.propose(work, linden, an_act(), a_proposal(needed="En vagn till"), base)

    with pytest.raises(EditConflict) as met:
        agenda.propose(work, linden, an_act(), a_proposal(needed="Fler händer"), base)

    assert met.value.theirs == "investigate, En vagn till"
    assert item_of(agenda.see_agenda(work, linden), "duka").proposal.needed == "En vagn till"


def test_the_room_cannot_change_the_employers_decision(work, linden):
    item = agenda.see_agenda(work, linden).item("mejl")
    assert item.proposal.status is Status.DECIDED

    with pytest.raises(AlreadyDecided):
        agenda.propose(work, linden, an_act(), a_proposal("mejl"), item.base)

    assert agenda.see_agenda(work, linden).item("mejl") == item


def test_the_agenda_shows_what_people_wrote_but_not_who(work, linden):
    item = agenda.see_agenda(work, linden).item("duka")

    assert "duka fram lunchen" in item.cards
    assert "forskollarare-4" not in repr(item)


def test_the_agenda_is_closed_as_long_as_the_result_is(work, linden):
    move_to(work, linden, Phase.REVEAL)

    with pytest.raises(PhaseClosed):
        agenda.see_agenda(work, linden)


def test_the_room_goes_on_to_the_next_task_without_a_proposal(work, without_proposals):
    shown = agenda.see_agenda(work, without_proposals)
    first, second, *_ = shown.items

    assert shown.after(None) == first
    assert shown.after(first.row.task.id) == second
    assert shown.after(shown.items[-1].row.task.id) == first


def test_the_wall_shows_the_task_in_focus_without_the_leaders_notes(work, linden):
    base = item_of(agenda.see_agenda(work, linden), "duka").base
    wanted = a_proposal(ought_to="Förskolestöd", obstacle="Vagnarna räcker inte", needed="En vagn")
    agenda.propose(work, linden, an_act(), wanted, base)
    agenda.put_in_focus(work, linden, an_act(), "duka")

    focus = sees.as_leader(work, linden)[0].focus

    assert focus.row.task.text == "Duka fram till måltider"
    assert focus.proposal.ought_to == "Förskolestöd"
    assert "vagn" not in repr(focus).lower()


def test_only_a_task_on_the_table_can_be_in_focus(work, linden):
    with pytest.raises(UnknownTask):
        agenda.put_in_focus(work, linden, an_act(), "nothing")


def test_a_repeated_press_takes_nothing_off_the_wall(work, linden):
    first = an_act()
    agenda.put_in_focus(work, linden, first, "duka")
    agenda.put_in_focus(work, linden, an_act(), "disk")

    agenda.put_in_focus(work, linden, first, "duka")

    assert agenda.see_agenda(work, linden).focus == "disk"


def test_before_workshop_2_nobody_sees_its_focus(work, linden):
    agenda.put_in_focus(work, linden, an_act(), "duka")
    move_to(work, linden, Phase.REVEAL)

    assert sees.as_leader(work, linden)[0].focus is None


def test_clear_owners_are_confirmed_in_one_act_and_other_proposals_stay(work, without_proposals):
    one, *others = named(agenda.see_agenda(work, without_proposals))
    said = a_proposal(one.row.task.id, needed="En vagn till")
    agenda.propose(work, without_proposals, an_act(), said, one.base)

    confirmed = agenda.confirm_clear_owners(work, without_proposals, an_act())

    after = agenda.see_agenda(work, without_proposals)
    assert confirmed == len(others)
    found = {item.row.task.id: item.proposal for item in after.items if item.proposal}
    assert found.pop(one.row.task.id) == said
    assert found.keys() == {item.row.task.id for item in others}
    assert {proposal.decision for proposal in found.values()} == {ProposalKind.KEEP}


def test_a_confirmation_writes_who_ought_to_and_files_it_under_the_right_competence(
    work, without_proposals
):
    clear = named(agenda.see_agenda(work, without_proposals))

    agenda.confirm_clear_owners(work, without_proposals, an_act())

    shown = agenda.see_agenda(work, without_proposals)
    owners = {item.row.task.id: shown.occupations[item.row.owners[0][0]] for item in clear}
    confirmed = [item for item in shown.clear_owners if item.proposal]
    assert {item.row.task.id: item.proposal.ought_to for item in confirmed} == owners
    assert {item.proposal.question for item in confirmed} == {Question.RIGHT_COMPETENCE}


def test_a_confirmation_is_undone_in_one_press_and_what_was_said_since_stays(
    work, without_proposals
):
    agenda.confirm_clear_owners(work, without_proposals, an_act())
    one, *others = named(agenda.see_agenda(work, without_proposals))
    said = replace(one.proposal, needed="En vagn till")
    agenda.propose(work, without_proposals, an_act(), said, one.base)

    undone = agenda.undo_confirmation(work, without_proposals, an_act())

    shown = agenda.see_agenda(work, without_proposals)
    assert undone == len(others) == shown.to_confirm
    assert [item.row.task.id for item in shown.items if item.proposal] == [one.row.task.id]
    assert shown.confirmed == ()


def test_a_repeated_press_confirms_nothing_anew_after_an_undo(work, without_proposals):
    press = an_act()
    agenda.confirm_clear_owners(work, without_proposals, press)
    agenda.undo_confirmation(work, without_proposals, an_act())

    assert agenda.confirm_clear_owners(work, without_proposals, press) == 0

    assert not [item for item in agenda.see_agenda(work, without_proposals).items if item.proposal]


def test_a_proposal_is_taken_back_unless_it_has_changed(work, without_proposals):
    empty = proposal_fingerprint(None)
    agenda.propose(work, without_proposals, an_act(), a_proposal(), empty)
    seen = agenda.see_agenda(work, without_proposals).item("duka").base
    agenda.propose(work, without_proposals, an_act(), a_proposal(needed="En vagn"), seen)

    with pytest.raises(EditConflict):
        agenda.take_back(work, without_proposals, an_act(), "duka", seen)
    base = agenda.see_agenda(work, without_proposals).item("duka").base
    agenda.take_back(work, without_proposals, an_act(), "duka", base)

    assert agenda.see_agenda(work, without_proposals).item("duka").proposal is None


def test_the_employers_decision_is_not_taken_back(work, linden):
    item = agenda.see_agenda(work, linden).item("mejl")

    with pytest.raises(AlreadyDecided):
        agenda.take_back(work, linden, an_act(), "mejl", item.base)


def test_an_unknown_task_is_refused_and_nothing_changes(work, linden):
    with pytest.raises(UnknownTask):
        agenda.propose(work, linden, an_act(), a_proposal("nothing"), proposal_fingerprint(None))


def test_nothing_is_proposed_before_workshop_2(work, linden):
    move_to(work, linden, Phase.REVEAL)

    with pytest.raises(PhaseClosed):
        agenda.put_in_focus(work, linden, an_act(), "duka")


def test_opening_workshop_2_twice_at_once_gives_one_room(store):
    with (work := store.work()):
        process = work.add_process(read_process(LINDEN.read_bytes()))

    with ThreadPoolExecutor(4) as hands:
        opening = [
            hands.submit(move_phase.open_room, store.work(), process, an_act()) for _ in range(4)
        ]
    for each in opening:
        each.result()

    assert len(agenda.see_agenda(store.work(), process).items) == 28


def test_workshop_2_does_not_open_when_nothing_has_been_sorted(work):
    with work:
        process = work.add_process(replace(read_process(LINDEN.read_bytes()), sortings=()))

    with pytest.raises(PhaseClosed):
        move_phase.open_room(work, process, an_act())
