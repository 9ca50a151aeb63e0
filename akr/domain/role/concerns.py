"""Concerns: risks in a draft that are known from elsewhere. They are shown, and block nothing."""

import re
from enum import StrEnum

from akr.domain.role.draft import Content
from akr.domain.role.lines import hours_of, sources_of

_BEA = re.compile(r"\bBEA\b", re.IGNORECASE)


class Concern(StrEnum):
    """A risk in the whole draft, shown alike to writer, reviewer and manager."""

    BEA_MOVES_TASKS = "bea_moves_tasks"
    ONE_KIND = "one_kind"
    NOT_ESTIMATED = "not_estimated"


def concerns(content: Content) -> tuple[Concern, ...]:
    """Return the risks that a draft has.

    BEA is for work beyond the budget, so it does not suit tasks that ordinary staff hand over
    (WSP). Work of only one kind is a known strain. Lines without an estimate are in no sum of
    hours.
    """
    lines = content.draft.lines
    found = {
        Concern.BEA_MOVES_TASKS: bool(_BEA.search(content.facts.agreement or ""))
        and any(not source.is_new for source in sources_of(lines)),
        Concern.ONE_KIND: len({line.area for line in lines}) == 1,
        Concern.NOT_ESTIMATED: hours_of(lines).unknown > 0,
    }
    return tuple(each for each, carried in found.items() if carried)
