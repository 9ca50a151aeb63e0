"""Written text: the one gate for what people type or paste, send in a file or give a command.

It drops what nobody can see and never refuses it, since nobody can mend what they cannot see.
"""

import re
import unicodedata


def composed(text: str) -> str:
    """Return text in Unicode's composed form (NFC), so that kök typed either way is one word."""
    return unicodedata.normalize("NFC", text)


_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Every way of ending a line; a word processor pastes the second, a vertical tab."""

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\xad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, and spaces without width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns text around
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"  # halves, own and no signs
    "\U000f0000-\U0010ffff"  # own signs again
    "]"
)
_INVISIBLE = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2065\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)
"""Signs that only shape the ones beside them, and letters that look like a space."""

_BULLET = "[•◦▪‣●○■□☐☑☒✓✔·\uf0a7\uf0b7]"
"""What a list's line begins with; the last two are Word's own, which others show as a box."""
_LIST_MARK = re.compile(
    rf"(?:{_BULLET}\s*|(?:[-–—*>o]|\(?[0-9]{{1,3}}[.)]|[a-z]\))[\t ]+)+", re.ASCII
)


def readable(text: str) -> str:
    """Return a text composed, each line break as one, and without signs that nobody can see.

    It names what it drops, so an emoji newer than Python's table is kept.
    """
    return composed(_DROPPED.sub("", _LINE_BREAKS.sub("\n", text)))


def is_empty(text: str) -> bool:
    """Whether a text shows nothing, although it may hold signs."""
    return _INVISIBLE.fullmatch(text) is not None


def list_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a list that somebody has pasted, without their bullets and numbers.

    A text of one line is no list, so it keeps what it begins with. Lines without a letter or a
    digit are left out.
    """
    lines = [line.strip() for line in _LINE_BREAKS.sub("\n", text).split("\n") if line.strip()]
    if len(lines) > 1:
        lines = [_LIST_MARK.sub("", line, count=1) for line in lines]
    return tuple(said for line in lines if re.search(r"\w", said := one_line(line)))


def one_line(text: str) -> str:
    """Return a readable text on one line, with single spaces: a name, a title."""
    return " ".join(readable(text).split())
