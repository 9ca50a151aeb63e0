"""Displacement: whose working day the role's moved hours are taken from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from akr.domain.role.lines import Line, LineSource, sources_of


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """The tasks that a set of occupations does today and would hand over.

    A task done by several occupations is listed under all of them together, since nobody has said
    how they share it. `occupations` is empty when nobody has said who does it. `hours` are per
    week; `unknown` counts the tasks without an estimate, which `hours` leaves out. `unit` is the
    other unit that they work in; None for the role's own: two units' cooks are not one cook.
    `elsewhere` counts the tasks whose time is in another unit's already, so `hours` has none of it.
    """

    occupations: tuple[str, ...]
    tasks: int
    hours: Fraction
    unknown: int
    unit: str | None = None
    elsewhere: int = 0


def moved_from(lines: Iterable[Line]) -> tuple[MovedFrom, ...]:
    """Group the tasks that somebody does today by who does them, most hours first.

    A needed task that nobody does today frees no one's time, so it is left out (the method, after
    VÄRMLAND's *hinns inte med*). Each task is in exactly one group, so the groups add up to the
    moved hours.
    """
    groups: dict[tuple[str | None, str | None, tuple[str, ...]], list[LineSource]] = {}
    for source in sources_of(lines):
        if not source.is_new:
            groups.setdefault((source.process, source.unit, source.done_by), []).append(source)
    found = [
        MovedFrom(
            occupations,
            tasks=len({source.key for source in taken}),
            hours=sum((source.hours or Fraction(0) for source in taken), Fraction(0)),
            unknown=len({source.key for source in taken if source.hours is None}),
            unit=unit,
            elsewhere=len({source.key for source in taken if not source.is_counted}),
        )
        for (_, unit, occupations), taken in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: -each.hours))
