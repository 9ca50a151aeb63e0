"""Sortings in the store: each seat's answers to the tasks."""

from types import ModuleType

from sqlalchemy import ColumnElement, Integer, String, bindparam, func, select
from sqlalchemy.sql.elements import ClauseElement

from akr.domain.act import ActKind
from akr.domain.answers.sorting import Answer, Colour
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.room.workshop import Seat, Workshop
from akr.store.cards.on_the_table import is_on_the_table, is_there
from akr.store.engine.by_chance import by_chance
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.set_aside import set_aside
from akr.store.tables import ActRow, SeatRow, SortingRow, TaskRow

_COLUMNS = ("process_id", "task", "participant", "colour", "number", "position")


def _place(dialect: ModuleType, takes_answers: ColumnElement[bool]) -> ClauseElement:
    """Insert or update an answer, if its task takes answers, in one statement."""
    number = bindparam("number", type_=Integer)
    task = select(
        TaskRow.process_id,
        TaskRow.key,
        bindparam("participant", type_=String),
        bindparam("colour", type_=SortingRow.colour.type),
        number,
        bindparam("position", type_=Integer),
    ).where(
        TaskRow.process_id == bindparam("process"),
        TaskRow.key == bindparam("task"),
        takes_answers,
    )
    adding = dialect.insert(SortingRow).from_select(_COLUMNS, task)
    answer: ClauseElement = adding.on_conflict_do_update(
        index_elements=["process_id", "participant", "task"],
        set_={"colour": adding.excluded.colour, "number": adding.excluded.number},
        where=SortingRow.number <= adding.excluded.number,
    ).returning(SortingRow.number)
    return answer


_PLACE = Statement(lambda dialect: _place(dialect, is_on_the_table()))
_PLACE_LATE = Statement(lambda dialect: _place(dialect, is_there()))


def _progress(_: ModuleType) -> ClauseElement:
    """Count the answers to tasks on the table, the seats and the tasks on the table."""
    on_the_table = select(TaskRow.key).where(
        TaskRow.process_id == bindparam("process"),
        is_on_the_table(),
    )
    aside = set_aside(bindparam("process"))
    given = select(func.count()).where(
        SortingRow.process_id == bindparam("process"),
        SortingRow.task.in_(on_the_table),
        SortingRow.participant.not_in(aside),
    )
    seats = select(func.count()).where(
        SeatRow.workshop_id == bindparam("workshop"), SeatRow.participant.not_in(aside)
    )
    tasks = select(func.count()).select_from(on_the_table.subquery())
    return select(given.scalar_subquery(), seats.scalar_subquery(), tasks.scalar_subquery())


_PROGRESS = Statement(_progress)


class Sortings(Repository):
    """Placing an answer uses Core and few statements, since thirty phones sort at once."""

    def place(self, seat: Seat, given: Answer, *, put_off_too: bool = False) -> None:
        """Store an answer by the rule of `akr.domain.answers.sorting.place_answer`.

        `put_off_too` is for answers that were acknowledged before: a task that has been put off
        since keeps them until it is taken up. Raises UnknownTask when the task is not on the table.
        """
        process = seat.workshop.process_id
        takes_answers = is_there if put_off_too else is_on_the_table
        statement = _PLACE_LATE if put_off_too else _PLACE
        placed = statement.execute(
            self.connection,
            process=process,
            participant=seat.key,
            task=given.task,
            colour=given.colour,
            number=given.number,
            position=by_chance(),
        ).scalar_one_or_none()
        # Nothing was stored: either a later answer is there, or the task is not on the table.
        if placed is None and not self._is_a_task(process, given.task, takes_answers()):
            raise UnknownTask(given.task)

    def was_there(self, seat: Seat) -> bool:
        """Whether a seat answered anything before the result was first shown."""
        shown = (
            select(func.min(ActRow.event))
            .where(
                ActRow.workshop_id == seat.workshop.id,
                ActRow.kind == ActKind.PHASE,
                ActRow.content["to"].as_string() == Phase.REVEAL,
            )
            .scalar_subquery()
        )
        answered = select(ActRow.event).where(
            ActRow.seat_id == seat.id, ActRow.kind == ActKind.PLACE, ActRow.event < shown
        )
        return self.session.scalar(answered.limit(1)) is not None

    def own(self, seat: Seat) -> dict[str, Colour | None]:
        """Return a seat's answers by task; None is *vet inte*, and unanswered tasks are missing."""
        rows = self.session.execute(
            select(SortingRow.task, SortingRow.colour).where(
                SortingRow.process_id == seat.workshop.process_id,
                SortingRow.participant == seat.key,
            )
        )
        return {task: colour for task, colour in rows}  # noqa: C416  (dict() of rows has no type)

    def progress(self, workshop: Workshop) -> tuple[int, int]:
        """Return how many answers the room has given, and how many it gives when all are done."""
        given, seats, tasks = _PROGRESS.execute(
            self.connection, process=workshop.process_id, workshop=workshop.id
        ).one()
        return given, seats * tasks

    def _is_a_task(self, process: int, task: str, takes_answers: ColumnElement[bool]) -> bool:
        found = self.connection.scalar(
            select(TaskRow.key).where(
                TaskRow.process_id == process, TaskRow.key == task, takes_answers
            )
        )
        return found is not None
