"""The words that people read: colours, ownership, refusals, dates and numbers, in Swedish."""

import unicodedata
from datetime import date
from fractions import Fraction

from akr.domain.errors import (
    AlreadyServing,
    BadFile,
    BadImage,
    BadSetting,
    NewerDatabase,
    Refusal,
    UnknownProcess,
    UnknownTemplate,
)
from akr.domain.sorting import Colour
from akr.domain.task import rounded

COLOURS = {
    Colour.GREEN: ("Grön", "min", "●", "G"),
    Colour.YELLOW: ("Gul", "stödjer", "▲", "U"),
    Colour.RED: ("Röd", "någon annan", "➜", "R"),
    Colour.BLACK: ("Svart", "sluta", "✕", "S"),
}
"""Word, meaning, symbol and key of each colour; a colour is never shown without its word."""

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

FILE_REASONS = {
    "not_json": "filen går inte att läsa som JSON.{detail}",
    "not_utf8": "filen är inte sparad som UTF-8.",
    "too_deep": "filen har för många nivåer av klamrar.",
    "too_large": "filen är större än {detail}.",
    "not_object": "här väntas ett objekt, {{…}}.",
    "wrong_type": "här väntas {detail}.",
    "wrong_format": "formatet ska vara ”akr-process/1”.",
    "unknown_key": "nyckeln ”{detail}” finns inte i formatet.",
    "repeated_key": "nyckeln ”{detail}” står två gånger.",
    "missing_key": "nyckeln ”{detail}” saknas.",
    "unknown_value": "”{detail}” är inget av de värden som finns.",
    "too_small": "värdet är mindre än {detail}.",
    "too_big": "värdet är större än {detail}.",
    "not_finite": "värdet är inte ett tal som går att räkna med.",
    "blank": "texten är tom.",
    "too_long": "texten är längre än {detail} tecken.",
    "too_many": "listan har fler än {detail} rader.",
    "control_character": "texten innehåller ett tecken som inte går att visa ({detail}).",
    "listed_twice": "samma värde står två gånger i listan.",
    "duplicate_id": "id ”{detail}” används två gånger.",
    "unknown_occupation": "yrkesgruppen ”{detail}” finns inte i filen.",
    "unknown_participant": "deltagaren ”{detail}” finns inte i filen.",
    "unknown_task": "arbetsuppgiften ”{detail}” finns inte i filen.",
    "sorted_twice": "deltagaren har redan sorterat ”{detail}”.",
    "proposed_twice": "”{detail}” har redan ett förslag.",
    "not_a_date": "”{detail}” är inget datum (ÅÅÅÅ-MM-DD).",
}
"""Why a file was refused, by `BadFile.reason`; the path in the file stands before the sentence."""

SETTING_REASONS = {
    "unknown": "{name} är ingen av AKR:s inställningar{detail}.",
    "folder": "{name} är ”{value}”, en mapp som inte går att skapa eller skriva i.",
    "database": (
        "{name} ska vara sqlite:/// följt av en fils hela sökväg, eller "
        "postgresql://användare@värd/databas."
    ),
    "database_folder": "{name} pekar på en fil i ”{value}”, en mapp som inte finns.",
    "secret": "{name} ska ha minst 32 tecken.",
    "address": "{name} ska vara en adress som https://akr.exempel.se utan sökväg, inte ”{value}”.",
    "host": "{name} ska vara ett värdnamn eller en IP-adress, inte ”{value}”.",
    "port": "{name} ska vara ett heltal från 1 till 65535, inte ”{value}”.",
}
"""Why a setting stops the start, by `BadSetting.reason`; secrets are never quoted."""

IMAGE_REASONS = {
    "too_heavy": "Bilden är större än {limit}. Spara den i mindre format och försök igen.",
    "too_many_pixels": "Bilden har fler än {limit} miljoner bildpunkter. Spara den mindre.",
    "unreadable": "Filen går inte att läsa som bild. Välj en PNG- eller JPEG-fil.",
}
"""Why a picture was refused, by `BadImage.reason`."""

ORIGINS = {
    "WSP": "slututvärderingen av Fler vägar in – breddad rekrytering (2020)",
    "STEG": "utvärderingen av STEG i Skaraborg (2022)",
    "LIKES": "slutrapporten från Projekt Likes i Sörmland (2022)",
    "VÄRMLAND": "utvärderingen av Värmland Tillsammans (2021)",
    "KLIPPAN": "slutrapporten från Arbetslinjen Klippan (2013)",
    "eget": "rollmallen, allmän kunskap om sådant arbete",
    "arbetsplatsen": "skrivet på arbetsplatsen",
}
"""Where an entry comes from, by its short code; a code that is not here is shown as it is."""


def refusal(refused: Refusal) -> str:  # noqa: PLR0911  (a sentence for each)
    """Say in one Swedish sentence what was refused and why."""
    match refused:
        case BadImage():
            return IMAGE_REASONS[refused.reason].format(limit=refused.limit)
        case BadFile():
            reason = FILE_REASONS[refused.reason].format(detail=refused.detail)
            return f"{refused.path}: {reason}" if refused.path else reason[0].upper() + reason[1:]
        case UnknownTemplate():
            return f"Rollmallen ”{refused.name}” finns inte. Välj {either(refused.known)}."
        case UnknownProcess():
            return f"Processen ”{refused.public_id}” finns inte, eller är borttagen."
        case BadSetting():
            reason = SETTING_REASONS[refused.reason]
            return reason.format(name=refused.name, value=refused.value, detail=refused.detail)
        case NewerDatabase():
            return (
                f"Databasen är gjord av en nyare version av AKR (steg {refused.revision}); "
                "den är orörd, installera den nyare versionen och starta igen."
            )
        case AlreadyServing():
            return (
                f"AKR är redan igång mot {refused.database}; SQLite klarar en webbprocess, "
                "så avsluta den andra eller byt till PostgreSQL med AKR_DATABASE_URL."
            )
    raise TypeError(refused)


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


def long_date(day: date) -> str:
    """A date in words: 20 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def both(words: tuple[str, ...]) -> str:
    """Join words as Swedish does: a, b och c."""
    return _join(words, "och")


def either(words: tuple[str, ...]) -> str:
    """Join choices as Swedish does: a, b eller c."""
    return _join(words, "eller")


def _join(words: tuple[str, ...], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def composed(text: str) -> str:
    """Text in Unicode's composed form (NFC), so that kök typed either way is one word."""
    return unicodedata.normalize("NFC", text)


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: 1 uppgift, 2 uppgifter."""
    return f"{number} {one if number == 1 else many}"


def inside_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: Förskollärare becomes förskollärare, IT-stöd stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
