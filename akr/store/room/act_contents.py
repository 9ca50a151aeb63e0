"""The contents of acts as JSON: written so that old rows still compare as the same act."""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from akr.domain.act import ActContent, ActKind
from akr.domain.answers.discussion import GroupChosen
from akr.domain.answers.paper import BoardSaved
from akr.domain.answers.reasons import ReasonWritten
from akr.domain.answers.sorting import AnswerGiven, Counts
from akr.domain.cards.cards import CardReworded, CardWithdrawn, CardWritten
from akr.domain.cards.duplicates import DuplicatesDismissed, DuplicatesSaid, HelpTurned
from akr.domain.cards.gathering import ChangeUndone, HeapsChanged, HeapsShown
from akr.domain.cards.heaps import Heap, Heaps
from akr.domain.planning.process import EndingSaid
from akr.domain.proposals.agenda import (
    ClearOwnersConfirmed,
    FocusSet,
    ProposalsTakenBack,
    TaskLeft,
    TaskProposed,
)
from akr.domain.proposals.estimate import TaskEstimated
from akr.domain.proposals.parts import PartOpened
from akr.domain.proposals.proposals import OwnEstimateSaid
from akr.domain.room.absence import LastDaysSet, LateTakenIn
from akr.domain.room.closing import ClosingAnswered
from akr.domain.room.done_with_phase import DoneSaid
from akr.domain.room.door import DoorKept
from akr.domain.room.participants import (
    NoteRemoved,
    NotesOpened,
    NoteTaken,
    ObserverCame,
    ObserverLeft,
    OccupationChanged,
    SeatMoved,
    SeatRemoved,
    SeatSetAside,
    SeatTaken,
)
from akr.domain.room.timer import TimerChanged
from akr.domain.room.workshop import PhaseMoved

Said = TypeVar("Said", bound=ActContent)

CONTENTS: tuple[type[ActContent], ...] = (
    SeatTaken,
    SeatMoved,
    OccupationChanged,
    SeatRemoved,
    SeatSetAside,
    DoorKept,
    ObserverCame,
    ObserverLeft,
    PhaseMoved,
    TimerChanged,
    LastDaysSet,
    DoneSaid,
    LateTakenIn,
    NotesOpened,
    NoteTaken,
    NoteRemoved,
    CardWritten,
    CardReworded,
    CardWithdrawn,
    HeapsChanged,
    ChangeUndone,
    HeapsShown,
    HelpTurned,
    DuplicatesSaid,
    DuplicatesDismissed,
    AnswerGiven,
    BoardSaved,
    GroupChosen,
    ReasonWritten,
    ClosingAnswered,
    OwnEstimateSaid,
    TaskEstimated,
    TaskProposed,
    ClearOwnersConfirmed,
    ProposalsTakenBack,
    TaskLeft,
    PartOpened,
    FocusSet,
    EndingSaid,
)
_HEAP_AT_FIRST = 4
"""The fields that a heap had from the start."""

_BY_KIND = {content.kind: content for content in CONTENTS}


def as_json(content: ActContent) -> dict[str, Any]:
    """Return a content as its act stores it."""
    stored: dict[str, Any] = _converter().unstructure(content)
    return stored


def from_json(stored: Mapping[str, Any], content: type[Said]) -> Said:
    """Read a content that an act of its kind stored."""
    return _converter().structure(stored, content)


def of_kind(stored: Mapping[str, Any], kind: str) -> ActContent:
    """Read a content that an act of some kind stored."""
    return from_json(stored, _BY_KIND[ActKind(kind)])


@cache
def _converter() -> Converter:
    """Return what turns contents into JSON and back; their own types say nearly all of it."""
    made = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda day, _: date.fromisoformat(day))
    made.register_unstructure_hook(Counts, lambda value: list(astuple(value)))
    made.register_unstructure_hook(Heap, _heap_in_a_row)
    for in_a_row in (Heap, Counts):
        made.register_structure_hook(in_a_row, lambda row, kind: kind(*row))
    for whole in (Heaps, HelpTurned):  # stored with what is empty too
        made.register_unstructure_hook(
            whole, make_dict_unstructure_fn(whole, made, _cattrs_omit_if_default=False)
        )
    made.register_structure_hook(
        str | tuple[str, ...], lambda part, _: part if isinstance(part, str) else tuple(part)
    )
    return made


def _heap_in_a_row(heap: Heap) -> list[Any]:
    """Write a heap as its first acts did, with what came later only where it says something."""
    row = list(astuple(heap))
    while len(row) > _HEAP_AT_FIRST and not row[-1]:
        row.pop()
    return row
