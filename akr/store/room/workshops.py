"""Workshops in the store: the rooms' codes, phases and walls."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Result, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from akr.domain.errors import UnknownProcess
from akr.domain.phase import Phase
from akr.domain.planning.errors import ProcessEnded
from akr.domain.planning.readiness import Dates
from akr.domain.room.absence import Until
from akr.domain.room.errors import CodeChanged, UnknownCode
from akr.domain.room.timer import Timer
from akr.domain.room.workshop import Workshop, new_code
from akr.store.engine.derived import new_mark
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.room.timer import as_timer
from akr.store.tables import FormerCodeRow, ProcessRow, WorkshopRow

_COLUMNS = (WorkshopRow.id, WorkshopRow.process_id, WorkshopRow.code, WorkshopRow.phase)
_BY_CODE = Statement(
    lambda _: select(*_COLUMNS).where(
        WorkshopRow.code == bindparam("code"), WorkshopRow.closed.is_(False)
    )
)
_BY_WALL = Statement(
    lambda _: select(*_COLUMNS).where(
        (WorkshopRow.wall_mark == bindparam("mark"))
        | (WorkshopRow.earlier_wall_hash == bindparam("earlier"))
    )
)
_TITLE = Statement(
    lambda _: select(ProcessRow.title, ProcessRow.workplace_name).where(
        ProcessRow.id == bindparam("process")
    )
)
WALL = "wall"
"""What a wall's address is derived as."""

TRIES = 20
"""Attempts to draw an unused code; with 113 million codes, twenty never all collide."""


_SHOWN = Statement(
    lambda _: (
        select(
            ProcessRow.title,
            ProcessRow.workplace_name,
            ProcessRow.workshop_2_on,
            ProcessRow.follow_up_on,
            WorkshopRow.write_until,
            WorkshopRow.sort_until,
            WorkshopRow.groups_help,
            WorkshopRow.heaps_on_wall,
            WorkshopRow.door_closed,
            WorkshopRow.closed,
            WorkshopRow.timer_seconds,
            WorkshopRow.timer_seconds_left,
            WorkshopRow.timer_since,
        )
        .join(ProcessRow, ProcessRow.id == WorkshopRow.process_id)
        .where(WorkshopRow.id == bindparam("workshop"))
    )
)


@dataclass(frozen=True, slots=True)
class ShownToAll:
    """What the rows of a room and of its process say to everybody in it, read as one."""

    title: str
    dates: Dates
    until: Until
    groups_help: bool
    heaps_on_wall: bool
    door_closed: bool
    has_ended: bool
    timer: Timer | None


class Workshops(Repository):
    """A process's workshop has one room, found by its code, its wall or its process."""

    def open_(self, public_id: str, number: int = 1) -> Workshop:
        """Open a process's workshop with a new code and wall, or return the one already open."""
        process_id = Processes(self.transaction).id_of(public_id)
        # Locked, so that of two who open it at once the second finds the first one's room.
        self.session.execute(
            select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update()
        )
        found = self.session.execute(
            select(*_COLUMNS).where(
                WorkshopRow.process_id == process_id, WorkshopRow.number == number
            )
        ).one_or_none()
        if found is not None:
            return Workshop(*found)
        for _ in range(TRIES):
            row = WorkshopRow(
                process_id=process_id,
                number=number,
                code=new_code(),
                wall_mark=new_mark(),
                phase=Phase.JOIN,
                opened_at=self.now,
            )
            try:
                with self.session.begin_nested():
                    self.session.add(row)
            except IntegrityError:
                continue
            return Workshop(row.id, process_id, row.code, row.phase)
        raise RuntimeError("No free code was found")

    def by_code(self, code: str) -> Workshop:
        """Find the open room that a code lets one into.

        Raises CodeChanged for a code that it had before, and UnknownCode for any other, also for an
        ended process's room.
        """
        found = _BY_CODE.execute(self.connection, code=code).one_or_none()
        if found is not None:
            return Workshop(*found)
        if self._is_former(code):
            raise CodeChanged
        raise UnknownCode

    def has_ended(self, code: str) -> bool:
        """Whether a code was that of a room whose process has been ended."""
        found = self.session.scalar(select(WorkshopRow.closed).where(WorkshopRow.code == code))
        return bool(found)

    def by_wall(self, wall: str) -> Workshop:
        """Find the room of a wall's secret address. Raises UnknownCode."""
        mark = self.derived.mark_of(WALL, wall)
        return _found(_BY_WALL.execute(self.connection, mark=mark, earlier=hashed(wall)))

    def of_process(self, public_id: str, number: int = 1) -> Workshop | None:
        """Find a process's workshop, or None before it has been opened."""

        def ask() -> Workshop | None:
            found = self.session.execute(
                select(*_COLUMNS)
                .join(ProcessRow, ProcessRow.id == WorkshopRow.process_id)
                .where(ProcessRow.public_id == public_id, WorkshopRow.number == number)
            ).one_or_none()
            return None if found is None else Workshop(*found)

        return self.transaction.once(("workshop", public_id, number), ask)

    def opened(self, public_id: str, number: int = 1) -> Workshop:
        """Find a process's workshop. Raises UnknownProcess before it is opened."""
        found = self.of_process(public_id, number)
        if found is None:
            raise UnknownProcess(public_id)
        return found

    def shown_to_all(self, workshop: Workshop) -> ShownToAll:
        """Return what everybody in a room is told of it."""

        def ask() -> ShownToAll:
            found = _SHOWN.execute(self.connection, workshop=workshop.id).one()
            title, workplace, workshop_2, follow_up, *days, helps, heaps, closed, ended = found[:10]
            timer = found[10:]
            return ShownToAll(
                title or workplace or "",
                Dates(workshop_2, follow_up),
                Until(*days),
                helps,
                heaps,
                closed,
                ended,
                as_timer(*timer),
            )

        return self.transaction.once(("shown to all", workshop.id), ask)

    def title_of(self, workshop: Workshop) -> str:
        """Return the room's name: the process's title, or its workplace's name."""
        title, workplace = _TITLE.execute(self.connection, process=workshop.process_id).one()
        return title or workplace or ""

    def sector_of(self, workshop: Workshop) -> str | None:
        """Return the sector of the room's workplace; None if not stated."""
        return self.session.scalar(
            select(ProcessRow.workplace_sector).where(ProcessRow.id == workshop.process_id)
        )

    def wall_of(self, workshop: Workshop) -> str:
        """Return the secret part of the wall's address."""
        mark = self.session.execute(
            select(WorkshopRow.wall_mark).where(WorkshopRow.id == workshop.id)
        ).scalar_one()
        return self.derived.address(WALL, mark)

    def hold(self, workshop: Workshop) -> Workshop:
        """Read a room again and lock it until the transaction ends, before its leader changes it.

        Raises ProcessEnded when its process has been ended.
        """
        closed, *found = self.session.execute(
            select(WorkshopRow.closed, *_COLUMNS)
            .where(WorkshopRow.id == workshop.id)
            .with_for_update()
        ).one()
        if closed:
            raise ProcessEnded
        return Workshop(*found)

    def change_code(self, workshop: Workshop) -> None:
        """Give a room a new code; the old one lets nobody in. Lock the room first."""
        self.session.execute(
            insert(FormerCodeRow).values(code=workshop.code, workshop_id=workshop.id)
        )
        for _ in range(TRIES):
            code = new_code()
            if self._is_former(code):
                continue
            try:
                with self.session.begin_nested():
                    self.session.execute(
                        update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(code=code)
                    )
            except IntegrityError:
                continue
            return
        raise RuntimeError("No free code was found")

    def _is_former(self, code: str) -> bool:
        found = self.session.scalar(
            select(FormerCodeRow.workshop_id).where(FormerCodeRow.code == code)
        )
        return found is not None

    def move(self, workshop: Workshop, phase: Phase) -> None:
        """Set a room's phase."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(phase=phase)
        )


def _found(rooms: Result[Any]) -> Workshop:
    room = rooms.one_or_none()
    if room is None:
        raise UnknownCode
    return Workshop(*room)
