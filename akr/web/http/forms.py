"""Reading what people fill in: composed, stripped, and never repaired behind their back."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from flask import request

from akr.domain.clock import today
from akr.domain.proposals.errors import BadEstimate
from akr.domain.written import composed, is_empty, one_line, readable
from akr.text import long_date
from akr.text.refusals import refusal
from akr.translations import say, to_say

Choice = TypeVar("Choice", bound=StrEnum)

BLANK = to_say("Fältet är tomt. Fyll i det och försök igen.")
UNREADABLE = to_say(
    "Texten innehåller ett tecken som inte går att läsa. "
    "Det händer ibland när man klistrar in. Skriv om stället och försök igen."
)
NO_CHOICE = to_say("Välj ett av alternativen.")
WRONG_NUMBER = to_say("Skriv ett heltal från {least} till {most}, eller lämna fältet tomt.")
NO_DATE = "Skriv datumet som år, månad och dag, till exempel 2027-02-15."
TOO_EARLY = "Datumet är för tidigt. Det ska vara {} eller senare."
TOO_LATE = "Datumet är för sent. Det ska vara {} eller tidigare."

LOST_CHARACTER = "\N{REPLACEMENT CHARACTER}"
"""What a byte that is not UTF-8 turns into. It can be seen, and only its writer can mend it."""

COMPOSED_FROM_AT_MOST = 4
"""Code points, with room to spare, that one composed letter of ours may arrive as."""


class FieldError(ValueError):
    """What must be mended before a field's text can be kept, said to the one who wrote it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Form:
    """What a person filled in, as they wrote it, and what they need to mend.

    `Form()` is an empty one to show; `Form(request.form)` reads one that was sent. The readers
    return a harmless value for a field that must be mended, so look at `errors` before acting.
    """

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.given: Mapping[str, str] = given or {}
        self.errors: dict[str, str] = {}

    def text(self, name: str, longest: int, *, optional: bool = False, lines: bool = False) -> str:
        """Read a text as `cleaned` does; an optional one may be blank."""
        try:
            return cleaned(self.given.get(name, ""), longest, lines=lines, optional=optional)
        except FieldError as error:
            self.errors[name] = error.sentence
            return ""

    def secret(self, name: str, longest: int) -> str:
        """Read a password: composed, since keyboards write å in two ways, but with its spaces."""
        written = self.given.get(name, "")
        try:
            cleaned(written, longest)
        except FieldError as error:
            self.errors[name] = error.sentence
        return composed(written)[:longest]

    def number(self, name: str, least: int, most: int) -> int | None:
        """Read a whole number that may be left out."""
        written = self.given.get(name, "").strip()
        if not written:
            return None
        if written.isdecimal() and len(written) <= len(str(most)) and least <= int(written) <= most:
            return int(written)
        self.errors[name] = say(WRONG_NUMBER).format(least=least, most=most)
        return None

    def date(
        self,
        name: str,
        *,
        optional: bool = False,
        earliest: date = date.min,
        latest: date = date.max,
    ) -> date | None:
        """Read a day, from `earliest` to `latest`; an optional one may be left out."""
        written = self.given.get(name, "").strip()
        if not written and optional:
            return None
        try:
            said = date.fromisoformat(written)
        except ValueError:
            self.errors[name] = NO_DATE
            return None
        if said < earliest:
            self.errors[name] = TOO_EARLY.format(long_date(earliest))
        if said > latest:
            self.errors[name] = TOO_LATE.format(long_date(latest))
        return said

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Read which of an enum's values was chosen."""
        try:
            return kind(self.given.get(name, ""))
        except ValueError:
            self.errors[name] = say(NO_CHOICE)
            return next(iter(kind))

    def refuse(self, name: str, sentence: str) -> None:
        """Say what must be mended in a field that a rule, rather than its reader, refused."""
        self.errors[name] = sentence

    def value(self, name: str) -> str:
        """What to show in the field again: the person's own text, whatever was wrong with it."""
        return readable(self.given.get(name, ""))


def day_to_come(form: Form, name: str, before: date | None) -> date | None:
    """Read a day from today on; one that was said before stands also when it has been."""
    if before and form.value(name).strip() == before.isoformat():
        return before
    return form.date(name, optional=True, earliest=today())


def decimal(form: Form, name: str, most: int) -> float | None:
    """Read a number from 0 with a decimal comma, that may be left out."""
    written = form.value(name).strip()
    if not written:
        return None
    # Digits and one comma: what else Python takes for a number, such as 1e3, nobody means.
    if re.fullmatch(r"[0-9]{1,6}([,.][0-9]{1,6})?", written, re.ASCII):
        number = float(written.replace(",", "."))
        if number <= most:
            return number
    form.refuse(name, refusal(BadEstimate(most)))
    return None


def text_field(name: str, longest: int, *, lines: bool = False) -> str:
    """Read the one text of a small form or of a phone's act. Raises FieldError (422)."""
    return cleaned(request.form.get(name, ""), longest, lines=lines)


def cleaned(written: str, longest: int, *, lines: bool = False, optional: bool = False) -> str:
    """Compose a text (NFC), strip it, and make white space single; `lines` keeps line breaks.

    It passes the gate (`written.readable`). Raises FieldError for a text that shows nothing, for a
    lost character, and for more than `longest` characters.
    """
    written = written.replace("\r\n", "\n").strip()
    # Before composing: that takes time by the square for a long row of accents.
    if len(written) > longest * COMPOSED_FROM_AT_MOST:
        raise FieldError(_too_long(len(written), longest))
    if LOST_CHARACTER in written:
        raise FieldError(say(UNREADABLE))
    text = "\n".join(map(one_line, readable(written).strip().split("\n")))
    text = text if lines else one_line(text)
    if is_empty(text):
        if optional:
            return ""
        raise FieldError(say(BLANK))
    if len(text) > longest:
        raise FieldError(_too_long(len(text), longest))
    return text


def _too_long(length: int, longest: int) -> str:
    return say(
        "Texten är {length} tecken lång. Korta den till högst {longest}, så går den att spara. "
        "Inget av det du skrev är borta."
    ).format(length=length, longest=longest)
