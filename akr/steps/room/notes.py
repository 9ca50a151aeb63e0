"""Notes: a note-taker writes down what is said, by task or freely."""

from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.act import Act, ActKind
from akr.domain.cards.errors import UnknownTask
from akr.domain.room.participants import Note, NoteRemoved, NotesOpened, NoteTaken
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Pass, PassEnded, PassKind, Signal, SignalKind
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class TakenNotes:
    """A room's notes. `tasks` maps key to words, of the tasks that may be seen now.

    In `by_task`, notes on a task that is no longer on the table, or is hidden now, are under None.
    `event` is the last phase move: a number that rose with every act would count hidden things.
    """

    title: str
    tasks: Mapping[str, str]
    by_task: Mapping[str | None, tuple[Note, ...]]
    event: int


def open_notes(work: Work, public_id: str, act: Act) -> None:
    """Give a room a notes page with a new secret address; an earlier page stops working.

    A repeated act keeps the page that it created. Raises UnknownProcess.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if work.acts.record(workshop, act, NotesOpened()) is not None:
            for earlier in work.notes.open_to(workshop):
                work.tell(PassEnded(Pass(PassKind.NOTES, earlier)))
            work.notes.open_page(workshop)


def see_as_leader(work: Work, public_id: str) -> tuple[TakenNotes, str | None]:
    """Show the leader the notes, and the notes page's secret. Raises UnknownProcess."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        return _notes(work, workshop, Viewer.LEADER), work.notes.page_of(workshop)


def see_as_note_taker(work: Work, secret: str) -> TakenNotes:
    """Show a note-taker the notes and the tasks. Raises UnknownCode."""
    with work.reading():
        return _notes(work, work.notes.room_of(secret), Viewer.NOTE_TAKER)


def add_note(work: Work, secret: str, act: Act, text: str, task: str | None) -> None:
    """Store a note about a task, or about none, under its act's id.

    Raises UnknownCode, UnknownTask for a task that may not be seen, ActConflict.
    """
    with work:
        workshop = work.notes.room_of(secret)
        if task is not None and task not in _tasks(work, workshop, Viewer.NOTE_TAKER):
            raise UnknownTask(task)
        event = work.acts.record(workshop, act, NoteTaken(text, task))
        if event is not None:
            work.notes.add(workshop, Note(act.id, text, task))
            work.tell(Signal(workshop.id, event, SignalKind.NOTE))


def remove_note(work: Work, secret: str, act: Act, note: str) -> None:
    """Delete a note; a second press changes nothing. Raises UnknownCode."""
    with work:
        workshop = work.notes.room_of(secret)
        event = work.acts.record(workshop, act, NoteRemoved(note))
        if event is not None:
            work.notes.remove(workshop, note)
            work.acts.erase_words(workshop, note)
            work.tell(Signal(workshop.id, event, SignalKind.NOTE))


def _notes(work: Work, workshop: Workshop, viewer: Viewer) -> TakenNotes:
    tasks = _tasks(work, workshop, viewer)
    by_task: dict[str | None, tuple[Note, ...]] = {}
    for note in work.notes.of_room(workshop):
        under = note.task if note.task in tasks else None
        by_task[under] = (*by_task.get(under, ()), note)
    event = work.acts.last_event(workshop, ActKind.PHASE)
    return TakenNotes(work.workshops.title_of(workshop), tasks, by_task, event)


def _tasks(work: Work, workshop: Workshop, viewer: Viewer) -> dict[str, str]:
    if Sight.TASK_TEXTS not in visible(viewer, workshop.phase):
        return {}
    return {key: text for key, text, _ in work.gathering.task_texts(workshop)}
