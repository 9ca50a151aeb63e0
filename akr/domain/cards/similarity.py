"""Similarity: people word one task in many ways; this groups the wordings of the same task."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from akr.domain.cards.likeness import Pair, likeness_of
from akr.domain.cards.wording import content_stems

# Two groups are merged while their phrases are at least this alike on average (0 to 1).
THRESHOLD = 0.2


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

    Groups are merged by average linkage (UPGMA: Sokal & Michener 1958) while the average of
    `likeness_of` is at least 0.2.

    Quality, as pairwise F1 (`tests/bench/group.py`): 0.87 on `task_groups.csv`, which was known
    when the words were listed; 0.64 to 0.70 on three files that were not, so expect that for tasks
    whose words are not listed. It suggests; people decide.
    """
    keys = [_normalised(phrase) for phrase in phrases]
    texts = sorted(set(keys))
    cluster = dict(zip(texts, average_link(len(texts), likeness_of(texts)), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(cluster[key], len(numbers)) for key in keys]


def _normalised(phrase: str) -> str:
    return " ".join(unicodedata.normalize("NFC", phrase.casefold()).split())


def _common_wording(phrases: Sequence[str]) -> str:
    stems = [content_stems(_normalised(phrase)) for phrase in phrases]
    held = Counter(s for each in stems for s in each)
    shared = [sum(held[s] for s in each) / (len(each) or 1) for each in stems]
    # A single word names an area, not a task, so it is used only when all phrases are one word.
    tells = [i for i, each in enumerate(phrases) if len(each.split()) > 1] or range(len(phrases))
    best = min(tells, key=lambda i: (-shared[i], len(phrases[i]), phrases[i]))
    return phrases[best]


def average_link(n: int, likeness: Mapping[Pair, float]) -> list[int]:
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
