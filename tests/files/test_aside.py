"""What is done aside gives what it gives at once, however much there is of it."""

import csv
import json
import os
from pathlib import Path

import pytest

from akr.domain.cards import similarity
from akr.domain.errors import BadFile
from akr.files import akr_process_1, aside
from tests.rooms import LINDEN

HERE = Path(__file__).parent.parent / "data"


def test_many_phrases_are_grouped_aside_as_few_are_at_once(monkeypatch):
    rows = csv.DictReader((HERE / "task_groups.csv").read_text().splitlines())
    phrases = [row["phrase"] for row in rows]
    monkeypatch.setattr(aside, "LETTERS_AT_ONCE", 0)

    assert aside.suggest_groups(phrases) == similarity.suggest_groups(phrases)


def test_what_is_thought_of_aside_gives_way_to_the_rooms(monkeypatch):
    monkeypatch.setattr(aside, "LETTERS_AT_ONCE", 0)
    aside.suggest_groups(["Vika tvätt", "vika tvätten"])

    for child in aside._workers().pids():
        assert os.getpriority(os.PRIO_PROCESS, child) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_large_file_is_read_aside_as_a_small_one_at_once(monkeypatch):
    content = LINDEN.read_bytes()
    monkeypatch.setattr(aside, "BYTES_AT_ONCE", 0)

    assert aside.read_process(content) == akr_process_1.read_process(content)


def test_what_is_wrong_in_a_large_file_is_said(monkeypatch):
    content = json.loads(LINDEN.read_bytes()) | {"colour": "red"}
    monkeypatch.setattr(aside, "BYTES_AT_ONCE", 0)

    with pytest.raises(BadFile) as refused:
        aside.read_process(json.dumps(content).encode())

    assert (refused.value.reason, refused.value.detail) == ("unknown_key", "colour")
