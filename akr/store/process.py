"""Whole processes in the store: one goes in whole and comes out equal."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, case, delete, insert, or_, select, update

from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Sorting
from akr.domain.cards.cards import Card, Task
from akr.domain.errors import UnknownProcess
from akr.domain.planning.process import (
    Ended,
    Mandate,
    Occupation,
    Opening,
    Readiness,
    UnionComment,
    Workplace,
)
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import OwnEstimate, Proposal
from akr.domain.room.anonymity import FEWEST
from akr.domain.room.closing import ClosingWord, Goodbye
from akr.domain.room.participants import Note, Participant
from akr.store.answers.showing import Showings, grouping_of
from akr.store.cards.on_the_table import is_there
from akr.store.engine.public_ids import ARRIVING, arriving_id, new_public_id
from akr.store.engine.transaction import Repository
from akr.store.room.set_aside import not_set_aside, set_aside
from akr.store.tables import (
    CardRow,
    ClosingWordRow,
    EstimateRow,
    GoodbyeRow,
    NoteRow,
    OccupationRow,
    OfProcess,
    ParticipantRow,
    ProcessRow,
    ProposalRow,
    ReadinessRow,
    ReasonRow,
    ShownAnswerRow,
    SortingRow,
    TaskRow,
    UnionCommentRow,
)

Single = TypeVar("Single", Workplace, Mandate, Opening, Ended)

PARTS: dict[str, tuple[type[OfProcess], type[Any]]] = {
    "readiness": (ReadinessRow, Readiness),
    "union_comments": (UnionCommentRow, UnionComment),
    "occupations": (OccupationRow, Occupation),
    "participants": (ParticipantRow, Participant),
    "tasks": (TaskRow, Task),
    "cards": (CardRow, Card),
    "sortings": (SortingRow, Sorting),
    "proposals": (ProposalRow, Proposal),
    "estimates": (EstimateRow, OwnEstimate),
    "reasons": (ReasonRow, Reason),
    "goodbyes": (GoodbyeRow, Goodbye),
    "closing_words": (ClosingWordRow, ClosingWord),
    "notes": (NoteRow, Note),
}
"""Each list of a process, with its table and value type, after the lists that it refers to.

A table has a column for each field of its value, with the field's name, except `key` for `id`.
"""

SHOWN: dict[type[OfProcess], type[OfProcess]] = {SortingRow: ShownAnswerRow}
"""Where the shown version of a list is; what people have given is the operator's alone."""


ROWS_AT_ONCE = 1_000
"""Rows of a large process that are stored in one go, in some ten milliseconds."""

LONGEST_ARRIVAL = timedelta(hours=1)
"""What has been arriving for longer was left behind by a process that ended meanwhile."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A process that is being stored; nobody has its address until all of it is there."""

    id: int
    public_id: str


Batch = tuple[type[OfProcess], list[dict[str, Any]]]
"""Some rows of a table, without the process that they belong to."""


def batches(process: Process) -> Iterator[Batch]:
    """Give a process's rows, a part at a time, after those that they refer to.

    An answer that is shown comes with it: a file holds what was shown, except for a task with too
    few answers.
    """
    answered = Counter(each.task for each in process.sortings or () if each.colour is not None)
    for part, (table, value) in PARTS.items():
        names = _columns(value)
        said = getattr(process, part) or ()
        for start in range(0, len(said), ROWS_AT_ONCE):
            rows = [
                {"position": position}
                | {column: getattr(each, name) for name, column in names.items()}
                for position, each in enumerate(said[start : start + ROWS_AT_ONCE], start)
            ]
            yield table, rows
            if table is SortingRow:
                shown = {True: (1,), False: ()}
                yield (
                    ShownAnswerRow,
                    [
                        row | {"number": 0, "changes": shown[answered[row["task"]] >= FEWEST]}
                        for row in rows
                    ],
                )


class WholeProcesses(Repository):
    """Adds a process with all its lists, and reads it back in whole or in part."""

    def add(self, process: Process, public_id: str | None = None) -> str:
        """Store a new process and return its public id; adding the same file twice makes two."""
        arriving = self.begin(process)
        for batch in batches(process):
            self.fill(arriving, batch)
        public_id = public_id or new_public_id()
        self.arrive(arriving, process, public_id)
        return public_id

    def begin(self, process: Process) -> Arriving:
        """Store a process without its lists, at an address that nobody is given."""
        row = ProcessRow(
            public_id=arriving_id(),
            created_at=self.now,
            organisation=process.organisation,
            title=process.title,
            purpose=process.purpose,
            workshop_format=process.workshop_format,
            workshop_1_on=process.workshop_1_on,
            workshop_1_at=process.workshop_1_at,
            workshop_1_place=process.workshop_1_place,
            workshop_2_on=process.workshop_2_on,
            follow_up_on=process.follow_up_on,
            grouping=asdict(process.grouping) if process.grouping else None,
            showings=1 if process.sortings else 0,
            parts=tuple(part for part in PARTS if getattr(process, part) is not None),
            **_columns_of("workplace", process.workplace),
            **_columns_of("mandate", process.mandate),
            **_columns_of("opening", process.opening),
            **_columns_of("ended", process.ended),
        )
        self.session.add(row)
        self.session.flush()
        return Arriving(row.id, row.public_id)

    def fill(self, arriving: Arriving, batch: Batch) -> None:
        """Store some of the process's rows."""
        table, rows = batch
        # Core, not the ORM: a large file has tens of thousands of sortings.
        self.session.connection().execute(
            insert(table), [{"process_id": arriving.id} | row for row in rows]
        )

    def arrive(self, arriving: Arriving, process: Process, public_id: str) -> None:
        """Give a process that is all there its address."""
        Showings(self.transaction).tell_closing(arriving.id, 1, process.room_grouping())
        self.session.execute(
            update(ProcessRow).where(ProcessRow.id == arriving.id).values(public_id=public_id)
        )

    def sweep(self) -> None:
        """Delete what began to arrive long ago: whoever stored it ended before it was all there."""
        self.session.execute(
            delete(ProcessRow).where(
                ProcessRow.public_id.startswith(ARRIVING),
                ProcessRow.created_at < self.now - LONGEST_ARRIVAL,
            )
        )

    def get(
        self,
        public_id: str,
        parts: Collection[str] = frozenset(PARTS),
        *,
        as_given: bool = False,
    ) -> Process:
        """Return a process as it was added. Raises UnknownProcess.

        `parts` names the lists that a frequent caller needs; the others are left out, as if they
        had never been given. Its answers are those that are shown, unless `as_given`.
        """
        row = self.transaction.once(
            ("process", public_id), lambda: self._row(ProcessRow.public_id == public_id)
        )
        if row is None:
            raise UnknownProcess(public_id)
        return self._process(row, parts, as_given=as_given)

    def of_room(self, process_id: int, parts: Collection[str]) -> Process:
        """Give the process that a room is of, with some of its lists."""
        row = self.transaction.once(
            ("process", process_id), lambda: self._row(ProcessRow.id == process_id)
        )
        if row is None:
            raise UnknownProcess(str(process_id))
        return self._process(row, parts)

    def _process(
        self, row: ProcessRow, parts: Collection[str], *, as_given: bool = False
    ) -> Process:
        found = Process(
            organisation=row.organisation,
            title=row.title,
            purpose=row.purpose,
            workshop_format=row.workshop_format,
            workshop_1_on=row.workshop_1_on,
            workshop_1_at=row.workshop_1_at,
            workshop_1_place=row.workshop_1_place,
            workshop_2_on=row.workshop_2_on,
            follow_up_on=row.follow_up_on,
            workplace=_value(row, "workplace", Workplace)
            if row.workplace_name is not None
            else None,
            ended=_value(row, "ended", Ended) if row.ended_reason is not None else None,
            opening=_value(row, "opening", Opening) if row.opening_unions is not None else None,
            mandate=_value(row, "mandate", Mandate) if row.mandate_decided_by is not None else None,
            grouping=grouping_of(row.grouping),
            **{part: self._part(row.id, part, as_given) for part in row.parts if part in parts},
        )
        if any(task.from_card for task in found.tasks or ()):
            # A card that is set aside, or not asked for, is not named by the task split from it.
            cards = {card.id for card in found.cards or ()}
            kept = (
                task if task.from_card in cards else replace(task, from_card=None)
                for task in found.tasks or ()
            )
            found = replace(found, tasks=tuple(kept))
        if found.notes is None:
            return found
        # A note outlives its task: when the task is merged away, only the reference goes.
        tasks = {task.id for task in found.tasks or ()}
        noted = (each if each.task in tasks else replace(each, task=None) for each in found.notes)
        return replace(found, notes=tuple(noted))

    def _row(self, which: ColumnElement[bool]) -> ProcessRow | None:
        return self.session.scalar(select(ProcessRow).where(which))

    def _part(self, process_id: int, part: str, as_given: bool) -> tuple[Any, ...]:  # noqa: FBT001
        table, value = PARTS[part]
        if not as_given:
            table = SHOWN.get(table, table)
        return self.transaction.once(
            (table, process_id, as_given), lambda: self._values(process_id, table, value, as_given)
        )

    def _values(
        self,
        process_id: int,
        table: type[OfProcess],
        value: type[Any],
        as_given: bool,  # noqa: FBT001
    ) -> tuple[Any, ...]:
        columns = [getattr(table, column) for column in _columns(value).values()]
        if table is CardRow:
            writer = case(
                (CardRow.participant.in_(set_aside(process_id)), None), else_=CardRow.participant
            )
            columns = [writer if each is CardRow.participant else each for each in columns]
        hidden = [] if as_given else _until_shown(process_id, table)
        rows = self.session.execute(
            select(*columns)
            .where(table.process_id == process_id, *_in_sight(process_id, table), *hidden)
            .order_by(table.position)
        )
        return tuple(value(*row) for row in rows)


def _in_sight(process_id: int, table: type[OfProcess]) -> list[ColumnElement[bool]]:
    """Leave out merged-away tasks and what refers to them, *vet inte*, and what is set aside.

    Of a seat that is set aside only the cards are left, without their writer: they lie in heaps.
    """
    aside = set_aside(process_id)
    there = select(TaskRow.key).where(TaskRow.process_id == process_id, is_there())
    cards = select(CardRow.key).where(CardRow.process_id == process_id, CardRow.aside.is_(False))
    conditions: dict[type[OfProcess], Callable[[], list[ColumnElement[bool]]]] = {
        TaskRow: lambda: [is_there()],
        CardRow: lambda: [CardRow.aside.is_(False)],
        ParticipantRow: lambda: [ParticipantRow.set_aside.is_(False)],
        SortingRow: lambda: [
            SortingRow.colour.is_not(None),
            SortingRow.task.in_(there),
            SortingRow.participant.not_in(aside),
        ],
        ShownAnswerRow: lambda: [
            ShownAnswerRow.colour.is_not(None),
            ShownAnswerRow.task.in_(there),
        ],
        GoodbyeRow: lambda: [GoodbyeRow.participant.not_in(aside)],
        ClosingWordRow: lambda: [not_set_aside(ClosingWordRow.participant, process_id)],
        ProposalRow: lambda: [ProposalRow.task.in_(there)],
        EstimateRow: lambda: [
            or_(EstimateRow.task.in_(there), EstimateRow.card.in_(cards)),
            EstimateRow.participant.not_in(aside),
        ],
        ReasonRow: lambda: [
            ReasonRow.task.in_(there),
            not_set_aside(ReasonRow.participant, process_id),
        ],
    }
    return conditions[table]() if table in conditions else []


def _until_shown(process_id: int, table: type[OfProcess]) -> list[ColumnElement[bool]]:
    """Leave out closing numbers that are in no mean, and words that have not been told."""
    told = select(GoodbyeRow.participant).where(
        GoodbyeRow.process_id == process_id, GoodbyeRow.shown_in.is_not(None)
    )
    if table is GoodbyeRow:
        return [GoodbyeRow.counted.is_(True)]
    if table is ClosingWordRow:  # a file's words are nobody's
        return [or_(ClosingWordRow.participant.is_(None), ClosingWordRow.participant.in_(told))]
    return []


def _columns(value: type[Any]) -> dict[str, str]:
    """Map each field of a value to its column."""
    return {field.name: "key" if field.name == "id" else field.name for field in fields(value)}


def _columns_of(name: str, value: Workplace | Mandate | Opening | Ended | None) -> dict[str, Any]:
    """Return the process's own columns for a value that it has at most one of."""
    if value is None:
        return {}
    return {f"{name}_{field.name}": getattr(value, field.name) for field in fields(value)}


def _value(row: ProcessRow, name: str, kind: type[Single]) -> Single:
    return kind(*(getattr(row, f"{name}_{field.name}") for field in fields(kind)))
