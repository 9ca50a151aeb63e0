"""Styles: a folder of `static/css/` is one stylesheet, since a phone on bad wifi wants few.

Every page loads `base` and `components`, and then the folders of its audience. A folder's files
follow each other by name, so that no rule may lean on one in another file of its folder.
"""

from functools import cache
from hashlib import sha256

from flask import Blueprint, Response, abort, request, url_for

from akr.root import root
from akr.web.http.pages import FINGERPRINT_LENGTH

bp = Blueprint("styles", __name__)


@bp.get("/css/<folder>.css")
def show(folder: str) -> Response:
    """Answer with all files of a folder as one.

    :raise 404: no folder has that name.
    """
    if folder not in _sheets():
        abort(404)
    css, fingerprint = _sheets()[folder]
    response = Response(css, mimetype="text/css")
    response.set_etag(fingerprint)
    response.make_conditional(request)
    return response


def style_url(folder: str) -> str:
    """Return the address of a folder's styles, with a fingerprint so that they may be kept long."""
    return url_for("styles.show", folder=folder, v=_sheets()[folder][1])


@cache
def _sheets() -> dict[str, tuple[bytes, str]]:
    """Read every folder's styles, with their fingerprints, once for the life of the process."""
    sheets = {}
    for folder in (root() / "static" / "css").iterdir():
        css = b"\n".join(file.read_bytes() for file in sorted(folder.glob("*.css")))
        sheets[folder.name] = css, sha256(css).hexdigest()[:FINGERPRINT_LENGTH]
    return sheets
