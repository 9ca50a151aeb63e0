"""The demo's unions: each has a contact, who confirms whoever opens the union's link."""

from akr.steps.matter.party import confirm_as_contact, enter, who_reviews
from akr.steps.office.union_contacts import (
    open_contact_link,
    register_union,
    renew_link,
    see_register,
)
from akr.store.engine.tokens import device_token
from akr.store.work import Work

OCCUPATIONS = {"Kommunal": ("Barnskötare",), "Sveriges Lärare": ("Förskollärare",)}


def speak_for(work: Work, administrator: int, union: str, invitation: str) -> str:
    """Open a union's link and have its contact confirm it; returns the representative's token."""
    known = {each.union: each.id for each in see_register(work)}
    if union in known:
        link = renew_link(work, known[union], administrator)
    else:
        _, link = register_union(work, union, OCCUPATIONS.get(union, ()), administrator)
    _, own_link = open_contact_link(work, link, f"Ombudsman, {union}")
    token = device_token(enter(work, invitation, f"Facklig företrädare, {union}"))
    entered = who_reviews(work, token)
    if entered.representative:
        contact, theirs = device_token(own_link), entered.representative.id
        confirm_as_contact(work, contact, entered.id, theirs)
    return token
