from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.matter.errors import (
    AlreadySettled,
    CentralDayMissing,
    ClosureDated,
    NoNegotiation,
    SameProtocol,
)
from akr.domain.matter.requests import (
    Closure,
    MeetingKind,
    MeetingOutcome,
    Protocol,
    Request,
    RequestStanding,
    check_closure,
    unclosed,
)
from akr.domain.matter.review import PositionKind

ASKED = datetime(2026, 11, 2, 9, tzinfo=UTC)
NOTED = datetime(2026, 11, 12, 9, tzinfo=UTC)
"""A Thursday: the union can object until Tuesday the seventeenth."""

LAST_DAY = date(2026, 11, 17)
MINUTES = Protocol(
    MeetingKind.MBL_12,
    "Rektor",
    date(2026, 11, 11),
    "Kommunal: två ombud. Arbetsgivaren: rektor.",
    MeetingOutcome.AGREED,
    "MBL 2026:14",
)
DISAGREED = replace(MINUTES, outcome=MeetingOutcome.DISAGREED, central_until=date(2026, 11, 25))
CLOSURE = Closure(1, MINUTES, NOTED)


def asked(*closures, kind=PositionKind.NEGOTIATE):
    return Request(1, "Kommunal", 1, kind, "Enligt § 12.", ASKED, closures)


def confirmed(protocol=MINUTES, **said):
    return Closure(1, protocol, NOTED, confirmed_at=NOTED, **said)


OBJECTED = Closure(1, MINUTES, NOTED, objected_at=NOTED, objection="Vi var inte där.")


def test_a_request_stands_until_a_closure_counts():
    assert asked().standing(LAST_DAY) is RequestStanding.OPEN
    assert asked(CLOSURE).standing(LAST_DAY) is RequestStanding.AWAITS
    assert asked(CLOSURE).standing(LAST_DAY + timedelta(days=1)) is RequestStanding.CLOSED
    assert asked(confirmed()).standing(NOTED.date()) is RequestStanding.CLOSED


def test_an_objection_blocks_until_a_new_closure():
    much_later = date(2027, 6, 1)

    assert asked(OBJECTED).standing(much_later) is RequestStanding.OBJECTED
    assert asked(OBJECTED, confirmed()).standing(LAST_DAY) is RequestStanding.CLOSED
    assert asked(confirmed(), OBJECTED).standing(much_later) is RequestStanding.OBJECTED


def test_a_disagreement_waits_for_central_negotiation_a_waiver_or_the_last_day_to_ask():
    central = replace(DISAGREED, meeting=MeetingKind.MBL_14, central_until=None)

    assert asked(confirmed(DISAGREED)).standing(date(2026, 11, 25)) is RequestStanding.CENTRAL
    assert asked(confirmed(DISAGREED)).standing(date(2026, 11, 26)) is RequestStanding.CLOSED
    assert asked(confirmed(DISAGREED, waived=True)).standing(NOTED.date()) is RequestStanding.CLOSED
    assert (
        asked(confirmed(DISAGREED), confirmed(central)).standing(LAST_DAY) is RequestStanding.CLOSED
    )


def test_only_what_is_closed_lets_the_employer_decide():
    closed = asked(confirmed())
    waiting = asked(CLOSURE), asked(), asked(OBJECTED), asked(confirmed(DISAGREED))

    assert unclosed([closed, *waiting], LAST_DAY) == waiting


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"meeting": MeetingKind.SAMVERKAN}, NoNegotiation),
        ({"held_on": date(2026, 11, 1)}, ClosureDated),
        ({"held_on": date(2026, 11, 13)}, ClosureDated),
        ({"outcome": MeetingOutcome.DISAGREED}, CentralDayMissing),
        (
            {"outcome": MeetingOutcome.DISAGREED, "central_until": MINUTES.held_on},
            CentralDayMissing,
        ),
    ],
)
def test_a_closure_needs_a_meeting_that_was_held_and_what_follows_from_it(change, refusal):
    with pytest.raises(refusal):
        check_closure(asked(), replace(MINUTES, **change), date(2026, 11, 12))


def test_the_day_of_the_request_and_today_can_be_the_meetings():
    for day in (date(2026, 11, 2), date(2026, 11, 12)):
        check_closure(asked(), replace(MINUTES, held_on=day), date(2026, 11, 12))


def test_an_adjourned_meeting_can_be_resumed_in_samverkan():
    resumed = replace(MINUTES, meeting=MeetingKind.SAMVERKAN)

    check_closure(asked(kind=PositionKind.ADJOURN), resumed, NOTED.date())


def test_after_an_objection_another_protocol_is_needed():
    with pytest.raises(SameProtocol):
        check_closure(asked(OBJECTED), MINUTES, NOTED.date())

    check_closure(asked(OBJECTED), replace(MINUTES, number="MBL 2026:15"), NOTED.date())


def test_no_closure_is_recorded_while_the_union_has_one_to_answer():
    for settled in (asked(CLOSURE), asked(confirmed())):
        with pytest.raises(AlreadySettled):
            check_closure(settled, MINUTES, NOTED.date())

    check_closure(asked(confirmed(DISAGREED)), replace(MINUTES, number="§ 14"), NOTED.date())


@given(
    st.lists(st.sampled_from([CLOSURE, OBJECTED]), max_size=4),
    st.dates(date(2026, 11, 12), LAST_DAY),
)
def test_nothing_but_the_unions_own_word_closes_before_the_notice_is_out(closures, today):
    assert asked(*closures).standing(today) is not RequestStanding.CLOSED
