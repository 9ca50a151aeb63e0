"""Closing: only group means are published, and no single answer can be inferred."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.room.anonymity import published_groups
from akr.domain.room.closing import (
    ClosingKind,
    ClosingWord,
    Goodbye,
    Mean,
    Measure,
    may_be_told,
    publish_closing,
)

SIZES = {"teacher": 4, "carer": 5, "cook": 1}
WORDS = (ClosingWord(ClosingKind.GOOD, "korten"), ClosingWord(ClosingKind.MORE, "tid"))


def people(**answers):
    """Return goodbyes and occupations: `teacher=(8, 9)` is two teachers' scores."""
    named = {
        f"{occupation}-{n}": (occupation, score)
        for occupation, scores in answers.items()
        for n, score in enumerate(scores)
    }
    goodbyes = [Goodbye(key, score, 1) for key, (_, score) in named.items()]
    return goodbyes, {key: occupation for key, (occupation, _) in named.items()}


def left(words=WORDS, **answers):
    goodbyes, occupation_of = people(**answers)
    return publish_closing(goodbyes, words, occupation_of, published_groups(SIZES))


def test_under_three_answers_only_their_number_is_shown():
    told = left(teacher=(8, 9))

    assert (told.answered, told.rows, told.words) == (2, (), {})


def test_three_answers_are_shown():
    told = left(teacher=(8, 9, 10))

    assert told.answered == 3
    assert told.rows[0].total == Mean(3, Fraction(9))


def test_means_are_by_the_results_groups_with_the_cook_merged():
    told = left(teacher=(8, 9, 10), carer=(5, 6, 7), cook=(1,))

    assert told.rows[0].by_group == {
        ("teacher", "cook"): Mean(4, Fraction(28, 4)),
        ("carer",): Mean(3, Fraction(18, 3)),
    }
    assert told.rows[0].total == Mean(7, Fraction(46, 7))


def test_a_group_with_one_or_two_answers_leaves_the_row_undivided():
    assert left(teacher=(8, 9, 10), carer=(5, 6, 7), cook=()).rows[0].by_group != {}
    assert left(teacher=(8, 9, 10), carer=(5, 6), cook=()).rows[0].by_group == {}


def test_a_question_with_few_answers_is_hidden_and_no_other():
    told = left(teacher=(8, None, None), carer=(5, None), cook=())

    score, core_time, clear_role = told.rows
    assert score.total is None
    assert core_time.total == Mean(5, Fraction(1))
    assert clear_role.total is None


def test_words_are_separated_by_question_only():
    assert left(teacher=(8, 9, 10)).words == {
        ClosingKind.GOOD: ("korten",),
        ClosingKind.MORE: ("tid",),
    }


SCORES = st.lists(st.none() | st.integers(1, 10), max_size=6)


@given(SCORES, SCORES, SCORES)
def test_no_published_number_or_difference_comes_from_one_or_two(teachers, carers, cooks):
    goodbyes, occupation_of = people(teacher=teachers, carer=carers, cook=cooks)
    sizes = {"teacher": len(teachers), "carer": len(carers), "cook": len(cooks)}

    told = publish_closing(goodbyes, (), occupation_of, published_groups(sizes))

    for row in told.rows:
        shown = [mean.answers for mean in row.by_group.values()]
        assert row.total is None or row.total.answers >= 3
        assert all(number >= 3 for number in shown)
        if shown:
            assert row.total.answers - sum(shown) == 0
    assert {row.measure for row in told.rows} in ({*Measure}, set())


GROUPS = (("teacher",), ("carer",))


def may_tell(before, now):
    """Whether those of `now` may be told, who came after those of `before` were."""
    first, where = people(**before)
    newcomers, there = people(**{f"{o} ": scores for o, scores in now.items()})
    told_in = dict.fromkeys(where, 1) | dict.fromkeys(there, 2)
    there = {key: occupation.strip() for key, occupation in there.items()}
    return may_be_told([*first, *newcomers], told_in, where | there, GROUPS)


def test_the_first_closing_answers_that_are_told_are_three():
    assert not may_tell({}, {})
    assert not may_tell({}, {"teacher": (8, 9)})
    assert may_tell({}, {"teacher": (8, 9), "carer": (7,)})


def test_newcomers_closing_answers_wait_until_each_group_has_three_or_none():
    before = {"teacher": (8, 9, 10), "carer": (5, 6, 7)}

    assert not may_tell(before, {"teacher": (1,)})
    assert not may_tell(before, {"teacher": (1, 2, 3), "carer": (1,)})
    assert may_tell(before, {"teacher": (1, 2, 3)})
    assert may_tell(before, {"teacher": (1, 2, 3), "carer": (4, 5, 6)})


def test_newcomers_are_three_for_each_question():
    before = {"teacher": (8, 9, 10), "carer": (5, 6, 7)}

    assert not may_tell(before, {"teacher": (1, None, None)})
    assert may_tell(before, {"teacher": (None, None, None)})


def test_the_only_cooks_closing_answer_is_in_no_mean_when_the_cook_is_in_no_group():
    goodbyes, occupation_of = people(teacher=(8, 9, 10), carer=(5, 6, 7), cook=(1,))

    told = publish_closing(goodbyes, (), occupation_of, GROUPS)

    assert told.answered == 7
    assert told.rows[0].total == Mean(6, Fraction(45, 6))
    assert told.rows[0].by_group == {
        ("teacher",): Mean(3, Fraction(9)),
        ("carer",): Mean(3, Fraction(6)),
    }
