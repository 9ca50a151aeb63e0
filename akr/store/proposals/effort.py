"""The room's estimates in the store: a task's time and who does it today."""

from sqlalchemy import select, update

from akr.domain.cards.cards import Task
from akr.domain.cards.errors import UnknownTask
from akr.store.cards.on_the_table import is_there
from akr.store.engine.transaction import Repository
from akr.store.tables import TaskRow


class Efforts(Repository):
    """Reads and writes a task's time; its words belong to gathering."""

    def get(self, process_id: int, key: str) -> Task:
        """Return a task, put off or not, locked until the transaction ends. Raises UnknownTask."""
        row = self.session.scalar(
            select(TaskRow)
            .where(TaskRow.process_id == process_id, TaskRow.key == key, is_there())
            .with_for_update()
        )
        if row is None:
            raise UnknownTask(key)
        return Task(
            row.key,
            row.text,
            row.minutes,
            row.times_per_week,
            row.not_done_today,
            row.done_by,
            row.when,
            row.later,
        )

    def save_time(self, process_id: int, task: Task) -> None:
        """Store a task's time and who does it."""
        self.session.execute(
            update(TaskRow)
            .where(TaskRow.process_id == process_id, TaskRow.key == task.id)
            .values(
                minutes=task.minutes,
                times_per_week=task.times_per_week,
                not_done_today=task.not_done_today,
                done_by=task.done_by,
            )
        )
