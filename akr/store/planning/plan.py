"""Plans in the store: a process's mandate, readiness, meeting, dates and opening."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Select, bindparam, delete, func, insert, select, update

from akr.domain.errors import ActConflict, AlreadyAnswered, UnknownProcess
from akr.domain.phase import Phase
from akr.domain.planning.errors import ProcessEnded
from akr.domain.planning.process import (
    Ended,
    Mandate,
    Occupation,
    Opening,
    Purpose,
    Readiness,
    Setup,
    UnionComment,
    WorkshopFormat,
)
from akr.domain.planning.readiness import Dates
from akr.domain.role.errors import UnknownDraft
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.tables import OccupationRow, ProcessRow, ReadinessRow, UnionCommentRow, WorkshopRow

_DATES = Statement(
    lambda _: select(ProcessRow.workshop_2_on, ProcessRow.follow_up_on).where(
        ProcessRow.id == bindparam("process")
    )
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """How the workplace meets, for how many minutes, and the phases' minutes that were adjusted."""

    workshop_format: WorkshopFormat | None
    minutes: int | None
    adjusted: Mapping[Phase, int]


class Plans(Repository):
    """A process is locked with `hold` before its plan is changed."""

    def hold(self, public_id: str) -> int:
        """Lock a process until the transaction ends and return its id.

        Raises UnknownProcess, and ProcessEnded for one that has been ended.
        """
        process_id, ended = self.hold_any(public_id)
        if ended:
            raise ProcessEnded
        return process_id

    def hold_any(self, public_id: str) -> tuple[int, bool]:
        """Lock a process; returns its id and whether it has been ended. Raises UnknownProcess."""
        found = self.session.execute(
            select(ProcessRow.id, ProcessRow.ended_reason)
            .where(ProcessRow.public_id == public_id)
            .with_for_update()
        ).one_or_none()
        if found is None:
            raise UnknownProcess(public_id)
        process_id, reason = found
        return process_id, reason is not None

    def meeting(self, public_id: str) -> Meeting:
        """Return a process's meeting. Raises UnknownProcess."""
        found = self.session.execute(
            select(
                ProcessRow.workshop_format, ProcessRow.meeting_minutes, ProcessRow.timetable
            ).where(ProcessRow.public_id == public_id)
        ).one_or_none()
        if found is None:
            raise UnknownProcess(public_id)
        workshop_format, minutes, adjusted = found
        by_phase = {Phase(name): number for name, number in (adjusted or {}).items()}
        return Meeting(workshop_format, minutes, by_phase)

    def save_mandate(self, process_id: int, purpose: Purpose, mandate: Mandate | None) -> None:
        """Store the purpose and the mandate."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(
                purpose=purpose,
                mandate_decided_by=mandate and mandate.decided_by,
                mandate_decided_on=mandate and mandate.decided_on,
                mandate_registration_number=mandate and mandate.registration_number,
            )
        )

    def save_readiness(self, process_id: int, said: Sequence[Readiness]) -> None:
        """Replace the answers about readiness."""
        self.session.execute(delete(ReadinessRow).where(ReadinessRow.process_id == process_id))
        for position, each in enumerate(said):
            self.session.execute(
                insert(ReadinessRow).values(
                    process_id=process_id, position=position, **asdict(each)
                )
            )
        Processes(self.transaction).state(process_id, "readiness")

    def save_meeting(
        self, process_id: int, workshop_format: WorkshopFormat, minutes: int | None
    ) -> None:
        """Store the format and length; a new length discards adjusted phase minutes."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(workshop_format=workshop_format, meeting_minutes=minutes, timetable=None)
        )

    def dates(self, process_id: int) -> Dates:
        """Return the dates of workshop 2 and the follow-up."""
        workshop_2, follow_up = _DATES.execute(self.connection, process=process_id).one()
        return Dates(workshop_2, follow_up)

    def save_dates(self, process_id: int, said: Dates) -> None:
        """Store the dates of workshop 2 and the follow-up."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(workshop_2_on=said.workshop_2, follow_up_on=said.follow_up)
        )

    def save_setup(self, process_id: int, said: Setup) -> None:
        """Store what a process is called and where it meets, and its occupations' names."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(
                title=said.title,
                workplace_name=said.workplace,
                workshop_1_on=said.on,
                workshop_1_at=said.at,
                workshop_1_place=said.place,
            )
        )
        for each in said.occupations:
            self.session.execute(
                update(OccupationRow)
                .where(OccupationRow.process_id == process_id, OccupationRow.key == each.id)
                .values(name=each.name)
            )

    def add_occupations(
        self, process_id: int, added: Sequence[Occupation], *, is_open: bool
    ) -> None:
        """Store new occupations, last. In an open room nobody is expected of them."""
        Processes(self.transaction).state(process_id, "occupations")
        last = self.session.scalar(
            select(func.max(OccupationRow.position)).where(OccupationRow.process_id == process_id)
        )
        for position, each in enumerate(added, -1 if last is None else last):
            self.session.execute(
                insert(OccupationRow).values(
                    process_id=process_id,
                    position=position + 1,
                    key=each.id,
                    name=each.name,
                    expected_at_opening=0 if is_open else None,
                )
            )

    def save_timetable(self, process_id: int, adjusted: Mapping[Phase, int]) -> None:
        """Store the adjusted phase minutes; without any they follow from the meeting's length."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(timetable=dict(adjusted) or None)
        )

    def save_opening(self, process_id: int, opening: Opening) -> None:
        """Store which unions had the plan when workshop 1 was opened."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(opening_unions=opening.unions, opening_reason=opening.reason)
        )

    def ended(self, public_id: str) -> Ended | None:
        """Return when and why a process was ended; None if it was not."""
        found = self.session.execute(
            select(ProcessRow.ended_reason, ProcessRow.ended_on).where(
                ProcessRow.public_id == public_id, ProcessRow.ended_reason.is_not(None)
            )
        ).one_or_none()
        return None if found is None else Ended(*found)

    def save_ended(self, process_id: int, ended: Ended | None) -> None:
        """End a process and close its room, or reopen both; nothing else changes."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == process_id)
            .values(ended_reason=ended and ended.reason, ended_on=ended and ended.on)
        )
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.process_id == process_id)
            .values(closed=ended is not None)
        )

    def comments(self, public_ids: Sequence[str]) -> dict[str, tuple[UnionComment, ...]]:
        """Return what the unions have said of some processes' plans, each plan's earliest first."""
        rows = self.session.execute(
            select(
                ProcessRow.public_id,
                UnionCommentRow.key,
                UnionCommentRow.union,
                UnionCommentRow.text,
                UnionCommentRow.written_on,
                UnionCommentRow.answer,
            )
            .join(ProcessRow, ProcessRow.id == UnionCommentRow.process_id)
            .where(ProcessRow.public_id.in_(public_ids))
            .order_by(UnionCommentRow.process_id, UnionCommentRow.position)
        )
        found: dict[str, tuple[UnionComment, ...]] = {}
        for public_id, *said in rows:
            found[public_id] = (*found.get(public_id, ()), UnionComment(*said))
        return found

    def add_comment(
        self, process_id: int, comment: UnionComment, representative: int | None
    ) -> None:
        """Store a union's comment on the plan; the same act sent twice is one comment.

        Raises ActConflict when the act was sent before with other words. Lock the process first.
        """
        kept = self.session.scalar(_comment(process_id, comment.id))
        if kept is not None:
            if (kept.union, kept.text) != (comment.union, comment.text):
                raise ActConflict(kept.text if kept.union == comment.union else "", comment.text)
            return
        position = self.session.scalar(
            select(func.count()).where(UnionCommentRow.process_id == process_id)
        )
        values = asdict(comment)
        self.session.execute(
            insert(UnionCommentRow).values(
                process_id=process_id,
                position=position or 0,
                key=values.pop("id"),
                representative_id=representative,
                **values,
            )
        )
        Processes(self.transaction).state(process_id, "union_comments")

    def answer(self, process_id: int, comment: str, text: str) -> None:
        """Store the leader's answer to a union's comment. Raises AlreadyAnswered, UnknownDraft.

        The same answer sent again, by a second press, changes nothing. Lock the process first.
        """
        row = self.session.scalar(_comment(process_id, comment))
        if row is None:
            raise UnknownDraft(comment)
        if row.answer is not None and row.answer != text:
            raise AlreadyAnswered
        row.answer = text


def _comment(process_id: int, key: str) -> Select[tuple[UnionCommentRow]]:
    return select(UnionCommentRow).where(
        UnionCommentRow.process_id == process_id, UnionCommentRow.key == key
    )
