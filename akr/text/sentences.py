"""How numbers, dates, waits and names are said in a Swedish sentence."""

import math
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from akr.domain.clock import swedish_day
from akr.domain.proposals.effort import rounded
from akr.translations import say, say_number


def number(value: Fraction | float, decimals: int = 1) -> str:
    """A number with a decimal comma: 34,6. Trailing zeros stay, so that columns line up."""
    return str(rounded(value, decimals)).replace(".", ",")


def plain_number(value: Fraction | float) -> str:
    """A number as it was said: 15, 7,5. At most two decimals, no trailing zeros."""
    text = number(value, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: Fraction | float) -> str:
    """A share as whole per cent, with the Swedish space: 86 %."""
    return f"{rounded(share * 100, 0)}\N{NO-BREAK SPACE}%"


def number_word(count: int) -> str:
    """A small number of things in words, as in running text; from thirteen on in figures."""
    words = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
    return (*words, "elva", "tolv")[count] if 0 <= count <= len(words) + 1 else str(count)


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: 1 uppgift, 2 uppgifter."""
    return f"{number} {one if number == 1 else many}"


def yes_or_no(said: bool) -> str:  # noqa: FBT001  (it is the thing that is said)
    """A yes or a no in words."""
    return "ja" if said else "nej"


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def long_date(said: date) -> str:
    """A date in words: 20 november 2026. An instant is said as its day in Sweden."""
    day = swedish_day(said) if isinstance(said, datetime) else said
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def day(said: date | None) -> str:
    """A date that may not be said: 22 oktober 2026."""
    return long_date(said) if said else "Inte angivet"


SECONDS_SAID = 90
"""Up to here a wait is said in seconds, beyond it in minutes."""


def waiting(time: timedelta) -> str:
    """How long to wait, rounded up so that it is enough: 20 sekunder, 3 minuter."""
    seconds = max(1, math.ceil(time.total_seconds()))
    if seconds <= SECONDS_SAID:
        return say_number("{} sekund", "{} sekunder", seconds).format(seconds)
    minutes = math.ceil(seconds / 60)
    return say_number("{} minut", "{} minuter", minutes).format(minutes)


def both(words: tuple[str, ...]) -> str:
    """Join words as Swedish does: a, b och c."""
    return _join(words, say("och"))


def either(words: tuple[str, ...]) -> str:
    """Join choices as Swedish does: a, b eller c."""
    return _join(words, "eller")


def _join(words: tuple[str, ...], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def together(names: Sequence[str]) -> str:
    """The name of occupations that are shown as one: Förskollärare och kock."""
    return both((*names[:1], *map(inside_a_sentence, names[1:])))


def inside_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: Förskollärare becomes förskollärare, IT-stöd stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def sentence_case(words: str) -> str:
    """Words as they begin a sentence: den som leder becomes Den som leder."""
    return words[:1].upper() + words[1:]


def composed(text: str) -> str:
    """Text in Unicode's composed form (NFC), so that kök typed either way is one word."""
    return unicodedata.normalize("NFC", text)
