import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.agreement import AGREED_FROM, Standing, agreement, standing
from akr.domain.answers.sorting import Counts

counts = st.builds(Counts, *[st.integers(0, 12)] * 4)


def test_two_occupations_that_each_agree_on_their_own_colour_agree_wholly():
    carers, teachers = Counts(green=7), Counts(yellow=5)

    assert agreement([carers, teachers]) == 1
    assert standing([carers, teachers]) is Standing.AGREED


def test_agreement_is_the_chance_that_two_colleagues_match():
    assert agreement([Counts(green=2, yellow=1)]) == 1 / 3


def test_single_answers_are_no_agreement():
    assert agreement([Counts(green=1), Counts(red=1), Counts(red=1)]) == 0


def test_one_who_sees_it_otherwise_is_named_a_lone_voice():
    assert standing([Counts(green=1, red=11), Counts(red=5)]) is Standing.LONE_VOICE


def test_an_even_room_is_split():
    assert standing([Counts(green=3, red=3)]) is Standing.SPLIT


@pytest.mark.parametrize(
    ("room", "stands"),
    [
        (Counts(green=10, red=2), Standing.AGREED),  # 0.70
        (Counts(green=9, red=3), Standing.SPLIT),  # 0.59
        (Counts(green=6, red=2), Standing.SPLIT),  # 0.57
    ],
)
def test_a_group_agrees_while_two_colleagues_match_two_times_in_three(room, stands):
    assert standing([room]) is stands


def test_exactly_two_times_in_three_is_agreed():
    carers, teachers = Counts(green=8, red=2), Counts(green=3)

    assert agreement([carers, teachers]) == AGREED_FROM
    assert standing([carers, teachers]) is Standing.AGREED


def test_three_answers_are_enough_also_of_three_who_are_alone_in_their_occupations():
    assert standing([Counts(green=3)]) is Standing.AGREED
    assert standing([Counts(green=1), Counts(red=1), Counts(red=1)]) is Standing.AGREED


def test_two_answers_are_too_few():
    assert standing([Counts(green=2)]) is Standing.TOO_FEW


@given(st.lists(counts, max_size=5))
def test_agreement_stays_between_nothing_and_all(by_occupation):
    assert 0 <= agreement(by_occupation) <= 1


@given(st.lists(counts, max_size=5), st.randoms())
def test_the_order_of_the_occupations_changes_nothing(by_occupation, chance):
    shuffled = chance.sample(by_occupation, len(by_occupation))

    assert agreement(shuffled) == agreement(by_occupation)
    assert standing(shuffled) == standing(by_occupation)
