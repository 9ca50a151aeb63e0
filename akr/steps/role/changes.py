"""Changes: what workshops have changed their word on since a role took it in."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from akr.domain.answers.published import publish
from akr.domain.role import changes
from akr.domain.role.changes import Changed
from akr.domain.role.draft import Content, Draft
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.lines import LineSource
from akr.library.drafting import Unit, sources_now
from akr.steps.role.draft_versions import hold_text
from akr.store.role.roles import StoredRole
from akr.store.work import Work


def see_changes(work: Work, role_id: str) -> tuple[Changed, ...]:
    """Show what has changed in the workshops since a role took it in. Raises UnknownDraft."""
    with work.reading():
        role = work.roles.get(role_id)
        content = work.roles.content(role)
        return changes.changed_since(content.draft, _now(work, role, content))


def take_over(work: Work, role_id: str, line_id: str, number: int, mark: str) -> None:
    """Let a line's source, by its number from 1, be what its workshop says now.

    `mark` names the change as it was read; another by now is left for somebody to read. Raises
    TextLocked, UnknownDraft.
    """
    _act(work, role_id, (line_id, number, mark), changes.take_over, EditKind.TAKE_OVER)


def leave(work: Work, role_id: str, line_id: str, number: int, mark: str) -> None:
    """Keep a line's source as it is, until its workshop changes its word again.

    As `take_over`, and raises what it does.
    """
    _act(work, role_id, (line_id, number, mark), changes.leave, EditKind.LEAVE)


def _act(
    work: Work,
    role_id: str,
    which: tuple[str, int, str],
    act: Callable[[Draft, Changed], Draft],
    kind: EditKind,
) -> None:
    with work:
        role, content = hold_text(work, role_id)
        found = changes.changed_since(content.draft, _now(work, role, content, with_result=True))
        changed = next((each for each in found if each.names == which), None)
        if changed is not None:  # else somebody has chosen already
            draft = act(content.draft, changed)
            edit = Edit(kind, changed.line.text)
            work.roles.save(role, content, replace(content, draft=draft), edit)


def _now(
    work: Work, role: StoredRole, content: Content, *, with_result: bool = False
) -> dict[changes.Key, LineSource]:
    """What the workshops of a text's lines say of their tasks now, by key."""
    found: dict[changes.Key, LineSource] = {}
    for process_id, unit in _units(content):
        public_id = process_id or role.process
        if not work.processes.is_there(public_id):
            continue
        process = (
            work.process(public_id)
            if with_result
            else work.process_in_part(public_id, "occupations", "tasks", "proposals")
        )
        rows = publish(process).rows if with_result else ()
        now = sources_now(process, rows, Unit(public_id, unit) if process_id and unit else None)
        found |= {source.key: source for source in now.values()}
    return found


def _units(content: Content) -> Iterable[tuple[str | None, str | None]]:
    """The processes that a text's lines rest on, with the name that each had when taken in."""
    return dict.fromkeys(
        (source.process, source.unit) for line in content.draft.lines for source in line.sources
    )
