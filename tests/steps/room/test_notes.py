"""Notes: by task or freely, added or deleted whole, shown to the leader and in files."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.errors import UnknownCode
from akr.files.akr_process_1 import read_process, write_process
from akr.files.workbook import sheets
from akr.steps.cards import gathering
from akr.steps.room import notes as note
from tests.workshops import a_sorting_room, an_act


@pytest.fixture
def room(store):
    """A room with tasks on its table, and a page for notes."""
    found, _ = a_sorting_room(store.work, tasks=("Torka bord", "Läsa sagor"))
    note.open_notes(found.work(), found.public_id, an_act())
    return found


def page_of(room):
    return note.see_as_leader(room.work(), room.public_id)[1]


def take(room, text, task=None, act=None):
    note.add_note(room.work(), page_of(room), act or an_act(), text, task)


def noted(room):
    """Task → words, as the leader reads them."""
    shown, _ = note.see_as_leader(room.work(), room.public_id)
    return {task: [each.text for each in notes] for task, notes in shown.by_task.items()}


def tasks(room):
    """The tasks' keys, *Torka bord* first."""
    words = note.see_as_note_taker(room.work(), page_of(room)).tasks
    return sorted(words, key=words.get, reverse=True)


def process(room):
    with (work := room.work()).reading():
        return work.process(room.public_id)


def test_notes_are_shown_to_the_leader_and_exported(room):
    task = tasks(room)[0]
    take(room, "Det tar längre tid på måndagar", task)
    take(room, "Vi ses på fredag")

    assert noted(room) == {
        task: ["Det tar längre tid på måndagar"],
        None: ["Vi ses på fredag"],
    }
    found = process(room)
    assert read_process(write_process(found)) == found
    assert sheets(found)[-1].rows == (
        ("Torka bord", "Det tar längre tid på måndagar"),
        (None, "Vi ses på fredag"),
    )


def test_concurrent_notes_are_all_kept(room):
    texts = {f"anteckning {number}" for number in range(12)}

    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda text: take(room, text), texts))

    assert set(noted(room)[None]) == texts


def test_a_repeated_act_is_one_note_and_is_refused_with_other_words(room):
    act = an_act()
    take(room, "en gång", act=act)
    take(room, "en gång", act=act)

    with pytest.raises(ActConflict):
        take(room, "andra ord", act=act)
    assert noted(room) == {None: ["en gång"]}


def test_a_note_can_be_deleted_once(room):
    act = an_act()
    take(room, "fel", act=act)

    for _ in range(2):
        note.remove_note(room.work(), page_of(room), an_act(), act.id)

    assert noted(room) == {}


def test_tasks_are_shown_from_sorting_on_and_only_they_can_be_noted(room):
    assert len(tasks(room)) == 2
    with pytest.raises(UnknownTask):
        take(room, "ord", "nowhere")
    task = tasks(room)[0]
    room.go_to(Phase.GATHER)

    assert tasks(room) == []
    with pytest.raises(UnknownTask):
        take(room, "ord", task)


def test_a_note_survives_the_merging_of_its_task(room):
    first, second = tasks(room)
    take(room, "om den första", first)
    room.go_to(Phase.GATHER)
    gathering.merge_heaps(room.work(), room.public_id, an_act(), [first], second)
    room.go_to(Phase.SORT)

    assert noted(room) == {None: ["om den första"]}
    found = process(room)
    assert [(each.text, each.task) for each in found.notes] == [("om den första", None)]
    assert read_process(write_process(found)) == found


def test_a_new_notes_address_closes_the_old_one_and_keeps_the_notes(room):
    old = page_of(room)
    take(room, "kvar")

    note.open_notes(room.work(), room.public_id, an_act())

    assert page_of(room) != old
    assert noted(room) == {None: ["kvar"]}
    with pytest.raises(UnknownCode):
        note.see_as_note_taker(room.work(), old)
