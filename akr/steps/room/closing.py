"""Closing: people say how the meeting was before they leave; the leader reads it afterwards."""

from collections.abc import Mapping

from akr.domain.act import Act, ActKind
from akr.domain.phase import Phase
from akr.domain.proposals.process import Process
from akr.domain.room.closing import ClosingAnswered, ClosingKind, Goodbye, Measure, may_be_told
from akr.domain.room.errors import AlreadyTold, PhaseClosed
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work

Numbers = Mapping[Measure, int | None]
Words = Mapping[ClosingKind, str]


def answer(work: Work, code: str, token: str, act: Act, numbers: Numbers, words: Words) -> None:
    """Store a seat's closing answers; the highest number counts, and earlier words are gone.

    Raises UnknownSeat, ActConflict, AlreadyTold, and PhaseClosed outside the closing phase: then
    nothing is stored and the words stay on the phone.
    """
    said = {measure.value: number for measure, number in numbers.items() if number is not None}
    spoken = {kind: text for kind, text in words.items() if text}
    with work:
        seat = work.seats.held(code, token)
        seat.workshop.must_be_in(Phase.HOME)
        answered = ClosingAnswered(
            **said, good=spoken.get(ClosingKind.GOOD), more=spoken.get(ClosingKind.MORE)
        )
        event = work.acts.record(seat.workshop, act, answered, seat=seat.id)
        if event is None:
            return
        if work.closings.is_told(seat):
            raise AlreadyTold
        work.closings.save(seat, Goodbye(seat.key, **said), spoken, act.number)
        work.acts.erase_replaced(seat.workshop, ActKind.CLOSING, seat=seat.id)
        work.tell(Signal(seat.workshop.id, event, SignalKind.CLOSING))


def tell_closing(work: Work, workshop: Workshop) -> None:
    """Let the leader see the closing answers, as far as nobody's can be told from the difference.

    Called inside `with work` when workshop 2 begins.
    """
    process = work.process_of(workshop, "occupations", "participants")
    answers = work.closings.all_answers(workshop)
    showing = work.showings.begin(workshop)
    told_in = {each.participant: told or showing for each, told in answers.items()}
    occupation_of = {each.id: each.occupation for each in process.participants or ()}
    grouping = process.room_grouping()
    if may_be_told(answers, told_in, occupation_of, grouping.groups, process.entered()):
        work.showings.tell_closing(workshop.process_id, showing, grouping)


def own_answer(work: Work, code: str, token: str) -> tuple[Goodbye | None, Words]:
    """Return this seat's closing answers. Raises UnknownSeat."""
    with work.reading():
        return work.closings.own(work.seats.held(code, token))


def see_closing(work: Work, public_id: str) -> Process:
    """Return a process whose closing answers its leader may see: nobody can change them now.

    Raises PhaseClosed before that, UnknownProcess.
    """
    with work.reading():
        room = work.workshops.of_process(public_id)
        if room and Sight.CLOSING not in visible(Viewer.LEADER, room.phase):
            raise PhaseClosed(Phase.HOME)
        return work.process_in_part(
            public_id, "occupations", "participants", "goodbyes", "closing_words"
        )
