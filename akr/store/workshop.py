"""Rooms in session: their codes, phases and walls, and who leads them."""

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Result, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from akr.domain.errors import ProcessEnded, UnknownCode, UnknownProcess
from akr.domain.workshop import Phase, Workshop, new_code
from akr.store.statement import Statement
from akr.store.tables import AccountRow, ProcessLeaderRow, ProcessRow, WorkshopRow

_COLUMNS = (WorkshopRow.id, WorkshopRow.process_id, WorkshopRow.code, WorkshopRow.phase)
_BY_CODE = Statement(
    lambda _: select(*_COLUMNS).where(
        WorkshopRow.code == bindparam("code"), WorkshopRow.closed.is_(False)
    )
)
_BY_WALL = Statement(lambda _: select(*_COLUMNS).where(WorkshopRow.wall == bindparam("wall")))
_TITLE = Statement(
    lambda _: select(ProcessRow.title, ProcessRow.workplace_name).where(
        ProcessRow.id == bindparam("process")
    )
)
TRIES = 20
"""A code is one of 113 million; twenty collisions in a row do not happen."""


def add_leader(session: Session, public_id: str, account_id: int) -> None:
    """Let an account lead a process."""
    process_id = _process_id(session, public_id)
    session.execute(insert(ProcessLeaderRow).values(process_id=process_id, account_id=account_id))


def leaders_of(session: Session, public_id: str) -> set[int]:
    """Return the accounts that lead a process. Raises UnknownProcess."""
    return set(
        session.scalars(
            select(ProcessLeaderRow.account_id).where(
                ProcessLeaderRow.process_id == _process_id(session, public_id),
                ProcessLeaderRow.is_manager.is_(False),
            )
        )
    )


def hold_leaders(session: Session, public_id: str) -> set[int]:
    """Return the accounts that lead a process, and hold them until the transaction ends.

    Of two who remove each other at once the second finds that they are the last.
    """
    process_id = _process_id(session, public_id)
    session.execute(select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update())
    return leaders_of(session, public_id)


def remove_leader(session: Session, public_id: str, account_id: int) -> None:
    """Let an account lead a process no longer."""
    session.execute(
        delete(ProcessLeaderRow).where(
            ProcessLeaderRow.process_id == _process_id(session, public_id),
            ProcessLeaderRow.account_id == account_id,
            ProcessLeaderRow.is_manager.is_(False),
        )
    )


def is_leader(session: Session, public_id: str, account_id: int) -> bool:
    """Whether an account leads a process; its manager does not."""
    return _has_place(session, public_id, account_id, as_manager=False)


def is_manager(session: Session, public_id: str, account_id: int) -> bool:
    """Whether an account is a process's manager."""
    return _has_place(session, public_id, account_id, as_manager=True)


def set_manager(session: Session, public_id: str, account_id: int) -> None:
    """Let an account, which does not lead the process, manage it in place of an earlier one."""
    process_id = _process_id(session, public_id)
    # Held, so that two who appoint at once do not both stay.
    session.execute(select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update())
    session.execute(
        delete(ProcessLeaderRow).where(
            ProcessLeaderRow.process_id == process_id, ProcessLeaderRow.is_manager
        )
    )
    session.execute(
        insert(ProcessLeaderRow).values(
            process_id=process_id, account_id=account_id, is_manager=True
        )
    )


def manager_of(session: Session, public_id: str) -> str | None:
    """Return the public id of the account that manages a process."""
    return session.scalar(
        select(AccountRow.public_id)
        .join(ProcessLeaderRow, ProcessLeaderRow.account_id == AccountRow.id)
        .join(ProcessRow, ProcessRow.id == ProcessLeaderRow.process_id)
        .where(ProcessRow.public_id == public_id, ProcessLeaderRow.is_manager)
    )


def managed_by(session: Session, account_id: int) -> Sequence[str]:
    """Return the public ids of the processes that an account manages, the newest first."""
    return session.scalars(
        select(ProcessRow.public_id)
        .join(ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id)
        .where(ProcessLeaderRow.account_id == account_id, ProcessLeaderRow.is_manager)
        .order_by(ProcessRow.id.desc())
    ).all()


def led_by(
    session: Session, account_id: int | None
) -> Sequence[Row[tuple[str, str | None, str | None, Phase, date | None]]]:
    """Return public_id, title, workplace, phase and ended_on of what one leads, newest first.

    Without an account: of every process. The phase is None as long as workshop 1 has not been
    opened.
    """
    processes = (
        select(
            ProcessRow.public_id,
            ProcessRow.title,
            ProcessRow.workplace_name.label("workplace"),
            WorkshopRow.phase,
            ProcessRow.ended_on,
        )
        .outerjoin(
            WorkshopRow, (WorkshopRow.process_id == ProcessRow.id) & (WorkshopRow.number == 1)
        )
        .order_by(ProcessRow.id.desc())
    )
    if account_id is not None:
        processes = processes.join(
            ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id
        ).where(ProcessLeaderRow.account_id == account_id, ProcessLeaderRow.is_manager.is_(False))
    return session.execute(processes).all()


def open_(session: Session, public_id: str, number: int = 1) -> Workshop:
    """Open a process's workshop with a code and a wall of its own; an open one is given back."""
    process_id = _process_id(session, public_id)
    # Held, so that of two who open it at once the second finds the first one's room.
    session.execute(select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update())
    found = session.execute(
        select(*_COLUMNS).where(WorkshopRow.process_id == process_id, WorkshopRow.number == number)
    ).one_or_none()
    if found is not None:
        return Workshop(*found)
    for _ in range(TRIES):
        row = WorkshopRow(
            process_id=process_id,
            number=number,
            code=new_code(),
            wall=secrets.token_urlsafe(24),
            phase=Phase.JOIN,
            opened_at=datetime.now(UTC),
        )
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError:
            continue
        return Workshop(row.id, process_id, row.code, row.phase)
    raise RuntimeError("No free code was found")


def by_code(session: Session, code: str) -> Workshop:
    """Find the room that a code opens; an ended process's is closed. Raises UnknownCode."""
    return _found(_BY_CODE.execute(session, code=code))


def by_wall(session: Session, wall: str) -> Workshop:
    """Find the room whose wall has this address. Raises UnknownCode."""
    return _found(_BY_WALL.execute(session, wall=wall))


def of_process(session: Session, public_id: str, number: int = 1) -> Workshop | None:
    """Find a process's workshop, or None before it has been opened."""
    found = session.execute(
        select(*_COLUMNS)
        .join(ProcessRow, ProcessRow.id == WorkshopRow.process_id)
        .where(ProcessRow.public_id == public_id, WorkshopRow.number == number)
    ).one_or_none()
    return None if found is None else Workshop(*found)


def opened(session: Session, public_id: str, number: int = 1) -> Workshop:
    """Find a process's workshop that has been opened. Raises UnknownProcess."""
    found = of_process(session, public_id, number)
    if found is None:
        raise UnknownProcess(public_id)
    return found


def title_of(session: Session, workshop: Workshop) -> str:
    """Return what the room is called: the process's title, or its workplace's name."""
    title, workplace = _TITLE.execute(session, process=workshop.process_id).one()
    return title or workplace or ""


def sector_of(session: Session, workshop: Workshop) -> str | None:
    """Return the sector of the room's workplace; None where nobody has said."""
    return session.scalar(
        select(ProcessRow.workplace_sector).where(ProcessRow.id == workshop.process_id)
    )


def wall_of(session: Session, workshop: Workshop) -> str:
    """Return the secret part of the wall's address."""
    return session.execute(
        select(WorkshopRow.wall).where(WorkshopRow.id == workshop.id)
    ).scalar_one()


def public_id_of(session: Session, workshop: Workshop) -> str:
    """Return the public id of the process that a room belongs to."""
    return session.execute(
        select(ProcessRow.public_id).where(ProcessRow.id == workshop.process_id)
    ).scalar_one()


def hold(session: Session, workshop: Workshop) -> Workshop:
    """Read a room again and hold it until the transaction ends, for what its leader changes.

    Raises ProcessEnded when its process takes no more.
    """
    closed, *found = session.execute(
        select(WorkshopRow.closed, *_COLUMNS).where(WorkshopRow.id == workshop.id).with_for_update()
    ).one()
    if closed:
        raise ProcessEnded
    return Workshop(*found)


def move(session: Session, workshop: Workshop, phase: Phase) -> None:
    """Set a room's phase."""
    session.execute(update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(phase=phase))


def _has_place(session: Session, public_id: str, account_id: int, *, as_manager: bool) -> bool:
    found = session.scalar(
        select(ProcessLeaderRow.account_id)
        .join(ProcessRow, ProcessRow.id == ProcessLeaderRow.process_id)
        .where(
            ProcessRow.public_id == public_id,
            ProcessLeaderRow.account_id == account_id,
            ProcessLeaderRow.is_manager.is_(as_manager),
        )
    )
    return found is not None


def _found(rooms: Result[Any]) -> Workshop:
    room = rooms.one_or_none()
    if room is None:
        raise UnknownCode
    return Workshop(*room)


def _process_id(session: Session, public_id: str) -> int:
    found = session.scalar(select(ProcessRow.id).where(ProcessRow.public_id == public_id))
    if found is None:
        raise UnknownProcess(public_id)
    return found
