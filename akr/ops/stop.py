"""Stop: the places where the demo can begin. Apart from the scene, which takes seconds to load."""

from enum import StrEnum

from akr.domain.phase import Phase


class Stop(StrEnum):
    """Where the demo can begin: in a phase of the room, or with its draft further on."""

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
        """The phase that the room is in then."""
        return Phase.ANALYSE if self.reaches(Stop.ANALYSE) else Phase(self.value)

    @property
    def is_workshop_1(self) -> bool:
        """Whether people still join, write or sort."""
        return not self.reaches(Stop.ANALYSE)

    def reaches(self, other: "Stop") -> bool:
        """Whether it is that far on, or further."""
        stops = list(Stop)
        return stops.index(self) >= stops.index(other)
