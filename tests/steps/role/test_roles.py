"""Roles in the store: several from one process, one from several, and each task in one alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.errors import NotReady
from akr.domain.matter.review import DraftStatus, Missing
from akr.domain.office.account import Role
from akr.domain.proposals.effort import new_role_hours
from akr.domain.proposals.estimate import Estimate, estimate_fingerprint
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.domain.role.changes import TaskChange
from akr.domain.role.checks import Check
from akr.domain.role.editor import section_fingerprint
from akr.domain.role.errors import (
    AlreadyReviewed,
    TaskInAnotherRole,
    TextLocked,
    UnknownDraft,
)
from akr.domain.role.lines import hours_of, sources_of
from akr.steps.matter import decision, review
from akr.steps.office.accounts import create_account
from akr.steps.planning import processes
from akr.steps.proposals import agenda, estimate
from akr.steps.role import changes, draft_versions, line_edits, roles
from akr.steps.role.line_edits import LineWords
from tests.rooms import an_act, facts_said, in_workshop_2, kept, linden_process
from tests.unions import enrolled

DECIDED = Decided(
    "Rektor",
    today(),
    "FSK 2026/123",
    Basis(BasisKind.SAMVERKAN, "LSG 2026-11-12 § 4"),
    reached="Mejl den 20 november.",
)


def tasks_of(work, public_id):
    """The keys of a process's tasks that no role holds."""
    return [task.id for task in roles.see_roles(work, public_id).free]


def text(work, role):
    return draft_versions.see_draft(work, role).content


def line_called(work, role, words):
    return next(line for line in text(work, role).draft.lines if line.text == words)


@pytest.fixture
def other_unit(work):
    """The same tasks at another preschool, in workshop 2; its public id."""
    example = linden_process()
    eken = replace(example, workplace=replace(example.workplace, name="Förskolan Eken"))
    return in_workshop_2(work, eken)


@pytest.fixture
def leader(work, linden, other_unit):
    """Whoever leads both."""
    account = create_account(work, "en som leder båda", "en mening att minnas", Role.FACILITATOR)
    with work:
        for each in (linden, other_unit):
            work.co_leaders.add_leader(each, account.id)
    return account


@pytest.fixture
def shared(work, linden, other_unit):
    """One role of both units' tasks, whose draft lacks nothing before review."""
    role = roles.start_role(work, linden, an_act())
    roles.gather(work, role, other_unit, tasks_of(work, other_unit))
    facts_said(work, role)
    return role


def decided_in(work, public_id):
    """The keys of a process's tasks that the employer has decided on."""
    with work.reading():
        proposals = work.process(public_id).proposals
    return {each.task for each in proposals if each.status is Status.DECIDED}


def managed_by(work, name, *processes_of):
    account = create_account(work, name, "en mening att minnas", Role.MANAGER)
    for each in processes_of:
        processes.appoint_manager(work, each, account.public_id)


def test_a_process_gives_several_roles_and_their_hours_add_up_to_its_own(work, linden):
    keys = tasks_of(work, linden)

    first = roles.start_role(work, linden, an_act(), None, "Måltidsstöd", keys[:5])
    second = roles.start_role(work, linden, an_act(), None, "Kontorsstöd", keys[5:])

    shown = roles.see_roles(work, linden)
    assert [each.title for each in shown.roles] == ["Måltidsstöd", "Kontorsstöd"]
    assert (shown.free, shown.proposed) == ((), 17)
    both = [hours_of(text(work, each).draft.lines).total for each in (first, second)]
    with work.reading():
        assert sum(both) == new_role_hours(work.process(linden)).total


def test_no_press_puts_a_task_in_two_roles(work, linden):
    keys = tasks_of(work, linden)
    first = roles.start_role(work, linden, an_act(), None, None, keys[:1])
    line = text(work, first).draft.lines[0]
    with pytest.raises(TaskInAnotherRole):
        roles.start_role(work, linden, an_act(), None, None, keys[:1])
    second = roles.start_role(work, linden, an_act(), None, None, keys[1:2])
    with pytest.raises(TaskInAnotherRole):
        roles.gather(work, second, linden, keys[:1])

    base = section_fingerprint(text(work, first), f"line:{line.id}")
    line_edits.remove_line(work, first, line.id, base)
    taken = line_edits.last_edit(work, first)
    roles.gather(work, second, linden, keys[:1])

    for around in (
        lambda: line_edits.bring_back_line(work, first, line.id),
        lambda: line_edits.undo(work, first, taken.id),
        lambda: roles.gather(work, first, linden, keys[:1]),
    ):
        with pytest.raises(TaskInAnotherRole):
            around()
    assert text(work, first).draft.lines == ()
    line_edits.undo(work, second, line_edits.last_edit(work, second).id)
    line_edits.bring_back_line(work, first, line.id)
    assert [each.id for each in text(work, first).draft.lines] == [line.id]


def test_a_decided_role_holds_its_tasks_while_its_next_version_is_written(work, linden):
    keys = tasks_of(work, linden)
    role = roles.start_role(work, linden, an_act(), None, None, keys[:2])
    facts_said(work, role)
    managed_by(work, "rektorn", linden)
    review.invite(work, linden, "Kommunal")
    review.send_to_review(work, role)
    decision.adopt(work, role, 1, DECIDED)
    draft_versions.new_version(work, role, 1, "En uppgift ska bort")
    line = text(work, role).draft.lines[0]
    base = section_fingerprint(text(work, role), f"line:{line.id}")

    line_edits.remove_line(work, role, line.id, base)

    with pytest.raises(TaskInAnotherRole):
        roles.start_role(work, linden, an_act(), None, None, [line.id])


def test_nobody_gets_around_a_unions_request_by_moving_its_task_to_a_new_role(work, linden):
    keys = tasks_of(work, linden)
    role = roles.start_role(work, linden, an_act(), None, None, keys[:2])
    facts_said(work, role)
    managed_by(work, "rektorn", linden)
    token = enrolled(work, review.invite(work, linden, "Kommunal"))
    review.send_to_review(work, role)
    line = text(work, role).draft.lines[0]
    review.comment(work, token, role, an_act(), 1, f"line:{line.id}", "Vi begär förhandling.")
    for version in (1, 2):
        draft_versions.new_version(work, role, version, "Uppgiften ska bort")
        base = section_fingerprint(text(work, role), f"line:{line.id}") if version == 1 else ""
        line_edits.remove_line(work, role, line.id, base)
        with pytest.raises(TaskInAnotherRole):
            roles.start_role(work, linden, an_act(), None, None, [line.id])
        review.send_to_review(work, role)
        with pytest.raises(TaskInAnotherRole):
            roles.start_role(work, linden, an_act(), None, None, [line.id])
    assert line.id not in tasks_of(work, linden)

    (comment,) = draft_versions.see_draft(work, role).comments
    review.answer(work, role, comment.id, "Uppgiften tas bort ur rollen.")
    before = decided_in(work, linden)
    decision.adopt(work, role, 3, DECIDED)

    assert line.id in tasks_of(work, linden)
    assert line.id not in decided_in(work, linden) - before


def test_only_the_tasks_of_the_decided_role_become_decisions(work, linden):
    keys = tasks_of(work, linden)
    role = roles.start_role(work, linden, an_act(), None, None, keys[:2])
    facts_said(work, role)
    managed_by(work, "rektorn", linden)
    review.invite(work, linden, "Kommunal")
    review.send_to_review(work, role)
    before = decided_in(work, linden)

    decision.adopt(work, role, 1, DECIDED)

    assert decided_in(work, linden) - before == set(keys[:2])


def test_the_same_task_in_two_units_is_one_line_with_hours_for_each(work, shared):
    draft = text(work, shared).draft

    assert len(draft.lines) == 17
    assert all(len(line.sources) == 2 for line in draft.lines)
    assert {source.unit for source in sources_of(draft.lines)} == {None, "Förskolan Eken"}
    line = draft.lines[0]
    own, others = (source.hours for source in line.sources)
    assert own == others
    assert line.hours == own + others


def test_what_is_done_for_the_whole_house_is_counted_once(work, shared):
    line = text(work, shared).draft.lines[0]
    base = section_fingerprint(text(work, shared), f"line:{line.id}")
    times = tuple(source.time for source in line.sources)
    said = LineWords(line.text, line.area, line.independence, times, counted=(True, False))

    line_edits.change_line(work, shared, line.id, base, said)

    after = next(each for each in text(work, shared).draft.lines if each.id == line.id)
    assert after.hours == line.sources[0].hours
    assert after.sources[1].evidence == line.sources[1].evidence
    line_edits.undo(work, shared, line_edits.last_edit(work, shared).id)
    assert text(work, shared).draft.lines[0].hours == line.hours


def test_a_leader_is_offered_only_what_is_free_in_processes_that_they_lead(
    work, linden, other_unit, leader
):
    stranger = create_account(work, "en annan", "en mening att minnas", Role.FACILITATOR)
    role = roles.start_role(work, linden, an_act(), None, None, tasks_of(work, linden)[:1])

    found = {each.public_id: len(each.tasks) for each in roles.see_gatherable(work, role, leader)}
    assert found == {linden: 16, other_unit: 17}
    assert roles.see_gatherable(work, role, stranger) == ()
    roles.gather(work, role, other_unit, tasks_of(work, other_unit))
    assert [each.public_id for each in roles.see_gatherable(work, role, leader)] == [linden]


def test_unions_of_every_unit_review_and_none_reads_before_they_are_shown(work, linden, other_unit):
    role = roles.start_role(work, linden, an_act())
    facts_said(work, role)
    tokens = [
        enrolled(work, review.invite(work, each, "Kommunal")) for each in (linden, other_unit)
    ]
    review.send_to_review(work, role)
    draft_versions.new_version(work, role, 1, "Två enheter delar tjänsten")
    roles.gather(work, role, other_unit, tasks_of(work, other_unit))

    assert review.see_as_reviewer(work, tokens[0], role)[1].version == 1
    with pytest.raises(UnknownDraft):
        review.see_as_reviewer(work, tokens[1], role)

    review.send_to_review(work, role)
    for token in tokens:
        assert review.see_as_reviewer(work, token, role)[1].version == 2
        review.comment(work, token, role, an_act(), 2, "lead", "Vilken enhet först?")
    assert len(draft_versions.see_draft(work, role).comments) == 2
    assert draft_versions.see_draft(work, role).to_tell == ()


def test_a_unit_without_a_union_or_with_another_manager_blocks_the_decision(
    work, linden, other_unit, shared
):
    review.invite(work, linden, "Kommunal")
    managed_by(work, "rektor ett", linden)
    managed_by(work, "rektor två", other_unit)
    kept(work, shared, Check.MORE_THAN_ONE_POST, "Det blir två tjänster på halvtid.")
    review.send_to_review(work, shared)

    with pytest.raises(NotReady) as met:
        decision.adopt(work, shared, 1, DECIDED)
    assert met.value.missing == (Missing.UNION, Missing.ONE_MANAGER)

    review.invite(work, other_unit, "Kommunal")
    managed_by(work, "verksamhetschefen", linden, other_unit)
    decision.adopt(work, shared, 1, DECIDED)
    for each in (linden, other_unit):
        with work.reading():
            proposals = work.process(each).proposals
        moved = [p for p in proposals if p.decision is ProposalKind.NEW_ROLE]
        assert {p.status for p in moved} == {Status.DECIDED}


def test_a_role_is_deleted_only_before_a_union_has_been_shown_it(work, linden):
    role = roles.start_role(work, linden, an_act())
    for _ in range(2):
        roles.delete_role(work, role)
    assert len(tasks_of(work, linden)) == 17

    role = roles.start_role(work, linden, an_act())
    facts_said(work, role)
    review.send_to_review(work, role)
    with pytest.raises(AlreadyReviewed):
        roles.delete_role(work, role)
    draft_versions.new_version(work, role, 1, "Allt görs om")
    with pytest.raises(AlreadyReviewed):
        roles.delete_role(work, role)


# What the workshops say afterwards


def re_estimated(work, public_id, task, minutes):
    item = agenda.see_agenda(work, public_id).item(task)
    now = item.row.task
    wanted = Estimate(minutes, now.times_per_week, bool(now.not_done_today), now.done_by or ())
    estimate.say_estimate(work, public_id, an_act(), task, wanted, estimate_fingerprint(now))


def proposed(work, public_id, task, kind):
    item = agenda.see_agenda(work, public_id).item(task)
    agenda.propose(work, public_id, an_act(), replace(item.proposal, decision=kind), item.base)


@pytest.fixture
def role(work, linden):
    return roles.start_role(work, linden, an_act())


def test_nothing_has_changed_when_a_role_is_new(work, shared):
    assert changes.see_changes(work, shared) == ()


def test_a_later_time_is_told_line_by_line_and_taken_over_or_left(work, linden, role):
    for task in ("duka", "disk"):
        re_estimated(work, linden, task, 25)

    found = changes.see_changes(work, role)
    assert [(each.line.id, each.changes) for each in found] == [
        ("duka", (TaskChange.TIME,)),
        ("disk", (TaskChange.TIME,)),
    ]
    assert text(work, role).draft.lines[0].sources[0].estimate.minutes != 25
    changes.take_over(work, role, *found[0].names)
    changes.leave(work, role, *found[1].names)

    taken, left = (
        next(line for line in text(work, role).draft.lines if line.id == task).sources[0]
        for task in ("duka", "disk")
    )
    assert (taken.estimate.minutes, left.estimate.minutes) == (25, 15)
    assert taken.evidence.total.total == 11
    assert changes.see_changes(work, role) == ()

    re_estimated(work, linden, "disk", 30)
    assert [each.line.id for each in changes.see_changes(work, role)] == ["disk"]
    line_edits.undo(work, role, line_edits.last_edit(work, role).id)
    assert [each.line.id for each in changes.see_changes(work, role)] == ["disk"]


def test_a_choice_made_on_an_older_word_changes_nothing(work, linden, role):
    re_estimated(work, linden, "duka", 25)
    (seen,) = changes.see_changes(work, role)
    re_estimated(work, linden, "duka", 30)

    changes.take_over(work, role, *seen.names)

    assert text(work, role).draft.lines[0].sources[0].estimate.minutes == 15
    assert len(changes.see_changes(work, role)) == 1


def test_a_task_no_longer_proposed_is_told_and_can_only_be_left_or_removed(work, linden, role):
    proposed(work, linden, "duka", ProposalKind.KEEP)

    (found,) = changes.see_changes(work, role)

    assert found.changes == (TaskChange.NOT_PROPOSED,)
    assert not found.can_be_taken_over
    changes.leave(work, role, *found.names)
    assert changes.see_changes(work, role) == ()
    proposed(work, linden, "duka", ProposalKind.STOP)
    assert len(changes.see_changes(work, role)) == 1


def test_changes_in_the_other_unit_are_told_too(work, other_unit, shared):
    re_estimated(work, other_unit, "duka", 25)

    (found,) = changes.see_changes(work, shared)
    assert found.source.unit == "Förskolan Eken"
    changes.take_over(work, shared, *found.names)

    line = line_called(work, shared, found.line.text)
    assert [source.estimate.minutes for source in line.sources] == [15, 25]
    assert line.hours == Fraction(40 * 15, 60)


def test_a_text_under_review_takes_nothing_in(work, linden, other_unit, role):
    facts_said(work, role)
    review.send_to_review(work, role)
    re_estimated(work, linden, "duka", 25)
    (found,) = changes.see_changes(work, role)

    for act in (
        lambda: changes.take_over(work, role, *found.names),
        lambda: changes.leave(work, role, *found.names),
        lambda: roles.gather(work, role, other_unit, tasks_of(work, other_unit)),
    ):
        with pytest.raises(TextLocked):
            act()
    assert draft_versions.see_draft(work, role).status is DraftStatus.REVIEW
