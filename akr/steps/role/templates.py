"""Templates: the leader gives a draft another template, and keeps what was written by hand."""

from collections.abc import Sequence
from dataclasses import replace

from akr.domain.errors import EditConflict
from akr.domain.role.draft import Draft
from akr.domain.role.history import Edit, EditKind
from akr.library.drafting import departments_of
from akr.library.role_templates import RoleTemplate, role_template, role_templates
from akr.library.template_change import Choices, TemplateChange, template_change, with_template
from akr.steps.role.draft_versions import hold_text
from akr.store.role.roles import StoredRole
from akr.store.work import Work


def see_templates(work: Work, role_id: str) -> tuple[RoleTemplate, Sequence[RoleTemplate]]:
    """Show a draft's template, and those that it can have instead. Raises UnknownDraft."""
    with work.reading():
        role = work.roles.get(role_id)
        own = work.roles.content(role).draft.template
        others = [each for each in role_templates(role.sector) if each.name != own]
        return role_template(own, role.sector), others


def see_change(work: Work, role_id: str, name: str) -> TemplateChange:
    """Show what becomes of a draft with another template. Raises UnknownDraft, UnknownTemplate."""
    with work.reading():
        role = work.roles.get(role_id)
        return _change(work, role, work.roles.content(role).draft, name)


def change_template(
    work: Work, role_id: str, before: str, name: str, take: Choices, drop: Choices
) -> None:
    """Give a draft another template, with the sentences that were chosen.

    `before` is the template that it had when it was read. A second press changes nothing. Raises
    EditConflict when somebody has chosen a third meanwhile, TextLocked, UnknownTemplate.
    """
    with work:
        role, content = hold_text(work, role_id)
        if content.draft.template == name:
            return
        change = _change(work, role, content.draft, name)
        if content.draft.template != before:
            theirs = role_template(content.draft.template, role.sector).title
            raise EditConflict("template", theirs=theirs, yours=change.template.title)
        changed = replace(content, draft=with_template(content.draft, change, take, drop))
        work.roles.save(role, content, changed, Edit(EditKind.TEMPLATE, change.template.title))


def _change(work: Work, role: StoredRole, draft: Draft, name: str) -> TemplateChange:
    old, new = (role_template(each, role.sector) for each in (draft.template, name))
    departments = departments_of(work.process_in_part(role.process))
    return template_change(draft, old, new, departments, role.sector)
