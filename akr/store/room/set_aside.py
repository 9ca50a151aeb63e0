"""SQL for seats that the leader has set aside: their answers count nowhere."""

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from akr.store.tables import ParticipantRow


def set_aside(process: int | ColumnElement[int]) -> Select[tuple[str]]:
    """Select the keys of a process's participants that are set aside."""
    return select(ParticipantRow.key).where(
        ParticipantRow.process_id == process, ParticipantRow.set_aside.is_(True)
    )


def not_set_aside(
    writer: InstrumentedAttribute[str | None], process: int | ColumnElement[int]
) -> ColumnElement[bool]:
    """Whether what somebody wrote counts; what came without a writer does."""
    return or_(writer.is_(None), writer.not_in(set_aside(process)))
