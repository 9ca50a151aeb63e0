"""Whatever a room does, nobody is told from all that its surfaces show over time.

`tests.promises.answers.plays` plays it, on a real store.
"""

import random

import pytest

from akr.domain.room.anonymity import FEWEST
from akr.steps.answers import showing
from tests.promises.answers.plays import a_play, alike, exchanges, script_of
from tests.promises.answers.test_published_over_time import shown_always

LENGTH = 25
EVERY_DAY = 5
SEEDS = [EVERY_DAY, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (7, 10, 11, 12))]


@pytest.mark.parametrize("seed", SEEDS)
def test_two_who_are_always_shown_together_can_exchange_answers_and_no_surface_tells(store, seed):
    script = script_of(seed, LENGTH)
    play = a_play(store.work).plays(script)

    assert too_few(play) == []
    pairs = exchanges(play, random.Random(seed), most=1)
    assert pairs, "Nobody in this play could be exchanged: take another seed"
    for exchanged in pairs:
        twin = a_play(store.work, exchanged).plays(script)
        for step, before, after in zip(script, play.seen, twin.seen, strict=True):
            assert after == before, (step, exchanged)


def too_few(play):
    """Those who are told from their fellows, since under three were ever shown as they were."""
    return [people for people in alike(play).values() if len(people) < FEWEST]


def test_the_plays_find_a_weaker_rule_out(store, monkeypatch):
    monkeypatch.setattr(showing, "show_anew", shown_always)

    assert too_few(a_play(store.work).plays(script_of(EVERY_DAY, LENGTH)))
