"""Similarity: what is grouped, what is kept apart, and what holds for any text."""

import subprocess
import sys
import unicodedata
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards import similarity
from akr.domain.cards.similarity import group_phrases, suggest_groups
from tests.bench.group import FILES, difflib_groups, pairwise, read_groups

SOME_TASKS = st.lists(
    st.one_of(st.sampled_from(read_groups(FILES[0])[0]), st.text(max_size=30)), max_size=25
)


def partition(phrases, groups):
    held = defaultdict(set)
    for phrase, group in zip(phrases, groups, strict=True):
        held[group].add(phrase)
    return {frozenset(each) for each in held.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("byta blöjor", "blöjbyten"),
        ("duka fram frukost", "frukostdukning"),
        ("torka golv", "moppa golvet"),
        ("ge medicin", "dela ut mediciner"),
        ("märka kläder", "märkning av kläder"),
        ("putsa fönster", "FÖNSTERPUTSNING"),
    ],
)
def test_wordings_of_one_task_become_one_group(one, other):
    groups = group_phrases([one, "boka möten", other, "svara i telefon"])

    assert groups[0] == groups[2]
    assert len(set(groups)) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("torka bord", "torka golv"),
        ("duka fram lunchen", "duka av efter lunchen"),
        ("vattna blommor", "klippa gräs"),
    ],
)
def test_tasks_that_share_only_a_word_stay_apart(one, other):
    filler, _ = read_groups(FILES[1])

    groups = group_phrases([one, other, *filler])

    assert groups[0] != groups[1]


def test_groups_are_numbered_by_first_appearance():
    assert group_phrases(["diska", "bädda sängar", "diska", "vattna blommor"]) == [0, 1, 0, 2]


@pytest.mark.parametrize("phrases", [[], [""], ["", "  ", "\n"], ["…", "…"], ["diska"]])
def test_no_phrases_or_one_give_at_most_one_group(phrases):
    assert group_phrases(phrases) == [0] * len(phrases)


@given(SOME_TASKS)
def test_every_phrase_gets_a_number_and_numbers_have_no_gaps(phrases):
    groups = group_phrases(phrases)

    assert len(groups) == len(phrases)
    assert list(dict.fromkeys(groups)) == list(range(len(set(groups))))


@given(SOME_TASKS, st.randoms(use_true_random=False))
def test_the_order_in_which_people_wrote_does_not_matter(phrases, chance):
    shuffled = list(phrases)
    chance.shuffle(shuffled)

    assert partition(shuffled, group_phrases(shuffled)) == partition(
        phrases, group_phrases(phrases)
    )


@given(SOME_TASKS)
def test_texts_that_differ_only_in_case_or_composition_are_one_group(phrases):
    dressed = [f"  {unicodedata.normalize('NFD', p)}\t" for p in phrases]

    groups = group_phrases([*phrases, *dressed])

    assert groups[: len(phrases)] == groups[len(phrases) :]


@given(SOME_TASKS)
def test_a_suggested_group_is_named_after_a_member_and_holds_each_card_once(phrases):
    suggested = suggest_groups(phrases)

    assert sorted(m for group in suggested for m in group.members) == list(range(len(phrases)))
    assert all(group.name in [phrases[m] for m in group.members] for group in suggested)


def test_a_group_is_named_by_its_most_shared_wording():
    (group,) = suggest_groups(["torka av alla borden noga", "torka bord", "torka av bord"])

    assert group.name == "torka bord"


def test_the_most_shared_words_name_a_group_before_the_shortest_and_the_first_by_alphabet():
    (group,) = suggest_groups(["moppa golv", "torka golvet", "torka golven"])

    assert group.name == "torka golven"


def test_a_compound_is_one_task_with_the_words_that_a_colleague_wrote_apart():
    assert group_phrases(["måla segelbåten", "segelbåtsmålning", "laga mat"]) == [0, 0, 1]


def test_a_single_word_does_not_name_a_group_with_longer_wordings():
    (group,) = suggest_groups(["tvätt", "vika tvätt", "tvätt"])

    assert group.name == "vika tvätt"


@pytest.mark.parametrize(("name", "least"), [(FILES[0], 0.85), (FILES[1], 0.83), (FILES[2], 0.8)])
def test_grouping_keeps_its_measured_quality(name, least):
    phrases, groups = read_groups(name)

    f1 = pairwise(group_phrases(phrases), groups)[2]

    assert f1 >= least
    assert f1 > pairwise(difflib_groups(phrases), groups)[2]


@pytest.mark.slow
def test_the_benchmark_runs():
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.group", "--smoke"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "F1" in done.stdout
    assert "172 phrases" in done.stdout


HALVES = st.sampled_from([0.0, 0.0, 0.125, 0.1875, 0.25, 0.5, 1.0])  # sums of these are exact


@given(st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.lists(HALVES, min_size=28))))
def test_groups_are_merged_by_average_linkage(drawn):
    n, values = drawn
    likeness = dict(zip(combinations(range(n), 2), values, strict=False))
    groups = [[item] for item in range(n)]

    def average(a, b):
        pairs = [likeness.get((min(i, j), max(i, j)), 0.0) for i in a for j in b]
        return sum(pairs) / len(pairs)

    while len(groups) > 1:
        a, b = max(combinations(groups, 2), key=lambda pair: average(*pair))
        if average(a, b) < similarity.THRESHOLD:
            break
        a += b
        groups.remove(b)

    found = similarity.average_link(n, likeness)

    assert found == [group[0] for item in range(n) for group in groups if item in group]


@pytest.mark.parametrize(
    ("likeness", "roots"),
    [
        ({(0, 1): 0.2}, [0, 0]),
        ({(0, 1): 0.19}, [0, 1]),
        ({(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.1}, [0, 0, 0]),
    ],
)
def test_an_average_of_exactly_the_threshold_is_enough(likeness, roots):
    assert similarity.average_link(len(roots), likeness) == roots
