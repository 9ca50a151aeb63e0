"""Stops: where the demo can begin. Separate from the scene, which takes seconds to import."""

from enum import StrEnum

from akr.domain.phase import Phase


class Stop(StrEnum):
    """Where the demo can begin: in a phase of the room, or at a later stage of its draft."""

    JOIN = "join"
    WRITE = "write"
    GATHER = "gather"
    SORT = "sort"
    TALK = "talk"
    REVEAL = "reveal"
    HOME = "home"
    ANALYSE = "analyse"
    DRAFT = "draft"
    REVIEW = "review"
    ADOPTED = "adopted"

    @property
    def phase(self) -> Phase:
        """The room's phase at that point."""
        return Phase.ANALYSE if self.reaches(Stop.ANALYSE) else Phase(self.value)

    @property
    def is_workshop_1(self) -> bool:
        """Whether workshop 1 is still going on."""
        return not self.reaches(Stop.ANALYSE)

    def reaches(self, other: "Stop") -> bool:
        """Whether this is the other stop or a later one."""
        stops = list(Stop)
        return stops.index(self) >= stops.index(other)
