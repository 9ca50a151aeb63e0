"""SQL for seats that the leader has set aside: their answers count nowhere."""

from sqlalchemy import ColumnElement, Select, select

from akr.store.tables import ParticipantRow


def set_aside(process: int | ColumnElement[int]) -> Select[tuple[str]]:
    """Select the keys of a process's participants that are set aside."""
    return select(ParticipantRow.key).where(
        ParticipantRow.process_id == process, ParticipantRow.set_aside.is_(True)
    )
