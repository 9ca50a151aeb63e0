"""Similarity: people word one task in many ways; this groups the wordings of the same task."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise

from akr.domain.cards import task_words

_Near = Mapping[str, Mapping[str, float]]

# Two groups are merged while their phrases are at least this alike on average (0 to 1).
THRESHOLD = 0.2
# How much of a likeness comes from words; the rest comes from letter sequences.
WORD_SHARE = 0.4
# A likeness below this counts as 0, which keeps 2,000 phrases quick.
LEAST_LIKENESS = 0.03

# A word's weight by its role. The action and the thing worked on weigh 1.
LIGHT_WEIGHT = 0.2
PEOPLE_WEIGHT = 0.4
CIRCUMSTANCE_WEIGHT = 0.4
# How much a match of two different words is worth. The same word twice is worth 1.
SYNONYM = 0.8
LOOKALIKE = 0.8
LEAST_LOOK = 0.5
# The factor left of a likeness when the phrases differ in action, in thing or in direction.
OTHER_ACTION = 0.75
OTHER_THING = 0.75
OTHER_LISTED_THING = 0.6
OTHER_WAY = 0.25


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A suggested group: its most representative wording, and its phrases' positions."""

    name: str
    members: tuple[int, ...]


def suggest_groups(phrases: Sequence[str]) -> list[TaskGroup]:
    """Suggest groups for the room to merge and split, in order of first appearance.

    `members` are positions in `phrases`, ascending. `name` is the member whose words the group
    shares most; ties go to the shortest, then the alphabetically first. Members of one word are
    chosen only if all are. This only suggests: nothing is merged until somebody decides so.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    for position, group in enumerate(group_phrases(phrases)):
        members[group].append(position)
    return [
        TaskGroup(_common_wording([phrases[m] for m in held]), tuple(held))
        for held in members.values()
    ]


def group_same_words(phrases: Sequence[str]) -> list[TaskGroup]:
    """Group only phrases of the same words, in no time however many they are."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for position, phrase in enumerate(phrases):
        members[_normalised(phrase)].append(position)
    return [TaskGroup(phrases[held[0]], tuple(held)) for held in members.values()]


def group_phrases(phrases: Sequence[str]) -> list[int]:
    """Give each phrase the number of its group, counted from 0 in order of first appearance.

    Phrases that are equal after NFC, case folding and single spacing are always in one group, and
    so are blank ones. The result is deterministic, and the partition does not depend on the order
    of the phrases.

    The likeness of two phrases a, b is

        doubt(a, b) · (0.4 · words(a, b) + 0.6 · letters(a, b))

    - `words`: each word takes its best match in the other phrase: 1 for the same stem, 0.8 for a
      shared meaning in `task_words`, 0.8 · Dice of letter pairs for similar spelling. The matches
      are averaged over both phrases' words, weighted by idf = ln((1 + n) / (1 + df)) + 1 and by
      role: things and actions 1, people and circumstances ("efter lunch") 0.4, light verbs
      ("hjälpa till") 0.2. Compounds are split at listed or previously seen words, so that
      "blöjbyten" is "byta blöjor".
    - `letters`: cosine of TF-IDF over 3- and 4-letter sequences (Spärck Jones 1972), for words that
      no list has.
    - `doubt`: 0.75 when the actions differ; 0.75 when the things differ, 0.6 if both are listed;
      0.25 when one lays out and the other takes away ("duka fram", "duka av"). Different words
      need not mean different tasks, so it lowers the likeness instead of setting it to 0.

    Groups are merged by average linkage (UPGMA: Sokal & Michener 1958) while the average is at
    least 0.2. A likeness under 0.03 counts as 0.

    Quality, as pairwise F1 (`tests/bench/group.py`): 0.87 on `task_groups.csv`, which was known
    when the words were listed; 0.64 to 0.70 on three files that were not, so expect that for tasks
    whose words are not listed. It suggests; people decide.
    """
    keys = [_normalised(phrase) for phrase in phrases]
    texts = sorted(set(keys))
    cluster = dict(zip(texts, _average_link(len(texts), _likeness(texts)), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(cluster[key], len(numbers)) for key in keys]


def _normalised(phrase: str) -> str:
    return " ".join(unicodedata.normalize("NFC", phrase.casefold()).split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _common_wording(phrases: Sequence[str]) -> str:
    stems = [{_stem(w) for w in _words(_normalised(p))} - _FUNCTION for p in phrases]
    held = Counter(s for each in stems for s in each)
    shared = [sum(held[s] for s in each) / (len(each) or 1) for each in stems]
    # A single word names an area, not a task, so it is used only when all phrases are one word.
    tells = [i for i, each in enumerate(phrases) if len(each.split()) > 1] or range(len(phrases))
    best = min(tells, key=lambda i: (-shared[i], len(phrases[i]), phrases[i]))
    return phrases[best]


def _likeness(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    tokens = [_words(text) for text in texts]
    splitter = _Splitter(_stem(w) for words in tokens for w in words if w not in _FUNCTION)
    read = [_read(words, splitter) for words in tokens]
    near = _near_stems({stem for phrase in read for stem in phrase.weights})
    words = _word_matches(read, near)
    letters = _letter_cosines(texts)
    likeness = {}
    for pair in words.keys() | letters.keys():
        alike = WORD_SHARE * words.get(pair, 0.0) + (1 - WORD_SHARE) * letters.get(pair, 0.0)
        if alike >= LEAST_LIKENESS:
            likeness[pair] = alike * _doubt(read[pair[0]], read[pair[1]], near)
    return likeness


@dataclass(frozen=True, slots=True)
class _Read:
    """A parsed phrase: each stem's weight, the actions, the things and the direction (`way`)."""

    weights: Mapping[str, float]
    actions: frozenset[str]
    things: frozenset[str]
    way: int


def _read(words: Sequence[str], splitter: "_Splitter") -> _Read:
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
    return _Read(weights, frozenset(actions), frozenset(things), way)


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


class _Splitter:
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
        whole = _stem(word)
        if whole in _KNOWN:
            return [whole]
        found = [(0.0, [whole])]
        for cut in range(2, len(word) - 2):
            head, tail = _stem(word[:cut]), _stem(word[cut:])
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


def _near_stems(stems: Iterable[str]) -> dict[str, dict[str, float]]:
    """Map each stem to the stems that match it, with what the match is worth (itself: 1)."""
    near = {stem: {stem: 1.0} for stem in stems}
    by_sense: defaultdict[str, list[str]] = defaultdict(list)
    by_pair: defaultdict[str, list[str]] = defaultdict(list)
    pairs = {s: {f" {s} "[i : i + 2] for i in range(len(s) + 1)} for s in near}
    for stem in near:
        for sense in _SENSES.get(stem, ()):
            by_sense[sense].append(stem)
        for pair in pairs[stem]:
            by_pair[pair].append(stem)
    for stem, worths in near.items():
        shared = Counter(other for pair in pairs[stem] for other in by_pair[pair])
        for other, count in shared.items():
            dice = 2 * count / (len(pairs[stem]) + len(pairs[other]))
            both_known = stem in _SENSES and other in _SENSES
            if other != stem and dice > LEAST_LOOK and not both_known:
                worths[other] = LOOKALIKE * dice
    for held in by_sense.values():
        for stem in held:
            near[stem].update((other, SYNONYM) for other in held if other != stem)
    return near


def _word_matches(read: Sequence[_Read], near: _Near) -> dict[tuple[int, int], float]:
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
    matched: defaultdict[tuple[int, int], float] = defaultdict(float)
    total = [0.0] * n
    for i, phrase in enumerate(read):
        for stem, weight in phrase.weights.items():
            heft = weight * idf[stem]
            total[i] += heft
            for j, worth in reach[stem].items():
                if i != j:
                    matched[(i, j) if i < j else (j, i)] += worth * heft
    return {(i, j): m / (total[i] + total[j]) for (i, j), m in matched.items()}


def _letter_cosines(texts: Sequence[str]) -> dict[tuple[int, int], float]:
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
    cosines: dict[tuple[int, int], float] = {}
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


def _doubt(a: _Read, b: _Read, near: _Near) -> float:
    doubt = 1.0
    if _apart(a.actions, b.actions, near):
        doubt *= OTHER_ACTION
    if _apart(a.things, b.things, near):
        # Two listed things without a shared meaning differ; an unlisted one may mean anything.
        listed = _SENSES.keys() >= a.things | b.things
        doubt *= OTHER_LISTED_THING if listed else OTHER_THING
    return doubt * OTHER_WAY if a.way * b.way < 0 else doubt


def _apart(a: frozenset[str], b: frozenset[str], near: _Near) -> bool:
    return bool(a and b) and all(near[stem].keys().isdisjoint(b) for stem in a)


def _average_link(n: int, likeness: Mapping[tuple[int, int], float]) -> list[int]:
    """Merge the two most alike groups until none reaches the threshold; return a root per item.

    Missing pairs count as 0. Ties go to the items that come first.
    """
    sums: list[dict[int, float]] = [{} for _ in range(n)]
    for (i, j), alike in likeness.items():
        sums[i][j] = sums[j][i] = alike
    size = [1] * n
    members = [[i] for i in range(n)]
    queue = [(-alike, i, j) for (i, j), alike in likeness.items() if alike >= THRESHOLD]
    heapify(queue)
    while queue:
        negative, i, j = heappop(queue)
        # An entry is stale when one of its groups has been merged since.
        if -negative != sums[i].get(j, 0.0) / (size[i] * size[j]):
            continue
        size[i] += size[j]
        members[i] += members[j]
        members[j] = []
        for k, total in sums[j].items():
            del sums[k][j]
            if k != i:
                sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total
        sums[j] = {}
        for k, total in sums[i].items():
            average = total / (size[i] * size[k])
            if average >= THRESHOLD:
                heappush(queue, (-average, min(i, k), max(i, k)))
    roots = [0] * n
    for root, held in enumerate(members):
        for item in held:
            roots[item] = root
    return roots


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Strip Swedish endings, keeping at least three letters: a rough key."""
    while (shorter := _ENDING.sub("", word)) != word:
        word = shorter
    return _DOUBLED.sub(r"\1", word)


def _meanings(*lists: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in "\n".join(lists).splitlines():
        for word in line.split():
            found[_stem(word)].add(line)
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
_LIGHT = frozenset(map(_stem, task_words.LIGHT.split()))
_PEOPLE = _meanings(task_words.PEOPLE)
_ACTIONS = _meanings(task_words.ACTIONS)
_SENSES = _meanings(task_words.PEOPLE, task_words.ACTIONS, task_words.THINGS)
_KNOWN = _SENSES.keys() | _LIGHT
