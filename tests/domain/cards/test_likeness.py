"""Likeness: that the quick sums are those of the definition."""

import math
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards import likeness, wording
from tests.bench.group import FILES, read_groups

PHRASES = st.lists(st.sampled_from(read_groups(FILES[0])[0]), max_size=8, unique=True)


def read(phrase):
    return wording.read_wording(phrase.split(), wording.Splitter(()))


def test_stems_match_by_meaning_or_by_spelling_and_listed_ones_never_by_spelling():
    stems = [
        "disk",
        "diskmaskin",
        "frukost",
        "frukt",
        "tork",
        "torg",
        "kajak",
        "kajaken",
        "båt",
        "bås",
    ]

    near = likeness.near_stems(stems)

    assert near["disk"] == {"disk": 1, "diskmaskin": 0.8}
    assert near["frukost"] == {"frukost": 1}
    assert near["tork"] == {"tork": 1, "torg": pytest.approx(0.8 * 2 * 3 / (5 + 5))}
    assert near["kajak"] == {"kajak": 1, "kajaken": pytest.approx(0.8 * 2 * 5 / (6 + 8))}
    assert near["båt"] == {"båt": 1}  # half of their pairs is not enough


def doubt(one, other):
    one, other = read(one), read(other)
    near = likeness.near_stems([*one.weights, *other.weights])
    return likeness.doubt(one, other, near)


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("torka bord", "torka bordet", 1),
        ("torka golv", "moppa golvet", 1),
        ("torka golv", "måla golvet", 0.75),
        ("torka golv", "torka bord", 0.6),
        ("torka golv", "torka vagnar", 0.75),
        ("torka golv", "måla bord", 0.75 * 0.6),
        ("torka golv", "måla vagnar", 0.75 * 0.75),
        ("duka fram", "duka av", 0.25),
        ("duka fram frukost", "plocka undan kläder", 0.75 * 0.6 * 0.25),
        ("diska", "golv", 1),
    ],
)
def test_another_action_thing_or_direction_lowers_a_likeness_by_its_factor(one, other, left):
    assert doubt(one, other) == pytest.approx(left)


def rarity(holding, of):
    return math.log((1 + of) / (1 + holding)) + 1


@given(PHRASES)
def test_the_likeness_of_letters_is_the_cosine_of_the_definition(phrases):
    bags = [
        Counter(f" {phrase} "[i : i + n] for n in (3, 4) for i in range(len(phrase) + 3 - n))
        for phrase in phrases
    ]
    vectors = [
        {g: n * rarity(sum(g in other for other in bags), len(bags)) for g, n in bag.items()}
        for bag in bags
    ]

    found = likeness.letter_cosines(phrases)

    for i, j in combinations(range(len(phrases)), 2):
        shared = sum(vectors[i][g] * vectors[j][g] for g in vectors[i].keys() & vectors[j].keys())
        lengths = math.hypot(*vectors[i].values()) * math.hypot(*vectors[j].values())
        assert found.get((i, j), 0) == pytest.approx(shared / lengths)


@given(PHRASES)
def test_the_likeness_of_words_is_the_weighted_mean_of_each_words_best_match(phrases):
    texts = [read(phrase) for phrase in phrases]
    near = likeness.near_stems({stem for text in texts for stem in text.weights})

    def heft(text, stem):
        return text.weights[stem] * rarity(sum(stem in t.weights for t in texts), len(texts))

    def best(stem, text):
        return max((near[stem].get(other, 0) for other in text.weights), default=0)

    found = likeness.word_matches(texts, near)

    for i, j in combinations(range(len(texts)), 2):
        sides = [(texts[i], texts[j]), (texts[j], texts[i])]
        matched = sum(heft(a, stem) * best(stem, b) for a, b in sides for stem in a.weights)
        total = sum(heft(a, stem) for a, _ in sides for stem in a.weights)
        assert found.get((i, j), 0) == pytest.approx(matched / total)
