"""Printing: what hangs on a wall or lies on a table, as PDF/UA-1, whole in greyscale too."""

import segno
from markupsafe import Markup

from akr.domain.office.organisation import PLAIN, Letterhead
from akr.domain.room.errors import TooManySheets
from akr.domain.room.papers import MOST_SHEETS, TOPICS_IN_A_DISCUSSION, Invitation, Materials
from akr.domain.room.workshop import spoken
from akr.files.pdf.logos import worn
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.templates import filled
from akr.text import as_typed


def invitation_pdf(
    renderer: Renderer, invitation: Invitation, address: str, letterhead: Letterhead = PLAIN
) -> bytes:
    """The invitation on one A4; `address` is the installation's. Raises as the renderer does."""
    html = invitation_html(invitation, address, letterhead)
    return renderer.render(html, archive=False, style="sheet")


def invitation_html(invitation: Invitation, address: str, letterhead: Letterhead = PLAIN) -> str:
    """The invitation as HTML for the renderer."""
    code = invitation.code
    return filled(
        "invitation.html",
        {
            **worn(letterhead),
            "invitation": invitation,
            "host": as_typed(address),
            "code": spoken(code) if code else None,
            "qr": _qr_picture(f"{address}/w/{code}") if code else None,
        },
    )


def cards_pdf(renderer: Renderer, materials: Materials, letterhead: Letterhead = PLAIN) -> bytes:
    """Cards to cut, eight on an A4, and a sheet of empty ones. Raises TooManySheets."""
    return _sheets(renderer, "cards.html", materials, letterhead, len(materials.cards))


def boards_pdf(renderer: Renderer, materials: Materials, letterhead: Letterhead = PLAIN) -> bytes:
    """An A3 for each occupation to put its marks on. Raises TooManySheets."""
    return _sheets(renderer, "boards.html", materials, letterhead, len(materials.boards))


def fields_pdf(renderer: Renderer, materials: Materials, letterhead: Letterhead = PLAIN) -> bytes:
    """An A3 for each occupation to lay its cards on, by colour. Raises TooManySheets."""
    return _sheets(renderer, "fields.html", materials, letterhead, len(materials.occupations))


def discussion_pdf(
    renderer: Renderer, materials: Materials, letterhead: Letterhead = PLAIN
) -> bytes:
    """An A4 for each occupation to write what it talked about. Raises TooManySheets."""
    return _sheets(renderer, "discussion.html", materials, letterhead, len(materials.occupations))


def tallies_pdf(renderer: Renderer, materials: Materials, letterhead: Letterhead = PLAIN) -> bytes:
    """Where everybody's marks are counted, before they are typed. Raises TooManySheets."""
    return _sheets(renderer, "tallies.html", materials, letterhead, len(materials.tallies))


def _sheets(
    renderer: Renderer, template: str, materials: Materials, letterhead: Letterhead, number: int
) -> bytes:
    if number > MOST_SHEETS:
        raise TooManySheets(number, MOST_SHEETS)
    html = filled(
        template, {**worn(letterhead), "materials": materials, "topics": TOPICS_IN_A_DISCUSSION}
    )
    return renderer.render(html, archive=False, style="sheet")


def _qr_picture(address: str) -> Markup:
    """Draw an address as a QR code, with a title that is read aloud in its place."""
    code = segno.make(address, error="m", micro=False)
    title = f"QR-kod som öppnar {address}"
    return Markup(code.svg_inline(omitsize=True, svgclass=None, lineclass=None, title=title))  # noqa: S704  (segno's own path data; the address is escaped)
