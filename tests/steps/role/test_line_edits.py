"""Line edits in the store: kept with the text before, undone one by one, and gone under review."""

import pytest

from akr.domain.role.errors import EditedSince, TextLocked
from akr.domain.role.history import LONGEST_HISTORY, Edit, EditKind
from akr.steps.matter import review
from akr.steps.role import draft_versions, line_edits, roles
from tests.rooms import an_act, facts_said


@pytest.fixture
def draft(work, linden):
    """Linden's draft, lacking nothing before review: the role's public id."""
    role = roles.start_role(work, linden, an_act())
    facts_said(work, role)
    return role


def text(work, pid):
    """The draft's present text."""
    return draft_versions.see_draft(work, pid).content


def stepped(work, pid, times):
    """Move the first line down and up, an edit each time."""
    line = text(work, pid).draft.lines[0].id
    for n in range(times):
        line_edits.step_line(work, pid, line, 1 if n % 2 == 0 else -1)


def test_edits_are_undone_one_by_one_to_the_text_before(work, draft):
    before = text(work, draft)
    line = before.draft.lines[0]
    stepped(work, draft, 1)
    once = text(work, draft)
    stepped(work, draft, 1)

    line_edits.undo(work, draft, line_edits.last_edit(work, draft).id)
    assert text(work, draft) == once
    last = line_edits.last_edit(work, draft)
    assert last.edit == Edit(EditKind.STEP_LINE, line.text)
    line_edits.undo(work, draft, last.id)
    assert text(work, draft) == before


def test_an_edit_that_changes_nothing_is_nothing_to_undo(work, draft):
    last = line_edits.last_edit(work, draft)

    line_edits.step_line(work, draft, text(work, draft).draft.lines[0].id, -1)

    assert line_edits.last_edit(work, draft) == last


def test_only_the_latest_edit_is_undone(work, draft):
    stepped(work, draft, 1)
    earlier = line_edits.last_edit(work, draft)
    stepped(work, draft, 1)
    now = text(work, draft)

    with pytest.raises(EditedSince):
        line_edits.undo(work, draft, earlier.id)

    assert text(work, draft) == now


def test_the_history_has_an_end(work, draft):
    stepped(work, draft, LONGEST_HISTORY + 5)

    undone = 0
    while last := line_edits.last_edit(work, draft):
        line_edits.undo(work, draft, last.id)
        undone += 1

    assert undone == LONGEST_HISTORY


def test_what_is_sent_to_review_has_no_edits_behind_it(work, draft):
    stepped(work, draft, 1)
    last = line_edits.last_edit(work, draft)
    review.send_to_review(work, draft)

    assert line_edits.last_edit(work, draft) is None
    with pytest.raises(TextLocked):
        line_edits.undo(work, draft, last.id)
