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


class DoorClosed(Refusal):
    """The leader has closed the door: those who are in stay, and nobody new comes in."""


class WaitingFull(Refusal):
    """So many wait to come in that no more may; the leader lets people in."""


class SeatUsed(Refusal):
    """Something was done at the seat, so it can be set aside but not removed."""


class ResultShown(Refusal):
    """A result has been shown, and what was counted in it stays as it was."""


class CodeChanged(UnknownCode):
    """The code opened the room once, and the leader has changed it since."""


class PhaseClosed(Refusal):
    """The room's phase does not allow the act, or a move would skip a phase."""

    def __init__(self, phase: str) -> None:
        super().__init__(phase)
        self.phase = phase


class AlreadyTold(Refusal):
    """The answer is part of what the leader has been shown, so it stands."""


class UnknownSeat(Refusal):
    """The device has no seat in the room, or another device has taken the seat over."""


class TooManyActs(Refusal):
    """The seat has done more than any person does; what it has done so far stays."""


class TakenElsewhere(Refusal):
    """The act gave a seat, or a wall, to another device: an act proves nothing about its sender."""


class BadUntil(Refusal):
    """The last day is in the past, or too far ahead to be meant."""
