"""The organisation: whose installation this is, as its documents and the foot of its pages say."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from akr.domain.fingerprint import fingerprint
from akr.domain.office.errors import BadColour, BadFullTime, BadLink, PaleColour

LONGEST_ORGANISATION = 120
LONGEST_LINK = 500
LONGEST_CONTACT = 200

FULL_TIME_HOURS = 40.0
"""Hours per week of a full-time post, unless the employer sets another number."""

MOST_FULL_TIME_HOURS = 48
"""What the law lets anybody work in a week, on average."""

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3). White on the colour has the same."""

LIGHTNESSES = 1000
"""Into how many steps a colour is darkened on its way to black."""

WHITE = (255, 255, 255)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,24}", re.ASCII)


class LogoKind(StrEnum):
    """How a logo is kept: as opaque pixels, or as an SVG that reaches nothing else."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that any document can show."""

    kind: LogoKind
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The settings of the one organisation that an installation has.

    `colour` is `#rrggbb`, in lower case. The contact is for questions about personal data: an
    e-mail address, a telephone number or a link.
    """

    name: str
    colour: str | None = None
    full_time_hours: float = FULL_TIME_HOURS
    accessibility_statement: str | None = None
    personal_data_contact: str | None = None

    @property
    def contact_address(self) -> str | None:
        """Where the contact leads when it is pressed: a mail, a call, a page, or nowhere."""
        contact = self.personal_data_contact or ""
        if EMAIL.fullmatch(contact):
            return f"mailto:{contact}"
        if TELEPHONE.fullmatch(contact):
            return "tel:" + re.sub(r"[^+0-9]", "", contact)
        try:
            return checked_link(contact)
        except BadLink:
            return None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a document shows of its organisation: nothing, unless it is set."""

    name: str | None = None
    logo: Logo | None = None
    colour: str | None = None


PLAIN = Letterhead()
"""The letterhead of an organisation that has set none."""


def letterhead_for(
    named: str | None, organisation: Organisation | None, logo: Logo | None
) -> Letterhead:
    """Return the letterhead of a process's documents; `named` is the organisation it carries.

    A process that was read from another organisation's file keeps that name, and our logo above it
    would say something false. One that carries no name is ours.
    """
    if organisation is None or named not in (None, organisation.name):
        return Letterhead(named)
    return Letterhead(organisation.name, logo, organisation.colour)


def organisation_fingerprint(organisation: Organisation | None) -> str:
    """Return the settings' fingerprint, by which a later save knows what it began from."""
    return fingerprint(repr(organisation))


def logo_fingerprint(logo: Logo | None) -> str:
    """Return the logo's fingerprint, by which a later upload knows what it replaces."""
    return fingerprint("" if logo is None else f"{logo.kind} {logo.data.hex()}")


def checked_colour(written: str) -> str:
    """Return a colour as `#rrggbb`. Raises BadColour, and PaleColour with the nearest that holds.

    Headings are printed in it on white, and may be printed in white on it.
    """
    colour = written.lower().removeprefix("#")
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        raise BadColour(written)
    colour = f"#{colour}"
    if contrast_with_white(colour) < READABLE:
        raise PaleColour(colour, nearest_readable(colour))
    return colour


def contrast_with_white(colour: str) -> float:
    """Return the contrast between a colour and white, from 1 to 21, as WCAG defines it."""
    return (_luminance(WHITE) + 0.05) / (_luminance(_parts(colour)) + 0.05)


def nearest_readable(colour: str) -> str:
    """Return the colour, darkened no more than its contrast with white needs; the hue stays."""
    least, most = 0, LIGHTNESSES  # black always holds
    while least < most:
        middle = (least + most + 1) // 2
        if contrast_with_white(_dimmed(colour, middle)) >= READABLE:
            least = middle
        else:
            most = middle - 1
    return _dimmed(colour, least)


def checked_full_time(hours: float) -> float:
    """Return the hours a week of a full-time post. Raises BadFullTime outside of 0 to 48."""
    if not 0 < hours <= MOST_FULL_TIME_HOURS:
        raise BadFullTime(MOST_FULL_TIME_HOURS)
    return hours


def checked_link(written: str) -> str:
    """Return an address that anybody can open safely: https, a host, nobody's password in it.

    Raises BadLink.
    """
    try:
        parts = urlsplit(written)
        is_whole = parts.scheme == "https" and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:  # a port or a bracket that is none
        raise BadLink(written) from None
    if not is_whole or "@" in parts.netloc or not re.fullmatch(r"[^\s\"<>\\^`{|}]+", written):
        raise BadLink(written)
    return written


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _dimmed(colour: str, lightness: int) -> str:
    parts = (part * lightness // LIGHTNESSES for part in _parts(colour))
    return "#" + bytes(parts).hex()


def _luminance(parts: tuple[int, int, int]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    low = 0.04045
    return part / 12.92 if part <= low else float(((part + 0.055) / 1.055) ** 2.4)
