"""What a form sent and was not saved: kept on the page that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from akr.web.http import bodies

SECRET = "password"  # noqa: S105  (the name of a field)
OLD_SECRET = "old"  # noqa: S105  (another's)
"""Fields that no page repeats."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form's fields: the `words` that a person wrote, and what its page filled in."""

    fields: Sequence[tuple[str, str]] = ()

    @property
    def words(self) -> Sequence[tuple[str, str]]:
        """The fields that hold several words."""
        return [(name, value) for name, value in self.fields if len(value.split()) > 1]

    @property
    def others(self) -> Sequence[tuple[str, str]]:
        """The fields that hold one word, or a choice."""
        return [(name, value) for name, value in self.fields if len(value.split()) <= 1]


def kept() -> Kept:
    """Return what a plain form sent; nothing of one with a secret or a file."""
    if request.method != "POST":
        return Kept()
    try:
        bodies.take_it_whole()
    except HTTPException:
        return Kept()
    if request.files or {SECRET, OLD_SECRET} & request.form.keys():
        return Kept()
    return Kept(list(request.form.items(multi=True)))
