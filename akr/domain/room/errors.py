"""Refusals of a room."""

from akr.domain.errors import Refusal


class TooManySheets(Refusal):
    """The document has more sheets than one file may have."""

    def __init__(self, sheets: int, most: int) -> None:
        super().__init__(f"{sheets} > {most}")
        self.sheets = sheets
        self.most = most


class UnknownCode(Refusal):
    """The code opens no room now: it does not exist, is mistyped, or the room is closed."""


class UnknownOccupation(Refusal):
    """The process has no such occupation."""


class RoomFull(Refusal):
    """Every seat in the room is taken."""


class PhaseClosed(Refusal):
    """The room's phase does not allow the act, or a move would skip a phase."""

    def __init__(self, phase: str) -> None:
        super().__init__(phase)
        self.phase = phase


class AlreadyTold(Refusal):
    """The answer is part of what the leader has been shown, so it stands."""


class UnknownSeat(Refusal):
    """The device has no seat in the room, or another device has taken the seat over."""


class TakenElsewhere(Refusal):
    """The act gave a seat, or a wall, to another device: an act proves nothing about its sender."""


class BadUntil(Refusal):
    """The last day is in the past, or too far ahead to be meant."""
