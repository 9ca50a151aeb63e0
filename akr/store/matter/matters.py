"""Matters in the store: what is sent to the unions is frozen whole, and one version is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, insert, select

from akr.domain.matter.decision import Basis, Decided
from akr.domain.matter.whole import FrozenRole, Heard, Whole
from akr.domain.role.values import text_hash
from akr.store.engine.public_ids import new_public_id
from akr.store.engine.transaction import Repository
from akr.store.matter.wholes import as_json, from_json, json_hash
from akr.store.role.roles import StoredRole
from akr.store.tables import (
    DecisionRow,
    FrozenRoleRow,
    MatterRoleRow,
    MatterRow,
    MatterVersionRow,
    PackageRow,
    RoleRow,
)


@dataclass(frozen=True, slots=True)
class StoredMatter:
    """A matter; `id` is its key, and `number` that of its latest version, 0 before the first."""

    id: int
    public_id: str
    number: int


@dataclass(frozen=True, slots=True)
class SentRole:
    """A version of a role as it was sent: which version of which matter holds it.

    `version` is the role's, `number` the matter's.
    """

    matter_id: int
    number: int
    version: int
    text_hash: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class StoredAdoption:
    """A decision on a version of a role: its text's hash, and what the unions had said by then."""

    version: int
    decided: Decided
    text_hash: str
    heard: Heard
    recorded_at: datetime


class Matters(Repository):
    """A version of a matter is written once. A decision closes the matter for good."""

    def begin(self, role: StoredRole) -> StoredMatter:
        """Begin a matter about a role, in the process that the role was begun in."""
        row = MatterRow(public_id=new_public_id(), process_id=role.process_id)
        self.session.add(row)
        self.session.flush()
        self.session.execute(insert(MatterRoleRow).values(matter_id=row.id, role_id=role.id))
        return StoredMatter(row.id, row.public_id, 0)

    def open_with(self, role: StoredRole) -> StoredMatter | None:
        """Return the matter about a role that is not decided; None without. It is held."""
        row = self.session.execute(
            select(MatterRow.id, MatterRow.public_id)
            .join(MatterRoleRow, MatterRoleRow.matter_id == MatterRow.id)
            .where(
                MatterRoleRow.role_id == role.id,
                ~exists().where(DecisionRow.matter_id == MatterRow.id),
            )
            .with_for_update(of=MatterRow)
        ).one_or_none()
        return None if row is None else StoredMatter(row.id, row.public_id, self._latest(row.id))

    def freeze(self, matter: StoredMatter, whole: Whole) -> int:
        """Store the next version of a matter, and return its number."""
        number = matter.number + 1
        values = as_json(whole)
        self.session.execute(
            insert(MatterVersionRow).values(
                matter_id=matter.id,
                number=number,
                sent_at=self.now,
                deadline=None,
                whole=values,
                content_hash=json_hash(values),
            )
        )
        for frozen in whole.roles:
            role_id = self.session.scalars(
                select(RoleRow.id).where(RoleRow.public_id == frozen.role)
            ).one()
            self.session.execute(
                insert(FrozenRoleRow).values(
                    matter_id=matter.id,
                    number=number,
                    role_id=role_id,
                    version=frozen.version,
                    text_hash=text_hash(frozen.content),
                )
            )
        return number

    def sent(self, role: StoredRole) -> dict[int, SentRole]:
        """Return where each version of a role was sent, by its version; the latest time counts."""
        rows = self.session.execute(
            select(
                FrozenRoleRow.matter_id,
                FrozenRoleRow.number,
                FrozenRoleRow.version,
                FrozenRoleRow.text_hash,
                MatterVersionRow.sent_at,
            )
            .join(
                MatterVersionRow,
                and_(
                    MatterVersionRow.matter_id == FrozenRoleRow.matter_id,
                    MatterVersionRow.number == FrozenRoleRow.number,
                ),
            )
            .where(FrozenRoleRow.role_id == role.id)
            .order_by(FrozenRoleRow.matter_id, FrozenRoleRow.number)
        )
        return {row.version: SentRole(*row) for row in rows}

    def frozen(self, role_id: str, sent: SentRole) -> FrozenRole:
        """Return a role, by public id, as it was frozen."""
        values = self.session.scalars(
            select(MatterVersionRow.whole).where(
                MatterVersionRow.matter_id == sent.matter_id,
                MatterVersionRow.number == sent.number,
            )
        ).one()
        return from_json(values, Whole).role(role_id)

    def decide(self, sent: SentRole, decided: Decided, heard: Heard) -> None:
        """Record the employer's decision on a version, which closes its matter."""
        self.session.execute(
            insert(DecisionRow).values(
                matter_id=sent.matter_id,
                number=sent.number,
                decided_by=decided.decided_by,
                decided_on=decided.decided_on,
                registration_number=decided.registration_number,
                basis=decided.basis.kind,
                basis_words=decided.basis.words,
                protocol=decided.protocol,
                adjusted_by=decided.adjusted_by,
                why_workplace_meeting=decided.basis.why_workplace_meeting,
                reached=decided.reached,
                why_overruled=decided.why_overruled,
                heard=as_json(heard),
                recorded_at=self.now,
            )
        )

    def keep(self, sent: SentRole, package: bytes) -> None:
        """Keep the papers of a decision on a version; they are never changed."""
        self.session.execute(insert(PackageRow).values(matter_id=sent.matter_id, data=package))

    def package(self, sent: SentRole) -> bytes | None:
        """Return the papers of the decision on a version; None without."""
        return self.session.scalar(
            select(PackageRow.data)
            .join(DecisionRow, DecisionRow.matter_id == PackageRow.matter_id)
            .where(DecisionRow.matter_id == sent.matter_id, DecisionRow.number == sent.number)
        )

    def decisions(self, role: StoredRole, sent: Iterable[SentRole]) -> dict[int, StoredAdoption]:
        """Return the decisions on a role's versions, by version; `sent` is where each was sent."""
        found = {(each.matter_id, each.number): each for each in sent}
        rows = self.session.execute(
            select(DecisionRow)
            .join(MatterRoleRow, MatterRoleRow.matter_id == DecisionRow.matter_id)
            .where(MatterRoleRow.role_id == role.id)
        ).scalars()
        return {
            found[row.matter_id, row.number].version: StoredAdoption(
                found[row.matter_id, row.number].version,
                Decided(
                    row.decided_by,
                    row.decided_on,
                    row.registration_number,
                    Basis(row.basis, row.basis_words, row.why_workplace_meeting),
                    row.protocol,
                    row.adjusted_by,
                    row.reached,
                    row.why_overruled,
                ),
                found[row.matter_id, row.number].text_hash,
                from_json(row.heard, Heard),
                row.recorded_at,
            )
            for row in rows
        }

    def roles(self, matter: StoredMatter) -> Sequence[str]:
        """Return the public ids of the roles that a matter is about, the oldest first."""
        return self.session.scalars(
            select(RoleRow.public_id)
            .join(MatterRoleRow, MatterRoleRow.role_id == RoleRow.id)
            .where(MatterRoleRow.matter_id == matter.id)
            .order_by(RoleRow.id)
        ).all()

    def _latest(self, matter_id: int) -> int:
        return (
            self.session.scalar(
                select(func.max(MatterVersionRow.number)).where(
                    MatterVersionRow.matter_id == matter_id
                )
            )
            or 0
        )
