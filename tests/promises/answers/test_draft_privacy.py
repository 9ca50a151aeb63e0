"""A draft under review: its manager and unions read its evidence, but nobody's own answers."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.steps.matter import review
from akr.steps.role import draft_versions, roles
from tests.promises.answers.linden import (
    a_linden,
    seats_of,
    sorted_as_said,
    the_cook_answers_otherwise,
)
from tests.promises.onlookers import GONE, NEWS, Onlooker, opened, secrets_of, takes_long
from tests.rooms import an_act, facts_said

pytestmark = pytest.mark.slow

TASK = "Duka fram till måltider"
GROUPS = "Förskollärare"
READERS = ("manager", "reviewer")


@contextmanager
def under_review(furnished, folder, *, otherwise=False):
    """Linden's draft with its union and manager; `otherwise` changes the cook's answers."""

    def build(app):
        return a_linden(app, proposed=True)

    with opened(furnished, folder, build) as house:
        sorted_as_said(house)
        if otherwise:
            the_cook_answers_otherwise(house)
        house.room.go_to(Phase.ANALYSE)
        work, process = house.room.work(), house.room.public_id
        role = roles.start_role(work, process, an_act())
        facts_said(work, role)
        secret = review.invite(work, process, "Kommunal")
        review.send_to_review(work, role)
        union = house.app.test_client()
        union.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        entered = union.post(f"/review/{secret}", data={"function": "Ombud"})
        union.get(entered.location)  # which shows the union's own link, this once
        reviewer = Onlooker("reviewer", union, None, {"reviewer": reviewer_in(entered.location)})
        yield replace(
            house,
            heard_of=house.heard_of | {"rid": role},
            people=house.people | {"reviewer": reviewer},
        )


def reviewer_in(address):
    """Return the number in the address that an enrolled device is sent to."""
    return int(address.split("/")[3])


@pytest.fixture(scope="module")
def house(furnished, tmp_path_factory):
    """Linden's draft under review."""
    with under_review(furnished, tmp_path_factory.mktemp("review")) as found:
        yield found


@pytest.fixture(scope="module")
def looks(house):
    """What the manager, the union and outsiders can fetch: name → responses."""
    names = (*READERS, "colleague", "stranger", "old seat", "leader of another")
    return {name: house[name].looks(house) for name in names}


def told(answers, house):
    """Return the responses' text without what differs between rooms."""
    own = {
        house.room.public_id: "PROCESS",
        house.room.code: "CODE",
        house.heard_of["rid"]: "ROLE",
    }

    def plain(text):
        for word, name in own.items():
            text = text.replace(word, name)
        return NEWS.sub("", text)

    found = [each.without_chance(hears_all=True) for each in answers]
    return [(plain(path), part, status, plain(shown)) for path, part, status, _, shown in found]


def test_the_manager_and_the_union_read_the_tasks_and_their_evidence(looks):
    for name in READERS:
        assert any(TASK in each.shown for each in looks[name])
        assert any(GROUPS in each.shown for each in looks[name])


def test_the_union_reaches_its_own_pages_only(looks):
    reached = {each.endpoint for each in looks["reviewer"] if each.status != GONE}
    anybodys = {each.endpoint for each in looks["stranger"] if each.status != GONE}

    assert reached - anybodys == {
        "union.plan",
        "union.show",
        "union.read",
        "union.compare",
        "union.evidence",
        "union.annex",
        "union.profile",
        "union.package",
        "representatives.show",
    }


def test_nobody_else_reads_a_draft(house, looks):
    title = draft_versions.see_draft(house.room.work(), house.heard_of["rid"]).content.draft.title

    for name in ("colleague", "stranger", "old seat", "leader of another"):
        assert not [each.path for each in looks[name] if title in each.shown]


def test_neither_manager_nor_union_reads_identities_or_secrets(house, looks):
    secrets = secrets_of(house)

    for name in READERS:
        for answer in looks[name]:
            everything = f"{answer.headers} {answer.shown}"
            assert not {what for what, words in secrets.items() if words in everything}, answer.path


def test_a_different_answer_from_the_cook_changes_no_page(
    furnished, tmp_path_factory, house, looks
):
    with under_review(furnished, tmp_path_factory.mktemp("otherwise"), otherwise=True) as other:
        for name in READERS:
            assert told(other[name].looks(other), other) == told(looks[name], house)


def test_later_answers_do_not_change_what_manager_and_union_read(house, looks):
    seats_of(house)["kock-1"].place("duka", Colour.BLACK)
    house.room.go_to(Phase.REVEAL)

    for name in READERS:
        again = [each for each in looks[name] if each.status != GONE]
        assert told(house[name].looks_again(again), house) == told(
            [each for each in again if not takes_long(each.path)], house
        )
