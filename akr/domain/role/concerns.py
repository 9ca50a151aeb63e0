"""Concerns: risks in a draft that are known from elsewhere. They are shown, and block nothing."""

import re
from enum import StrEnum
from fractions import Fraction

from akr.domain.role.draft import Content
from akr.domain.role.extent import extent_hours
from akr.domain.role.lines import hours_of, sources_of

_BEA = re.compile(r"\bBEA\b", re.IGNORECASE)
_SUBSIDY = re.compile(
    r"bidrag|subvention|nystartsjobb|introduktionsjobb|extratjänst|trygghetsanställning",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")


class Concern(StrEnum):
    """A risk in the whole draft, shown alike to writer, reviewer and manager."""

    BEA_MOVES_TASKS = "bea_moves_tasks"
    SUBSIDY_WITHOUT_END = "subsidy_without_end"
    ONE_KIND = "one_kind"
    NOT_ESTIMATED = "not_estimated"
    MORE_THAN_ONE_POST = "more_than_one_post"
    MORE_TASKS_THAN_HOURS = "more_tasks_than_hours"


def concerns(content: Content) -> tuple[Concern, ...]:
    """Return the risks that a draft has.

    BEA is for work beyond the budget, so it does not suit tasks that ordinary staff hand over
    (WSP). A subsidy ends, so its funding says when, and what then (rule 3). Work of only one kind
    is a known strain. Lines without an estimate are in no sum of hours. Tasks that take more than
    full time are more than one post, and tasks that take more than the post's hours leave no time
    for meetings, walking and learning (rule 25).
    """
    lines = content.draft.lines
    taken = hours_of(lines).total
    post = extent_hours(content.facts, content.full_time_hours)
    too_much = taken > Fraction(content.full_time_hours)
    found = {
        Concern.BEA_MOVES_TASKS: bool(_BEA.search(content.facts.agreement or ""))
        and any(not source.is_new for source in sources_of(lines)),
        Concern.SUBSIDY_WITHOUT_END: bool(_SUBSIDY.search(content.facts.funding or ""))
        and not _YEAR.search(content.facts.funding or ""),
        Concern.ONE_KIND: len({line.area for line in lines}) == 1,
        Concern.NOT_ESTIMATED: hours_of(lines).unknown > 0,
        Concern.MORE_THAN_ONE_POST: too_much,
        Concern.MORE_TASKS_THAN_HOURS: post is not None and taken > post and not too_much,
    }
    return tuple(each for each, carried in found.items() if carried)
