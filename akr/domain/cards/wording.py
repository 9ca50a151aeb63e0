"""Wording: which of a phrase's words are its action and its thing, and what each word weighs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from akr.domain.cards import task_words

# A word's weight by its role. The action and the thing worked on weigh 1.
LIGHT_WEIGHT = 0.2
PEOPLE_WEIGHT = 0.4
CIRCUMSTANCE_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed phrase: each stem's weight, the actions, the things and the direction (`way`)."""

    weights: Mapping[str, float]
    actions: frozenset[str]
    things: frozenset[str]
    way: int


def read_wordings(texts: Sequence[str]) -> list[Wording]:
    """Read phrases together, since a compound is split at a word that another phrase has.

    `texts` are in lower case, with single spaces.
    """
    tokens = [words_of(text) for text in texts]
    splitter = Splitter(stem_of(w) for words in tokens for w in words if w not in _FUNCTION)
    return [read_wording(words, splitter) for words in tokens]


def read_wording(words: Sequence[str], splitter: "Splitter") -> Wording:
    """Tell verbs, things and circumstances apart by position, ending and preposition.

    A verb comes first, or after "och" when only verbs came before. Without a verb, the action is a
    noun derived from one ("avtorkning") or the tail of a compound ("blöjbyten").
    """
    weights: dict[str, float] = {}
    verbs: set[str] = set()
    nouns_of_verbs: set[str] = set()
    things: set[str] = set()
    way = _loose_ways(words)
    content = 0
    aside = False
    previous = ""
    for word in words:
        if word in _CIRCUMSTANCE or word in _PREPOSITIONS:
            # What follows is a circumstance after one content word in "disk efter maten", but
            # after two in phrases like "svara i telefon".
            aside = content >= (1 if word in _CIRCUMSTANCE else 2)
        if word not in _FUNCTION:
            is_verb = word.endswith(("a", "ar", "er")) and (
                not weights or (previous in {"och", "o"} and content == len(verbs))
            )
            *prefix, last = splitter.parts(word)
            for stem in (*prefix, last):
                if stem in _WAYS:
                    way += _WAYS[stem]
                    continue
                weight = _role_weight(stem)
                weights[stem] = max(
                    weights.get(stem, 0.0), weight * (CIRCUMSTANCE_WEIGHT if aside else 1)
                )
                if weight < 1:
                    continue
                content += 1
                if is_verb:
                    verbs.add(stem)
                elif not aside:
                    acts = stem is last and (_NOUN_OF_VERB.search(word) or stem in _ACTIONS)
                    (nouns_of_verbs if acts else things).add(stem)
        previous = word
    if verbs:
        things |= nouns_of_verbs
    actions = verbs or nouns_of_verbs
    # "duka" means laying out even without "fram".
    way = way or int("duk" in actions)
    return Wording(weights, frozenset(actions), frozenset(things), way)


def _loose_ways(words: Sequence[str]) -> int:
    """Sum the directions of particles that follow a content word ("duka av", "plocka fram")."""
    return sum(
        _WAYS.get(word, 0)
        for before, word in pairwise(words)
        if before == "och" or before not in _FUNCTION
    )


def _role_weight(stem: str) -> float:
    if stem in _LIGHT:
        return LIGHT_WEIGHT
    return PEOPLE_WEIGHT if stem in _PEOPLE else 1.0


class Splitter:
    """Splits Swedish compounds at stems that are listed or that somebody wrote as a whole word."""

    def __init__(self, written: Iterable[str]) -> None:
        self._known = _KNOWN | {s for s in written if len(s) >= _LONG_PART}
        self._seen: dict[str, list[str]] = {}

    def parts(self, word: str) -> list[str]:
        """Return the stems of the word's two parts, or the word's own stem."""
        if word not in self._seen:
            self._seen[word] = self._split(word)
        return self._seen[word]

    def _split(self, word: str) -> list[str]:
        whole = stem_of(word)
        if whole in _KNOWN:
            return [whole]
        found = [(0.0, [whole])]
        for cut in range(2, len(word) - 2):
            head, tail = stem_of(word[:cut]), stem_of(word[cut:])
            if word[:cut] in _PREFIXES and tail in self._known:
                return [word[:cut], tail] if word[:cut] in _WAYS else [tail]
            trust = self._trust(whole, head, tail) if min(cut, len(word) - cut) >= 3 else 0  # noqa: PLR2004
            found.append((trust, [head, tail]))
        return max(found, key=lambda each: each[0])[1]

    def _trust(self, whole: str, head: str, tail: str) -> float:
        """Rank splits: two known parts, a known tail, a known head; then the longer part."""
        knows_head = head in self._known and head != whole
        knows_tail = tail in self._known and tail != whole
        if knows_head and knows_tail:
            return 4 + (len(head) + len(tail)) / 20
        if min(len(head), len(tail)) < _LONG_PART or not (knows_head or knows_tail):
            return 0
        return 1 + len(tail) / 20 if knows_tail else 0.5 + len(head) / 20


def content_stems(text: str) -> set[str]:
    """Return the stems of a text's words, without those that only hold it together."""
    return {stem_of(word) for word in words_of(text)} - _FUNCTION


def words_of(text: str) -> list[str]:
    """Return a text's words, without what stands between them."""
    return re.findall(r"[^\W_]+", text)


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Strip Swedish endings, keeping at least three letters: a rough key of a word."""
    while (shorter := _ENDING.sub("", word)) != word:
        word = shorter
    return _DOUBLED.sub(r"\1", word)


def _meanings(*lists: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in "\n".join(lists).splitlines():
        for word in line.split():
            found[stem_of(word)].add(line)
    return {stem: frozenset(lines) for stem, lines in found.items()}


# The least length of a compound's part that is not a listed word.
_LONG_PART = 4
_ENDINGS = """
ningarnas ningarna ningens ningar ningen ning ingarna ingar ingen ing andet ande arnas
arna ornas orna ernas erna elserna elsen elser else arens aren ares ens ets en et er ar or an ade ad
as es a e s
"""
_ENDING = re.compile(rf"(?<=\w{{3}})(?:{'|'.join(_ENDINGS.split())})$")
_DOUBLED = re.compile(r"(?<=\w\w)(\w)\1+$")
_NOUN_OF_VERB = re.compile(r"(?:[nrdl]ing(?:ens?|ar|arna)?|ande)$")
_FUNCTION = frozenset(task_words.FUNCTION.split())
_PREPOSITIONS = frozenset(task_words.PREPOSITIONS.split())
_CIRCUMSTANCE = frozenset({"inför", "efter", "före", "vid", "under", "mot", "innan"})
_WAYS = {"fram": 1, "på": 1, "in": 1, "av": -1, "undan": -1, "bort": -1}
_PREFIXES = _WAYS.keys() | {"ut", "upp", "ihop", "ner", "om", "åter", "till"}
_LIGHT = frozenset(map(stem_of, task_words.LIGHT.split()))
_PEOPLE = _meanings(task_words.PEOPLE)
_ACTIONS = _meanings(task_words.ACTIONS)
SENSES = _meanings(task_words.PEOPLE, task_words.ACTIONS, task_words.THINGS)
_KNOWN = SENSES.keys() | _LIGHT
