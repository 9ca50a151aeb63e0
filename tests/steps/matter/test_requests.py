"""A union's request stands until a closure counts, whatever else the leader and manager do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akr.domain.clock import today
from akr.domain.errors import ReasonMissing
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.errors import AlreadySettled, NotReady, UnknownRequest
from akr.domain.matter.requests import MeetingKind, MeetingOutcome, Protocol, RequestStanding
from akr.domain.matter.review import DraftStatus, Missing, PositionKind
from akr.steps.matter import decision, requests, review
from akr.steps.role import draft_versions
from tests.rooms import an_act
from tests.unions import contact_confirms, enrolled, unconfirmed

DECIDED = Decided("Rektor", today(), "FSK 1", Basis(BasisKind.MBL, "§ 12 avslutad."))
THREE_WORKING_DAYS = timedelta(days=13)
"""Enough for three working days, whichever holidays and weekends they meet."""


@pytest.fixture
def asked(work, reviewed):
    """Linden's role, with Kommunal's request for negotiation: the role and the token."""
    role, token = reviewed
    review.take_position(work, token, role, an_act(), 1, PositionKind.NEGOTIATE, "Enligt § 12.")
    return role, token


def today_of(work):
    with work.reading():
        return work.now.date()


def minutes(work, **changes):
    held = Protocol(
        MeetingKind.MBL_12,
        "Rektor",
        today_of(work),
        "Kommunal: två ombud. Arbetsgivaren: rektor.",
        MeetingOutcome.AGREED,
        "MBL 2026:14",
    )
    return replace(held, **changes)


def the_request(work, role):
    (request,) = draft_versions.see_draft(work, role).requests
    return request


def standing(work, role):
    return the_request(work, role).standing(today_of(work))


def later(store, days=THREE_WORKING_DAYS):
    now = store.clock()
    store.clock = lambda: now + days


def refused(work, role, version=1):
    with pytest.raises(NotReady) as met:
        decision.adopt(work, role, version, DECIDED)
    return met.value.missing


def test_an_open_request_stops_the_decision(work, asked):
    assert refused(work, asked[0]) == (Missing.REQUESTS,)


def test_a_later_position_closes_no_request(work, asked):
    role, token = asked
    review.take_position(work, token, role, an_act(), 1, PositionKind.NO_OBJECTION, "")

    assert refused(work, role) == (Missing.REQUESTS,)


def test_a_new_version_with_the_same_text_closes_no_request(work, asked):
    role, _ = asked
    draft_versions.new_version(work, role, 1, "Efter förhandlingen")
    review.send_to_review(work, role)

    assert refused(work, role, 2) == (Missing.REQUESTS,)
    assert the_request(work, role).version == 1


def test_the_words_of_a_decision_close_no_request(work, asked):
    settled = replace(DECIDED, basis=Basis(BasisKind.MBL, "§ 12: förhandlingen är avslutad. Ok."))

    with pytest.raises(NotReady):
        decision.adopt(work, asked[0], 1, settled)


def test_asking_again_is_the_same_request_and_another_kind_is_another(work, asked):
    role, token = asked
    review.take_position(work, token, role, an_act(), 1, PositionKind.NEGOTIATE, "Igen.")
    assert len(draft_versions.see_draft(work, role).requests) == 1

    review.take_position(work, token, role, an_act(), 1, PositionKind.ADJOURN, "Mer tid.")
    assert len(draft_versions.see_draft(work, role).requests) == 2


def test_whoever_asks_again_after_a_closure_was_recorded_has_asked_anew(work, store, asked):
    role, token = asked
    requests.close(work, role, the_request(work, role).id, minutes(work))
    review.take_position(
        work, token, role, an_act(), 1, PositionKind.NEGOTIATE, "Vi har inte mötts."
    )
    later(store)

    first, second = draft_versions.see_draft(work, role).requests
    assert first.standing(today_of(work)) is RequestStanding.CLOSED
    assert second.standing(today_of(work)) is RequestStanding.OPEN
    assert refused(work, role) == (Missing.REQUESTS,)


def test_a_closure_that_the_union_confirms_lets_the_employer_decide(work, asked):
    role, token = asked
    for _ in range(2):
        requests.close(work, role, the_request(work, role).id, minutes(work))
    assert refused(work, role) == (Missing.REQUESTS,)

    for _ in range(2):
        requests.confirm(work, token, role, the_request(work, role).last.id, waived=False)
    decision.adopt(work, role, 1, DECIDED)

    assert draft_versions.see_draft(work, role).status is DraftStatus.ADOPTED
    (row,) = draft_versions.profile_of(work, role).requests
    assert "protokoll MBL 2026:14" in row.followed[0]
    assert len(the_request(work, role).closures) == 1


def test_silence_says_nothing_while_nobody_is_known_to_be_the_unions(work, store, draft):
    role = draft
    review.send_to_review(work, role)
    seat = unconfirmed(work, review.invite_to_review(work, role, "Kommunal"))
    review.take_position(work, seat, role, an_act(), 1, PositionKind.NEGOTIATE, "Enligt § 12.")
    requests.close(work, role, the_request(work, role).id, minutes(work))
    later(store)
    assert standing(work, role) is RequestStanding.AWAITS

    contact_confirms(work, "Kommunal")
    assert standing(work, role) is RequestStanding.AWAITS
    later(store)
    assert standing(work, role) is RequestStanding.CLOSED


def test_a_closure_without_an_objection_counts_when_the_notice_is_out(work, store, asked):
    role, _ = asked
    requests.close(work, role, the_request(work, role).id, minutes(work))
    assert standing(work, role) is RequestStanding.AWAITS

    later(store)

    assert standing(work, role) is RequestStanding.CLOSED
    decision.adopt(work, role, 1, DECIDED)


def test_an_objection_blocks_for_ever_and_is_printed(work, store, asked):
    role, token = asked
    requests.close(work, role, the_request(work, role).id, minutes(work))
    closure = the_request(work, role).last.id
    with pytest.raises(ReasonMissing):
        requests.object_to(work, token, role, closure, " ")

    requests.object_to(work, token, role, closure, "Vi var inte kallade.")
    later(store)

    assert refused(work, role) == (Missing.REQUESTS,)
    (row,) = draft_versions.profile_of(work, role).requests
    assert "Vi var inte kallade." in row.followed


def test_a_closure_that_counts_is_answered_no_more(work, store, asked):
    role, token = asked
    requests.close(work, role, the_request(work, role).id, minutes(work))
    later(store)

    with pytest.raises(AlreadySettled):
        requests.object_to(work, token, role, the_request(work, role).last.id, "För sent.")


def test_after_a_disagreement_the_union_can_waive_central_negotiation(work, asked):
    role, token = asked
    central = today_of(work) + timedelta(days=7)
    disagreed = minutes(work, outcome=MeetingOutcome.DISAGREED, central_until=central)
    requests.close(work, role, the_request(work, role).id, disagreed)

    requests.confirm(work, token, role, the_request(work, role).last.id, waived=True)

    decision.adopt(work, role, 1, DECIDED)


def test_nobody_answers_anothers_closure_or_one_that_is_not_there(work, asked, linden):
    role, _ = asked
    other = enrolled(work, review.invite(work, linden, "Vision"))
    requests.close(work, role, the_request(work, role).id, minutes(work))

    for closure in (the_request(work, role).last.id, 999):
        with pytest.raises(UnknownRequest):
            requests.confirm(work, other, role, closure, waived=False)
        with pytest.raises(UnknownRequest):
            requests.object_to(work, other, role, closure, "Nej.")
    with pytest.raises(UnknownRequest):
        requests.close(work, role, 999, minutes(work))


def test_a_request_after_the_decision_is_not_in_its_papers(work, reviewed):
    role, token = reviewed
    decision.adopt(work, role, 1, DECIDED)
    before = draft_versions.profile_of(work, role)

    review.take_position(work, token, role, an_act(), 1, PositionKind.NEGOTIATE, "För sent.")

    assert draft_versions.profile_of(work, role) == before
    assert len(draft_versions.see_draft(work, role).requests) == 1


def test_the_hour_after_midnight_is_that_day_in_sweden(work, store, reviewed):
    role, token = reviewed
    store.clock = lambda: datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    review.take_position(work, token, role, an_act(), 1, PositionKind.NEGOTIATE, "Enligt § 12.")

    requests.close(work, role, the_request(work, role).id, minutes(work, held_on=date(2026, 12, 1)))

    assert the_request(work, role).last.last_day_to_object == date(2026, 12, 4)
