from datetime import date

import pytest

from akr.domain.phase import Phase
from akr.domain.planning.process_list import (
    Coming,
    Stands,
    is_asked_for,
    what_comes,
    where_it_stands,
)

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("phase", "ended_on", "stands"),
    [
        (None, None, Stands.NOT_OPENED),
        (Phase.JOIN, None, Stands.WORKSHOP_1),
        (Phase.HOME, None, Stands.WORKSHOP_1),
        (Phase.ANALYSE, None, Stands.WORKSHOP_2),
        (Phase.ANALYSE, TODAY, Stands.ENDED),
    ],
)
def test_a_process_stands_where_its_room_is_until_it_is_ended(phase, ended_on, stands):
    assert where_it_stands(phase, ended_on) is stands


def test_what_comes_next_is_the_first_date_that_has_not_passed():
    dates = {
        Coming.WORKSHOP_1: date(2026, 11, 27),
        Coming.WORKSHOP_2: date(2026, 12, 18),
        Coming.FOLLOW_UP: None,
    }

    assert what_comes(dates, TODAY) == (Coming.WORKSHOP_2, date(2026, 12, 18))


def test_today_is_still_to_come_and_nothing_comes_without_dates():
    assert what_comes({Coming.WORKSHOP_1: TODAY}, TODAY) == (Coming.WORKSHOP_1, TODAY)
    assert what_comes({Coming.WORKSHOP_1: None}, TODAY) is None


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("", True),
        ("  ", True),
        ("linden", True),
        ("HÖST linden", True),
        ("förskolan höst", True),
        ("granen", False),
        ("linden granen", False),
    ],
)
def test_a_search_finds_every_one_of_its_words_in_any_order(search, is_found):
    assert is_asked_for(search, "Arbetsdelning hösten 2026", "Förskolan Linden", None) is is_found
