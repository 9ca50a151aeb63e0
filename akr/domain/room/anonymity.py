"""Anonymity: no published group, and no difference between published numbers, is under three."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from akr.domain.planning.process import Occupation, Voice
from akr.domain.planning.voices import FEWEST_COUNTED

FEWEST = FEWEST_COUNTED
"""Fewer answers say nothing about a group and could identify a person."""


Group = tuple[str, ...]
"""The ids of occupations that are shown as one group."""


def counted_sizes(expected: Mapping[str, int], acted: Mapping[str, int]) -> dict[str, int]:
    """Return each occupation's size for every threshold: the fewer of those expected and acted.

    A seat is not a person: two invented cooks, or a phone that joined twice, would make a lone cook
    a group of three. `expected` is from before the room opened. An occupation that is not in it,
    as in a file from elsewhere, counts those who acted.
    """
    return {occupation: min(n, expected.get(occupation, n)) for occupation, n in acted.items()}


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a room's answers are counted.

    `groups` are counted, each of at least `FEWEST` seats. `openly` are the occupations that answer
    openly as a group. `silent` are in no number: they speak in the discussion.
    """

    groups: tuple[Group, ...] = ()
    openly: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def counted(self) -> frozenset[str]:
        """The occupations whose answers are in a number."""
        return frozenset(occupation for group in self.groups for occupation in group)


def group_room(
    sizes: Mapping[str, int],
    occupations: Iterable[Occupation],
    before: Grouping | None = None,
    entered: Mapping[str, int] | None = None,
) -> Grouping:
    """Divide a room into the groups whose answers are counted (domain rule 21).

    - An occupation with `FEWEST` seats is a group of its own. Of `sizes`, `entered` are those for
      whom the leader enters answers: they hide nobody from the leader, so either they or the others
      have to be `FEWEST`.
    - A smaller one follows its choice and speaks without one. If it sits with another and they are
      too few even together, both speak.
    - If no group would be left, everybody who does not answer openly is one group: otherwise there
      would be no result at all.
    - `before` is how the room was first shown. Its groups stay as they are, since an old total
      minus a new group could be one person. An occupation that was in no number may become a group.

    Occupations without seats are left out. Groups follow from seats and never from answers.
    """
    before = before or Grouping()
    settled = before.counted | set(before.openly)
    new = {o: n for o, n in sizes.items() if n and o not in settled}
    choices = {each.id: each for each in occupations if new.get(each.id, FEWEST) < FEWEST}
    openly = tuple(o for o in new if o in choices and choices[o].voice is Voice.OPENLY)
    blocks: dict[str, Group] = {}
    for occupation in (o for o in new if o not in openly):
        choice = choices.get(occupation)
        beside = choice.sits_with if choice and choice.voice is Voice.SIT_WITH else None
        place = beside if beside in new else occupation
        blocks[place] = (*blocks.get(place, ()), occupation)
    large = tuple(b for b in blocks.values() if most_who_hide(b, sizes, entered or {}) >= FEWEST)
    silent = tuple(o for block in blocks.values() if block not in large for o in block)
    if silent and not large and not before.groups:
        large, silent = (silent,), ()
    return Grouping((*before.groups, *large), (*before.openly, *openly), silent)


def published_groups(sizes: Mapping[str, int]) -> tuple[Group, ...]:
    """Merge occupations until every group has `FEWEST` seats; empty when no split may be shown.

    Occupations under three are merged. If the merged group is still under three, it joins the
    smallest of the others (the first of equals). Every seat is in a group and no group is under
    three, so the total minus any groups is zero or at least three. A single group is no split.
    Occupations without seats are left out. The groups depend on seats, never on answers, so every
    row has the same groups and comparing rows reveals nothing.
    """
    seated = {occupation: n for occupation, n in sizes.items() if n}
    large: list[Group] = [(o,) for o, n in seated.items() if n >= FEWEST]
    small: Group = tuple(o for o, n in seated.items() if n < FEWEST)
    if not small:
        groups = large
    elif sum(seated[o] for o in small) >= FEWEST:
        groups = [*large, small]
    elif large:
        nearest = min(large, key=lambda group: seated[group[0]])
        groups = [(*group, *small) if group == nearest else group for group in large]
    else:
        groups = [small]
    return tuple(groups) if len(groups) > 1 else ()


def settled_groups(sizes: Mapping[str, int], late: Mapping[str, int]) -> tuple[Group, ...]:
    """Return the groups that the result was first shown in; later joiners do not change them.

    Of `sizes`, `late` came after the result was shown. If the groups were redrawn, an old total
    minus a new group could be one person. An occupation with only latecomers joins the smallest
    group (the first of equals).
    """
    there = {occupation: n - late.get(occupation, 0) for occupation, n in sizes.items()}
    groups = published_groups(there)
    new = tuple(o for o, n in sizes.items() if n and not there[o])
    if not groups or not new:
        return groups
    smallest = min(groups, key=lambda group: sum(there[o] for o in group))
    return tuple((*group, *new) if group == smallest else group for group in groups)


def own_in(group: Group, sizes: Mapping[str, int], entered: Mapping[str, int]) -> int:
    """Count those of a group who answer for themselves: the leader does not know their answers."""
    return sum(sizes.get(o, 0) - entered.get(o, 0) for o in group)


def most_who_hide(group: Group, sizes: Mapping[str, int], entered: Mapping[str, int]) -> int:
    """Count those who hide one another: who answer for themselves, or for whom the leader enters.

    The larger of the two. What the leader has entered can be taken away from any sum by the leader.
    """
    return max(own_in(group, sizes, entered), sum(entered.get(o, 0) for o in group))


def hide_one_another(people: Iterable[tuple[Hashable, str]], entered: Collection[str]) -> bool:
    """Whether each part of some people is `FEWEST` or more, and so without those `entered`.

    `people` are pairs of a part and a participant. The leader knows the answers of those `entered`,
    so that a part may also be of them alone.
    """
    found = list(people)
    own = Counter(part for part, participant in found if participant not in entered)
    return may_be_divided(Counter(part for part, _ in found).values()) and may_be_divided(
        own.values()
    )


def may_be_divided(answers: Iterable[int]) -> bool:
    """Whether answers may be shown by group, given the number of answers in each group."""
    return all(number == 0 or number >= FEWEST for number in answers)
