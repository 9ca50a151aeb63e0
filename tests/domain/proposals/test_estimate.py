"""People's own estimates: only medians of at least three are shown, by scope."""

import pytest

from akr.domain.cards.cards import Card, DayPart
from akr.domain.phase import Phase
from akr.domain.proposals.errors import BadEstimate, ScopeMissing
from akr.domain.proposals.estimate import Middle, StartingPoint, check_own, starting_points
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.domain.room.errors import PhaseClosed, UnknownOccupation


def said(participant, **what):
    return OwnEstimate(participant, **({"task": "t1"} | what))


def of(*estimates, cards=()):
    return starting_points(Process(estimates=estimates, cards=cards)).get("t1")


def test_two_estimates_show_nothing_and_three_show_the_median():
    two = [said("a", minutes=10), said("b", minutes=90)]

    assert of(*two) is None
    assert of(*two, said("c", minutes=20)) == StartingPoint(Middle(20, 3), {}, (), ())


def test_minutes_count_everybody_who_takes_part():
    found = of(*(said(each, minutes=10, together=2) for each in "abc"))

    assert found.minutes == Middle(20, 3)


def test_times_are_separated_by_scope():
    house = [said(each, times_per_week=20, scope=Scope.HOUSE) for each in "abc"]
    mine = [said(each, times_per_week=5, scope=Scope.ME) for each in "de"]

    assert of(*house, *mine).times == {Scope.HOUSE: Middle(20, 3)}


def test_each_person_counts_once_and_a_task_estimate_beats_a_card_estimate():
    cards = (Card("c1", "Duka", "a", "t1"), Card("c2", "Duka av", "a", "t1"))
    voices = [
        said("a", minutes=60),
        *(said("a", task=None, card=card, minutes=1) for card in ("c1", "c2")),
        said("b", minutes=60),
    ]

    assert of(*voices, cards=cards) is None
    assert of(*voices, said("c", minutes=60), cards=cards).minutes == Middle(60, 3)


def test_doers_and_day_parts_are_shown_when_three_say_so():
    found = of(
        *(said(each, done_by=("carer",), when=(DayPart.NIGHT, DayPart.MORNING)) for each in "abc"),
        said("d", done_by=("cook",)),
    )

    assert (found.done_by, found.when) == (("carer",), (DayPart.MORNING, DayPart.NIGHT))


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ({"minutes": 99_999}, BadEstimate),
        ({"together": 101}, BadEstimate),
        ({"times_per_week": 3}, ScopeMissing),
        ({"done_by": ("robot",)}, UnknownOccupation),
    ],
)
def test_an_impossible_estimate_is_refused(what, error):
    with pytest.raises(error):
        check_own(said("a", **what), Phase.SORT, ["carer"])


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.ANALYSE])
def test_nobody_estimates_before_writing_or_in_workshop_2(phase):
    with pytest.raises(PhaseClosed):
        check_own(said("a"), phase, [])
