"""Gathering in the store: the table of heaps and their cards."""

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, false, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.act import ActKind
from akr.domain.cards.gathering import ChangeUndone, HeapsChanged
from akr.domain.cards.heaps import Change, Heap, Heaps
from akr.domain.room.workshop import Workshop
from akr.store.cards.on_the_table import is_on_the_table, is_there
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.act_contents import from_json
from akr.store.tables import ActRow, CardRow, SortingRow, TaskRow, WorkshopRow

_COUNT = Statement(
    lambda _: (
        select(func.count())
        .select_from(TaskRow)
        .where(
            TaskRow.process_id == bindparam("process"),
            is_on_the_table(),
        )
    )
)


class Gathering(Repository):
    """A heap is a task's row; each card's row names its heap."""

    def table(self, workshop: Workshop) -> Heaps:
        """Read the table, removed heaps included, since an undo may bring them back."""
        cards = self.session.execute(
            select(CardRow.key, CardRow.task, CardRow.aside)
            .where(CardRow.process_id == workshop.process_id)
            .order_by(CardRow.position, CardRow.key)
        ).all()
        heaps = self.session.execute(
            select(
                TaskRow.key,
                TaskRow.text,
                TaskRow.removed,
                TaskRow.origin,
                TaskRow.later,
                TaskRow.from_card,
                TaskRow.added,
            )
            .where(TaskRow.process_id == workshop.process_id)
            .order_by(TaskRow.position, TaskRow.key)
        )
        return Heaps(
            {key: heap for key, heap, _ in cards},
            {
                key: Heap(text, removed, origin, bool(later), from_card, bool(added))
                for key, text, removed, origin, later, from_card, added in heaps
            },
            {key: True for key, _, aside in cards if aside},
        )

    def words(self, workshop: Workshop) -> dict[str, str]:
        """Return every card's words by its key."""
        rows = self.session.execute(
            select(CardRow.key, CardRow.text)
            .where(CardRow.process_id == workshop.process_id)
            .order_by(CardRow.position, CardRow.key)
        )
        return {key: text for key, text in rows}  # noqa: C416

    def not_done_today(self, process_id: int) -> dict[str, str]:
        """Return the cards in heaps that are marked as not done today, each with its heap's key."""
        rows = self.session.execute(
            select(CardRow.key, CardRow.task).where(
                CardRow.process_id == process_id, CardRow.not_done_today, CardRow.task.is_not(None)
            )
        )
        return {card: heap for card, heap in rows if heap is not None}

    def apply(self, workshop: Workshop, change: Change) -> None:
        """Store the cards and heaps as they are after a change."""
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        position = self.session.scalar(
            select(func.max(TaskRow.position)).where(TaskRow.process_id == workshop.process_id)
        )
        rows = [
            {
                "process_id": workshop.process_id,
                "key": key,
                "text": heap.text,
                "removed": heap.removed,
                "origin": heap.origin,
                "later": heap.later or None,
                "from_card": heap.from_card,
                "added": heap.added or None,
                "position": (-1 if position is None else position) + 1 + index,
            }
            for index, (key, heap) in enumerate(change.after.heaps.items())
        ]
        if rows:
            adding = dialect.insert(TaskRow)
            self.session.execute(
                adding.on_conflict_do_update(
                    index_elements=["process_id", "key"],
                    set_={
                        "text": adding.excluded.text,
                        "removed": adding.excluded.removed,
                        "origin": adding.excluded.origin,
                        "later": adding.excluded.later,
                        "from_card": adding.excluded.from_card,
                        "added": adding.excluded.added,
                    },
                ),
                rows,
            )
        if change.after.cards:  # thousands, when a room opens the table
            self.connection.execute(
                update(CardRow)
                .where(
                    CardRow.process_id == workshop.process_id,
                    CardRow.key == bindparam("card"),
                )
                .values(task=bindparam("heap")),
                [{"card": card, "heap": heap} for card, heap in change.after.cards.items()],
            )
        for card, aside in change.after.aside.items():
            self.session.execute(
                update(CardRow)
                .where(CardRow.process_id == workshop.process_id, CardRow.key == card)
                .values(aside=aside)
            )

    def show_on_wall(self, workshop: Workshop, *, is_shown: bool) -> None:
        """Let the wall show the heaps by name, or stop that."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(heaps_on_wall=is_shown)
        )

    def awaits_heaps(self, workshop: Workshop) -> bool:
        """Whether suggested heaps are still being thought of."""
        found = self.session.scalar(
            select(WorkshopRow.awaits_heaps).where(WorkshopRow.id == workshop.id)
        )
        return bool(found)

    def await_heaps(self, workshop: Workshop, *, awaits: bool) -> None:
        """Note that suggested heaps are being thought of, or no longer."""
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.id == workshop.id)
            .values(awaits_heaps=awaits or None)
        )

    def last_change(self, workshop: Workshop) -> tuple[int, Change] | None:
        """Return the latest change that has not been undone, with its event number."""
        rows = self.session.execute(
            select(ActRow.event, ActRow.kind, ActRow.content)
            .where(
                ActRow.workshop_id == workshop.id, ActRow.kind.in_([ActKind.GATHER, ActKind.UNDO])
            )
            .order_by(ActRow.event.desc())
        )
        undone = set()
        for event, kind, content in rows:
            if kind == ActKind.UNDO:
                undone.add(from_json(content, ChangeUndone).undoes)
            elif event not in undone:
                changed = from_json(content, HeapsChanged)
                return event, Change(changed.before, changed.after)
        return None

    def deal(self, workshop: Workshop) -> None:
        """Record the last task when sorting opens; tasks after it count as late.

        If sorting is opened again before anybody has answered, it is recorded anew.
        """
        process = workshop.process_id
        last = select(func.max(TaskRow.position)).where(TaskRow.process_id == process)
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.id == workshop.id, ~exists().where(SortingRow.process_id == process))
            .values(dealt=last.scalar_subquery())
        )

    def task_texts(self, workshop: Workshop) -> Sequence[tuple[str, str, bool]]:
        """Return key, words and lateness of every task on the table, in order."""
        rows = self.session.execute(
            select(
                TaskRow.key,
                TaskRow.text,
                func.coalesce(TaskRow.position > WorkshopRow.dealt, false()),
            )
            .join(WorkshopRow, WorkshopRow.id == workshop.id)
            .where(
                TaskRow.process_id == workshop.process_id,
                is_on_the_table(),
            )
            .order_by(TaskRow.position, TaskRow.key)
        )
        return [(key, text, bool(late)) for key, text, late in rows]

    def count(self, workshop: Workshop) -> int:
        """Count the tasks on the table."""
        found: int = _COUNT.execute(self.connection, process=workshop.process_id).scalar_one()
        return found

    def count_later(self, workshop: Workshop) -> int:
        """Count the tasks that are put off until next time."""
        found = self.session.scalar(
            select(func.count())
            .select_from(TaskRow)
            .where(
                TaskRow.process_id == workshop.process_id,
                is_there(),
                TaskRow.later.is_(True),
            )
        )
        return found or 0
