"""Ownership: which occupation says *this is mine*? It decides what the room discusses."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.room.anonymity import FEWEST, Group


class Ownership(StrEnum):
    """Who owns a task; the kinds that most need the room's time come first."""

    SEVERAL = "several"
    NOBODY = "nobody"
    UNSAID = "unsaid"
    """The numbers cannot tell, since an occupation that may own it is in none, or not alone."""
    UNCLEAR = "unclear"
    STOP = "stop"
    TOO_FEW = "too_few"
    ONE_CLAIMS = "one_claims"
    """One says *mine*, but not everybody who might has answered in the numbers."""
    CLEAR_OWNER = "clear_owner"


def owners(
    by_group: Mapping[Group, Counts], openly: Mapping[str, Colour | None] | None = None
) -> tuple[Group, ...]:
    """Return who owns a task: the occupations where more than half of those who sorted gave green.

    A merged group owns nothing, since its numbers do not tell whose green they are. An occupation
    that answers openly owns what it gives green.
    """
    counted = (
        g for g, counts in by_group.items() if len(g) == 1 and _majority(counts, Colour.GREEN)
    )
    said = ((o,) for o, colour in (openly or {}).items() if colour is Colour.GREEN)
    return (*counted, *said)


def ownership(  # noqa: PLR0911  (one return a rule, in the rules' order)
    by_group: Mapping[Group, Counts],
    *,
    openly: Mapping[str, Colour | None] | None = None,
    silent: Collection[str] = (),
    done_by: Collection[str] = (),
) -> Ownership:
    """Classify who owns a task, from each group's counts (the method; thresholds are ours).

    `by_group` holds every counted group, even one where nobody sorted; `openly` each occupation
    that answers openly, None without an answer; `silent` the occupations that are in no number. The
    first rule that holds decides. A majority is more than half of those who sorted in that group:

    1. too_few: fewer than `FEWEST` have sorted, or an occupation that does the task today
       (`done_by`) has not sorted it at all: those who know it best have not answered.
    2. stop: more than half of all who sorted gave black.
    3. several: two or more own it, as `owners` says.
    4. unclear: some occupation is divided: neither owning (green), letting go (yellow or red) nor
       stopping (black) has a majority there, so that group must talk first.
    5. unsaid: an occupation that is in no number does the task today, or somebody in a merged group
       gave green: whether another occupation owns it, the numbers do not tell.
    6. one_claims: exactly one owns it, but some occupation is in no number, or has not sorted it:
       it might own it too.
    7. clear_owner: exactly one owns it, and everybody has answered.
    8. unsaid: none of those who are counted owns it, but some occupation is in no number.
    9. too_few: nobody owns it, but a group where nobody sorted might.
    10. nobody: everybody has answered, and none owns it.
    """
    said = openly or {}
    spoken = {group: counts for group, counts in by_group.items() if counts.total}
    everybody = sum(spoken.values(), Counts())
    quiet = [group for group in by_group if group not in spoken]
    quiet += [(occupation,) for occupation, colour in said.items() if colour is None]
    if everybody.total < FEWEST or any(set(group) <= set(done_by) for group in quiet):
        return Ownership.TOO_FEW
    if _majority(everybody, Colour.BLACK):
        return Ownership.STOP
    owning = owners(spoken, said)
    alone = {group: counts for group, counts in spoken.items() if len(group) == 1}
    if len(owning) > 1:
        return Ownership.SEVERAL
    if any(_divided(counts) for counts in alone.values()):
        return Ownership.UNCLEAR
    if set(silent) & set(done_by) or any(
        counts.green for group, counts in spoken.items() if group not in alone
    ):
        return Ownership.UNSAID
    if owning:
        return Ownership.ONE_CLAIMS if silent or quiet else Ownership.CLEAR_OWNER
    if silent:
        return Ownership.UNSAID
    return Ownership.TOO_FEW if quiet else Ownership.NOBODY


def _majority(counts: Counts, colour: Colour) -> bool:
    return counts.of(colour) * 2 > counts.total


def _divided(counts: Counts) -> bool:
    """Whether neither owning, letting go nor stopping has a majority."""
    lets_go = counts.yellow + counts.red
    return max(counts.green, lets_go, counts.black) * 2 <= counts.total
