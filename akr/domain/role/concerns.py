"""Checks: what in a draft is known to have gone wrong elsewhere; it is said, and blocks nothing."""

import re
from enum import StrEnum

from akr.domain.role.draft import Content

_BEA = re.compile(r"\bBEA\b", re.IGNORECASE)


class Concern(StrEnum):
    """A risk of the whole draft, which writer, reviewer and manager should see alike."""

    BEA_MOVES_TASKS = "bea_moves_tasks"
    ONE_KIND = "one_kind"
    NOT_ESTIMATED = "not_estimated"


def concerns(content: Content) -> tuple[Concern, ...]:
    """Which risks a draft carries.

    BEA is for work beyond what is budgeted, so it does not suit tasks that ordinary staff hand over
    (WSP). Work of a single kind is a known strain, and tasks are hard to lift out of a day. Hours
    that nobody has estimated are in no sum.
    """
    lines = content.draft.lines
    found = {
        Concern.BEA_MOVES_TASKS: bool(_BEA.search(content.facts.agreement or ""))
        and any(not line.is_new for line in lines),
        Concern.ONE_KIND: len({line.area for line in lines}) == 1,
        Concern.NOT_ESTIMATED: any(line.hours is None for line in lines),
    }
    return tuple(each for each, carried in found.items() if carried)
