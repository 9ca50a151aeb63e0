"""From draft to decision: who may change which words, and what must come first."""

from dataclasses import replace

import pytest

from akr.domain.clock import today
from akr.domain.errors import ActConflict, AlreadyAnswered, EditConflict, ReasonMissing
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.errors import NotReady, UnknownInvitation
from akr.domain.matter.review import DraftStatus, Missing, PositionKind
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.domain.role.editor import section_fingerprint
from akr.domain.role.errors import NothingProposed, TextLocked, UnknownDraft
from akr.domain.role.values import text_hash
from akr.steps.matter import decision, party, review
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions, roles
from tests.rooms import an_act, linden_process, said
from tests.unions import enrolled

SAMVERKAN = Basis(BasisKind.SAMVERKAN, "LSG 2026-11-12 § 4")


def decided(basis=SAMVERKAN):
    return Decided("Rektor", today(), "FSK 2026/123", basis)


def test_a_draft_gathers_each_proposed_task_once_with_its_frozen_evidence(work, draft):
    content = draft_versions.see_draft(work, draft).content

    assert len({line.id for line in content.draft.lines}) == 17
    line = next(line for line in content.draft.lines if line.id == "duka")
    assert "duka fram lunchen" in line.sources[0].evidence.cards
    assert line.sources[0].evidence.total.total == 11, "the only cook is in no number"
    assert all(
        len(names) and counts.total >= 3 for names, counts in line.sources[0].evidence.groups
    )


def test_a_lines_evidence_stays_when_the_room_changes_its_mind(work, draft, linden):
    item = next(i for i in agenda.see_agenda(work, linden).items if i.row.task.id == "duka")
    before = draft_versions.see_draft(work, draft).content

    wanted = replace(item.proposal, decision=ProposalKind.KEEP)
    agenda.propose(work, linden, an_act(), wanted, item.base)

    assert draft_versions.see_draft(work, draft).content == before
    line = next(line for line in before.draft.lines if line.id == "duka")
    assert line.sources[0].evidence.proposal == item.proposal
    assert line.sources[0].done_by == ("Barnskötare", "Kock")


def test_the_same_act_begins_one_role_and_keeps_its_text(work, linden):
    act = an_act()
    role = roles.start_role(work, linden, act)
    said(work, role, "title", "Måltidsstöd")

    assert roles.start_role(work, linden, act) == role
    assert draft_versions.see_draft(work, role).content.draft.title == "Måltidsstöd"
    with pytest.raises(NothingProposed):
        roles.start_role(work, linden, an_act())


def test_a_process_without_proposals_has_nothing_to_draft(work):
    process = linden_process()
    with work:
        public_id = work.add_process(type(process)(tasks=process.tasks, participants=()))

    with pytest.raises(NothingProposed):
        roles.start_role(work, public_id, an_act())


def test_a_review_is_refused_with_what_the_text_lacks(work, linden):
    role = roles.start_role(work, linden, an_act())

    with pytest.raises(NotReady) as met:
        review.send_to_review(work, role)

    assert "funding" in met.value.missing
    assert draft_versions.see_draft(work, role).status is DraftStatus.DRAFT


def test_two_editors_of_one_section_get_both_texts(work, draft):
    base = section_fingerprint(draft_versions.see_draft(work, draft).content, "title")
    draft_versions.edit_section(work, draft, "title", [("Måltidsstöd", ())], base)

    with pytest.raises(EditConflict):
        draft_versions.edit_section(work, draft, "title", [("Husstöd", ())], base)

    assert draft_versions.see_draft(work, draft).content.draft.title == "Måltidsstöd"


def test_looking_at_an_invitation_changes_nothing(work, draft, linden):
    secret = review.invite(work, linden, "Vision")

    party.see_invitation(work, secret)

    assert [r.enrolled for r in draft_versions.see_draft(work, draft).reviewers] == [False]


def test_a_renewed_invitation_replaces_the_old_link(work, draft, linden):
    old = review.invite(work, linden, "Vision")
    review.invite(work, linden, "Vision")

    with pytest.raises(UnknownInvitation):
        enrolled(work, old)


def test_a_reviewer_cannot_read_an_unfinished_text(work, draft, linden):
    token = enrolled(work, review.invite(work, linden, "Kommunal"))

    with pytest.raises(UnknownDraft):
        review.see_as_reviewer(work, token, draft)
    assert review.see_roles(work, party.who_reviews(work, token)) == ()


def test_a_text_under_review_is_not_edited(work, reviewed):
    role, _ = reviewed

    with pytest.raises(TextLocked):
        said(work, role, "title", "Husstöd")


def test_a_comment_sent_twice_is_one_comment_and_its_words_are_kept(work, reviewed):
    role, token = reviewed
    act = an_act()

    for _ in range(2):
        review.comment(work, token, role, act, 1, "may_not", "Vem byter blöjor när ni är få?")

    (comment,) = draft_versions.see_draft(work, role).comments
    assert (comment.union, comment.text) == ("Kommunal", "Vem byter blöjor när ni är få?")


def test_a_comment_on_a_version_that_was_just_replaced_is_kept_on_that_version(work, reviewed):
    role, token = reviewed
    draft_versions.new_version(work, role, 1, "Arbetstiden ändras")

    latest = review.comment(work, token, role, an_act(), 1, "lead", "Vilka avdelningar?")

    assert latest is False
    assert draft_versions.see_draft(work, role).comments[0].version == 1


def test_an_answer_is_shown_beside_the_comment_and_cannot_be_overwritten(work, reviewed):
    role, token = reviewed
    review.comment(work, token, role, an_act(), 1, "lead", "Vilka avdelningar?")
    (comment,) = draft_versions.see_draft(work, role).comments

    review.answer(work, role, comment.id, "Alla fem.")
    review.answer(work, role, comment.id, "Alla fem.")

    with pytest.raises(AlreadyAnswered):
        review.answer(work, role, comment.id, "Bara tre.")
    assert draft_versions.see_draft(work, role).comments[0].answer == "Alla fem."


def test_disagreeing_needs_a_reason(work, reviewed):
    role, token = reviewed

    with pytest.raises(ReasonMissing):
        review.take_position(work, token, role, an_act(), 1, PositionKind.DISAGREE, " ")


def test_a_new_version_resets_positions_and_keeps_the_old(work, reviewed):
    role, token = reviewed
    review.take_position(work, token, role, an_act(), 1, PositionKind.NO_OBJECTION, "")
    draft_versions.new_version(work, role, 1, "Handledaren byts")
    said(work, role, "supervisor", "Barnskötare på Boken")
    review.send_to_review(work, role)

    shown = draft_versions.see_draft(work, role)

    assert shown.position_of("Kommunal") is None
    assert [p.version for p in shown.positions] == [1]
    (change,), _ = draft_versions.compare(work, role, 1, 2)
    assert change.section == "supervisor"
    assert ("+", "Barnskötare på Boken") in change.lines


def test_a_second_press_on_new_version_makes_no_third(work, reviewed):
    role, _ = reviewed

    for _ in range(2):
        draft_versions.new_version(work, role, 1, "Handledaren byts")

    assert draft_versions.see_draft(work, role).latest == 2


def test_an_unanswered_comment_stops_the_adoption(work, reviewed):
    role, token = reviewed
    review.comment(work, token, role, an_act(), 1, "lead", "Vilka avdelningar?")

    with pytest.raises(NotReady) as met:
        decision.adopt(work, role, 1, decided())

    assert met.value.missing == (Missing.ANSWERS,)
    assert draft_versions.see_draft(work, role).status is DraftStatus.REVIEW


def test_adoption_locks_the_text_and_makes_its_proposals_decisions(work, reviewed, linden):
    role, _ = reviewed

    for _ in range(2):
        decision.adopt(work, role, 1, decided())

    shown = draft_versions.see_draft(work, role)
    assert shown.status is DraftStatus.ADOPTED
    assert shown.adoptions[1].text_hash == text_hash(shown.content)
    with pytest.raises(TextLocked):
        said(work, role, "title", "Husstöd")
    proposals = [item.proposal for item in agenda.see_agenda(work, linden).items]
    new_role = [p for p in proposals if p and p.decision is ProposalKind.NEW_ROLE]
    assert {p.status for p in new_role} == {Status.DECIDED}


def test_a_change_after_adoption_is_a_new_version_and_the_decision_stays(work, reviewed):
    role, _ = reviewed
    decision.adopt(work, role, 1, decided())
    draft_versions.new_version(work, role, 1, "Fler timmar")
    said(work, role, "title", "Husstöd")

    assert draft_versions.profile_of(work, role, 1).adoption.registration_number == "FSK 2026/123"
    assert draft_versions.profile_of(work, role, 1).draft.title == "Förskolestöd"
    assert draft_versions.profile_of(work, role).adoption is None


def test_only_the_version_under_review_can_be_adopted(work, reviewed):
    role, _ = reviewed
    draft_versions.new_version(work, role, 1, "Fler timmar")

    with pytest.raises(TextLocked):
        decision.adopt(work, role, 1, decided())


def test_the_same_act_with_other_words_is_refused_and_shows_both_texts(work, reviewed):
    role, token = reviewed
    act = an_act()
    review.comment(work, token, role, act, 1, "lead", "Vilka avdelningar?")

    with pytest.raises(ActConflict) as met:
        review.comment(work, token, role, act, 1, "lead", "Vilka hus?")

    assert (met.value.kept, met.value.sent) == ("Vilka avdelningar?", "Vilka hus?")
    assert len(draft_versions.see_draft(work, role).comments) == 1


def test_reusing_another_unions_act_reveals_none_of_its_words(work, reviewed, linden):
    role, token = reviewed
    other = enrolled(work, review.invite(work, linden, "Vision"))
    act = an_act()
    review.take_position(work, token, role, act, 1, PositionKind.REMARKS, "Vår synpunkt")

    with pytest.raises(ActConflict) as met:
        review.take_position(work, other, role, act, 1, PositionKind.REMARKS, "Egen synpunkt")

    assert met.value.kept == ""


def test_a_union_has_one_place_ignoring_case(work, draft, linden):
    first = enrolled(work, review.invite(work, linden, "Kommunal"))

    review.invite(work, linden, "KOMMUNAL")

    assert [r.union for r in draft_versions.see_draft(work, draft).reviewers] == ["Kommunal"]
    assert party.who_reviews(work, first).union == "Kommunal"


def test_a_reviewer_cannot_compare_with_what_is_still_being_written(work, reviewed):
    role, token = reviewed
    draft_versions.new_version(work, role, 1, "Arbetstiden ändras")

    with pytest.raises(TextLocked):
        review.compare_as_reviewer(work, token, role, 1, 2)

    assert review.compare_as_reviewer(work, token, role, 1, 1)[0] == ()


def test_nobody_comments_on_a_text_that_is_still_being_written(work, reviewed):
    role, token = reviewed
    draft_versions.new_version(work, role, 1, "Arbetstiden ändras")

    with pytest.raises(TextLocked):
        review.comment(work, token, role, an_act(), 2, "lead", "Vilka avdelningar?")
    with pytest.raises(TextLocked):
        review.take_position(work, token, role, an_act(), 2, PositionKind.NO_OBJECTION, "")


def to_tell(work, role, version=None):
    return draft_versions.see_draft(work, role, version).to_tell


def test_a_union_invited_before_the_review_must_be_told_until_invited_to_it(work, draft, linden):
    tokens = {
        union: enrolled(work, review.invite(work, linden, union))
        for union in ("Kommunal", "Vision", "Vårdförbundet")
    }
    assert to_tell(work, draft) == ()

    review.send_to_review(work, draft)
    assert to_tell(work, draft) == ("Kommunal", "Vision", "Vårdförbundet")
    review.invite_to_review(work, draft, "kommunal")
    review.comment(work, tokens["Vision"], draft, an_act(), 1, "lead", "Vi har hittat hit.")
    review.take_position(
        work, tokens["Vårdförbundet"], draft, an_act(), 1, PositionKind.REMARKS, "Ja."
    )

    assert to_tell(work, draft) == ()


def test_unions_are_told_of_each_new_version_and_never_of_an_old_one(work, reviewed):
    role, _ = reviewed
    assert to_tell(work, role) == ()
    draft_versions.new_version(work, role, 1, "Arbetstiden ändrades.")
    review.invite_to_review(work, role, "Vision")
    review.send_to_review(work, role)

    assert to_tell(work, role) == ("Kommunal",)
    assert to_tell(work, role, 1) == ()
