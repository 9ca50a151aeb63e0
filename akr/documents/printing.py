"""Printing: what hangs on a wall or lies on a table, as PDF/UA-1, whole in greyscale too."""

import segno
from markupsafe import Markup

from akr.documents.paper import on_paper
from akr.documents.pdf import Renderer
from akr.domain.printing import Invitation
from akr.domain.workshop import spoken


def invitation_pdf(renderer: Renderer, invitation: Invitation, address: str) -> bytes:
    """The invitation on one A4; `address` is the installation's. Raises as the renderer does."""
    html = invitation_html(invitation, address)
    return renderer.render(html, archive=False, style="sheet")


def invitation_html(invitation: Invitation, address: str) -> str:
    """The invitation as HTML for the renderer."""
    code = invitation.code
    return on_paper(
        "invitation.html",
        {
            "invitation": invitation,
            "host": address.partition("://")[2],
            "code": spoken(code) if code else None,
            "qr": _qr_picture(f"{address}/w/{code}") if code else None,
        },
    )


def _qr_picture(address: str) -> Markup:
    """Draw an address as a QR code, with a title that is read aloud in its place."""
    code = segno.make(address, error="m", micro=False)
    title = f"QR-kod som öppnar {address}"
    return Markup(code.svg_inline(omitsize=True, svgclass=None, lineclass=None, title=title))  # noqa: S704  (segno's own path data; the address is escaped)
