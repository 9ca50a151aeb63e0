"""Tone: a friendly question about a word that says little, asks too much or belittles."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from akr.library.words import Lexicon, Origin, load, needle, padded


class ToneKind(StrEnum):
    """Why a wording gets a question."""

    AREA = "area"
    VAGUE = "vague"
    UNEARNED = "unearned"
    BELITTLING = "belittling"


@dataclass(frozen=True, slots=True)
class ToneNote:
    """A friendly question about a word; it changes and refuses nothing."""

    kind: ToneKind
    word: str
    question: str
    origin: Origin


def tone_notes(text: str) -> tuple[ToneNote, ...]:
    """The questions a wording gives rise to, in the lexicon's order.

    A single word, or several that only name areas, says where but not what (AREA): meant for cards.
    """
    found = padded(text)
    named = [note for stem, note in _tone() if stem in found]
    area = load("tone")["area"]
    words = found.split()
    if len(words) == 1 or (words and set(words) <= set(area["words"])):
        note = ToneNote(ToneKind.AREA, text.strip(), area["question"], Origin(area["origin"]))
        return (note, *named)
    return tuple(named)


def area_words() -> tuple[str, ...]:
    """The words that name an area: a card of nothing but these, or of one word, says no task."""
    return tuple(load("tone")["area"]["words"])


@cache
def _tone() -> "Lexicon[ToneNote]":
    return tuple(
        (
            needle(word["stem"]),
            ToneNote(kind, word["word"], part["question"], Origin(word["origin"])),
        )
        for kind in (ToneKind.VAGUE, ToneKind.UNEARNED, ToneKind.BELITTLING)
        for part in [load("tone")[kind]]
        for word in part["words"]
    )
