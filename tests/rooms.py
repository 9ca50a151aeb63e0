"""Rooms for tests of the steps: Linden, brought by the real steps to where a test begins."""

import uuid
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from akr.domain.act import Act
from akr.domain.phase import Phase
from akr.domain.role.checks import Check
from akr.domain.role.editor import section_fingerprint
from akr.files.akr_process_1 import read_process
from akr.steps import move_phase
from akr.steps.matter import review
from akr.steps.role import checks, draft_versions, roles
from tests import sees
from tests.unions import enrolled
from tests.workshops import an_account, dated, open_workshop_1

LINDEN = Path(__file__).parent / "data" / "linden.json"
_numbers = count(1)


@cache
def linden_process():
    """The example as its file has it, read once: nothing of it can be changed."""
    return read_process(LINDEN.read_bytes())


def an_act(number=None):
    """A fresh act; its number grows unless it is given."""
    return Act(str(uuid.uuid4()), next(_numbers) if number is None else number)


def move_to(work, process, phase):
    """Move a room forward or back, one phase at a time."""
    dated(work, process)
    while (now := sees.as_leader(work, process)[0].workshop.phase) is not phase:
        phases = list(Phase)
        step = now.after if phases.index(now) < phases.index(phase) else now.before
        move_phase.move_phase(work, process, an_act(), step)


def said(work, role, section, *rows):
    """Edit a section from what it says now; rows are words, or words and the tasks they need."""
    shown = draft_versions.see_draft(work, role)
    pairs = [(row, ()) if isinstance(row, str) else row for row in rows]
    draft_versions.edit_section(
        work, role, section, pairs, section_fingerprint(shown.content, section)
    )


def facts_said(work, role):
    """Let the manager say what a review and a decision need to know."""
    for section, words in {
        "manager": "Rektor",
        "supervisor": "Barnskötare på Eken, ersättare på Boken",
        "agreement": "AB, tillsvidare",
        "funding": "Egen budget",
        "extent": "100",
    }.items():
        said(work, role, section, words)
    kept(work, role, Check.PRIORITY_RIGHT, "Prövat den 2 november: ingen har företrädesrätt.")


def kept(work, role, check, reason):
    """Keep what a check asks about, with a reason."""
    found = next(e for e in draft_versions.see_draft(work, role).found if e.check is check)
    checks.keep(work, role, found.mark, reason, base="")


@pytest.fixture
def linden(work):
    """Förskolan Linden in workshop 2, everything sorted and proposed; the process's public id."""
    return in_workshop_2(work, linden_process())


@pytest.fixture
def without_proposals(work):
    """Linden in workshop 2, everything sorted and nothing proposed yet."""
    return in_workshop_2(work, replace(linden_process(), proposals=()))


def in_workshop_2(work, process):
    """Store a process with its leader, open its room and bring it to workshop 2."""
    account = an_account(work)
    with work:
        public_id = work.add_process(process)
        work.co_leaders.add_leader(public_id, account)
    open_workshop_1(work, public_id)
    move_to(work, public_id, Phase.ANALYSE)
    return public_id


@pytest.fixture
def draft(work, linden):
    """Linden's role, its draft with what only the manager can say: the role's public id."""
    role = roles.start_role(work, linden, an_act())
    facts_said(work, role)
    return role


@pytest.fixture
def reviewed(work, draft):
    """Linden's role under review by Kommunal: the role, and the reviewer's token."""
    review.send_to_review(work, draft)
    return draft, enrolled(work, review.invite_to_review(work, draft, "Kommunal"))
