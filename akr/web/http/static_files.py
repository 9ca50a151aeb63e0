"""Static files: kept long by browsers, under a version that stands in their path.

What a script imports or a stylesheet names lies beside it (`../shared/live.js`) and so has the same
version: no page runs half of one release and half of another, or asks anew for what it has.

A folder of `static/css/` is one stylesheet, since a phone on bad wifi wants few. Every page loads
`base` and `components`, and then the folders of its audience. A folder's files follow each other by
name, so that no rule may lean on one in another file of its folder.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory, url_for

from akr.domain.fingerprint import fingerprint
from akr.root import root

KEPT_LONG = "public, max-age=31536000, immutable"
"""For a year, and never asked about: what lies under a version never changes."""


def prepare(app: Flask) -> None:
    """Serve `static/`, and let templates name its files."""
    app.add_url_rule("/static/v-<version>/<path:filename>", "static", _static)
    app.add_url_rule("/static/<path:filename>", "static", _static)
    app.jinja_env.globals.update(static_url=static_url, style_url=style_url)


def static_url(path: str) -> str:
    """Return the address of a file in `static/`."""
    return url_for("static", version=static_version(), filename=path)


def style_url(folder: str) -> str:
    """Return the address of a folder's stylesheet."""
    return static_url(f"css/{folder}.css")


@cache
def static_version() -> str:
    """Return the fingerprint of all that `static/` held when it was first asked for."""
    return fingerprint(repr([*_files(root() / "static")]))


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield file.relative_to(folder), file.read_bytes()


@cache
def _stylesheets() -> dict[str, bytes]:
    """Read every folder's stylesheet, by the name that it is asked for, once in a process."""
    folders = (each for each in (root() / "static" / "css").iterdir() if each.is_dir())
    return {
        f"css/{folder.name}.css": b"\n".join(css for name, css in _files(folder))
        for folder in folders
    }


def _static(filename: str, version: str = "") -> Response:
    """Answer with a file. A page of another version gets the present one, and may not keep it."""
    if filename in _stylesheets():
        response = Response(_stylesheets()[filename], mimetype="text/css")
        response.set_etag(static_version())
        response.make_conditional(request)
    else:
        response = send_from_directory(root() / "static", filename)
    response.headers["Cache-Control"] = KEPT_LONG if version == static_version() else "no-cache"
    return response
