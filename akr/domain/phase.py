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

    def is_before(self, other: "Phase") -> bool:
        """Whether a room comes here before it comes to another phase."""
        return _place(self) < _place(other)

    def is_after(self, other: "Phase") -> bool:
        """Whether a room has left another phase behind when it is here."""
        return _place(self) > _place(other)

    @property
    def before(self) -> "Phase | None":
        """The phase that the leader can go back to."""
        return _neighbour(self, -1)

    @property
    def after(self) -> "Phase | None":
        """The phase that the leader can open next."""
        return _neighbour(self, 1)


_IN_ORDER = tuple(Phase)


def _place(phase: Phase) -> int:
    return _IN_ORDER.index(phase)


def _neighbour(phase: Phase, step: int) -> Phase | None:
    place = _place(phase) + step
    return _IN_ORDER[place] if 0 <= place < len(_IN_ORDER) else None
