"""Anonymity: no published group, and no remainder that subtraction could give, is under three."""

from collections.abc import Iterable, Mapping

FEWEST = 3
"""Fewer answers than this say nothing about a group, and could point at a person."""


Group = tuple[str, ...]
"""Occupation ids that are shown as one."""


def published_groups(sizes: Mapping[str, int]) -> tuple[Group, ...]:
    """Merge occupations until every group has `FEWEST` seats; empty when no split may be shown.

    Those under three are put together; if they still are under three they join the smallest of the
    others (the first named of equals). Since every seat is in some group and no group is under
    three, the total minus any groups is either nothing or at least three. One group alone is no
    split. Occupations without seats are left out. Depends on seats, never on answers, so that the
    same groups stand on every row and rows cannot be played against each other.
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
    """The groups that the result was first shown in, which stay when somebody joins afterwards.

    Of `sizes`, `late` came after the result had been shown. Were the groups drawn anew, an old
    total minus a new group could be one person. An occupation of latecomers alone joins the
    smallest group (the first named of equals).
    """
    there = {occupation: n - late.get(occupation, 0) for occupation, n in sizes.items()}
    groups = published_groups(there)
    new = tuple(o for o, n in sizes.items() if n and not there[o])
    if not groups or not new:
        return groups
    smallest = min(groups, key=lambda group: sum(there[o] for o in group))
    return tuple((*group, *new) if group == smallest else group for group in groups)


def may_be_divided(answers: Iterable[int]) -> bool:
    """Whether what all have answered may be shown by group, from how many did in each."""
    return all(number == 0 or number >= FEWEST for number in answers)
