"""Tone: a friendly question about a word that says little, asks too much, belittles or excludes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from akr.library.role_templates import Sentence
from akr.library.words import Lexicon, Origin, load, needle, padded


class ToneKind(StrEnum):
    """Why a wording gets a question."""

    AREA = "area"
    VAGUE = "vague"
    UNEARNED = "unearned"
    BELITTLING = "belittling"
    GENDERED = "gendered"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ToneNote:
    """A friendly question about a word; it changes and refuses nothing.

    `why` says why the word is asked about. `question` is also the way out.
    """

    kind: ToneKind
    word: str
    question: str
    origin: Origin
    why: str


def tone_notes(text: str) -> tuple[ToneNote, ...]:
    """The questions a wording gives rise to, in the lexicon's order.

    A single word, or several that only name areas, says where but not what (AREA): meant for cards.
    """
    found = padded(text)
    named = [note for stem, note in _tone() if stem in found]
    area = load("tone")["area"]
    words = found.split()
    if len(words) == 1 or (words and set(words) <= set(area["words"])):
        note = ToneNote(
            ToneKind.AREA, text.strip(), area["question"], Origin(area["origin"]), area["why"]
        )
        return (note, *named)
    return tuple(named)


def unearned_requirements(text: str, tasks: Iterable[str]) -> tuple[ToneNote, ...]:
    """The questions about requirements in a text that none of the post's tasks earns.

    A driving licence is asked about unless somebody drives. Such a word is no fault in itself, so
    `tone_notes` leaves it out.
    """
    words, tasks = padded(text), tuple(tasks)
    return tuple(
        asked
        for stems, needs, asked in _requirements()
        if any(stem in words for stem in stems) and not needs.earned_by(tasks)
    )


def area_words() -> tuple[str, ...]:
    """The words that name an area: a card of nothing but these, or of one word, says no task."""
    return tuple(load("tone")["area"]["words"])


@cache
def _tone() -> "Lexicon[ToneNote]":
    return tuple(
        (
            needle(word["stem"]),
            ToneNote(kind, word["word"], part["question"], Origin(word["origin"]), part["why"]),
        )
        for kind in ToneKind
        if kind is not ToneKind.AREA
        for part in [load("tone")[kind]]
        for word in part["words"]
    )


@cache
def _requirements() -> tuple[tuple[tuple[str, ...], Sentence, ToneNote], ...]:
    """Each requirement's stems, the tasks that earn it, and the question when none does."""
    return tuple(
        (
            tuple(map(needle, table["stems"])),
            Sentence(
                table["word"],
                Origin(table["origin"]),
                topics=tuple(table.get("topics", [])),
                words=tuple(table.get("words", {}).items()),
            ),
            ToneNote(
                *(ToneKind.UNEARNED, table["word"], table["question"]),
                *(Origin(table["origin"]), table["why"]),
            ),
        )
        for table in load("tone")["requirement"]
    )
