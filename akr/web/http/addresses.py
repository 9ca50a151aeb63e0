"""What every page needs: its pages, and who may ask for each of its addresses."""

from akr.web.http import language, stream
from akr.web.http.access import May

BLUEPRINTS = (
    language.bp,
    stream.bp,
)

WHO_MAY = {
    "static": May.STATIC,
    "language.choose": May.ANYONE,
    "stream.wall": May.WALL,
    "stream.note_taker": May.NOTE_TAKER,
    "stream.phone": May.SEAT,
    "stream.leader": May.PROCESS_LEADER,
}
"""Endpoint → who may."""
