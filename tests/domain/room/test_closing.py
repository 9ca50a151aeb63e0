"""Going home: means of groups, and nobody's answer however one looks at it."""

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
    publish_parting,
)

SIZES = {"teacher": 4, "carer": 5, "cook": 1}
WORDS = (ClosingWord(ClosingKind.GOOD, "korten"), ClosingWord(ClosingKind.MORE, "tid"))


def people(**answers):
    """Goodbyes and occupations: `teacher=(8, 9)` are two teachers' scores; None said nothing."""
    named = {
        f"{occupation}-{n}": (occupation, score)
        for occupation, scores in answers.items()
        for n, score in enumerate(scores)
    }
    goodbyes = [Goodbye(key, score, 1) for key, (_, score) in named.items()]
    return goodbyes, {key: occupation for key, (occupation, _) in named.items()}


def left(words=WORDS, **answers):
    goodbyes, occupation_of = people(**answers)
    return publish_parting(goodbyes, words, occupation_of, published_groups(SIZES))


def test_under_three_answers_only_their_number_is_told():
    told = left(teacher=(8, 9))

    assert (told.answered, told.rows, told.words) == (2, (), {})


def test_three_answers_are_told():
    told = left(teacher=(8, 9, 10))

    assert told.answered == 3
    assert told.rows[0].total == Mean(3, Fraction(9))


def test_means_are_told_by_the_groups_of_the_result_with_the_cook_among_others():
    told = left(teacher=(8, 9, 10), carer=(5, 6, 7), cook=(1,))

    assert told.rows[0].by_group == {
        ("teacher", "cook"): Mean(4, Fraction(28, 4)),
        ("carer",): Mean(3, Fraction(18, 3)),
    }
    assert told.rows[0].total == Mean(7, Fraction(46, 7))


def test_a_group_in_which_one_or_two_have_answered_leaves_the_row_undivided():
    assert left(teacher=(8, 9, 10), carer=(5, 6, 7), cook=()).rows[0].by_group != {}
    assert left(teacher=(8, 9, 10), carer=(5, 6), cook=()).rows[0].by_group == {}


def test_a_question_that_few_have_answered_hides_itself_and_no_other():
    told = left(teacher=(8, None, None), carer=(5, None), cook=())

    score, core_time, clear_role = told.rows
    assert score.total is None
    assert core_time.total == Mean(5, Fraction(1))
    assert clear_role.total is None


def test_words_are_told_apart_by_what_they_are_about_alone():
    assert left(teacher=(8, 9, 10)).words == {
        ClosingKind.GOOD: ("korten",),
        ClosingKind.MORE: ("tid",),
    }


SCORES = st.lists(st.none() | st.integers(1, 10), max_size=6)


@given(SCORES, SCORES, SCORES)
def test_no_published_number_and_no_remainder_is_of_one_or_two(teachers, carers, cooks):
    goodbyes, occupation_of = people(teacher=teachers, carer=carers, cook=cooks)
    sizes = {"teacher": len(teachers), "carer": len(carers), "cook": len(cooks)}

    told = publish_parting(goodbyes, (), occupation_of, published_groups(sizes))

    for row in told.rows:
        shown = [mean.answers for mean in row.by_group.values()]
        assert row.total is None or row.total.answers >= 3
        assert all(number >= 3 for number in shown)
        if shown:
            assert row.total.answers - sum(shown) == 0
    assert {row.measure for row in told.rows} in ({*Measure}, set())
