"""Simple work: what a room names first."""

import pytest

from akr.library.areas import topics
from akr.library.simple_work import SIMPLE, is_all_simple


def test_every_simple_topic_is_a_topic():
    assert set(topics()) >= SIMPLE


@pytest.mark.parametrize(
    ("tasks", "all_simple"),
    [
        (["Torka bord efter lunch", "Tvätta leksaker"], True),
        (["Torka bord efter lunch", "Göra det där"], True),
        (["Torka bord efter lunch", "Kopiera scheman"], False),
        (["Dokumentera barnens lärande"], False),
        (["Göra det där"], False),
        ([], False),
    ],
)
def test_tasks_are_all_simple_when_what_is_known_of_them_is(tasks, all_simple):
    assert is_all_simple(tasks) is all_simple
