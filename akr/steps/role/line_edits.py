"""Line edits: the leader adds, removes, merges, splits, moves and re-times a draft's lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from akr.domain.errors import EditConflict
from akr.domain.role import line_edits
from akr.domain.role.draft import Content, Draft
from akr.domain.role.editor import section_fingerprint, section_text
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.lines import WeeklyTime
from akr.domain.role.sections import LINE
from akr.steps.role.draft_versions import hold_text
from akr.store.role.roles import StoredEdit, StoredRole
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line as its form says it; `times` are of its sources, in order, for the whole task.

    `counted` says of each source whether its time counts; empty for a line that is made by hand.
    """

    text: str
    area: str
    independence: str
    times: tuple[WeeklyTime, ...]
    counted: tuple[bool, ...] = ()


def add_line(work: Work, role_id: str, said: LineWords, done_by: tuple[str, ...]) -> None:
    """Add a task that no workshop has proposed; sent twice it is one line. Raises TextLocked."""
    with work:
        role, content = hold_text(work, role_id)
        if any((line.text, line.area) == (said.text, said.area) for line in content.draft.lines):
            return
        (time,) = said.times
        changed = line_edits.add_line(
            content.draft, said.text, said.area, said.independence, time, done_by
        )
        _save(work, role, content, changed, Edit(EditKind.ADD_LINE, said.text))


def change_line(work: Work, role_id: str, line_id: str, base: str, said: LineWords) -> None:
    """Change a line's words, area and times. `base` is the fingerprint of the line as it was read.

    Raises EditConflict with both when somebody was first, TextLocked, UnknownDraft.
    """
    with work:
        role, content = hold_text(work, role_id)
        sources = line_edits.line_of(content.draft, line_id).sources
        if len(sources) != len(said.times):  # merged in the moment since it was read
            raise EditConflict(line_id, theirs="", yours=said.text)
        changed = line_edits.move_to_area(content.draft, line_id, said.area)
        changed = line_edits.set_time(changed, line_id, said.times)
        changed = line_edits.count(changed, line_id, said.counted or [True] * len(sources))
        changed = line_edits.reword(changed, line_id, said.text, said.independence)
        _check_unchanged(content, {line_id: base}, changed)
        _save(work, role, content, changed, Edit(EditKind.CHANGE_LINE, said.text))


def remove_line(work: Work, role_id: str, line_id: str, base: str) -> None:
    """Take a line out, with all that it rests on. Raises EditConflict, TextLocked, UnknownDraft.

    A line that is out already stays out, as after a second press.
    """
    with work:
        role, content = hold_text(work, role_id)
        if any(line.id == line_id for line in content.draft.removed):
            return
        text = line_edits.line_of(content.draft, line_id).text
        changed = line_edits.remove_line(content.draft, line_id)
        _check_unchanged(content, {line_id: base})
        _save(work, role, content, changed, Edit(EditKind.REMOVE_LINE, text))


def bring_back_line(work: Work, role_id: str, line_id: str) -> None:
    """Bring a removed line back; one that is in stays in.

    Raises TextLocked, UnknownDraft, and TaskInAnotherRole when another role has taken its task.
    """
    with work:
        role, content = hold_text(work, role_id)
        if any(line.id == line_id for line in content.draft.lines):
            return
        changed = line_edits.bring_back(content.draft, line_id)
        text = line_edits.line_of(changed, line_id).text
        _save(work, role, content, changed, Edit(EditKind.BRING_BACK_LINE, text))


def merge_lines(work: Work, role_id: str, text: str, bases: Mapping[str, str]) -> None:
    """Make one line of several, the first of `bases` first; their fingerprints are its values.

    Raises EditConflict, OnlyOneLine, TextLocked, UnknownDraft.
    """
    with work:
        role, content = hold_text(work, role_id)
        changed = line_edits.merge_lines(content.draft, tuple(bases), text)
        _check_unchanged(content, bases)
        _save(work, role, content, changed, Edit(EditKind.MERGE_LINES, text))


def split_line(
    work: Work, role_id: str, line_id: str, base: str, texts: Sequence[str], share: Fraction
) -> None:
    """Make two lines of one; `share` of the time is the first's.

    Raises EditConflict, TextLocked, UnknownDraft.
    """
    first, second = texts
    with work:
        role, content = hold_text(work, role_id)
        text = line_edits.line_of(content.draft, line_id).text
        _check_unchanged(content, {line_id: base})
        changed = line_edits.split_line(content.draft, line_id, first, second, share)
        _save(work, role, content, changed, Edit(EditKind.SPLIT_LINE, text))


def step_line(work: Work, role_id: str, line_id: str, by: int) -> None:
    """Move a line `by` places within its area. Raises TextLocked, UnknownDraft."""
    with work:
        role, content = hold_text(work, role_id)
        edit = Edit(EditKind.STEP_LINE, line_edits.line_of(content.draft, line_id).text)
        _save(work, role, content, line_edits.step_line(content.draft, line_id, by), edit)


def step_area(work: Work, role_id: str, area: str, by: int) -> None:
    """Move an area `by` places among the areas. Raises TextLocked, UnknownDraft."""
    with work:
        role, content = hold_text(work, role_id)
        changed = line_edits.step_area(content.draft, area, by)
        _save(work, role, content, changed, Edit(EditKind.STEP_AREA, area))


def last_edit(work: Work, role_id: str) -> StoredEdit | None:
    """Return what can be undone in a draft; None when nothing can. Raises UnknownDraft."""
    with work.reading():
        return work.roles.last_edit(work.roles.get(role_id))


def undo(work: Work, role_id: str, edit_id: int) -> None:
    """Undo the latest edit, whoever made it. Raises EditedSince, TextLocked, UnknownDraft."""
    with work:
        role, _ = hold_text(work, role_id)
        work.roles.undo(role, edit_id)


def _check_unchanged(
    content: Content, bases: Mapping[str, str], wanted: Draft | None = None
) -> None:
    """Refuse to edit lines that somebody else has changed since they were read.

    `bases` are their fingerprints then; `wanted` is what this edit makes of them, where it says
    what the lines should be. Raises EditConflict, UnknownDraft.
    """
    for line_id, base in bases.items():
        section = f"{LINE}{line_id}"
        theirs = section_text(content, section)
        yours = theirs
        if wanted is not None:
            yours = section_text(replace(content, draft=wanted), section)
        if base != section_fingerprint(content, section) and (wanted is None or theirs != yours):
            raise EditConflict(section, theirs=theirs, yours=yours)


def _save(work: Work, role: StoredRole, before: Content, changed: Draft, edit: Edit) -> None:
    work.roles.save(role, before, replace(before, draft=changed), edit)
