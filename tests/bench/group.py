"""How good and how quick the grouping is: `python -m tests.bench.group [--smoke]`.

Quality is pairwise: over all pairs of phrases, said to be one group against truly one group.
Three files, all written for this project, and none of them blind any more: the words and the weights
were settled with the answers in sight. `task_groups_fresh.csv` was scored once with a list that had
not met its words (F1 0.71, with weights already tuned) before those words were added. "half held
out" holds out groups from the choice of threshold only; "no word list" is the floor for new words.
"""

import csv
import difflib
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

from akr.domain.cards import likeness, similarity, task_words
from akr.domain.cards.similarity import group_phrases

DATA = Path(__file__).parent.parent / "data"
FILES = ("task_groups.csv", "task_groups_more.csv", "task_groups_fresh.csv")
THRESHOLDS = [percent / 100 for percent in range(12, 42, 2)]


def read_groups(name: str) -> tuple[list[str], list[str]]:
    """Return a file's phrases and the true group of each."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["phrase"] for row in rows], [row["group"] for row in rows]


def pairwise(found: Sequence[object], true: Sequence[object]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over all pairs; 0 where there is nothing to divide by."""
    hit, said, real = (
        _pairs(groups) for groups in (list(zip(found, true, strict=True)), found, true)
    )
    precision, recall = hit / max(said, 1), hit / max(real, 1)
    return precision, recall, 2 * hit / max(said + real, 1)


def _pairs(groups: Sequence[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def difflib_groups(phrases: Sequence[str]) -> list[int]:
    """Trivial reference: join the first phrase whose difflib ratio is at least 0.6."""
    leaders: list[str] = []
    groups = []
    for phrase in phrases:
        for number, leader in enumerate(leaders):
            if difflib.SequenceMatcher(None, phrase, leader).ratio() >= 0.6:
                groups.append(number)
                break
        else:
            groups.append(len(leaders))
            leaders.append(phrase)
    return groups


def held_out(phrases: Sequence[str], groups: Sequence[str], splits: int) -> list[float]:
    """Choose the threshold on half of the groups, score the other half; F1 per split."""
    scores = []
    for seed in range(splits):
        names = sorted(set(groups))
        random.Random(seed).shuffle(names)
        tune = set(names[: len(names) // 2])
        halves = [
            [(p, g) for p, g in zip(phrases, groups, strict=True) if (g in tune) is wanted]
            for wanted in (True, False)
        ]
        best = max(THRESHOLDS, key=lambda t: _f1_at(t, halves[0]))
        scores.append(_f1_at(best, halves[1]))
    return scores


def _f1_at(threshold: float, rows: Sequence[tuple[str, str]]) -> float:
    with patch.object(similarity, "THRESHOLD", threshold):
        return pairwise(group_phrases([p for p, _ in rows]), [g for _, g in rows])[2]


def without_words(phrases: Sequence[str]) -> list[int]:
    """Group as if no meaning had been listed: what is left for words nobody thought of."""
    with patch.object(likeness, "SENSES", {}):
        return group_phrases(phrases)


def many_phrases(count: int) -> list[str]:
    """Make phrases of listed words: harder than real ones, since everything is like something."""
    chance = random.Random(1)
    verbs, things, people = (
        words.split() for words in (task_words.ACTIONS, task_words.THINGS, task_words.PEOPLE)
    )
    ends = ["", "efter lunch", "på avdelningen", *(f"för {each}" for each in people)]
    return [
        f"{chance.choice(verbs)} {chance.choice(things)} {chance.choice(ends)}"
        for _ in range(count)
    ]


def median_seconds(call: Callable[[], object], runs: int) -> float:
    """Return the median wall time of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(arguments: Sequence[str]) -> None:
    """Print quality for each file, then seconds for each size."""
    smoke = "--smoke" in arguments
    for name in FILES[:1] if smoke else FILES:
        phrases, groups = read_groups(name)
        for label, method in (
            ("akr", group_phrases),
            ("no word list", without_words),
            ("difflib", difflib_groups),
        ):
            scores = pairwise(method(phrases), groups)
            print(f"{name:24} {label:14} P {scores[0]:.2f}  R {scores[1]:.2f}  F1 {scores[2]:.3f}")
        tested = held_out(phrases, groups, splits=1 if smoke else 10)
        print(
            f"{name:24} {'half held out':14} F1 mean {statistics.mean(tested):.3f}"
            f"  worst {min(tested):.3f}  splits {len(tested)}"
        )
    real, _ = read_groups(FILES[0])
    sets = [real] if smoke else [real, many_phrases(300), many_phrases(2000)]
    for phrases in sets:
        runs = 1 if smoke else 5
        ours = median_seconds(lambda p=phrases: group_phrases(p), runs)
        reference = median_seconds(lambda p=phrases: difflib_groups(p), 1)
        print(
            f"{len(phrases):5} phrases  {ours:.3f} s (median of {runs})"
            f"  difflib {reference:.3f} s  ratio {ours / reference:.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
