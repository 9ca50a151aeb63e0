"""The register of unions: an administrator keeps it, and each union's contact opens a link."""

from akr.domain.office.errors import ContactLinkUsed
from akr.domain.office.union_contact import UnionContact
from akr.store.engine.tokens import device_token, new_token
from akr.store.work import Work


def see_register(work: Work) -> tuple[UnionContact, ...]:
    """Show the register to an administrator."""
    with work.reading():
        return tuple(work.union_contacts.everyone())


def register_union(
    work: Work, union: str, occupations: tuple[str, ...], account: int | None
) -> tuple[UnionContact, str]:
    """Register a union; returns it and its contact's link, shown once. Raises UnionRegistered."""
    link = new_token()
    with work:
        return work.union_contacts.add(union, occupations, link, account), link


def say_occupations(work: Work, contact: int, occupations: tuple[str, ...]) -> None:
    """Say which occupations a union organises. Raises UnknownContact."""
    with work:
        work.union_contacts.get(contact, hold=True)
        work.union_contacts.say_occupations(contact, occupations)


def renew_link(work: Work, contact: int, account: int | None) -> str:
    """Make a union's contact a new link; the one before no longer opens. Raises UnknownContact."""
    link = new_token()
    with work:
        work.union_contacts.get(contact, hold=True)
        work.union_contacts.renew(contact, link, account)
    return link


def remove_union(work: Work, contact: int) -> None:
    """Take a union out of the register; a second press changes nothing."""
    with work:
        work.union_contacts.remove(contact)


def see_contact_link(work: Work, link: str) -> UnionContact:
    """Return whose contact a link is for; looking changes nothing. Raises UnknownContact."""
    with work.reading():
        return work.union_contacts.by_link(link)


def open_contact_link(work: Work, link: str, function: str) -> tuple[UnionContact, str]:
    """Let a contact in by the administrator's link, which opens once; returns their own link.

    So an administrator who opens it first is found out: the contact's link does not open. Raises
    ContactLinkUsed, UnknownContact.
    """
    own = new_token()
    with work:
        contact = work.union_contacts.by_link(link, hold=True)
        if contact.is_opened:
            raise ContactLinkUsed
        work.union_contacts.open_(contact.id, device_token(own), function)
        return work.union_contacts.get(contact.id), own


def renew_own_link(work: Work, contact: int) -> str:
    """Give a contact another link of their own; other devices are out. Raises UnknownContact."""
    own = new_token()
    with work:
        work.union_contacts.get(contact, hold=True)
        work.union_contacts.give_token(contact, device_token(own))
    return own


def who_is_contact(work: Work, token: str) -> UnionContact:
    """Return the contact whose device holds a token. Raises UnknownContact."""
    with work.reading():
        return work.union_contacts.by_token(token)
