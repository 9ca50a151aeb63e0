"""Processes at the edge: made, read in, looked at and taken out again."""

import json
import logging
from pathlib import Path

import pytest

from akr.steps.transfer import read_process

LINDEN = Path(__file__).parents[1] / "data/linden.json"
NEW = {
    "workplace": "Förskolan Eken",
    "sector": "preschool",
    "departments": "3",
    "purpose": "roles",
    "occupation-1": "Förskollärare",
    "expected-1": "5",
    "occupation-3": "Barnskötare",
}


def created(leader, **changes):
    """Make a process and return its address."""
    answer = leader.post("/processes/new", data=NEW | changes)
    assert answer.status_code == 303, answer.text
    return answer.location


def imported(leader, content=None):
    answer = leader.post(
        "/processes/import",
        data={"file": (LINDEN.open("rb") if content is None else content, "linden.json")},
    )
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/analysis")


def test_an_empty_list_invites_to_the_first_process(leader):
    answer = leader.get("/processes")

    assert "Här börjar er arbetsdelning" in answer.text
    assert 'href="/processes/new"' in answer.text


def test_a_new_process_is_named_after_its_workplace_and_shows_its_next_step(leader):
    shown = leader.get(created(leader))

    assert "<h1>Arbetsdelning Förskolan Eken</h1>" in shown.text
    assert "(5 väntas)" in shown.text
    assert "Öppna verkstad 1" in shown.text
