"""The papers of a decision: made once, kept as bytes, and the same for everybody ever after."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.errors import PapersOutdated
from akr.domain.matter.package import Package
from akr.domain.matter.review import PositionKind
from akr.domain.planning.process import Mandate, Purpose
from akr.domain.planning.readiness import plan_fingerprint
from akr.steps.matter import decision, review
from akr.steps.planning import plan
from tests.rooms import an_act
from tests.unions import enrolled
from tests.web.drafts import process_of, seen, under_review, work_of
from tests.web.manager.test_decision import DECISION

DECIDED = Decided(
    "Rektor",
    today(),
    "BUN 2026/118",
    Basis(BasisKind.SAMVERKAN, "FSG 2026-11-12 § 4"),
    protocol="LSG 2026/14",
    adjusted_by="Kim Ek och Noor Ali",
    reached="Mejl.",
)


@pytest.fixture
def role(web):
    """Linden's role under review, with a comment that has an answer; the union's token too."""
    found, secret = under_review(web)
    token = enrolled(work_of(web), secret)
    review.comment(work_of(web), token, found, an_act(), 1, "lead", "Vilka avdelningar?")
    review.answer(work_of(web), found, seen(web, found).comments[0].id, "Alla fem.")
    return found, token


def opened(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.data, zipfile.ZipFile(io.BytesIO(answer.data))


def test_the_package_holds_the_papers_and_their_hashes(web, manager, leader, role):
    page = f"/roles/{role[0]}/adopt"
    assert manager.get(f"{page}/package.zip").status_code == 409
    assert manager.post(page, data=DECISION).status_code == 303

    data, package = opened(manager, f"{page}/package.zip")

    manifest = json.loads(package.read("manifest.json"))
    assert (manifest["registration_number"], manifest["title"]) == ("BUN 2026/118", "Förskolestöd")
    assert [each["name"].split()[0] for each in manifest["files"]] == [
        "Rollprofil",
        "Granskningsunderlag",
    ]
    for each in manifest["files"]:
        made = package.read(each["name"])
        assert (hashlib.sha256(made).hexdigest(), len(made)) == (each["sha256"], each["bytes"])
    profile, annex = (package.read(each["name"]) for each in manifest["files"])
    assert manager.get(f"{page}/profile.pdf").data == profile
    assert leader.get(f"/roles/{role[0]}/annex.pdf").data == annex
    assert opened(leader, f"/roles/{role[0]}/package.zip")[0] == data


def test_nothing_that_happens_afterwards_changes_a_byte(web, manager, leader, role):
    page, work, process = f"/roles/{role[0]}/adopt", work_of(web), process_of(web, role[0])
    manager.post(page, data=DECISION)
    addresses = f"{page}/package.zip", f"{page}/profile.pdf", f"{page}/annex.pdf"
    before = [manager.get(each).data for each in addresses]

    review.take_position(work, role[1], role[0], an_act(), 1, PositionKind.DISAGREE, "För sent.")
    review.comment(work, role[1], role[0], an_act(), 1, "lead", "Och helger?")
    review.invite_to_review(work, role[0], "Vision")
    base = plan_fingerprint(plan.see_plan(work, process).mandate_said)
    plan.say_mandate(work, process, Purpose.ROLES, Mandate("Annan", date(2026, 1, 2), "X"), base)

    assert [manager.get(each).data for each in addresses] == before


def test_papers_that_no_longer_say_what_is_decided_are_made_anew(web, role):
    work = work_of(web)
    printed = decision.prepare(work, role[0], 1, DECIDED)
    review.take_position(work, role[1], role[0], an_act(), 1, PositionKind.REMARKS, "Följ upp.")

    with pytest.raises(PapersOutdated):
        decision.adopt(work, role[0], 1, DECIDED, Package(printed, b"gammalt"))
    assert seen(web, role[0]).adoptions == {}

    printed = decision.prepare(work, role[0], 1, DECIDED)
    decision.adopt(work, role[0], 1, DECIDED, Package(printed, b"nytt"))
    assert decision.see_package(work, role[0], 1) == b"nytt"


def test_two_decisions_at_once_are_one_with_the_papers_of_the_first(web, role):
    work = work_of(web)
    papers = [Package(decision.prepare(work, role[0], 1, DECIDED), each) for each in (b"1", b"2")]

    for each in papers:
        decision.adopt(work, role[0], 1, DECIDED, each)

    assert decision.see_package(work, role[0], 1) == b"1"
    assert decision.prepare(work, role[0], 1, replace(DECIDED, decided_by="En annan")) is None
    assert seen(web, role[0]).adoptions[1].decided.decided_by == "Rektor"
