"""Gathering: every change can be undone, and a restored task gets its answers back."""

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.room.errors import PhaseClosed
from akr.files.akr_process_1 import read_process, write_process
from akr.steps.cards import gathering, heap_suggestions, writing
from akr.steps.proposals import agenda
from tests import sees
from tests.workshops import a_room, a_sorting_room, an_act

SAME = ("Torka borden", "torka bord", "Torka av borden")


@pytest.fixture
def room(store):
    """A table with three heaps, one of them with three cards."""
    room = a_room(store.work, phase=Phase.WRITE)
    writer = room.join()
    for text in ("Trösta barn", *SAME, "Beställa blöjor"):
        writer.write(text)
    room.go_to(Phase.GATHER)
    return room


def table(room):
    """Return the table: each heap's name, and its cards' words."""
    shown = gathering.see_table(room.work(), room.public_id)
    return {heap.text: [words for _, words in heap.cards] for heap in shown.heaps}


def key(room, text):
    heaps = gathering.see_table(room.work(), room.public_id).heaps
    return next(heap.key for heap in heaps if heap.text == text)


def card(room, words):
    heaps = gathering.see_table(room.work(), room.public_id).heaps
    return next(found for heap in heaps for found, text in heap.cards if text == words)


def merge(room, texts, into, act=None):
    keys = [key(room, text) for text in texts]
    gathering.merge_heaps(room.work(), room.public_id, act or an_act(), keys, key(room, into))


def undo(room, act=None):
    return gathering.undo(room.work(), room.public_id, act or an_act())


def test_the_largest_heaps_come_first_and_keep_their_places(room):
    first, *others = table(room)
    assert len(table(room)[first]) == 3

    merge(room, [first], into=others[1])

    assert list(table(room)) == others


def test_a_chain_of_changes_can_be_undone_to_the_start(room):
    began = table(room)
    first = next(iter(began))
    gathering.split_card(room.work(), room.public_id, an_act(), card(room, "torka bord"))
    gathering.rename_heap(room.work(), room.public_id, an_act(), key(room, first), "Bordstorkning")
    merge(room, ["Trösta barn", "Beställa blöjor"], into="Bordstorkning")
    assert len(table(room)) == 2

    for _ in range(3):
        undo(room)

    assert table(room) == began
    with pytest.raises(CannotUndo):
        undo(room)


def test_undoing_returns_the_heap_that_came_back(room):
    heap = key(room, "Trösta barn")
    merge(room, ["Trösta barn"], into="Beställa blöjor")

    assert undo(room) == heap


def test_the_same_press_twice_is_one_change(room):
    merged, undone = an_act(), an_act()
    into = key(room, "Beställa blöjor")
    heap = key(room, "Trösta barn")

    for _ in range(2):
        gathering.merge_heaps(room.work(), room.public_id, merged, [heap], into)
    assert undo(room, undone) == heap
    assert undo(room, undone) is None

    assert "Trösta barn" in table(room)


def test_an_act_id_used_for_something_else_is_refused(room):
    act = an_act()
    merge(room, ["Trösta barn"], into="Beställa blöjor", act=act)

    with pytest.raises(ActConflict):
        gathering.rename_heap(
            room.work(), room.public_id, act, key(room, "Beställa blöjor"), "Annat"
        )

    assert "Annat" not in table(room)


def test_two_leaders_who_merge_the_same_heap_each_get_a_clear_answer(room):
    heap, first, second = (key(room, text) for text in ("Trösta barn", *list(table(room))[:2]))
    first, second = (each for each in (key(room, text) for text in table(room)) if each != heap)
    gathering.merge_heaps(room.work(), room.public_id, an_act(), [heap], first)

    with pytest.raises(UnknownTask):
        gathering.merge_heaps(room.work(), room.public_id, an_act(), [heap], second)


def test_impossible_merges_and_splits_are_refused(room):
    with pytest.raises(NothingToMerge):
        merge(room, ["Trösta barn"], into="Trösta barn")
    with pytest.raises(NothingToSplit):
        gathering.split_card(room.work(), room.public_id, an_act(), card(room, "Trösta barn"))
    with pytest.raises(UnknownTask):
        gathering.split_card(room.work(), room.public_id, an_act(), "no such card")


def test_the_table_is_closed_and_hidden_in_every_other_phase(room):
    heap = key(room, "Trösta barn")

    for phase in (Phase.SORT, Phase.REVEAL, Phase.WRITE, Phase.JOIN):
        room.go_to(phase)
        assert gathering.see_table(room.work(), room.public_id).heaps == ()
        with pytest.raises(PhaseClosed):
            gathering.rename_heap(room.work(), room.public_id, an_act(), heap, "Annat")
        with pytest.raises(PhaseClosed):
            undo(room)


def test_merging_keeps_what_was_sorted_and_undoing_brings_it_back(store):
    room, seat = a_sorting_room(store.work, tasks=("Trösta barn", "Beställa blöjor"))
    answers = {"Trösta barn": Colour.GREEN, "Beställa blöjor": Colour.RED}
    for each in seat.deck().cards:
        seat.place(each.task, answers[each.text])
    room.go_to(Phase.GATHER)
    merge(room, ["Trösta barn"], into="Beställa blöjor")

    room.go_to(Phase.SORT)
    assert seat.answers() == {"Beställa blöjor": Colour.RED}

    room.go_to(Phase.GATHER)
    undo(room)
    room.go_to(Phase.SORT)
    assert seat.answers() == answers


def test_a_split_card_is_a_new_task_without_answers_and_keeps_its_words(room):
    gathering.split_card(room.work(), room.public_id, an_act(), card(room, "torka bord"))

    assert table(room)["torka bord"] == ["torka bord"]
    seat = room.join()
    room.go_to(Phase.SORT)
    assert "torka bord" in [each.text for each in seat.deck().cards]
    assert not seat.answers()


def test_cards_written_after_going_back_are_added_beside_the_existing_heaps(room):
    merge(room, ["Trösta barn"], into="Beställa blöjor")
    before = table(room)
    room.go_to(Phase.WRITE)
    room.join().write("Vattna blommor")

    room.go_to(Phase.GATHER)

    assert table(room) == before | {"Vattna blommor": ["Vattna blommor"]}


def set_aside(room, words, act=None):
    gathering.set_aside(room.work(), room.public_id, act or an_act(), card(room, words))


def lay(room, *texts, act=None):
    heap_suggestions.lay_suggestions(room.work(), room.public_id, act or an_act(), texts)


def shown(room):
    return gathering.see_table(room.work(), room.public_id)


def process(room):
    with (work := room.work()).reading():
        return work.process(room.public_id)


def test_a_card_set_aside_is_in_no_heap_deck_or_file_and_only_its_writer_sees_it(room):
    writer = room.join()
    room.go_to(Phase.WRITE)
    writer.write("Trösta Kalle på vilan")
    room.go_to(Phase.GATHER)
    before = table(room)

    set_aside(room, "Trösta Kalle på vilan")

    assert shown(room).aside == 1
    assert sees.as_leader(room.work(), room.public_id)[0].cards == 5
    assert "Kalle" not in str(table(room))
    room.go_to(Phase.SORT)
    assert "Kalle" not in str([each.text for each in writer.deck().cards])
    assert "Kalle" not in str(process(room))
    assert writer.cards() == ["Trösta Kalle på vilan"]
    room.go_to(Phase.GATHER)
    assert "Kalle" not in str(table(room)), "it is not laid again"

    undo(room)

    assert table(room) == before
    assert shown(room).aside == 0


def test_a_card_set_aside_returns_when_its_writer_rewords_it(room):
    writer = room.join()
    room.go_to(Phase.WRITE)
    key_of_card = writer.write("Trösta Kalle")
    room.go_to(Phase.GATHER)
    set_aside(room, "Trösta Kalle")
    room.go_to(Phase.WRITE)

    assert [each.aside for each in own_cards(writer)] == [True]
    writing.reword_card(
        room.work(), room.code, writer.token, writer.act(), key_of_card, "Läsa en saga"
    )
    room.go_to(Phase.GATHER)

    assert ["Läsa en saga"] in table(room).values()
    assert shown(room).aside == 0


def own_cards(place):
    return writing.own_cards(place.room.work(), place.room.code, place.token)


def test_setting_aside_is_idempotent_and_only_while_gathering(room):
    act, heap_card = an_act(), card(room, "Trösta barn")
    for _ in range(2):
        gathering.set_aside(room.work(), room.public_id, act, heap_card)
    assert shown(room).aside == 1

    with pytest.raises(UnknownTask):
        gathering.set_aside(room.work(), room.public_id, an_act(), heap_card)
    room.go_to(Phase.SORT)
    with pytest.raises(PhaseClosed):
        gathering.set_aside(room.work(), room.public_id, an_act(), heap_card)


def test_suggestions_show_what_is_already_on_the_table(room):
    room.go_to(Phase.WRITE)
    room.join().write("duka fram FRUKOSTEN")
    room.go_to(Phase.GATHER)

    suggested = {e.text: e for e in heap_suggestions.see_suggestions(room.work(), room.public_id)}

    assert len(suggested) >= 40
    assert suggested["Duka fram frukosten"].is_same
    assert not suggested["Gå ut med sopor"].is_same
    assert suggested["Gå ut med sopor"].lies_in is None
    near = [each for each in suggested.values() if each.lies_in and not each.is_same]
    assert near, "some are much the same as a card"


def test_suggestions_become_tasks_without_cards_that_are_sorted_analysed_and_undone(room):
    before, act = table(room), an_act()

    for _ in range(2):
        lay(room, "Gå ut med sopor", "Köra diskmaskinen", "Något helt annat", act=act)

    assert table(room) == before | {"Gå ut med sopor": [], "Köra diskmaskinen": []}
    assert [each.origin for each in shown(room).heaps if not each.cards] == ["eget", "eget"]
    seat = room.join()
    room.go_to(Phase.SORT)
    for each in seat.deck().cards:
        seat.place(each.task, Colour.RED)
    assert seat.answers()["Gå ut med sopor"] is Colour.RED
    room.go_to(Phase.ANALYSE)
    items = agenda.see_agenda(room.work(), room.public_id).items
    assert [each.cards for each in items if each.row.task.text == "Gå ut med sopor"] == [()]
    room.go_to(Phase.GATHER)

    undo(room)

    assert table(room) == before


def test_a_suggestion_takes_cards_as_any_heap_and_stays_marked(room):
    lay(room, "Gå ut med sopor")

    merge(room, ["Trösta barn"], into="Gå ut med sopor")

    heap = next(each for each in shown(room).heaps if each.origin)
    assert [words for _, words in heap.cards] == ["Trösta barn"]


def test_adding_no_suggestion_is_refused(room):
    for texts in ((), ("Något som biblioteket inte har",)):
        with pytest.raises(NothingChosen):
            lay(room, *texts)


def test_a_card_marked_as_not_done_is_marked_on_the_table_and_in_workshop_2(store):
    room = a_room(store.work, phase=Phase.WRITE)
    writer = room.join()
    writer.write("Vattna blommor")
    marked = writer.write("Ringa vikarier", not_done_today=True)
    room.go_to(Phase.GATHER)

    assert {each.text: each.not_done for each in shown(room).heaps} == {
        "Vattna blommor": frozenset(),
        "Ringa vikarier": {marked},
    }
    room.go_to(Phase.ANALYSE)
    items = agenda.see_agenda(room.work(), room.public_id).items
    assert {each.row.task.text: each.said_not_done for each in items} == {
        "Vattna blommor": False,
        "Ringa vikarier": True,
    }
    assert b"not_done_today" not in write_process(process(room)), "the room has not said it yet"


def test_a_task_that_is_put_off_is_not_sorted_and_is_taken_up_in_workshop_2(store):
    room = a_room(store.work, phase=Phase.WRITE)
    writer = room.join()
    for text in ("Vattna blommor", "Ringa vikarier"):
        writer.write(text)
    room.go_to(Phase.GATHER)
    key = next(each.key for each in shown(room).heaps if each.text == "Vattna blommor")

    gathering.put_off(room.work(), room.public_id, an_act(), [key])

    assert [each.later for each in shown(room).heaps] == [
        each.key == key for each in shown(room).heaps
    ]
    room.go_to(Phase.SORT)
    assert [card.text for card in writer.deck().cards] == ["Ringa vikarier"]
    leader, _ = sees.as_leader(room.work(), room.public_id)
    assert (leader.later, leader.progress) == (1, (0, 1))
    room.go_to(Phase.ANALYSE)
    taken_up = agenda.see_agenda(room.work(), room.public_id)
    assert ([each.row.task.text for each in taken_up.items], taken_up.later) == (
        ["Ringa vikarier"],
        ((key, "Vattna blommor"),),
    )
    assert b'"later": true' in write_process(process(room))

    act = an_act()
    for _ in range(2):
        gathering.take_up(room.work(), room.public_id, act, key)

    taken_up = agenda.see_agenda(room.work(), room.public_id)
    assert (len(taken_up.items), taken_up.later) == (2, ())
    with pytest.raises(NothingChosen):
        gathering.take_up(room.work(), room.public_id, an_act(), key)


def test_single_cards_are_put_off_in_one_press_and_undone_in_one(room):
    before = shown(room).heaps

    gathering.put_off_lonely(room.work(), room.public_id, an_act())
    assert any(heap.later for heap in shown(room).heaps)
    assert shown(room).lonely == 0

    undo(room)
    assert shown(room).heaps == before


def test_the_wall_shows_heaps_by_name_only_on_the_leaders_word(room):
    wall = sees.as_leader(room.work(), room.public_id)[1]
    assert sees.as_wall(room.work(), wall).heaps is None

    gathering.show_heaps(room.work(), room.public_id, an_act(), is_shown=True)

    (name,) = (text for text, cards in table(room).items() if len(cards) == 3)
    heaps = sees.as_wall(room.work(), wall).heaps
    assert (heaps.named, heaps.alone) == (((name, 3),), 2)
    merge(room, ["Trösta barn"], into="Beställa blöjor")
    assert ("Beställa blöjor", 2) in sees.as_wall(room.work(), wall).heaps.named
    gathering.show_heaps(room.work(), room.public_id, an_act(), is_shown=False)
    assert sees.as_wall(room.work(), wall).heaps is None


def test_new_cards_are_read_by_the_leader_before_the_wall_shows_heaps_again(room):
    wall = sees.as_leader(room.work(), room.public_id)[1]
    gathering.show_heaps(room.work(), room.public_id, an_act(), is_shown=True)

    room.go_to(Phase.WRITE)
    assert sees.as_wall(room.work(), wall).heaps is None
    room.go_to(Phase.GATHER)

    assert sees.as_wall(room.work(), wall).heaps is None
    room.go_to(Phase.SORT)
    with pytest.raises(PhaseClosed):
        gathering.show_heaps(room.work(), room.public_id, an_act(), is_shown=True)


def test_a_split_card_is_told_in_both_tasks_in_its_own_words_and_is_undone(room):
    before = shown(room).heaps
    whole = card(room, "Trösta barn")

    gathering.split_card_in_two(
        room.work(), room.public_id, an_act(), whole, "Trösta ett barn", "Ringa hem"
    )

    assert table(room)["Trösta ett barn"] == ["Trösta barn"]
    assert shown(room).heaps[-1].from_card == "Trösta barn"
    undo(room)
    assert shown(room).heaps == before


def test_what_a_task_was_split_from_is_evidence_and_survives_a_file(room, store):
    whole = card(room, "Trösta barn")
    gathering.split_card_in_two(
        room.work(), room.public_id, an_act(), whole, "Trösta ett barn", "Ringa hem"
    )

    with store.work().reading() as work:
        process = work.process(room.public_id)
    with store.work() as work:
        again = work.add_process(read_process(write_process(process)))

    split = next(task for task in process.tasks if task.text == "Ringa hem")
    assert process.card_words(split) == ("Trösta barn",)
    with store.work().reading() as work:
        assert work.process(again) == process
    gathering.set_aside(room.work(), room.public_id, an_act(), whole)
    assert shown(room).heaps[-1].from_card is None
    with store.work().reading() as work:
        assert all(task.from_card is None for task in work.process(room.public_id).tasks)


def test_a_task_that_nobody_wrote_is_added_and_undone(room):
    act = an_act()

    for _ in range(2):
        gathering.add_task(room.work(), room.public_id, act, "Vattna blommor")

    assert list(table(room)).count("Vattna blommor") == 1
    undo(room)
    assert "Vattna blommor" not in table(room)


def test_workshop_2_adds_a_task_and_takes_it_away_while_nothing_is_proposed(room):
    room.go_to(Phase.ANALYSE)
    before = sees.as_leader(room.work(), room.public_id)[0].result.rows
    act = an_act()

    for _ in range(2):
        gathering.add_in_workshop_2(room.work(), room.public_id, act, "Vattna blommor")

    item = agenda.see_agenda(room.work(), room.public_id).item(act.id)
    assert (item.row.task.added, item.row.total) == (True, None)
    rows = sees.as_leader(room.work(), room.public_id)[0].result.rows
    assert [row for row in rows if row.task.id != act.id] == list(before)
    said = Proposal(act.id, Status.PROPOSED, ProposalKind.KEEP)
    agenda.propose(room.work(), room.public_id, an_act(), said, item.base)
    with pytest.raises(CannotUndo):
        gathering.take_away(room.work(), room.public_id, an_act(), act.id)
    base = agenda.see_agenda(room.work(), room.public_id).item(act.id).base
    agenda.take_back(room.work(), room.public_id, an_act(), act.id, base)
    gathering.take_away(room.work(), room.public_id, an_act(), act.id)
    assert sees.as_leader(room.work(), room.public_id)[0].result.rows == before
