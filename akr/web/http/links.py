"""Links as mail programs hand them on: with a full stop, a slash or `>` of the sentence around."""

from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

LEFT_AT_THE_END = "./>)]}\"',;:!?”’»… \t"
"""Signs that no address of ours ends in, but that a sentence or a mail puts after it."""


SLASHES = "/\\"


def prepare(app: Flask) -> None:
    """Lead a link with something left at its end to the page that it means."""
    # Werkzeug would lead `//` to one slash at the address that the Host header says.
    app.url_map.merge_slashes = False
    app.before_request(_lead_to_the_page)


def _lead_to_the_page() -> Response | None:
    """Lead a look to the address without it; a press goes where its form says."""
    meant = request.path.rstrip(LEFT_AT_THE_END)
    if request.method not in {"GET", "HEAD"} or request.path in {"/", meant}:
        return None
    # One slash and no backslash: with more, a browser would be led to another site.
    asked = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(f"/{quote(meant.lstrip(SLASHES))}{asked}")
