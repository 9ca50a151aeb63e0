"""Translations: what participants read, in the language that each chose; Swedish is the source.

A catalogue is gettext's: `en.po` and `sv-simple.po`, from the Swedish words to the others. What has
no translation is said in Swedish, as is everything to those who lead.
"""

import io
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path


class Language(StrEnum):
    """A participant's language, by its tag (BCP 47), which pages carry as their `lang`."""

    SWEDISH = "sv"
    PLAIN_SWEDISH = "sv-simple"
    """Lätt svenska: short common words, one thing a sentence, no pictures of speech."""
    ENGLISH = "en"


_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.SWEDISH)


def speak(language: Language) -> None:
    """Say everything in a language from here on, in this request alone."""
    _spoken.set(language)


def spoken_language() -> Language:
    """Return the language of the request at hand."""
    return _spoken.get()


def say(words: str) -> str:
    """Say Swedish words of ours in the language of the request."""
    return catalogue(_spoken.get()).gettext(words)


def say_number(one: str, many: str, number: int) -> str:
    """Say one of two Swedish sentences, as a number of things asks for."""
    return catalogue(_spoken.get()).ngettext(one, many, number)


def to_say(words: str) -> str:
    """Mark words that are written in one place and said, with `say`, in another."""
    return words


@lru_cache(maxsize=len(Language))
def catalogue(language: Language) -> NullTranslations:
    """Read a language's catalogue, once; the source has none and says what it is given."""
    if language is Language.SWEDISH:
        return NullTranslations()
    # Here, since commands and the renderer's child speak Swedish alone.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with (Path(__file__).parent / f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language.partition("-")[0]))
    compiled.seek(0)
    return GNUTranslations(compiled)
