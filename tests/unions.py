"""Unions for tests: somebody who opens a union's link, and the contact who confirms them."""

import uuid

from akr.domain.office.account import Role
from akr.ops.unions import speak_for
from akr.steps.matter import party
from akr.steps.office import union_contacts
from akr.store.engine.tokens import device_token


def an_administrator(work):
    """Somebody who keeps the register and leads nothing, and never signs in."""
    with work:
        name = f"förvaltare {uuid.uuid4()}"
        return work.accounts.add(name, Role.ADMINISTRATOR, password_hash="").id


def enrolled(work, secret):
    """Open a union's link and be confirmed by the union's contact: the representative's token."""
    union = party.see_invitation(work, secret).union
    return speak_for(work, an_administrator(work), union, secret)


def contact_confirms(work, union):
    """Let a union's newly registered contact confirm everybody who waits."""
    _, link = union_contacts.register_union(work, union, (), an_administrator(work))
    _, own_link = union_contacts.open_contact_link(work, link, f"Ombudsman, {union}")
    token = device_token(own_link)
    for each in party.see_awaiting(work, token)[1]:
        party.confirm_as_contact(work, token, each.reviewer, each.representative.id)


def unconfirmed(work, secret, function="Facklig företrädare"):
    """Open a union's link, as anybody who has it can: the representative's token."""
    return device_token(party.enter(work, secret, function))
