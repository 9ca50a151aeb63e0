"""What a room refuses."""

from akr.domain.errors import Refusal


class TooManySheets(Refusal):
    """A print of more sheets than are drawn in one go."""

    def __init__(self, sheets: int, most: int) -> None:
        super().__init__(f"{sheets} > {most}")
        self.sheets = sheets
        self.most = most


class UnknownCode(Refusal):
    """A workshop code that opens no room now: never given, mistyped, or closed."""


class UnknownOccupation(Refusal):
    """An occupation that the process does not have."""


class RoomFull(Refusal):
    """Every seat that one code gives is taken."""


class PhaseClosed(Refusal):
    """An act of a phase that has not begun, or a move to a phase that is not next to this one."""

    def __init__(self, phase: str) -> None:
        super().__init__(phase)
        self.phase = phase


class UnknownSeat(Refusal):
    """A device that has no seat in the room, or whose seat another device has taken over."""


class BadUntil(Refusal):
    """A last day that is past, or too far off to be meant."""
