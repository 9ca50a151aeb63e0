"""Likeness: how alike two phrases are, by their words and letters, and what speaks against it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from akr.domain.cards.wording import SENSES, Wording, read_wordings

Near = Mapping[str, Mapping[str, float]]
"""Stem → the stems that match it, with what the match is worth (itself: 1)."""

Pair = tuple[int, int]
"""The positions of two different phrases, the lower first."""

# How much of a likeness comes from words; the rest comes from letter sequences.
WORD_SHARE = 0.4
# A likeness below this counts as 0, which keeps 2,000 phrases quick.
LEAST_LIKENESS = 0.03

# How much a match of two different words is worth. The same word twice is worth 1.
SYNONYM = 0.8
LOOKALIKE = 0.8
LEAST_LOOK = 0.5
# The factor left of a likeness when the phrases differ in action, in thing or in direction.
OTHER_ACTION = 0.75
OTHER_THING = 0.75
OTHER_LISTED_THING = 0.6
OTHER_WAY = 0.25


def likeness_of(texts: Sequence[str]) -> dict[Pair, float]:
    """Say how alike each two of the phrases are, from 0 to 1; a pair that is left out counts as 0.

    The likeness of two phrases a, b is

        doubt(a, b) · (0.4 · words(a, b) + 0.6 · letters(a, b))

    - `words`: each word takes its best match in the other phrase: 1 for the same stem, 0.8 for a
      shared meaning in `task_words`, 0.8 · Dice of letter pairs for similar spelling. The matches
      are averaged over both phrases' words, weighted by idf = ln((1 + n) / (1 + df)) + 1 and by
      role: things and actions 1, people and circumstances ("efter lunch") 0.4, light verbs
      ("hjälpa till") 0.2. Compounds are split at words that are listed or stand in another
      phrase, so that "blöjbyten" is "byta blöjor".
    - `letters`: cosine of TF-IDF over 3- and 4-letter sequences (Spärck Jones 1972), for words that
      no list has.
    - `doubt`: 0.75 when the actions differ; 0.75 when the things differ, 0.6 if both are listed;
      0.25 when one lays out and the other takes away ("duka fram", "duka av"). Different words
      need not mean different tasks, so it lowers the likeness instead of setting it to 0.

    A likeness under 0.03 counts as 0. `texts` are in lower case, with single spaces.
    """
    read = read_wordings(texts)
    near = near_stems({stem for phrase in read for stem in phrase.weights})
    words = word_matches(read, near)
    letters = letter_cosines(texts)
    likeness = {}
    for pair in words.keys() | letters.keys():
        alike = WORD_SHARE * words.get(pair, 0.0) + (1 - WORD_SHARE) * letters.get(pair, 0.0)
        if alike >= LEAST_LIKENESS:
            likeness[pair] = alike * doubt(read[pair[0]], read[pair[1]], near)
    return likeness


def near_stems(stems: Iterable[str]) -> dict[str, dict[str, float]]:
    """Match stems by a shared meaning, or by spelling where not both are listed."""
    near = {stem: {stem: 1.0} for stem in stems}
    by_sense: defaultdict[str, list[str]] = defaultdict(list)
    by_pair: defaultdict[str, list[str]] = defaultdict(list)
    pairs = {s: {f" {s} "[i : i + 2] for i in range(len(s) + 1)} for s in near}
    for stem in near:
        for sense in SENSES.get(stem, ()):
            by_sense[sense].append(stem)
        for pair in pairs[stem]:
            by_pair[pair].append(stem)
    for stem, worths in near.items():
        shared = Counter(other for pair in pairs[stem] for other in by_pair[pair])
        for other, count in shared.items():
            dice = 2 * count / (len(pairs[stem]) + len(pairs[other]))
            both_known = stem in SENSES and other in SENSES
            if other != stem and dice > LEAST_LOOK and not both_known:
                worths[other] = LOOKALIKE * dice
    for held in by_sense.values():
        for stem in held:
            near[stem].update((other, SYNONYM) for other in held if other != stem)
    return near


def word_matches(read: Sequence[Wording], near: Near) -> dict[Pair, float]:
    """Average, for each two phrases, how well each of their words is matched in the other."""
    n = len(read)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, phrase in enumerate(read):
        for stem in phrase.weights:
            holders[stem].append(i)
    idf = {stem: math.log((1 + n) / (1 + len(held))) + 1 for stem, held in holders.items()}
    # The best match of a stem in each phrase, computed once per stem, not once per phrase.
    reach: dict[str, dict[int, float]] = {}
    for stem in holders:
        best: dict[int, float] = {}
        for other, worth in sorted(near[stem].items(), key=lambda each: each[1]):
            best.update(dict.fromkeys(holders[other], worth))
        reach[stem] = best
    matched: defaultdict[Pair, float] = defaultdict(float)
    total = [0.0] * n
    for i, phrase in enumerate(read):
        for stem, weight in phrase.weights.items():
            heft = weight * idf[stem]
            total[i] += heft
            for j, worth in reach[stem].items():
                if i != j:
                    matched[(i, j) if i < j else (j, i)] += worth * heft
    return {(i, j): m / (total[i] + total[j]) for (i, j), m in matched.items()}


def letter_cosines(texts: Sequence[str]) -> dict[Pair, float]:
    """Compare, for each two phrases, their sequences of 3 and 4 letters, rare ones most."""
    n = len(texts)
    bags = [
        Counter(f" {text} "[i : i + size] for size in (3, 4) for i in range(len(text) + 3 - size))
        for text in texts
    ]
    idf = {
        gram: math.log((1 + n) / (1 + held)) + 1
        for gram, held in Counter(gram for bag in bags for gram in bag).items()
    }
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    cosines: dict[Pair, float] = {}
    for j, bag in enumerate(bags):
        length = math.hypot(*(count * idf[gram] for gram, count in bag.items()))
        row: defaultdict[int, float] = defaultdict(float)
        for gram, count in bag.items():
            x = count * idf[gram] / length
            for i, y in holders[gram]:
                row[i] += x * y
            holders[gram].append((j, x))
        cosines.update(((i, j), cosine) for i, cosine in row.items())
    return cosines


def doubt(a: Wording, b: Wording, near: Near) -> float:
    """Return the factor that is left of a likeness when two phrases differ in what they do."""
    left = 1.0
    if _apart(a.actions, b.actions, near):
        left *= OTHER_ACTION
    if _apart(a.things, b.things, near):
        # Two listed things without a shared meaning differ; an unlisted one may mean anything.
        listed = SENSES.keys() >= a.things | b.things
        left *= OTHER_LISTED_THING if listed else OTHER_THING
    return left * OTHER_WAY if a.way * b.way < 0 else left


def _apart(a: frozenset[str], b: frozenset[str], near: Near) -> bool:
    return bool(a and b) and all(near[stem].keys().isdisjoint(b) for stem in a)
