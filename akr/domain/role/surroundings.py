"""Surroundings: what stands beside a role's text, from the processes that it gathers from.

While a text is written they are read as they are. When it is sent to the unions they are frozen
with it, so that what is decided and printed is what the unions read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from akr.domain.planning.process import UnionComment
from akr.domain.planning.readiness import Conditions
from akr.domain.role.profile import Provenance


@dataclass(frozen=True, slots=True)
class UnitConditions:
    """A process that a role gathers from: what its unit is called, and what its work rests on."""

    process: str
    unit: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names, the plans and the provenance beside a text; `units` has its own process first.

    `workplace` is its own process's and `workplaces` names all of them.
    """

    title: str
    sector: str | None
    organisation: str | None
    workplace: str | None
    workplaces: str | None
    provenance: Provenance
    units: tuple[UnitConditions, ...]

    @property
    def conditions(self) -> Conditions:
        """What the work of its own process rests on."""
        return self.units[0].conditions

    @property
    def others(self) -> tuple[tuple[str, Conditions], ...]:
        """The conditions of the other units that it gathers from, by name."""
        return tuple((each.unit, each.conditions) for each in self.units[1:])

    def heard(self, comments: Mapping[str, tuple[UnionComment, ...]]) -> "Surroundings":
        """Put what the unions have said of each process's plan, and the answers, in its place.

        A union goes on talking about a plan after it was sent; what the employer wrote does not
        change.
        """
        return replace(
            self,
            units=tuple(
                replace(
                    each,
                    conditions=replace(each.conditions, comments=comments.get(each.process, ())),
                )
                for each in self.units
            ),
        )
