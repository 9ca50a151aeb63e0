"""The phases of a room, in their order."""

from enum import StrEnum


class Phase(StrEnum):
    """Where the room is. The leader moves forward and back; nothing is lost by moving."""

    JOIN = "join"
    WRITE = "write"
    GATHER = "gather"
    SORT = "sort"
    TALK = "talk"
    """Each occupation talks about what it sees unlike; who changes their mind sorts anew."""
    REVEAL = "reveal"
    HOME = "home"
    """Each says how the meeting was before they leave; open until workshop 2 begins."""
    ANALYSE = "analyse"
    """Workshop 2, in the same room with the same code and wall, often weeks later."""

    @property
    def before(self) -> "Phase | None":
        """The phase that the leader can go back to."""
        return _neighbour(self, -1)

    @property
    def after(self) -> "Phase | None":
        """The phase that the leader can open next."""
        return _neighbour(self, 1)


def _neighbour(phase: Phase, step: int) -> Phase | None:
    phases = list(Phase)
    index = phases.index(phase) + step
    return phases[index] if 0 <= index < len(phases) else None
