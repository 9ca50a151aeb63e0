"""The wall: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.wall import wall

BLUEPRINTS = (wall.bp,)

WHO_MAY = {
    "wall.show": May.WALL,
}
"""Endpoint → who may."""
