"""Checks: what a draft's text makes somebody ask, how much it weighs, and the reason to keep it.

A check is a small rule. What it finds blocks sending, blocks the decision, or is a hint. Whoever
keeps what blocks gives a reason; the unions read it, and it stays with the version. A reason covers
the words that it was given for: when they change, the check asks anew.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from akr.domain.errors import EditConflict
from akr.domain.fingerprint import fingerprint
from akr.domain.role.draft import Content, Override
from akr.domain.role.errors import FindingGone
from akr.domain.role.extent import extent_hours
from akr.domain.role.lines import LineSource, hours_of, sources_of

_BEA = re.compile(r"\bBEA\b", re.IGNORECASE)
_SUBSIDY = re.compile(
    r"bidrag|subvention|nystartsjobb|introduktionsjobb|extratjänst|trygghetsanställning",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_AFTER = re.compile(r"därefter|sedan|efteråt|efter det|övergår|fortsätt", re.IGNORECASE)

OVERRIDES = "overrides"
"""The place of the reasons among a text's sections, where versions are compared."""


class Check(StrEnum):
    """What is asked about a draft; each has its words in `akr.text.checks`."""

    PROTECTED_TITLE = "protected_title"
    SUBSIDY_WITHOUT_END = "subsidy_without_end"
    SUBSIDY_WITHOUT_PLAN = "subsidy_without_plan"
    BEA_MOVES_TASKS = "bea_moves_tasks"
    AGAINST_LIMITS = "against_limits"
    UNEARNED_REQUIREMENT = "unearned_requirement"
    ORPHANED_REQUIREMENT = "orphaned_requirement"
    RECORD_NEAR_CHILDREN = "record_near_children"
    ABOUT_THE_PERSON = "about_the_person"
    PRIORITY_RIGHT = "priority_right"
    RESERVED_WORK = "reserved_work"
    MORE_THAN_ONE_POST = "more_than_one_post"
    MORE_TASKS_THAN_HOURS = "more_tasks_than_hours"
    ONE_KIND = "one_kind"
    NOT_ESTIMATED = "not_estimated"
    OUTSIDE_TEMPLATE = "outside_template"
    ORPHANED_SENTENCE = "orphaned_sentence"
    FORGOTTEN = "forgotten"
    WORDING = "wording"
    TOO_LONG = "too_long"


class Weight(StrEnum):
    """What a finding stops until it is mended or kept with a reason; a hint stops nothing."""

    SENDING = "sending"
    DECISION = "decision"
    HINT = "hint"


WEIGHTS = {
    Check.PROTECTED_TITLE: Weight.SENDING,
    Check.SUBSIDY_WITHOUT_END: Weight.SENDING,
    Check.SUBSIDY_WITHOUT_PLAN: Weight.SENDING,
    Check.BEA_MOVES_TASKS: Weight.SENDING,
    Check.AGAINST_LIMITS: Weight.SENDING,
    Check.UNEARNED_REQUIREMENT: Weight.SENDING,
    Check.ORPHANED_REQUIREMENT: Weight.SENDING,
    Check.RECORD_NEAR_CHILDREN: Weight.SENDING,
    Check.ABOUT_THE_PERSON: Weight.SENDING,
    Check.PRIORITY_RIGHT: Weight.DECISION,
    Check.RESERVED_WORK: Weight.DECISION,
    Check.MORE_THAN_ONE_POST: Weight.DECISION,
}
"""What blocks; the rest are hints.

What the writer can mend or explain alone blocks sending, so that the unions read a text that means
what it says. What needs somebody else first (HR, a nurse, the budget) blocks the decision, so that
the unions can be asked meanwhile. Taste, and what is often right as it stands, are hints.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check asks about, at a section.

    `said` and `why` are the library's own words, where it has some for just this; else the check's
    are used. `rests_on` are the words that it was found in, so that they are known again.
    """

    check: Check
    section: str
    said: str = ""
    why: str = ""
    rests_on: tuple[str, ...] = ()

    @property
    def weight(self) -> Weight:
        """What it stops."""
        return WEIGHTS.get(self.check, Weight.HINT)

    @property
    def mark(self) -> str:
        """Its fingerprint: the same question about the same words has the same."""
        return fingerprint(repr((self.check.value, self.section, self.rests_on)))


def own_findings(content: Content) -> tuple[Finding, ...]:
    """Return what a draft's facts, hours and lines make somebody ask, whatever its words.

    BEA is for work beyond the budget, so it does not suit tasks that ordinary staff hand over
    (WSP). A subsidy ends, so its funding says when, and what then (rule 3); before a decision it is
    asked whether somebody has a right to be employed again (LAS). Work of only one kind is a known
    strain. Lines without an estimate are in no sum of hours. Tasks that take more than full time
    are more than one post, and tasks that take more than the post's hours leave no time for
    meetings, walking and learning (rule 25).
    """
    facts, lines = content.facts, content.draft.lines
    agreement, funding = facts.agreement or "", facts.funding or ""
    taken = hours_of(lines).total
    post = extent_hours(facts, content.full_time_hours)
    too_much = taken > Fraction(content.full_time_hours)
    moved = tuple(_as_words(each) for each in sources_of(lines) if not each.is_new)
    hours = str(taken)
    subsidy = bool(_SUBSIDY.search(funding))
    found = {
        Finding(Check.SUBSIDY_WITHOUT_END, "funding", rests_on=(funding,)): subsidy
        and not _YEAR.search(funding),
        Finding(Check.SUBSIDY_WITHOUT_PLAN, "funding", rests_on=(funding,)): subsidy
        and not _AFTER.search(funding),
        Finding(Check.BEA_MOVES_TASKS, "agreement", rests_on=(agreement, *moved)): bool(
            _BEA.search(agreement) and moved
        ),
        Finding(Check.PRIORITY_RIGHT, "agreement", rests_on=(agreement, facts.extent or "")): bool(
            lines
        ),
        Finding(Check.ONE_KIND, "tasks"): len({line.area for line in lines}) == 1,
        Finding(Check.NOT_ESTIMATED, "tasks"): hours_of(lines).unknown > 0,
        Finding(Check.MORE_THAN_ONE_POST, "tasks", rests_on=(hours,)): too_much,
        Finding(Check.MORE_TASKS_THAN_HOURS, "extent", rests_on=(hours,)): post is not None
        and taken > post
        and not too_much,
    }
    return tuple(each for each, carried in found.items() if carried)


def reason_for(content: Content, finding: Finding) -> str | None:
    """Return the reason that a finding is kept with; None when it has none."""
    return next((each.reason for each in content.overrides if each.mark == finding.mark), None)


def blocking(content: Content, found: Iterable[Finding], *weights: Weight) -> tuple[Check, ...]:
    """Return the checks that block a step, each once: found, and not kept with a reason."""
    open_ones = (
        each.check for each in found if each.weight in weights and reason_for(content, each) is None
    )
    return tuple(dict.fromkeys(open_ones))


def override(
    content: Content, found: Iterable[Finding], mark: str, reason: str, base: str
) -> Content:
    """Keep what a check found, with a reason; `base` is the reason that stood when it was read.

    Raises FindingGone when the words have changed, so that nothing new is covered by a reason for
    the old, and EditConflict when somebody else has given another reason meanwhile.
    """
    finding = next((each for each in found if each.mark == mark), None)
    if finding is None or finding.weight is Weight.HINT:
        raise FindingGone
    before = reason_for(content, finding)
    if (before or "") not in {base, reason}:
        raise EditConflict(mark, theirs=before or "", yours=reason)
    others = tuple(each for each in content.overrides if each.mark != mark)
    return replace(content, overrides=(*others, Override(finding.check.value, mark, reason)))


def take_back(content: Content, mark: str) -> Content:
    """Take a reason back, so that the check asks again."""
    return replace(
        content, overrides=tuple(each for each in content.overrides if each.mark != mark)
    )


def _as_words(source: LineSource) -> str:
    """A source as a reason about displacement rests on it: which task, and its hours."""
    return repr((source.key, str(source.hours)))
