"""Occupations in the store: who one can come as, and how many of each there are."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, case, exists, func, select

from akr.domain.act import SHOWS_SOMEBODY
from akr.domain.room.anonymity import counted_sizes
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.tables import ActRow, OccupationRow, ParticipantRow, SeatRow

_NAMES = Statement(
    lambda _: (
        select(OccupationRow.key, OccupationRow.name)
        .where(OccupationRow.process_id == bindparam("process"))
        .order_by(OccupationRow.position)
    )
)
_HAS_ACTED = exists().where(ActRow.seat_id == SeatRow.id, ActRow.kind.in_(sorted(SHOWS_SOMEBODY)))


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows where something holds."""
    return func.sum(case((condition, 1), else_=0))


_EXPECTED = Statement(
    lambda _: select(OccupationRow.key, OccupationRow.expected_at_opening).where(
        OccupationRow.process_id == bindparam("process"),
        OccupationRow.expected_at_opening.is_not(None),
    )
)
_IS_OWN = ParticipantRow.source.is_(None)
"""Whether people answer for themselves: the leader knows what comes from a board or is entered."""
_WITH_A_DEVICE = Statement(
    lambda _: (
        select(
            ParticipantRow.occupation,
            func.count(),
            _number_of(_HAS_ACTED & _IS_OWN),
            OccupationRow.expected_at_opening,
        )
        .join(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .join(
            OccupationRow,
            (OccupationRow.process_id == ParticipantRow.process_id)
            & (OccupationRow.key == ParticipantRow.occupation),
        )
        .where(
            SeatRow.workshop_id == bindparam("workshop"),
            ParticipantRow.source.is_distinct_from(Source.PAPER),
            ParticipantRow.set_aside.is_(False),
        )
        .group_by(
            ParticipantRow.occupation, OccupationRow.position, OccupationRow.expected_at_opening
        )
        .order_by(OccupationRow.position)
    )
)
_IS_COUNTED = ParticipantRow.set_aside.is_(False)
# Participants from a paper board, or from a file, are there because they answered.
_IS_SOMEBODY = _HAS_ACTED | SeatRow.id.is_(None) | (ParticipantRow.source == Source.PAPER)
_COUNTS = Statement(
    lambda _: (
        select(
            ParticipantRow.occupation,
            _number_of(_IS_COUNTED),
            _number_of(_IS_COUNTED & _IS_SOMEBODY),
            _number_of(_IS_COUNTED & _IS_SOMEBODY & ~_IS_OWN),
            _number_of(ParticipantRow.set_aside.is_(True)),
        )
        .outerjoin(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .where(ParticipantRow.process_id == bindparam("process"))
        .group_by(ParticipantRow.occupation)
    )
)


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """An occupation's seats: those that count, of them those with somebody, and those set aside.

    `entered` are those with somebody whose answers the leader enters, at a seat or from a board.
    """

    joined: int
    acted: int
    entered: int
    aside: int


@dataclass(frozen=True, slots=True)
class _WithADevice:
    """An occupation's seats with a device: all of them, and those where somebody has acted.

    Without those for whom the leader enters, who hide nobody from the leader.
    """

    joined: int
    acted: int
    expected: int | None


class Occupations(Repository):
    """Each is known by its key. A number of people is what a page may say; never who they are."""

    def names(self, workshop: Workshop) -> dict[str, str]:
        """Return the occupations that one can join as, key to name, in the process's order."""
        process = workshop.process_id

        def ask() -> dict[str, str]:
            rows = _NAMES.execute(self.connection, process=process)
            return {key: name for key, name in rows}  # noqa: C416  (dict() of rows has no type)

        return self.transaction.once(("occupations by name", process), ask)

    def counts(self, workshop: Workshop) -> dict[str, SeatCounts]:
        """Count the seats of every occupation, those without any included."""
        process = workshop.process_id

        def ask() -> dict[str, SeatCounts]:
            rows = _COUNTS.execute(self.connection, process=process)
            none = dict.fromkeys(self.names(workshop), SeatCounts(0, 0, 0, 0))
            return none | {occupation: SeatCounts(*counts) for occupation, *counts in rows}

        return self.transaction.once(("seat counts", process), ask)

    def joined(self, workshop: Workshop) -> dict[str, int]:
        """Count the seats of every occupation that are not set aside, zero included."""
        return {occupation: n.joined for occupation, n in self.counts(workshop).items()}

    def acted(self, workshop: Workshop) -> dict[str, int]:
        """Count the participants who have done something (`SHOWS_SOMEBODY`), zero included."""
        return {occupation: n.acted for occupation, n in self.counts(workshop).items()}

    def entered(self, workshop: Workshop) -> dict[str, int]:
        """Count those of them for whom the leader enters answers, zero included."""
        return {occupation: n.entered for occupation, n in self.counts(workshop).items()}

    def with_a_device(self, workshop: Workshop) -> dict[str, int]:
        """Count, in the process's order, each occupation's seats with a device.

        Participants from a paper board have none: they have answers, but do not write or press.
        """
        return {occupation: n.joined for occupation, n in self._with_a_device(workshop).items()}

    def counted_with_a_device(self, workshop: Workshop) -> dict[str, int]:
        """Return the `counted_sizes` of who acts at a device for themselves, in process order."""
        found = self._with_a_device(workshop).items()
        expected = {o: n.expected for o, n in found if n.expected is not None}
        return counted_sizes(expected, {occupation: n.acted for occupation, n in found})

    def expected_at_opening(self, workshop: Workshop) -> dict[str, int]:
        """Return how many of each occupation were expected when the room was opened, by its key.

        An occupation without a number is left out.
        """
        rows = _EXPECTED.execute(self.connection, process=workshop.process_id)
        return {occupation: n for occupation, n in rows}  # noqa: C416  (dict() of rows has no type)

    def _with_a_device(self, workshop: Workshop) -> dict[str, _WithADevice]:
        def ask() -> dict[str, _WithADevice]:
            rows = _WITH_A_DEVICE.execute(self.connection, workshop=workshop.id)
            return {occupation: _WithADevice(*counts) for occupation, *counts in rows}

        return self.transaction.once(("with a device", workshop.id), ask)
