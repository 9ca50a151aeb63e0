"""Checks: the leader keeps what a check asks about, with a reason, and takes the reason back."""

from akr.domain.role import checks
from akr.domain.role.history import Edit, EditKind
from akr.library.checks import findings
from akr.steps.role.draft_versions import hold_text
from akr.store.work import Work


def keep(work: Work, role_id: str, mark: str, reason: str, base: str) -> None:
    """Keep a finding, by its mark, with a reason; `base` is the reason that stood when read.

    Raises FindingGone, EditConflict, TextLocked, UnknownDraft.
    """
    with work:
        role, content = hold_text(work, role_id)
        changed = checks.override(content, findings(content, role.sector), mark, reason, base)
        work.roles.save(role, content, changed, Edit(EditKind.OVERRIDE, reason))


def take_back(work: Work, role_id: str, mark: str) -> None:
    """Take a reason back; one that is gone stays gone. Raises TextLocked, UnknownDraft."""
    with work:
        role, content = hold_text(work, role_id)
        reason = next((each.reason for each in content.overrides if each.mark == mark), "")
        work.roles.save(
            role, content, checks.take_back(content, mark), Edit(EditKind.TAKE_BACK, reason)
        )
