"""Whatever is sent, whoever sends it, to whichever address: the server never breaks."""

import random
import time

import pytest

from akr.domain.phase import Phase
from tests.promises.onlookers import a_house, make_people
from tests.promises.ways_in.fuzz import Fuzzer

SECONDS = 60
"""On each store, so two minutes in all; every address is tried by everybody all the same."""

PHASES = (Phase.GATHER, Phase.SORT, Phase.TALK, Phase.REVEAL, Phase.ANALYSE)


@pytest.fixture
def house(app):
    """A room that has come far enough to have something of everything."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    make_people(app)
    house = a_house(app)
    house.room.go_to(Phase.WRITE)
    house.writer.write("Torka bord efter lunch")
    house.heard_of["kind"] = "csv"
    return house


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # left to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nothing_that_is_sent_breaks_the_server(house, request):
    seed = random.randrange(2**32)
    fuzzer = Fuzzer(house, random.Random(seed))
    broken, until = [], time.monotonic() + SECONDS
    phases = iter(PHASES)

    while not broken and time.monotonic() < until:
        for (rule, method), person in fuzzer.all_pairs():
            found = fuzzer.ask(rule, method, person)
            broken += [found] if found else []
        if phase := next(phases, None):
            house.room.go_to(phase)

    assert fuzzer.asked > 1000
    assert not broken, f"seed {seed}, {len(broken)} of {fuzzer.asked}:\n\n" + "\n\n".join(
        map(str, broken[:10])
    )
