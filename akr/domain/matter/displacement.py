"""Displacement: whose working day the role's moved hours are taken from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from akr.domain.role.draft import Line


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """The tasks that a set of occupations does today and would hand over.

    A task done by several occupations is listed under all of them together, since nobody has said
    how they share it. `occupations` is empty when nobody has said who does it. `hours` are per
    week; `unknown` counts the tasks without an estimate, which `hours` leaves out.
    """

    occupations: tuple[str, ...]
    tasks: int
    hours: Fraction
    unknown: int


def moved_from(lines: Iterable[Line]) -> tuple[MovedFrom, ...]:
    """Group the lines that somebody does today by who does them, most hours first.

    A needed task that nobody does today frees no one's time, so it is left out (the method, after
    VÄRMLAND's *hinns inte med*). Each line is in exactly one group, so the groups add up to the
    moved hours.
    """
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if not line.is_new:
            groups.setdefault(line.evidence.done_by, []).append(line)
    found = [
        MovedFrom(
            occupations,
            tasks=len(taken),
            hours=sum((line.hours or Fraction(0) for line in taken), Fraction(0)),
            unknown=sum(1 for line in taken if line.hours is None),
        )
        for occupations, taken in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: -each.hours))
