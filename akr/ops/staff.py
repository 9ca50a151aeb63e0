"""The demo's staff: they come in, write, sort, discuss and close, each in a seat of their own."""

import uuid
from collections.abc import Sequence
from functools import cache
from itertools import count, cycle
from pathlib import Path

from akr.domain.act import Act
from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.proposals.process import Process
from akr.domain.room.closing import ClosingKind, Measure
from akr.files.akr_process_1 import read_process
from akr.steps.answers import discussion
from akr.steps.answers.sorting import place_task
from akr.steps.cards.writing import write_card
from akr.steps.room import closing
from akr.steps.room.joining import find_room, take_seat
from akr.store.work import Work

EXAMPLE = Path(__file__).with_name("demo.json")
"""Förskolan Linden as an `akr-process/1` file: what its staff wrote, and how they sorted it."""

REASONS = (
    "Vi gör det olika på avdelningarna, och har aldrig pratat om det.",
    "Den som är ledig tar det, och det blir ofta samma person.",
)
"""Reasons that a group writes for the tasks at the top of its list."""

GOODBYES = (
    (8, 2, 4, "Att alla fick säga sitt", ""),
    (7, 3, 3, "Korten", "Mer tid att prata i gruppen"),
    (9, 2, 4, "", "Gärna på en planeringsdag"),
    (6, 2, 2, "Vi såg att vi tänker lika om disken", "Vad händer nu?"),
    (8, 4, 5, "", ""),
)
"""Closing answers: score, time for the core task, clear role, what was good, what to do more of."""

EARLY = 3
"""While the room is joining, every third colleague has a seat."""


@cache
def example() -> Process:
    """Read the example process: what the demo's staff wrote and how they sorted."""
    return read_process(EXAMPLE.read_bytes())


class Colleague:
    """One of the staff, in their own seat, numbering their acts as a phone does."""

    def __init__(self, work: Work, code: str, occupation: str) -> None:
        self._work, self._code = work, code
        taken = take_seat(work, code, occupation, new_act())
        assert taken is not None  # noqa: S101  (a new act cannot have been stored before)
        self._token = taken.token
        self._numbers = count(1)

    def write(self, words: str) -> str:
        """Write a card and return its key."""
        act = new_act(next(self._numbers))
        write_card(self._work, self._code, self._token, act, words)
        return act.id

    def sort(self, task: str, colour: Colour) -> None:
        """Give a task a colour."""
        act = new_act(next(self._numbers))
        place_task(self._work, self._code, self._token, act, task, colour)

    def discuss(self) -> None:
        """Write the group's reasons for its first tasks, where nobody has."""
        group = discussion.see_group(self._work, self._code, self._token)
        for topic, words in zip(group.topics if group else (), REASONS, strict=False):
            if not topic.others:
                act = new_act(next(self._numbers))
                discussion.write_reason(self._work, self._code, self._token, act, topic.task, words)

    def close(self, score: int, core_time: int, clear_role: int, good: str, more: str) -> None:
        """Answer the closing questions."""
        numbers = dict(zip(Measure, (score, core_time, clear_role), strict=True))
        words = dict(zip(ClosingKind, (good, more), strict=True))
        closing.answer(
            self._work, self._code, self._token, new_act(next(self._numbers)), numbers, words
        )


def come_in(work: Work, code: str, linden: Process, *, early: bool) -> dict[str, Colleague]:
    """Seat the staff; returns each colleague by their id in the file."""
    _, occupations = find_room(work, code)
    keys = {name: key for key, name in occupations.items()}
    names = linden.occupation_names()
    participants = linden.participants or ()
    return {
        each.id: Colleague(work, code, keys[names[each.occupation]])
        for each in (participants[::EARLY] if early else participants)
    }


def discuss_and_close(step: Phase, colleagues: Sequence[Colleague]) -> None:
    """Let the colleagues write their group's reasons, or answer the closing questions."""
    if step is Phase.TALK:
        for colleague in colleagues:
            colleague.discuss()
    elif step is Phase.HOME:
        for colleague, said in zip(colleagues, cycle(GOODBYES), strict=False):
            colleague.close(*said)


def new_act(number: int = 0) -> Act:
    """Make an act, with its seat's number where somebody in a seat does it."""
    return Act(str(uuid.uuid4()), number)
