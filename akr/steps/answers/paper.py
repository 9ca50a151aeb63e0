"""Paper: the leader types in a board, task by occupation by colour, and saves it as a whole."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from akr.domain.act import ERASED, Act, ActKind
from akr.domain.answers.errors import BoardChanged
from akr.domain.answers.paper import BoardSaved, check_room, deal, participants_needed
from akr.domain.answers.sorting import Counts
from akr.domain.cards.errors import UnknownTask
from akr.domain.cards.heaps import Change, Heap, Heaps
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed, RoomFull
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import MOST_SEATS, PhaseMoved, Workshop
from akr.domain.signals import Signal, SignalKind
from akr.steps.answers import showing
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A task on the board. A task typed here can be renamed, and deleted when it `can_go`."""

    key: str
    text: str
    typed: bool
    can_go: bool
    counts: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class BoardOccupation:
    """An occupation: how many are expected, and how many of them have a seat of their own."""

    key: str
    name: str
    people: int | None
    on_phones: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board as last saved; `version` identifies that save.

    `rows` is None while it may not be seen; then `can_begin` says whether the room may go straight
    to sorting, because nobody has begun on a phone. `gone` are the words of tasks no longer on the
    table. `participants` is the least number of people at the board.
    """

    title: str
    occupations: tuple[BoardOccupation, ...]
    rows: tuple[BoardRow, ...] | None
    version: int
    participants: int
    gone: Mapping[str, str]
    can_begin: bool
    shows_result: bool


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as the leader typed it; without a `key` it is a new task.

    `text` is None for a task that is not renamed here, and empty for one to delete.
    """

    key: str | None
    text: str | None
    counts: Mapping[str, Counts]


def see_board(work: Work, public_id: str) -> Board:
    """Show the leader the board. Raises UnknownProcess before the workshop is opened."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        shown = Sight.PAPER in visible(Viewer.LEADER, workshop.phase)
        people = work.processes.expected(public_id)
        on_phones = work.boards.with_own_seat(workshop)
        counts = work.boards.counts(workshop)
        table = work.gathering.table(workshop)
        return Board(
            title=work.workshops.title_of(workshop),
            occupations=tuple(
                BoardOccupation(key, name, people.get(name), on_phones.get(key, 0))
                for key, name in work.occupations.names(workshop).items()
            ),
            rows=_rows(work, workshop, table, counts) if shown else None,
            version=_version(work, workshop),
            participants=sum(
                participants_needed(each.values()) for each in _by_occupation(counts).values()
            ),
            gone={key: heap.text for key, heap in table.heaps.items() if shown and heap.removed},
            can_begin=not shown and _nobody_has_begun(work, workshop),
            shows_result=Sight.RESULT in visible(Viewer.LEADER, workshop.phase),
        )


def begin_on_paper(work: Work, public_id: str, act: Act) -> None:
    """Go straight to sorting when everything was done on paper; a second press changes nothing.

    Raises PhaseClosed when somebody has begun on a phone: then the leader goes phase by phase.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if Sight.PAPER in visible(Viewer.LEADER, workshop.phase):
            return
        if not _nobody_has_begun(work, workshop):
            raise PhaseClosed(Phase.SORT)
        event = work.acts.record(workshop, act, PhaseMoved(Phase.SORT))
        if event is not None:
            work.workshops.move(workshop, Phase.SORT)
            work.timers.keep(workshop, None)
            work.tell(Signal(workshop.id, event, SignalKind.PHASE))


def save_board(
    work: Work,
    public_id: str,
    act: Act,
    rows: Sequence[TypedRow],
    people: Mapping[str, int | None],
    version: int,
) -> None:
    """Save the whole board in one act, replacing the last save, whose words are gone.

    `people` is each occupation's number of people, by its key. Raises TooManyAnswers, by the row's
    key or its place among the new ones, BoardChanged when somebody else saved in between,
    UnknownTask, RoomFull, and PhaseClosed before sorting has begun.
    """
    saved = _saved(act, rows, people)
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        stored = work.acts.stored(workshop, act)
        if stored in (saved, replace(saved, tasks=dict.fromkeys(saved.tasks, ERASED))):
            return
        if Sight.PAPER not in visible(Viewer.LEADER, workshop.phase):
            raise PhaseClosed(Phase.SORT)
        if stored is not None or version != _version(work, workshop):
            raise BoardChanged
        table = work.gathering.table(workshop)
        for row in rows:
            heap = table.heaps.get(row.key) if row.key is not None else None
            if row.key is not None and (heap is None or not heap.is_there):
                raise UnknownTask(row.key)
            if heap is not None and not heap.is_on_the_table:
                raise BoardChanged
        on_phones = work.boards.with_own_seat(workshop)
        keyed = dict(zip(_row_names(rows), rows, strict=True))
        check_room({name: row.counts for name, row in keyed.items()}, people, on_phones)
        event = work.acts.record(workshop, act, saved)
        work.gathering.apply(workshop, _change(work, workshop, table, saved.tasks))
        _deal(work, workshop, table, saved.counts)
        names = work.occupations.names(workshop)
        work.processes.expect(public_id, {names[o]: n for o, n in people.items() if n is not None})
        if Sight.RESULT in visible(Viewer.LEADER, workshop.phase):
            showing.show_answers(work, workshop)
        if event is not None:
            work.acts.erase_replaced(workshop, ActKind.PAPER)
            work.tell(Signal(workshop.id, event, SignalKind.PLACED))


def _rows(
    work: Work, workshop: Workshop, table: Heaps, counts: Mapping[str, Mapping[str, Counts]]
) -> tuple[BoardRow, ...]:
    typed = work.boards.typed_tasks(workshop)
    rested_upon = work.boards.rested_upon(workshop)
    return tuple(
        BoardRow(
            key,
            heap.text,
            typed=key in typed,
            can_go=key in typed and key not in rested_upon,
            counts=counts.get(key, {}),
        )
        for key, heap in table.heaps.items()
        if heap.is_on_the_table
    )


def _version(work: Work, workshop: Workshop) -> int:
    return work.acts.last_event(workshop, ActKind.PAPER)


def _nobody_has_begun(work: Work, workshop: Workshop) -> bool:
    someone = any(work.occupations.joined(workshop).values())
    return not someone and not work.cards.count(workshop)


def _row_names(rows: Sequence[TypedRow]) -> list[str]:
    """Return each row's name: a task's key, or a new row's place among the new ones, as new-1."""
    new = 0
    names = []
    for row in rows:
        new += row.key is None
        names.append(row.key or f"new-{new}")
    return names


def _saved(act: Act, rows: Sequence[TypedRow], people: Mapping[str, int | None]) -> BoardSaved:
    """Return the act's content. A new task's key derives from the act, so a repeat has it too."""
    keys = [
        name if row.key else str(uuid.uuid5(uuid.UUID(act.id), name))
        for name, row in zip(_row_names(rows), rows, strict=True)
    ]
    keyed = dict(zip(keys, rows, strict=True))
    return BoardSaved(
        people=people,
        tasks={key: row.text for key, row in keyed.items() if row.text is not None},
        counts={key: row.counts for key, row in keyed.items()},
    )


def _change(work: Work, workshop: Workshop, table: Heaps, typed: Mapping[str, str]) -> Change:
    """Return the new, renamed and deleted tasks. Raises BoardChanged when a task must stay."""
    rested_upon = work.boards.rested_upon(workshop)
    heaps = {}
    for key, text in typed.items():
        before = table.heaps.get(key)
        if not text and key in rested_upon:
            raise BoardChanged
        if before is None or before.text != text:
            now = before or Heap("")
            heaps[key] = replace(now, text=text or now.text, removed=not text)
    return Change(before=Heaps(), after=Heaps({}, heaps))


def _deal(
    work: Work, workshop: Workshop, table: Heaps, typed: Mapping[str, Mapping[str, Counts]]
) -> None:
    """Deal the typed counts, and the earlier counts of tasks that are no longer on the table."""
    counts: dict[str, Mapping[str, Counts]] = {
        task: each
        for task, each in work.boards.counts(workshop).items()
        if task in table.heaps and not table.heaps[task].is_on_the_table
    }
    counts |= typed
    before = work.boards.dealt(workshop) if work.showings.grouping(workshop) else {}
    dealt = {o: deal(board, before.get(o, ())) for o, board in _by_occupation(counts).items()}
    needed = sum(len({each.participant for each in answers}) for answers in dealt.values())
    on_phones = sum(work.boards.with_own_seat(workshop).values())
    if needed + on_phones > MOST_SEATS:
        raise RoomFull
    work.boards.lay(workshop, dealt)


def _by_occupation(
    counts: Mapping[str, Mapping[str, Counts]],
) -> dict[str, dict[str, Counts]]:
    turned: defaultdict[str, dict[str, Counts]] = defaultdict(dict)
    for task, by_occupation in counts.items():
        for occupation, each in by_occupation.items():
            turned[occupation][task] = each
    return dict(turned)
