"""Sorting: each seat's latest answer counts, by its own counter and not by arrival."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from akr.domain.act import MOST_ACTS
from akr.domain.answers.sorting import Answer, Colour, place_answer
from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.done_with_phase import DoneSaid
from akr.domain.room.errors import PhaseClosed, TooManyActs, UnknownSeat
from akr.steps.answers import sorting
from akr.steps.cards import gathering
from akr.store.tables import ActRow
from tests import sees
from tests.workshops import CARER, COOK, TASKS, a_room, a_sorting_room, an_act


@pytest.fixture
def room(store):
    """A room that is sorting three tasks."""
    return a_sorting_room(store.work)[0]


@pytest.fixture
def sorter(room):
    """Somebody who sorts in it."""
    return room.join(COOK)


def first(place):
    return place.deck().cards[0]


def late(room):
    return sees.as_leader(room.work(), room.public_id)[0].late


def progress(room):
    return sees.as_leader(room.work(), room.public_id)[0].progress


def test_a_deck_holds_every_task_in_the_seats_own_order(store):
    room, writer = a_sorting_room(store.work, [f"Uppgift {i}: {i * 7919}" for i in range(12)])
    other = room.join(CARER)

    mine, theirs = writer.deck().cards, other.deck().cards

    assert writer.deck().cards == mine
    assert {card.task for card in mine} == {card.task for card in theirs}
    assert [card.task for card in mine] != [card.task for card in theirs]


def test_removing_a_task_moves_no_other_card(store):
    room, writer = a_sorting_room(store.work, ["Vika tvätt", "Koka gröt", "Läsa sagor", "Ringa"])
    before = [card.task for card in writer.deck().cards]
    room.go_to(Phase.GATHER)
    gathering.merge_heaps(room.work(), room.public_id, an_act(), [before[1]], before[3])
    room.go_to(Phase.SORT)

    after = [card.task for card in writer.deck().cards]

    assert after == [before[0], before[2], before[3]]


def test_the_top_card_is_the_first_without_an_answer(sorter):
    one, two, three = sorter.deck().cards
    sorter.place(one.task, Colour.GREEN)
    sorter.place(three.task, None)

    deck = sorter.deck()

    assert deck.top.task == two.task
    assert deck.answered == 2
    assert [card.colour for card in deck.cards] == [Colour.GREEN, None, None]


def test_the_same_act_is_one_answer(room, sorter):
    card, act = first(sorter), sorter.act()

    sorter.place(card.task, Colour.RED, act)
    sorter.place(card.task, Colour.RED, act)

    assert sorter.answers() == {card.text: Colour.RED}
    assert progress(room)[0] == 1


def test_the_same_act_with_another_colour_is_refused(sorter):
    card, act = first(sorter), sorter.act()
    sorter.place(card.task, Colour.RED, act)

    with pytest.raises(ActConflict):
        sorter.place(card.task, Colour.GREEN, act)

    assert sorter.answers() == {card.text: Colour.RED}


def test_a_seat_may_change_its_answer_and_say_vet_inte(sorter):
    card = first(sorter)

    sorter.place(card.task, Colour.RED)
    sorter.place(card.task, None)

    assert sorter.answers() == {card.text: None}


def test_an_older_number_that_arrives_later_changes_nothing(sorter):
    card = first(sorter)
    older, newer = sorter.act(), sorter.act()

    sorter.place(card.task, Colour.GREEN, newer)
    sorter.place(card.task, Colour.BLACK, older)

    assert sorter.answers() == {card.text: Colour.GREEN}


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data())
def test_the_highest_number_counts_however_often_and_in_any_order_acts_arrive(room, data):
    sorter = room.join(COOK)
    card = first(sorter)
    colours = data.draw(st.lists(st.sampled_from([*Colour, None]), min_size=1, max_size=4))
    made = [(sorter.act(), colour) for colour in colours]
    arriving = data.draw(st.permutations(made + data.draw(st.lists(st.sampled_from(made)))))

    for act, colour in arriving:
        sorter.place(card.task, colour, act)

    assert sorter.answers() == {card.text: colours[-1]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["there", "put off", "merged away", "never was"]),
            st.sampled_from([*Colour, None]),
            st.integers(min_value=0, max_value=5),
        ),
        max_size=8,
    )
)
def test_the_store_places_an_answer_by_the_domains_rule(store, given_answers):
    room, sorter = a_sorting_room(store.work, ["Vika tvätt", "Koka gröt", "Ringa", "Läsa"])
    keys = dict(zip(["there", "put off", "merged away", "into"], in_order(sorter), strict=True))
    room.go_to(Phase.GATHER)
    table = room.work(), room.public_id
    gathering.put_off(*table, an_act(), [keys["put off"]])
    gathering.merge_heaps(*table, an_act(), [keys["merged away"]], keys["into"])
    room.go_to(Phase.SORT)
    kept = {}

    for where, colour, number in given_answers:
        answer = Answer(keys.get(where, where), colour, number)
        try:
            kept[answer.task] = place_answer(kept.get(answer.task), answer, {keys["there"]})
        except UnknownTask:
            with pytest.raises(UnknownTask):
                sorter.place(answer.task, answer.colour, an_act(number))
        else:
            sorter.place(answer.task, answer.colour, an_act(number))

    assert stored(store, sorter) == {task: answer.colour for task, answer in kept.items()}


def in_order(sorter):
    return sorted(card.task for card in sorter.deck().cards)


def stored(store, sorter):
    with (work := store.work()).reading():
        return work.sortings.own(work.seats.held(sorter.room.code, sorter.token))


def test_a_task_that_is_put_off_takes_no_answer(room, sorter):
    task = first(sorter).task
    room.go_to(Phase.GATHER)
    gathering.put_off(room.work(), room.public_id, an_act(), [task])
    room.go_to(Phase.SORT)

    with pytest.raises(UnknownTask):
        sorter.place(task, Colour.RED)

    assert progress(room) == (0, 2 * (len(TASKS) - 1))


def test_each_seat_has_its_own_answers(room, sorter):
    sorter.place(first(sorter).task, Colour.RED)

    assert room.join(COOK).answers() == {}


def test_nothing_is_sorted_before_the_sorting_has_begun(room, sorter):
    task = first(sorter).task
    room.go_to(Phase.GATHER)

    with pytest.raises(PhaseClosed):
        sorter.place(task, Colour.RED)
    assert sorter.deck().cards == ()


def test_a_seat_that_floods_is_stopped_and_what_it_said_stands(room, sorter):
    task = first(sorter).task
    last = flooded(room, sorter, task)

    for _ in range(2):
        with pytest.raises(TooManyActs):
            sorter.place(task, Colour.RED)
    sorter.place(task, Colour.BLACK, last)

    assert sorter.answers()[first(sorter).text] is Colour.BLACK
    other = room.join()
    other.place(task, Colour.RED)
    assert other.answers()


def test_late_answers_of_a_seat_that_floods_are_as_many_at_most(room, sorter):
    room.go_to(Phase.REVEAL)
    flooded(room, sorter, first(sorter).task)

    with pytest.raises(TooManyActs):
        sorter.place(first(sorter).task, Colour.RED)

    assert room.take_in_late() == 1


def flooded(room, sorter, task):
    """Let a seat do all that it may, and return the last act, an answer to a task."""
    with (work := room.work()):
        seat = work.seats.held(room.code, sorter.token)
        so_far = work.transaction.session.scalar(
            select(func.count()).select_from(ActRow).where(ActRow.seat_id == seat.id)
        )
        for _ in range(MOST_ACTS - 1 - so_far):
            work.acts.record(
                seat.workshop, sorter.act(), DoneSaid(Phase.SORT, ready=True), seat=seat.id
            )
    last = sorter.act()
    sorter.place(task, Colour.BLACK, last)
    return last


def test_a_late_answer_is_kept_uncounted_until_the_leader_takes_it_in(room, sorter):
    card, other, _ = sorter.deck().cards
    sorter.place(card.task, Colour.GREEN)
    room.go_to(Phase.REVEAL)

    sorter.place(card.task, Colour.BLACK)
    sorter.place(other.task, Colour.RED)

    assert sorter.answers() == {card.text: Colour.GREEN}
    assert late(room) == 2
    assert room.take_in_late() == 2
    assert sorter.answers() == {card.text: Colour.BLACK, other.text: Colour.RED}
    assert late(room) == 0


def test_a_late_answer_does_not_replace_a_newer_counted_one(room, sorter):
    card = first(sorter)
    slow = sorter.act()
    sorter.place(card.task, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    sorter.place(card.task, Colour.BLACK, slow)

    room.take_in_late()

    assert sorter.answers() == {card.text: Colour.GREEN}


def test_going_back_and_forth_loses_no_answer(room, sorter):
    card = first(sorter)
    sorter.place(card.task, Colour.YELLOW)

    room.go_to(Phase.WRITE)
    room.go_to(Phase.SORT)

    assert sorter.answers() == {card.text: Colour.YELLOW}


def test_a_task_of_another_room_cannot_be_sorted(store, sorter):
    elsewhere = a_sorting_room(store.work)[0].join()

    with pytest.raises(UnknownTask):
        sorter.place(first(elsewhere).task, Colour.RED)

    assert {card.text for card in sorter.deck().cards} == set(TASKS)


def test_a_device_without_a_seat_sorts_nothing_and_sees_no_deck(room, sorter):
    task = first(sorter).task

    with pytest.raises(UnknownSeat):
        sorting.place_task(room.work(), room.code, "påhittad", an_act(), task, Colour.RED)
    with pytest.raises(UnknownSeat):
        sorting.deck(room.work(), room.code, "påhittad")


def test_a_room_without_cards_deals_an_empty_deck(store):
    room = a_room(store.work, phase=Phase.SORT)

    assert room.join().deck().top is None


def test_a_task_added_after_sorting_began_is_last_on_every_phone(store):
    room, writer = a_sorting_room(store.work, [f"Uppgift {i}: {i * 7919}" for i in range(6)])
    other = room.join(COOK)
    before = [card.task for card in writer.deck().cards]
    writer.place(before[0], Colour.GREEN)
    for text in ("Hämta posten", "Vattna krukväxter"):
        writer.write(text)

    room.take_in_late()

    assert [card.task for card in writer.deck().cards][:6] == before
    for place in (writer, other):
        assert {card.text for card in place.deck().cards[6:]} == {
            "Hämta posten",
            "Vattna krukväxter",
        }


def test_reopening_sorting_before_any_answer_deals_again(store):
    tasks = [f"Uppgift {i}: {i * 7919}" for i in range(6)]
    room, writer = a_sorting_room(store.work, tasks)
    room.go_to(Phase.WRITE)
    for text in ("Hämta posten", "Vattna krukväxter"):
        writer.write(text)
    room.go_to(Phase.SORT)

    late = {"Hämta posten", "Vattna krukväxter"}
    ends = [
        {card.text for card in room.join(COOK).deck().cards[len(tasks) :]} == late for _ in range(6)
    ]

    assert not all(ends)
