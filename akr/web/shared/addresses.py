"""What all share: files, language and streams, and who may ask for each."""

from akr.web.http.access import May
from akr.web.shared import language, stream

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
    "stream.waiting": May.SEAT,
    "stream.leader": May.PROCESS_LEADER,
}
"""Endpoint → who may."""
