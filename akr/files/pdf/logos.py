"""Logos: what is uploaded becomes what a document can show, and an SVG that reaches out is refused.

Pixels become an opaque PNG. An SVG stays lines and areas, sharp on any paper: it is read and
written anew with nothing but shapes and colours, so that no part of the file comes along unread.
"""

import re
from xml.parsers import expat

from markupsafe import Markup, escape

from akr.domain.errors import BadImage
from akr.domain.office.organisation import Letterhead, Logo, LogoKind
from akr.files.pdf.images import MAX_BYTES, data_url, opaque_srgb, svg_url
from akr.files.pdf.renderer import Renderer
from akr.files.workers import ChildLost, JobFailed, TookTooLong

LARGEST_LOGO_BYTES = MAX_BYTES
MOST_SVG_BYTES = 500_000
MOST_ELEMENTS = 4000
DEEPEST = 40

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
HREFS = ("href", "http://www.w3.org/1999/xlink href")
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
KEPT = SHAPES | GRADIENTS | {"svg", "g", "defs", "stop", "clipPath", "use", "style"}
UNDRAWN = frozenset({"metadata", "title", "desc"})
REFUSED = {
    **dict.fromkeys(("script", "handler", "listener"), "svg_script"),
    **dict.fromkeys(
        ("foreignObject", "image", "feImage", "a", "iframe", "font-face-uri"), "svg_reaches_out"
    ),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set"), "svg_moves"),
    **dict.fromkeys(("text", "tspan", "textPath", "font"), "svg_text"),
}
"""Why an element is refused; any other that is not kept is an effect."""

OWN_PART = re.compile(r"url\(\s*([\"']?)#[\w.:-]+\1\s*\)", re.IGNORECASE)
REACHING = re.compile(r"url\(|image\(|image-set\(|src\(|@import|@font-face", re.IGNORECASE)
PRINTERS_COLOUR = re.compile(r"icc-color|device-cmyk|color-profile", re.IGNORECASE)


def read_logo(data: bytes) -> Logo:
    """Read an uploaded PNG, JPEG or SVG. Raises BadImage."""
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Logo(LogoKind.SVG, only_shapes(data))
    return Logo(LogoKind.PNG, opaque_srgb(data))


def check_drawn(renderer: Renderer, logo: Logo) -> None:
    """Draw an SVG once, so that no document fails because of it later. Raises BadImage."""
    if logo.kind is not LogoKind.SVG:
        return
    html = f'<!doctype html><html lang="sv"><title>x</title><img alt="x" src="{logo_url(logo)}">'
    try:
        _, warnings = renderer.workers.run("pdf", html.encode(), archive=True, style="letter")
    except (JobFailed, ChildLost, TookTooLong) as error:
        raise BadImage("svg_undrawable") from error
    if warnings:
        raise BadImage("svg_undrawable")


def logo_url(logo: Logo) -> Markup:
    """Return a logo as a URL that holds all of it, for a document or a page."""
    url = data_url if logo.kind is LogoKind.PNG else svg_url
    return Markup(url(logo.data))  # noqa: S704  (base64)


def worn(letterhead: Letterhead) -> dict[str, object]:
    """Return the values that a document's template needs to wear a letterhead."""
    logo = letterhead.logo
    return {
        "sender": letterhead.name,
        "logo": logo and logo_url(logo),
        "accent": letterhead.colour,
    }


def only_shapes(data: bytes) -> bytes:
    """Write an SVG anew with its shapes and colours alone. Raises BadImage for what reaches out."""
    if len(data) > MOST_SVG_BYTES:
        raise BadImage("svg_too_heavy", f"{MOST_SVG_BYTES // 1000} kB")
    shapes = _Shapes()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = shapes.begin
    parser.EndElementHandler = shapes.end
    parser.CharacterDataHandler = shapes.say
    parser.EntityDeclHandler = _refuse_entities  # a few of them can grow into gigabytes
    try:
        parser.Parse(data, True)  # noqa: FBT003  (expat takes no keywords)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadImage("svg_unreadable") from error
    shapes.check_references()
    return "".join(shapes.written).encode()


def _refuse_entities(*_: object) -> None:
    raise BadImage("svg_entities")


class _Shapes:
    """Writes the shapes of an SVG as they are read. What is not drawn is left out, whole."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._open: list[str] = []
        self._left_out = 0
        self._elements = 0
        self._style: list[str] = []
        self._kind_of: dict[str, str] = {}
        self._used: list[tuple[str, str]] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Write an element's start."""
        space, _, tag = name.rpartition(" ")
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) + self._left_out >= DEEPEST:
            raise BadImage("svg_too_much")
        if not self._open:
            _check_root(space, tag, attributes)
        reason = self._why_refused(space, tag)
        if reason:
            raise BadImage(reason)
        if self._left_out or tag in UNDRAWN or space != SVG:
            self._left_out += 1
            return
        said = "".join(f' {key}="{escape(value)}"' for key, value in self._kept(tag, attributes))
        space_said = "" if self._open else f' xmlns="{SVG}"'
        self.written.append(f"<{tag}{space_said}{said}>")
        self._open.append(tag)

    def end(self, _name: str) -> None:
        """Write an element's end."""
        if self._left_out:
            self._left_out -= 1
            return
        tag = self._open.pop()
        if tag == "style":
            style = "".join(self._style)
            _check_look(style)
            self.written.append(str(escape(style)))
            self._style.clear()
        self.written.append(f"</{tag}>")

    def say(self, words: str) -> None:
        """Keep what a style sheet says; shapes say nothing."""
        if not self._left_out and self._open[-1] == "style":
            self._style.append(words)

    def check_references(self) -> None:
        """Refuse references that could repeat each other without end. Raises BadImage."""
        follows: dict[str, str] = {}
        for owner, target in self._used:
            if owner == "use" and self._kind_of.get(target) not in SHAPES:
                raise BadImage("svg_too_much")
            if owner != "use":
                follows[owner] = target
        for start in follows:
            seen: set[str] = set()
            at = start
            while at in follows:
                if at in seen:
                    raise BadImage("svg_too_much")
                seen.add(at)
                at = follows[at]

    def _why_refused(self, space: str, tag: str) -> str | None:
        if space == XHTML:
            return REFUSED.get(tag, "svg_reaches_out")
        if tag == "script":
            return REFUSED[tag]  # also where an editor notes things for itself, which is left out
        if space != SVG or self._left_out or tag in KEPT | UNDRAWN:
            return None
        return REFUSED.get(tag, "svg_effects")

    def _kept(self, tag: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
        """Return an element's attributes, those of other vocabularies left out."""
        own = attributes.get("id", "")
        if own:
            self._kind_of[own] = tag
        kept = []
        for key, value in attributes.items():
            if key in HREFS:
                if not value.startswith("#"):
                    raise BadImage("svg_reaches_out")
                self._used.append(("use" if tag == "use" else own, value[1:]))
                kept.append(("href", value))
            elif key.lower().startswith("on") and " " not in key:
                raise BadImage("svg_script")
            elif re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", key):
                _check_look(value)
                kept.append((key, value))
        return kept


def _check_root(space: str, tag: str, attributes: dict[str, str]) -> None:
    if (space, tag) != (SVG, "svg"):
        raise BadImage("svg_unreadable")
    if "viewBox" not in attributes and not {"width", "height"} <= attributes.keys():
        raise BadImage("svg_unreadable")


def _check_look(value: str) -> None:
    """Check that a look is the file's own; an escape could spell anything. Raises BadImage."""
    if REACHING.search(OWN_PART.sub("", value)) or "\\" in value:
        raise BadImage("svg_reaches_out")
    if PRINTERS_COLOUR.search(value):
        raise BadImage("svg_effects")
