"""The phases of a room, in their order."""

from enum import StrEnum


class Phase(StrEnum):
    """Where the room is. The leader may move forward and back; moving loses nothing."""

    JOIN = "join"
    WRITE = "write"
    GATHER = "gather"
    SORT = "sort"
    TALK = "talk"
    """Each occupation discusses the tasks it disagrees on; people may change their answers."""
    REVEAL = "reveal"
    HOME = "home"
    """Everybody answers the closing questions before leaving; open until workshop 2 begins."""
    ANALYSE = "analyse"
    """Workshop 2, in the same room with the same code and wall, often weeks later."""

    def is_before(self, other: "Phase") -> bool:
        """Whether this phase comes before another."""
        return _PLACES[self] < _PLACES[other]

    def is_after(self, other: "Phase") -> bool:
        """Whether this phase comes after another."""
        return _PLACES[self] > _PLACES[other]

    @property
    def before(self) -> "Phase | None":
        """The phase that the leader can go back to; None in the first."""
        return _neighbour(self, -1)

    @property
    def after(self) -> "Phase | None":
        """The phase that the leader can open next; None in the last."""
        return _neighbour(self, 1)


_IN_ORDER = tuple(Phase)
_PLACES = {phase: place for place, phase in enumerate(_IN_ORDER)}


def _neighbour(phase: Phase, step: int) -> Phase | None:
    place = _PLACES[phase] + step
    return _IN_ORDER[place] if 0 <= place < len(_IN_ORDER) else None
