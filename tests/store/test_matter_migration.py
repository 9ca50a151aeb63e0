"""Roles that were reviewed before there were matters: nothing that was said of them is lost."""

from dataclasses import replace

import pytest

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.review import PositionKind
from akr.steps.matter import decision, review
from akr.steps.role import draft_versions
from akr.store import migrate
from tests.rooms import an_act

pytestmark = pytest.mark.slow

DECIDED = Decided("Rektor", today(), "FSK 1", Basis(BasisKind.SAMVERKAN, "LSG § 4"))


def nameless(adoptions):
    """Decisions with what they had heard, but not which function spoke."""
    return {
        version: replace(
            each,
            heard=replace(
                each.heard,
                positions=tuple(replace(said, spoken=None) for said in each.heard.positions),
                comments=tuple(replace(said, spoken=None) for said in each.heard.comments),
            ),
        )
        for version, each in adoptions.items()
    }


def test_a_decided_role_that_is_reviewed_again_goes_down_and_up(app, work, reviewed):
    role, token = reviewed
    review.comment(work, token, role, an_act(), 1, "lead", "Vilka avdelningar?")
    review.take_position(work, token, role, an_act(), 1, PositionKind.REMARKS, "Följ upp.")
    (asked,) = draft_versions.see_draft(work, role).comments
    review.answer(work, role, asked.id, "Alla fem.")
    decision.adopt(work, role, 1, DECIDED)
    review.take_position(work, token, role, an_act(), 1, PositionKind.DISAGREE, "För sent.")
    draft_versions.new_version(work, role, 1, "Fler timmar")
    review.send_to_review(work, role)
    review.comment(work, token, role, an_act(), 2, "lead", "Varför fler?")
    before = [draft_versions.see_draft(work, role, version) for version in (1, 2)]
    profile = draft_versions.profile_of(work, role, 1)

    migrate.downgrade(app, "0035")
    migrate.upgrade(app)

    after = [draft_versions.see_draft(work, role, version) for version in (1, 2)]
    for was, now in zip(before, after, strict=True):
        assert now.comments == was.comments
        assert now.positions == was.positions
        # What a decision had heard is read from the positions again, which then name no function.
        assert nameless(now.adoptions) == nameless(was.adoptions)
        assert {v: (s.number, s.text_hash) for v, s in now.sent.items()} == {
            v: (s.number, s.text_hash) for v, s in was.sent.items()
        }
    assert draft_versions.profile_of(work, role, 1) == profile
