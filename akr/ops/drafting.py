"""The demo's draft: written, reviewed by a union and decided by the manager, as far as is asked."""

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.review import PositionKind
from akr.domain.office.account import Role
from akr.domain.role.checks import Check
from akr.domain.role.editor import section_fingerprint
from akr.ops.staff import new_act
from akr.ops.stop import Stop
from akr.ops.unions import speak_for
from akr.steps.matter.decision import adopt
from akr.steps.matter.review import (
    answer,
    comment,
    invite_to_review,
    send_to_review,
    take_position,
)
from akr.steps.office.accounts import create_account
from akr.steps.planning.processes import appoint_manager
from akr.steps.role.checks import keep
from akr.steps.role.draft_versions import edit_section, see_draft
from akr.steps.role.roles import start_role
from akr.store.work import Work

MANAGER = "chef"
FACTS = {
    "manager": "Rektor",
    "supervisor": "Barnskötare på Eken, ersättare på Boken",
    "working_hours": "Dagtid, vardagar",
    "agreement": "AB, tillsvidare",
    "funding": "Egen budget",
    "extent": "90",
    "reason_not_full_time": "Uppgifterna räcker till 86 % av en heltid",
}

REVIEWING, INVITED = "Kommunal", "Sveriges Lärare"


def bring_draft(
    work: Work, public_id: str, administrator: int, password: str, stop: Stop
) -> tuple[str, str]:
    """Bring the draft to where the demo begins; returns the role, and a union's link's secret."""
    manager = create_account(work, MANAGER, password, Role.MANAGER)
    appoint_manager(work, public_id, manager.public_id)
    role = start_role(work, public_id, new_act())
    if stop.reaches(Stop.REVIEW):
        for section, words in FACTS.items():
            content = see_draft(work, role).content
            rows = [(words, ())]
            edit_section(work, role, section, rows, section_fingerprint(content, section))
        _answer_priority_right(work, role)
        send_to_review(work, role)
        _review(work, role, administrator, answered=stop is Stop.ADOPTED)
    if stop is Stop.ADOPTED:
        basis = Basis(BasisKind.SAMVERKAN, "Samverkansgruppen 2026-11-12 § 4")
        decided = Decided("Rektor", today(), "BUN 2026/118", basis)
        adopt(work, role, see_draft(work, role).version, decided)
    return role, invite_to_review(work, role, INVITED)


def _answer_priority_right(work: Work, role: str) -> None:
    """Say what every decision is asked: whether somebody has a right to be employed again."""
    found = see_draft(work, role).found
    asked = next(each for each in found if each.check is Check.PRIORITY_RIGHT)
    keep(work, role, asked.mark, "HR har prövat: ingen har företrädesrätt till tjänsten.", "")


def _review(work: Work, role: str, administrator: int, *, answered: bool) -> None:
    """Let one union ask a question; if `answered`, answer it and let the union take a position."""
    token = speak_for(work, administrator, REVIEWING, invite_to_review(work, role, REVIEWING))
    version = see_draft(work, role).version
    comment(
        work,
        token,
        role,
        new_act(),
        version,
        "learning_moments",
        "Vem ser till att det finns tid att gå bredvid en barnskötare de två första dagarna?",
    )
    if answered:
        (asked,) = see_draft(work, role).comments
        answer(work, role, asked.id, "Handledaren. Dagarna läggs i schemat före start.")
        take_position(
            work,
            token,
            role,
            new_act(),
            version,
            PositionKind.REMARKS,
            "Vi vill följa upp efter sex månader.",
        )
