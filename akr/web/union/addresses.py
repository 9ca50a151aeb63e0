"""The unions: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.union import review

BLUEPRINTS = (review.bp,)

WHO_MAY = {
    "union.look": May.ANYONE,
    "union.enrol": May.ANYONE,
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
    "union.profile": May.REVIEWER,
}
"""Endpoint → who may."""
