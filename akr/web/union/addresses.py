"""The unions: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.union import contact, representatives, review

BLUEPRINTS = (review.bp, representatives.bp, contact.bp)

WHO_MAY = {
    "representatives.look": May.ANYONE,
    "representatives.enter": May.ANYONE,
    "representatives.own": May.ANYONE,
    "representatives.open_own": May.ANYONE,
    "representatives.show": May.REVIEWER,
    "representatives.confirm": May.REVIEWER,
    "representatives.turn_away": May.REVIEWER,
    "representatives.renew": May.REVIEWER,
    "contact.look": May.ANYONE,
    "contact.open_link": May.ANYONE,
    "contact.own": May.ANYONE,
    "contact.open_own": May.ANYONE,
    "contact.show": May.CONTACT,
    "contact.confirm": May.CONTACT,
    "contact.turn_away": May.CONTACT,
    "contact.renew": May.CONTACT,
    "union.show": May.REVIEWER,
    "union.read": May.REVIEWER,
    "union.plan": May.REVIEWER,
    "union.comment_on_plan": May.REVIEWER,
    "union.comment": May.REVIEWER,
    "union.position": May.REVIEWER,
    "union.confirm_closure": May.REVIEWER,
    "union.object_to_closure": May.REVIEWER,
    "union.compare": May.REVIEWER,
    "union.evidence": May.REVIEWER,
    "union.annex": May.REVIEWER,
    "union.package": May.REVIEWER,
    "union.profile": May.REVIEWER,
}
"""Endpoint → who may."""
