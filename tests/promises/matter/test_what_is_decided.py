"""What is decided is what the unions read: nothing said or changed afterwards gets into it."""

from dataclasses import replace
from datetime import date

import pytest

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.review import PositionKind
from akr.domain.planning.process import Mandate, Purpose
from akr.domain.planning.readiness import plan_fingerprint
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.steps.matter import decision, review
from akr.steps.planning import plan
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions
from tests.rooms import an_act

DECIDED = Decided(
    "Rektor", today(), "FSK 2026/123", Basis(BasisKind.SAMVERKAN, "LSG 2026-11-12 § 4")
)


def papers(work, role, version=1):
    """Everything that the profile and the annex of a version print."""
    return draft_versions.profile_of(work, role, version)


def another_mandate(work, process):
    mandate = Mandate("Någon annan", date(2026, 10, 1), "KS 2026/999")
    base = plan_fingerprint(plan.see_plan(work, process).mandate_said)
    plan.say_mandate(work, process, Purpose.ROLES, mandate, base)


def proposed(work, process, task, kind):
    item = next(i for i in agenda.see_agenda(work, process).items if i.row.task.id == task)
    agenda.propose(work, process, an_act(), replace(item.proposal, decision=kind), item.base)


def proposals(work, process):
    return {i.row.task.id: i.proposal for i in agenda.see_agenda(work, process).items}


@pytest.fixture
def decided(work, reviewed, linden):
    """Linden's role, decided after its union had stated a position: the role and the token."""
    role, token = reviewed
    review.take_position(work, token, role, an_act(), 1, PositionKind.REMARKS, "Följ upp.")
    asked = an_act()
    review.comment_on_plan(work, token, asked, "Vem ersätter kocken?")
    review.answer_on_plan(work, linden, asked.id, "En vikarie.")
    decision.adopt(work, role, 1, DECIDED)
    return role, token


def test_the_papers_say_what_the_unions_had_said(work, decided):
    said = papers(work, decided[0])

    assert [(row.union, row.words) for row in said.reviews] == [("Kommunal", "Följ upp.")]
    assert said.conditions.comments[-1].answer == "En vikarie."


def test_the_plan_that_the_unions_read_is_what_is_printed(work, reviewed, linden):
    role, token = reviewed
    before = papers(work, role)

    another_mandate(work, linden)

    assert papers(work, role) == before
    _, shown = review.see_as_reviewer(work, token, role)
    with work.reading():
        assert draft_versions.beside(work, shown).conditions == before.conditions


def test_a_position_after_the_decision_is_not_in_its_papers(work, decided):
    role, token = decided
    before = papers(work, role)

    review.take_position(work, token, role, an_act(), 1, PositionKind.DISAGREE, "För sent.")

    assert papers(work, role) == before
    assert draft_versions.see_draft(work, role).positions[-1].words == "För sent."


def test_a_union_invited_after_the_decision_is_not_in_its_papers(work, decided):
    role, _ = decided
    before = papers(work, role)

    review.invite_to_review(work, role, "Vision")

    assert papers(work, role) == before


def test_a_mandate_edited_after_the_decision_is_not_in_its_papers(work, decided, linden):
    before = papers(work, decided[0])

    another_mandate(work, linden)
    review.comment_on_plan(work, decided[1], an_act(), "Nu har mandatet ändrats!")

    assert papers(work, decided[0]) == before


def test_a_task_changed_to_keep_after_sending_is_not_decided_along(work, reviewed, linden):
    proposed(work, linden, "duka", ProposalKind.KEEP)

    decision.adopt(work, reviewed[0], 1, DECIDED)

    assert proposals(work, linden)["duka"].status is Status.PROPOSED
    assert proposals(work, linden)["duka"].decision is ProposalKind.KEEP


def test_a_task_proposed_after_sending_is_not_decided_along(work, reviewed, linden):
    kept = next(
        task
        for task, each in proposals(work, linden).items()
        if each and each.status is Status.PROPOSED and each.decision is not ProposalKind.NEW_ROLE
    )
    proposed(work, linden, kept, ProposalKind.NEW_ROLE)

    decision.adopt(work, reviewed[0], 1, DECIDED)

    assert proposals(work, linden)[kept].status is Status.PROPOSED
