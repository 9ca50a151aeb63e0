"""WeasyPrint, kept warm: imported by the child alone, with one font configuration for its life.

WeasyPrint is not thread-safe with a shared font configuration (it aborts the process) and leaks a
quarter of a MiB with a new one per render, so the child has one, and renders one page at a time.
Its finisher changes WeasyPrint's own objects, and pydyf is patched on import, so `pyproject.toml`
pins both to a minor version; `archive` says what for.
"""

import base64
import logging
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from akr.files.pdf.archive import end_streams_clearly, identify_as_accessible, scope_headers
from akr.root import root

_STATIC = (root() / "static").resolve()
_PNG = "data:image/png;base64,"
_SVG = "data:image/svg+xml;base64,"
_RGB_8_BIT = b"\x08\x02"


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches our own static files, and the images that `images` and `logos` made; no more.

    What an SVG asks for is fetched by it too.
    """

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
        """Fetch, or raise ValueError, which WeasyPrint turns into a warning and an empty place."""
        if not (_is_own_file(url) or _is_opaque_png(url) or url.startswith(_SVG)):
            raise ValueError("refused: not one of our own files")
        return super().fetch(url, headers)


def _is_own_file(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return False
    return Path(url2pathname(parts.path)).resolve().is_relative_to(_STATIC)


def _is_opaque_png(url: str) -> bool:
    if not url.startswith(_PNG):
        return False
    header = base64.b64decode(url[len(_PNG) :][:64])
    return header.startswith(b"\x89PNG") and header[24:26] == _RGB_8_BIT


class _Warnings(logging.Handler):
    """Collects what WeasyPrint warns about: CSS it does not know, files it may not have."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


end_streams_clearly()
_warnings = _Warnings()
LOGGER.addHandler(_warnings)
_FETCH = OwnFiles()
_FONTS = FontConfiguration()
_STYLES = {
    # "letter" is read at a desk, "sheet" hangs on a wall or lies on a table.
    style: CSS(filename=_STATIC / f"css/pdf/{file}.css", font_config=_FONTS, url_fetcher=_FETCH)
    for style, file in (("letter", "print"), ("sheet", "sheets"))
}
_STYLE_WARNINGS = tuple(_warnings.said)


def pdf(html: bytes, *, archive: bool, style: str = "letter") -> tuple[bytes, list[str]]:
    """Render HTML as PDF/UA-1, and when `archive` also PDF/A-2a; return it with the warnings."""
    _warnings.said = list(_STYLE_WARNINGS)
    options: dict[str, Any] = {
        "stylesheets": [_STYLES[style]],
        "pdf_variant": "pdf/a-2a" if archive else "pdf/ua-1",
        # The same document is the same bytes: no clock and no chance in the file.
        "pdf_identifier": sha256(html).digest()[:16],
    }

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        scope_headers(pdf)
        if archive:
            identify_as_accessible(pdf)

    document = HTML(string=html.decode(), base_url=f"{_STATIC.as_uri()}/", url_fetcher=_FETCH)
    made: bytes = document.write_pdf(font_config=_FONTS, finisher=finish, **options)
    return made, _warnings.said
