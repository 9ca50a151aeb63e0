"""History: what was last done to a draft, so that it can be said and undone."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_HISTORY = 30
"""Edits of a draft that can be undone; each holds the whole text that was before it."""


class EditKind(StrEnum):
    """What an edit did."""

    SECTION = "section"
    FACTS = "facts"
    FACTS_BY_MANAGER = "facts_by_manager"
    TEMPLATE = "template"
    OVERRIDE = "override"
    TAKE_BACK = "take_back"
    ADD_LINE = "add_line"
    TAKE_IN = "take_in"
    TAKE_OVER = "take_over"
    LEAVE = "leave"
    CHANGE_LINE = "change_line"
    REMOVE_LINE = "remove_line"
    BRING_BACK_LINE = "bring_back_line"
    MERGE_LINES = "merge_lines"
    SPLIT_LINE = "split_line"
    STEP_LINE = "step_line"
    STEP_AREA = "step_area"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit and what it was about: a line's words, an area, or a section's key."""

    kind: EditKind
    about: str = ""
