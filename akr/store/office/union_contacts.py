"""The register of unions in the store: occupations, and each union's contact."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, insert, select, update

from akr.domain.office.errors import UnionRegistered, UnknownContact
from akr.domain.office.union_contact import UnionContact, union_key
from akr.store.engine.tokens import hashed
from akr.store.engine.transaction import Repository
from akr.store.tables import UnionContactRow


class UnionContacts(Repository):
    """A contact's link opens once; the token of their devices follows from a link of their own."""

    def everyone(self) -> Sequence[UnionContact]:
        """Return the register, in the order of the unions' names."""
        rows = self.session.execute(_CONTACTS.order_by(UnionContactRow.union_key))
        return [UnionContact(*row) for row in rows]

    def add(
        self, union: str, occupations: tuple[str, ...], link: str, made_by: int | None
    ) -> UnionContact:
        """Register a union with a link for its contact. Raises UnionRegistered."""
        known = select(UnionContactRow.id).where(UnionContactRow.union_key == union_key(union))
        if self.session.scalar(known) is not None:
            raise UnionRegistered
        made = self.session.execute(
            insert(UnionContactRow)
            .values(
                union=union,
                union_key=union_key(union),
                occupations=occupations,
                link_hash=hashed(link),
                made_by=made_by,
            )
            .returning(UnionContactRow.id)
        ).scalar_one()
        return UnionContact(made, union, occupations, made_by)

    def get(self, contact: int, *, hold: bool = False) -> UnionContact:
        """Return a union of the register; `hold` locks it. Raises UnknownContact."""
        return self._one(UnionContactRow.id == contact, hold=hold)

    def by_link(self, link: str, *, hold: bool = False) -> UnionContact:
        """Find the union whose contact a link is for. Raises UnknownContact."""
        return self._one(UnionContactRow.link_hash == hashed(link), hold=hold)

    def by_token(self, token: str) -> UnionContact:
        """Find the contact whose device holds a token. Raises UnknownContact."""
        return self._one(UnionContactRow.token_hash == hashed(token))

    def say_occupations(self, contact: int, occupations: tuple[str, ...]) -> None:
        """Say which occupations a union organises."""
        self._change(contact, occupations=occupations)

    def renew(self, contact: int, link: str, made_by: int | None) -> None:
        """Give a union's contact a new link; the old contact is in until it is opened."""
        self._change(contact, link_hash=hashed(link), made_by=made_by, opened_at=None)

    def open_(self, contact: int, token: str, function: str) -> None:
        """Let a contact in; whoever was the contact before is out."""
        self._change(contact, token_hash=hashed(token), function=function, opened_at=self.now)

    def give_token(self, contact: int, token: str) -> None:
        """Let a contact's devices hold another token from here on."""
        self._change(contact, token_hash=hashed(token))

    def remove(self, contact: int) -> None:
        """Take a union out of the register; what its contact has confirmed stands."""
        self.session.execute(delete(UnionContactRow).where(UnionContactRow.id == contact))

    def _change(self, contact: int, **values: object) -> None:
        self.session.execute(
            update(UnionContactRow).where(UnionContactRow.id == contact).values(**values)
        )

    def _one(self, where: ColumnElement[bool], *, hold: bool = False) -> UnionContact:
        asked = _CONTACTS.where(where)
        row = self.session.execute(asked.with_for_update() if hold else asked).one_or_none()
        if row is None:
            raise UnknownContact
        return UnionContact(*row)


_CONTACTS = select(
    UnionContactRow.id,
    UnionContactRow.union,
    UnionContactRow.occupations,
    UnionContactRow.made_by,
    UnionContactRow.function,
    UnionContactRow.opened_at,
)
