"""The board at the edge: typed in a grid, given back with what needs mending, and never lost."""

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.phase import Phase
from akr.steps.answers import paper
from tests.page import read
from tests.story import Person
from tests.web.leader.room.test_console import process, room
from tests.workshops import CARER, TEACHER, an_act

__all__ = ["process", "room"]

TEACHERS, CARERS = 0, 1
"""The occupations by their places on the page."""


@pytest.fixture
def board(room, process):
    """The board's address, in a room that has gone straight to it."""
    paper.begin_on_paper(room.work(), room.public_id, an_act())
    return f"{process}/paper"


def send(leader, board, **fields):
    """Fill the page's form in, with `__` for a dot and `_` for a hyphen, and send it."""
    shown = leader.get(board)
    named = {name.replace("__", ".").replace("_", "-"): each for name, each in fields.items()}
    return leader.post(board, data=form(shown, board, **named))


def form(shown, action, **fields):
    """What the form with an action sends, as a browser would, with some of it filled in."""
    return read(shown).form(action).sent() | fields


def typed(row, place, **colours):
    return {f"{row}__{place}__{colour}": str(n) for colour, n in colours.items()}


def value(shown, name):
    return read(shown).field(name)


def test_the_console_links_to_the_board_and_the_board_to_sorting(leader, room, process):
    person = Person(leader).see(f"{process}/lead")
    assert read(person.page).has(f"a[href='{process}/paper']")

    person.see(f"{process}/paper").press("Börja mata in")

    assert person.says("Mata in från papper")
    assert "Spara tavlan" in person.buttons()


def test_a_typed_board_is_saved_and_shown_again(leader, room, board):
    done = send(
        leader,
        board,
        new_1__task="Torka bord",
        **typed("new_1", CARERS, green=4, red=1),
        **typed("new_1", TEACHERS, black=1),
    )
    shown = leader.get(done.location)
    key = paper.see_board(room.work(), room.public_id).rows[0].key

    assert done.status_code == 303
    assert "Tavlan är sparad: 1 uppgift, minst 6 personer." in shown.text
    assert value(shown, f"n-{key}.task") == "Torka bord"
    assert value(shown, f"n-{key}.{CARERS}.green") == "4"
    assert value(shown, f"n-{key}.{TEACHERS}.green") == ""


def test_too_many_answers_are_reported_at_their_row_and_nothing_typed_is_lost(leader, room, board):
    refused = send(
        leader,
        board,
        people__0="1",
        new_3__task="Torka bord",
        **typed("new_3", TEACHERS, green=1, red=1),
        **typed("new_3", CARERS, yellow=5),
    )

    assert refused.status_code == 422
    assert "Förskollärare: 2 svar, men ni är 1." in refused.text
    assert value(refused, "new-3.task") == "Torka bord"
    assert value(refused, f"new-3.{CARERS}.yellow") == "5"
    assert value(refused, "people.0") == "1"
    assert paper.see_board(room.work(), room.public_id).rows == ()


@pytest.mark.parametrize("wrong", ["-1", "fem", "1,5", "2000", "\0", "1" * 10_000])
def test_an_invalid_number_is_reported_and_changes_nothing(leader, room, board, wrong):
    refused = send(
        leader, board, new_1__task="Torka bord", **typed("new_1", CARERS, green=wrong, red=2)
    )

    assert refused.status_code == 422
    assert "Barnskötare, grön: skriv ett heltal" in refused.text
    assert value(refused, f"new-1.{CARERS}.red") == "2"
    assert paper.see_board(room.work(), room.public_id).rows == ()


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("", "Skriv vad uppgiften heter"),
        ("x" * 10_000, "Korta den till högst 200"),
        ("Torka\ufffdbord", "ett tecken som inte går att läsa"),
    ],
)
def test_a_row_with_numbers_needs_a_readable_task(leader, room, board, task, sentence):
    refused = send(leader, board, new_1__task=task, **typed("new_1", CARERS, green=2))

    assert refused.status_code == 422
    assert sentence in refused.text


def test_a_repeated_task_is_reported_even_when_decomposed(leader, room, board):
    refused = send(
        leader, board, new_1__task="Städa kök", new_2__task="städa ko\N{COMBINING DIAERESIS}k"
    )

    assert refused.status_code == 422
    assert "”städa kök” står på en annan rad." in refused.text


def test_another_leaders_board_is_shown_beside_and_the_next_save_counts(leader, room, board):
    first = leader.get(board)
    send(leader, board, new_1__task="Torka bord", **typed("new_1", CARERS, green=4))
    key = paper.see_board(room.work(), room.public_id).rows[0].key
    second = leader.get(board)
    send(leader, board, **typed(f"n_{key}".replace("-", "_"), CARERS, green=3))

    clash = leader.post(board, data=form(second, board, **{f"n-{key}.{CARERS}.green": "5"}))
    assert clash.status_code == 422
    assert "Någon annan hann spara tavlan" in clash.text
    assert "Sparat nu: Barnskötare 3 grön." in clash.text
    old = leader.post(board, data=form(first, board, **{"new-1.task": "Läsa sagor"}))
    assert "Torka bord" in old.text
    assert value(old, "new-1.task") == "Läsa sagor"

    again = leader.post(board, data=form(clash, board))
    assert again.status_code == 303
    saved = paper.see_board(room.work(), room.public_id).rows[0].counts
    assert saved[CARER] == Counts(green=5)


def test_a_phase_that_closes_while_typing_loses_nothing(leader, room, board):
    shown = leader.get(board)
    room.go_to(Phase.GATHER)

    sent = form(shown, board, **{"new-1.task": "Torka bord", f"new-1.{TEACHERS}.red": "1"})
    closed = leader.post(board, data=sent)
    room.go_to(Phase.SORT)
    saved = leader.post(board, data=form(closed, board))

    assert closed.status_code == 422
    assert "Inget har sparats, och allt du skrev finns kvar" in closed.text
    assert saved.status_code == 303
    assert paper.see_board(room.work(), room.public_id).rows[0].counts[TEACHER] == Counts(red=1)


def test_numbers_for_a_merged_task_come_back_as_a_row(leader, room, board):
    send(leader, board, new_1__task="Torka bord", new_2__task="Torka borden")
    first, second = paper.see_board(room.work(), room.public_id).rows
    shown = leader.get(board)
    rows = [paper.TypedRow(first.key, "Torka bord", {}), paper.TypedRow(second.key, "", {})]
    version = paper.see_board(room.work(), room.public_id).version
    paper.save_board(room.work(), room.public_id, an_act(), rows, {}, version)

    sent = form(shown, board, **{f"n-{second.key}.{TEACHERS}.red": "1"})
    back = leader.post(board, data=sent)

    assert back.status_code == 422
    assert "Uppgiften låg inte kvar på bordet" in back.text
    assert value(back, "new-6.task") == "Torka borden"
    assert value(back, f"new-6.{TEACHERS}.red") == "1"


def test_adding_rows_keeps_what_was_typed_and_focuses_the_first_new_one(leader, room, board):
    more = send(leader, board, new_1__task="Torka bord", more="1")

    assert more.status_code == 200
    assert value(more, "new-1.task") == "Torka bord"
    assert value(more, "new") == "25"
    assert "autofocus" in read(more).one("[name='new-21.task']")


def test_the_result_says_how_many_answered_on_paper(leader, room, board, process):
    send(leader, board, new_1__task="Torka bord", **typed("new_1", CARERS, green=4))
    room.go_to(Phase.REVEAL)

    assert "Alla är räknade från en tavla på papper" in leader.get(f"{process}/analysis").text


def test_only_the_leader_can_open_the_board(other_leader, stranger, manager, board):
    for somebody in (other_leader, stranger, manager):
        assert somebody.get(board).status_code == 404
        assert somebody.post(board).status_code == 404
