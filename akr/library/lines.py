"""Lines: a task's words, told apart into what is done with what, the rest, and when."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from akr.library.words import Found, caseless, load, needle, padded

_APART = re.compile(r"[,;:/+&]|\b(?:och|samt|o)\b")
_A_VERB_AND_ITS_PARTICLE = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a line, as padded words; when it happens stands last.

    The verb and its object end at `done`, and `when` is where the time begins: *Torka borden | i
    matsalen | efter lunch*.
    """

    words: str
    done: int
    when: int

    @property
    def act(self) -> str:
        """The verb and what it is done to."""
        return self.words[: self.done] + " "

    @property
    def said(self) -> str:
        """Everything but the time."""
        return self.words[: self.when] + " "

    def begins(self, phrase: str) -> bool:
        """Whether the phrase begins in the act, wherever it ends."""
        return 0 <= self.words.find(phrase) < self.done


def clauses(line: str) -> tuple[Clause, ...]:
    """Take a line apart where it names several acts; verbs that share an object stay together."""
    # To a pattern an underscore is a letter; to `padded` it stands between words.
    return tuple(map(_clause, _parts(caseless(line).replace("_", " "))))


def _parts(line: str) -> Iterator[list[str]]:
    """Yield the words of each part; one that is a single word belongs to the next."""
    words: list[str] = []
    for part in _APART.split(line):
        words += padded(part).split()
        if len(words) > 1:
            yield words
            words = []
    if words:
        yield words


def _clause(words: list[str]) -> Clause:
    if words[0] in _names("when"):  # *Efter lunchen moppar vi golvet* says the time first.
        words = [*words[2:], *words[:2]]
        when = len(words) - min(2, len(words))
    else:
        when = _first_in(_names("when"), words, 1)
    done = min(_first_in(_names("where"), words, _A_VERB_AND_ITS_PARTICLE), when)
    return Clause(padded(" ".join(words)), _reach(words[:done]), _reach(words[:when]))


def _first_in(names: frozenset[str], words: list[str], start: int) -> int:
    return next((i for i in range(start, len(words)) if words[i] in names), len(words))


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(load("areas")["line"][kind])


def _reach(words: list[str]) -> int:
    return sum(len(word) + 1 for word in words)


_ENDINGS = "(?:a|ar|as|ad|ade|at|de|er|r|ra|s|t|te|n?ing[^ ]*)?"
_IN_COMPOUNDS_FROM = 4


def verb_form(stem: str) -> re.Pattern[str]:
    """Return what finds a verb in its forms: *torka*, *torkar*, *avtorkning*, but no *torkskåp*.

    A stem may have a particle: *fyll på*. What a compound is made with is the group `of`.
    """
    root, *particle = stem.split()
    before = "[^ ]*" if len(root) >= _IN_COMPOUNDS_FROM else ""
    rest = "".join(f" {word}" for word in particle)
    return re.compile(f" (?P<of>{before}){root}{_ENDINGS}{rest}(?= )")


Pairs = tuple[tuple[tuple[str, ...], Found], ...]
"""Needles that are to be found in order, with what they stand for."""


def pairs(listed: Iterable[tuple[list[str], Found]]) -> "Pairs[Found]":
    """Return pairs of stems, the longest first."""
    ranked = sorted(listed, key=lambda pair: -len("".join(pair[0])))
    return tuple((tuple(map(needle, stems)), found) for stems, found in ranked)


def first_pair(listed: "Pairs[Found]", words: str) -> Found | None:
    """What the first pair that padded words hold stands for."""
    return next((found for needles, found in listed if _in_order(needles, words)), None)


def _in_order(needles: tuple[str, ...], words: str) -> bool:
    place = 0
    for each in needles:
        start = words.find(each, place)
        if start < 0:
            return False
        place = start + len(each.rstrip())
    return True
