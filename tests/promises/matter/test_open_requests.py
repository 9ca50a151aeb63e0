"""No sequence of the leader's and manager's acts decides while a request lacks a closure."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from akr.domain.clock import swedish_day
from akr.domain.errors import Refusal
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.requests import MeetingKind, MeetingOutcome, Protocol
from akr.domain.matter.review import DraftStatus, PositionKind
from akr.steps.matter import decision, requests, review
from akr.steps.role import draft_versions
from tests.rooms import an_act, said

ACTS = 25


class Employer:
    """A hurried leader and manager: they do anything, in any order, and refusals stop nothing."""

    def __init__(self, work, store, role, chance):
        self.work, self.store, self.role, self.chance = work, store, role, chance
        self.protocols = 0

    @property
    def shown(self):
        return draft_versions.see_draft(self.work, self.role)

    @property
    def today(self):
        return swedish_day(self.store.clock())

    def takes_the_text_back(self):
        draft_versions.new_version(self.work, self.role, self.shown.version, "Ändras.")

    def edits(self):
        said(self.work, self.role, "supervisor", f"Barnskötare {self.chance.random()}")

    def sends(self):
        review.send_to_review(self.work, self.role)

    def invites_another_union(self):
        review.invite_to_review(self.work, self.role, self.chance.choice(["Vision", "Kommunal"]))

    def records_a_closure(self):
        self.protocols += 1
        request = self.chance.choice(self.shown.requests)
        outcome = self.chance.choice(list(MeetingOutcome))
        protocol = Protocol(
            self.chance.choice(list(MeetingKind)),
            "Rektor",
            self.today,
            "Arbetsgivaren.",
            outcome,
            f"Protokoll {self.protocols}",
        )
        if outcome is MeetingOutcome.DISAGREED:
            protocol = replace(protocol, central_until=self.today + timedelta(days=1))
        requests.close(self.work, self.role, request.id, protocol)

    def decides(self):
        basis = Basis(self.chance.choice(list(BasisKind)), "FSG 2026-11-12 § 4")
        decided = Decided(
            "Rektor", self.today, "FSK 1", basis, "LSG 14", "Kim Ek", "Mejl.", "Nödvändigt."
        )
        decision.adopt(self.work, self.role, self.shown.version, decided)

    def does_something(self):
        act = self.chance.choice(
            [
                self.takes_the_text_back,
                self.edits,
                self.sends,
                self.invites_another_union,
                self.records_a_closure,
                self.records_a_closure,
                self.decides,
                self.decides,
            ]
        )
        with suppress(Refusal):
            act()


@pytest.fixture
def asked(work, reviewed):
    """Linden's role, with a request that its union has made: the role and the token."""
    role, token = reviewed
    review.take_position(work, token, role, an_act(), 1, PositionKind.ADJOURN, "Mer tid.")
    return role, token


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_decided_before_the_union_has_answered_or_the_notice_is_out(
    work, store, asked, seed
):
    role, _ = asked
    employer = Employer(work, store, role, random.Random(seed))

    for _ in range(ACTS):
        employer.does_something()
        assert employer.shown.status is not DraftStatus.ADOPTED

    assert employer.protocols


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_ever_decided_while_the_union_objects(work, store, asked, seed):
    role, token = asked
    employer = Employer(work, store, role, random.Random(seed))

    for _ in range(ACTS):
        employer.does_something()
        for closure in (each.last for each in employer.shown.requests if each.last):
            if closure.awaits(employer.today):
                requests.object_to(work, token, role, closure.id, "Nej.")
        now = store.clock()
        store.clock = lambda now=now: now + timedelta(days=7)
        assert employer.shown.status is not DraftStatus.ADOPTED


def test_the_same_employer_decides_once_the_union_has_confirmed(work, store, asked):
    role, token = asked
    employer = Employer(work, store, role, random.Random(1))

    for _ in range(4 * ACTS):
        employer.does_something()
        if employer.shown.adoptions:
            break
        for closure in (each.last for each in employer.shown.requests if each.last):
            if closure.awaits(employer.today):
                requests.confirm(work, token, role, closure.id, waived=True)

    assert employer.shown.adoptions
