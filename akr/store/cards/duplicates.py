"""Duplicates in the store: which cards people say mean the same."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.act import ActKind
from akr.domain.alphabet import alphabetical
from akr.domain.cards.duplicates import HelpTurned, Pair
from akr.domain.room.anonymity import FEWEST, Group
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.transaction import Repository
from akr.store.room.act_contents import from_json
from akr.store.tables import ActRow, CardRow, DuplicateRow, ParticipantRow, WorkshopRow
from akr.store.tables.process import is_of

_READS_WITH = func.coalesce(ParticipantRow.cards_with, ParticipantRow.occupation)


class Duplicates(Repository):
    """Pairs of cards, as seats suggest them while the leader lets the groups help."""

    def is_open(self, workshop: Workshop) -> bool:
        """Whether the groups may help with the cards."""
        found = self.session.scalar(
            select(WorkshopRow.groups_help).where(WorkshopRow.id == workshop.id)
        )
        return bool(found)

    def set_open(self, workshop: Workshop, *, is_open: bool) -> None:
        """Let the groups help with the cards, or stop that."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(groups_help=is_open)
        )

    def first_sizes(self, workshop: Workshop) -> dict[str, int]:
        """Return the occupations' sizes when cards were first shown to groups; empty before."""
        opened = self.session.scalars(
            select(ActRow.content)
            .where(ActRow.workshop_id == workshop.id, ActRow.kind == ActKind.HELP)
            .order_by(ActRow.event)
        )
        turned = (from_json(each, HelpTurned) for each in opened)
        shown = (each.sizes for each in turned if each.open)
        return next((dict(sizes) for sizes in shown if sum(sizes.values()) >= FEWEST), {})

    def cards_with(self, seat: Seat) -> str:
        """Return the occupation with which a seat reads cards: the one it had when they were shown.

        One who changes occupation afterwards neither reads another group's cards, nor lets its own
        vanish before those who know who changed.
        """
        return self.session.execute(
            select(_READS_WITH).where(
                ParticipantRow.process_id == seat.workshop.process_id,
                ParticipantRow.key == seat.key,
            )
        ).scalar_one()

    def cards_of(self, workshop: Workshop, group: Group) -> Sequence[tuple[str, str, str]]:
        """Return key, heap and words of a group's cards, by words, which reveals nothing."""
        rows = self.session.execute(
            select(CardRow.key, CardRow.task, CardRow.text)
            .join(ParticipantRow, is_of(CardRow.process_id, CardRow.participant))
            .where(
                CardRow.process_id == workshop.process_id,
                CardRow.task.is_not(None),
                _READS_WITH.in_(group),
            )
        )
        found = [(key, heap, text) for key, heap, text in rows if heap is not None]
        return sorted(found, key=lambda each: (alphabetical(each[2]), each[0]))

    def own(self, seat: Seat) -> frozenset[Pair]:
        """Return a seat's pairs."""
        rows = self.session.execute(
            select(DuplicateRow.card, DuplicateRow.other).where(
                DuplicateRow.process_id == seat.workshop.process_id,
                DuplicateRow.participant == seat.key,
            )
        )
        return frozenset((card, other) for card, other in rows)

    def everyones(self, workshop: Workshop) -> Sequence[tuple[str, Pair]]:
        """Return everybody's pairs, each with the occupation that suggested it."""
        rows = self.session.execute(
            select(_READS_WITH, DuplicateRow.card, DuplicateRow.other)
            .join(ParticipantRow, is_of(DuplicateRow.process_id, DuplicateRow.participant))
            .where(DuplicateRow.process_id == workshop.process_id)
            .order_by(DuplicateRow.card, DuplicateRow.other)
        )
        return [(occupation, (card, other)) for occupation, card, other in rows]

    def say(self, seat: Seat, pairs: Iterable[Pair]) -> None:
        """Store a seat's pairs of duplicates; repeating one changes nothing."""
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        for card, other in pairs:
            adding = dialect.insert(DuplicateRow).values(
                process_id=seat.workshop.process_id, participant=seat.key, card=card, other=other
            )
            self.session.execute(adding.on_conflict_do_nothing())

    def take_back(self, seat: Seat, pair: Pair) -> None:
        """Delete a seat's pair."""
        self.session.execute(
            delete(DuplicateRow).where(
                DuplicateRow.process_id == seat.workshop.process_id,
                DuplicateRow.participant == seat.key,
                DuplicateRow.card == pair[0],
                DuplicateRow.other == pair[1],
            )
        )

    def dismiss(self, workshop: Workshop, cards: Iterable[str], others: Iterable[str]) -> None:
        """Delete everybody's pairs between the cards of one heap and those of another."""
        some, more = list(cards), list(others)
        for first, second in ((some, more), (more, some)):
            self.session.execute(
                delete(DuplicateRow).where(
                    DuplicateRow.process_id == workshop.process_id,
                    DuplicateRow.card.in_(first),
                    DuplicateRow.other.in_(second),
                )
            )
