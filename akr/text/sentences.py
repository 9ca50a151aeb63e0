"""Numbers, dates, waiting times and names as they are written in a Swedish sentence."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from akr.domain.clock import swedish_day
from akr.domain.proposals.effort import rounded
from akr.translations import say, say_number


def number(value: Fraction | float, decimals: int = 1) -> str:
    """Format a number with a decimal comma: 34,6. Keeps trailing zeros, so that columns align."""
    return str(rounded(value, decimals)).replace(".", ",")


def plain_number(value: Fraction | float) -> str:
    """Format a number as people say it: 15, 7,5. At most two decimals, no trailing zeros."""
    text = number(value, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: Fraction | float) -> str:
    """Format a share as a whole percentage, with the Swedish space: 86 %."""
    return f"{rounded(share * 100, 0)}\N{NO-BREAK SPACE}%"


def number_word(count: int) -> str:
    """Write a small number as a word, as in running text; from thirteen on in figures."""
    words = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
    return (*words, "elva", "tolv")[count] if 0 <= count <= len(words) + 1 else str(count)


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun: 1 uppgift, 2 uppgifter."""
    return f"{number} {one if number == 1 else many}"


def yes_or_no(said: bool) -> str:  # noqa: FBT001  (it is the thing that is said)
    """Write a yes or no as a word."""
    return "ja" if said else "nej"


MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def long_date(said: date) -> str:
    """Write a date in words: 20 november 2026. An instant is written as its day in Sweden."""
    day = swedish_day(said) if isinstance(said, datetime) else said
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def day(said: date | None) -> str:
    """Write a date that may be missing: 22 oktober 2026."""
    return long_date(said) if said else "Inte angivet"


SECONDS_SAID = 90
"""The longest wait that is given in seconds; longer ones are in minutes."""


def waiting(time: timedelta) -> str:
    """Write how long to wait, rounded up: 20 sekunder, 3 minuter."""
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
    """Name occupations that are shown as one group: Förskollärare och kock."""
    return both((*names[:1], *map(inside_a_sentence, names[1:])))


def in_the_discussion(names: Sequence[str]) -> str:
    """Say which occupations are in no number: Sjuksköterska (2) och kock (1) svarar i samtalet."""
    return say("{} svarar i samtalet").format(together(names))


def inside_a_sentence(name: str) -> str:
    """Write a name for the middle of a sentence: förskollärare for Förskollärare, but IT-stöd."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def sentence_case(words: str) -> str:
    """Write words for the start of a sentence: Den som leder for den som leder."""
    return words[:1].upper() + words[1:]


def as_typed(origin: str) -> str:
    """Write an address as people type it: akr.växjö.se:8000 for http://akr.xn--vxj-qla6g.se:8000."""
    host, colon, port = origin.partition("://")[2].partition(":")
    return f"{host.encode().decode('idna')}{colon}{port}" if "xn--" in host else host + colon + port
