"""A board is typed by keyboard alone, in few keys, and its page is for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.office.account import Role
from akr.steps.answers import paper
from akr.steps.office import accounts
from tests.workshops import an_act

pytestmark = pytest.mark.browser

NAME, PASSWORD = "ledare@exempelstad.se", "en mening att minnas"
OCCUPATIONS = ("Förskollärare", "Barnskötare")
PEOPLE = (5, 7)
TASKS = 20
KEYS = 200
"""Beside the tasks' words. Two keys a second, from a board that another reads out: two minutes."""


def on_the_board(task):
    """What a believable board says: mostly two colours in each group."""
    first = (Counts(green=5), Counts(green=3, yellow=2), Counts(yellow=1, red=4), Counts(red=5))
    second = (Counts(yellow=6, red=1), Counts(green=7), Counts(red=5, black=2), Counts(green=4))
    return first[task % 4], second[task % 4]


@pytest.fixture
def board(server, page_at):
    """The page of an empty board, in a room that nobody has joined by phone; and the room."""
    leader = accounts.create_account(server.work(), NAME, PASSWORD, Role.FACILITATOR)
    room = server.room(account=leader.id, occupations=OCCUPATIONS)
    paper.begin_on_paper(room.work(), room.public_id, an_act())
    page = page_at(1280, 900)
    page.goto(f"{server.url}/sign-in?next=/processes/{room.public_id}/paper")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_selector("#board")
    return page, room


def test_a_board_of_twenty_tasks_and_two_occupations_takes_under_two_hundred_keys(board):
    page, room = board
    for place, people in enumerate(PEOPLE):
        page.fill(f"#people-{place}", str(people))
    page.focus("#task-1")
    keys = 0

    def press(key):
        nonlocal keys
        page.keyboard.press(key)
        keys += 1

    for task in range(TASKS):
        page.keyboard.insert_text(f"Uppgift {task}")
        press("Enter")
        for counts, people in zip(on_the_board(task), PEOPLE, strict=True):
            left = people
            for colour in Colour:
                if number := counts.of(colour):
                    press(str(number))
                press("Enter")
                left -= number
                if number and not left:
                    break
    press("Tab")
    page.click("#save-board")
    page.wait_for_selector(".notice-done")

    saved = paper.see_board(room.work(), room.public_id).rows
    assert [tuple(row.counts.values()) for row in saved] == [on_the_board(n) for n in range(TASKS)]
    assert keys <= KEYS, keys


@pytest.mark.parametrize("width", [360, 1920])
def test_mistakes_are_pointed_out_and_the_board_is_accessible(board, width):
    page, _ = board
    page.set_viewport_size({"width": width, "height": 900})
    page.fill("#people-0", "1")
    page.fill("#task-2", "Torka bord")
    page.fill("[name='new-2.0.green']", "2")
    assert page.inner_text("[name='new-2.0.green'] >> xpath=../..//output") == "2 av 1"

    page.click("#save-board")
    page.wait_for_selector("#refused")

    assert page.evaluate("document.activeElement.name") == "new-2.0.green"
    wcag = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    assert Axe().run(page, options=wcag).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
