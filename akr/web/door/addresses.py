"""The door: its pages, and who may ask for each of its addresses."""

from akr.web.door import front, joining, observers
from akr.web.http.access import May

BLUEPRINTS = (
    front.bp,
    joining.bp,
    observers.bp,
)

WHO_MAY = {
    "front.show": May.ANYONE,
    "joining.enter": May.ANYONE,
    "joining.choose": May.ANYONE,
    "joining.take": May.ANYONE,
    "joining.wait": May.SEAT,
    "joining.not_now": May.ANYONE,
    "joining.promise": May.ANYONE,
    "joining.move": May.ANYONE,
    "joining.take_over": May.ANYONE,
    "joining.share": May.ANYONE,
    "observers.begin": May.ANYONE,
    "observers.leave": May.WALL,
}
"""Endpoint → who may."""
