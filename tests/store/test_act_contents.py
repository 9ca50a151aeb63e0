"""What each kind of act has stored since its first day, and how it is read again."""

from datetime import date

import pytest

from akr.domain.act import ActKind
from akr.domain.answers.discussion import GroupChosen
from akr.domain.answers.paper import BoardSaved
from akr.domain.answers.reasons import ReasonWritten
from akr.domain.answers.sorting import AnswerGiven, Colour, Counts
from akr.domain.cards.cards import CardReworded, CardWithdrawn, CardWritten, DayPart
from akr.domain.cards.duplicates import DuplicatesDismissed, DuplicatesSaid, HelpTurned
from akr.domain.cards.gathering import UNDO, ChangeUndone, HeapsChanged, HeapsShown
from akr.domain.cards.heaps import Heap, Heaps
from akr.domain.phase import Phase
from akr.domain.planning.process import EndingSaid
from akr.domain.proposals.agenda import (
    ClearOwnersConfirmed,
    FocusSet,
    ProposalsTakenBack,
    TaskLeft,
    TaskProposed,
)
from akr.domain.proposals.estimate import TaskEstimated
from akr.domain.proposals.parts import AgendaPart, PartOpened
from akr.domain.proposals.proposals import OwnEstimate, OwnEstimateSaid, Scope
from akr.domain.room.absence import LastDaysSet, LateTakenIn
from akr.domain.room.closing import ClosingAnswered
from akr.domain.room.done_with_phase import DoneSaid
from akr.domain.room.door import DoorKept, DoorStep
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
    Source,
)
from akr.domain.room.timer import TimerChanged
from akr.domain.room.workshop import PhaseMoved
from akr.store.room.act_contents import as_json, of_kind

BEFORE = Heaps({"k1": "h1"}, {"h1": Heap("Vika", origin="SKR")})
AFTER = Heaps({"k1": None}, {"h1": Heap("Vika", removed=True, later=True)}, {"k1": True})
OWN = OwnEstimate(
    "seat", card="k1", minutes=7.5, scope=Scope.ME, done_by=("cook",), when=(DayPart.NIGHT,)
)

STORED = [
    (SeatTaken("cook"), "join", {"occupation": "cook"}),
    (SeatTaken("cook", Source.LEADER), "join", {"occupation": "cook", "source": "leader"}),
    (SeatMoved(), "move_seat", {}),
    (SeatRemoved("h1"), "remove_seat", {"seat": "h1"}),
    (SeatSetAside("h1", aside=True), "set_seat_aside", {"seat": "h1", "aside": True}),
    (DoorKept(DoorStep.LET_IN, "p1"), "door", {"step": "let_in", "place": "p1"}),
    (DoorKept(DoorStep.CLOSE), "door", {"step": "close"}),
    (OccupationChanged("cook"), "change_occupation", {"occupation": "cook"}),
    (ObserverCame(), "attend", {}),
    (ObserverLeft(), "attend_no_longer", {}),
    (PhaseMoved(Phase.SORT), "phase", {"to": "sort"}),
    (TimerChanged(Phase.SORT, start=5), "timer", {"phase": "sort", "start": 5}),
    (TimerChanged(Phase.SORT, add=5), "timer", {"phase": "sort", "add": 5}),
    (TimerChanged(Phase.SORT, pause=True), "timer", {"phase": "sort", "pause": True}),
    (TimerChanged(Phase.SORT, pause=False), "timer", {"phase": "sort", "pause": False}),
    (TimerChanged(Phase.SORT, stop=True), "timer", {"phase": "sort", "stop": True}),
    (LastDaysSet(date(2027, 2, 4), None), "until", {"write": "2027-02-04", "sort": None}),
    (DoneSaid(Phase.WRITE, ready=False), "ready", {"phase": "write", "ready": False}),
    (LateTakenIn((3, 1)), "take_in", {"events": [3, 1]}),
    (NotesOpened(), "open_notes", {}),
    (NoteTaken("Ont om tid", None), "note", {"text": "Ont om tid", "task": None}),
    (NoteRemoved("n1"), "remove_note", {"note": "n1"}),
    (CardWritten("Vika"), "write", {"text": "Vika"}),
    (CardWritten("Vika", not_done_today=True), "write", {"text": "Vika", "not_done_today": True}),
    (CardReworded("k1", "Vika"), "reword", {"card": "k1", "text": "Vika"}),
    (
        CardReworded("k1", "Vika", not_done_today=True),
        "reword",
        {"card": "k1", "text": "Vika", "not_done_today": True},
    ),
    (CardWithdrawn("k1"), "withdraw", {"card": "k1"}),
    (
        HeapsChanged(("merge", ("h1", "h2"), "h3"), BEFORE, AFTER),
        "gather",
        {
            "said": ["merge", ["h1", "h2"], "h3"],
            "before": {
                "cards": {"k1": "h1"},
                "heaps": {"h1": ["Vika", False, "SKR", False]},
                "aside": {},
            },
            "after": {
                "cards": {"k1": None},
                "heaps": {"h1": ["Vika", True, None, True]},
                "aside": {"k1": True},
            },
        },
    ),
    (ChangeUndone(UNDO, 7), "undo_gather", {"said": ["undo"], "undoes": 7}),
    (HelpTurned(open=True, sizes={"cook": 3}), "groups_help", {"open": True, "sizes": {"cook": 3}}),
    (HeapsShown(open=True), "show_heaps", {"open": True}),
    (HelpTurned(open=False), "groups_help", {"open": False, "sizes": {}}),
    (DuplicatesSaid(("k1", "k2")), "same", {"cards": ["k1", "k2"]}),
    (DuplicatesSaid(("k1", "k2"), same=False), "same", {"cards": ["k1", "k2"], "same": False}),
    (DuplicatesDismissed(("h1", "h2")), "not_same", {"heaps": ["h1", "h2"]}),
    (AnswerGiven("t1", Colour.RED), "place", {"task": "t1", "colour": "red"}),
    (AnswerGiven("t1", None), "place", {"task": "t1", "colour": None}),
    (
        BoardSaved(
            {"cook": 4, "nurse": None}, {"t1": "Vika"}, {"t1": {"cook": Counts(1, 2, 3, 4)}}
        ),
        "paper",
        {
            "people": {"cook": 4, "nurse": None},
            "tasks": {"t1": "Vika"},
            "counts": {"t1": {"cook": [1, 2, 3, 4]}},
        },
    ),
    (GroupChosen("cook"), "sit", {"occupation": "cook"}),
    (ReasonWritten("t1", ""), "reason", {"task": "t1", "text": ""}),
    (
        ClosingAnswered(score=8, clear_role=2, more="Fika"),
        "home",
        {"score": 8, "clear_role": 2, "more": "Fika"},
    ),
    (
        OwnEstimateSaid.of(OWN),
        "own_estimate",
        {
            "card": "k1",
            "task": None,
            "minutes": 7.5,
            "times_per_week": None,
            "scope": "me",
            "together": None,
            "done_by": ["cook"],
            "when": ["night"],
        },
    ),
    (TaskEstimated("t1"), "estimate", {"task": "t1"}),
    (TaskProposed("t1"), "propose", {"task": "t1"}),
    (ClearOwnersConfirmed(("t1", "t2")), "confirm", {"tasks": ["t1", "t2"]}),
    (ProposalsTakenBack(("t1",)), "take_back", {"tasks": ["t1"]}),
    (TaskLeft("t1", "Tas i budgeten"), "leave", {"task": "t1", "reason": "Tas i budgeten"}),
    (TaskLeft("t1"), "leave", {"task": "t1"}),
    (PartOpened(AgendaPart.RIGHT_WAY), "part", {"part": "right_way"}),
    (PartOpened(None), "part", {"part": None}),
    (FocusSet(None), "focus", {"task": None}),
    (EndingSaid("Inget uppdrag"), "end", {"ended": "Inget uppdrag"}),
    (EndingSaid(None), "end", {"ended": None}),
]


@pytest.mark.parametrize(("content", "kind", "stored"), STORED, ids=lambda each: str(each)[:40])
def test_a_content_is_stored_in_its_old_form_and_read_back(content, kind, stored):
    assert (content.kind, as_json(content)) == (kind, stored)
    assert of_kind(stored, kind) == content


def test_every_kind_of_act_is_pinned():
    assert {kind for _, kind, _ in STORED} == set(ActKind)


def test_acts_from_before_a_part_was_stored_are_read_without_it():
    table = {"cards": {}, "heaps": {"h1": ["Vika", False]}}
    changed = {"said": ["split", "k1"], "before": table, "after": table}

    assert of_kind(changed, "gather").after == Heaps({}, {"h1": Heap("Vika")})
    assert of_kind({"open": True}, "groups_help").sizes == {}
