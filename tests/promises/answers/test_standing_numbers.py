"""What was once told of a task stands, by whatever route its cards, answers or people change.

Each route goes back from workshop 2, changes something, and comes forward again. Whoever compares
the two results, or the two middles of people's own estimates, must find no difference.
"""

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import UnknownCard
from akr.domain.phase import Phase
from akr.domain.proposals.errors import EstimatesRead
from akr.domain.proposals.estimate import Middle, StartingPoint
from akr.domain.proposals.proposals import OwnEstimate
from akr.domain.room.errors import PhaseClosed, ResultShown, SeatUsed
from akr.files.akr_process_1 import read_process, write_process
from akr.steps import move_phase
from akr.steps.answers import analysis, paper
from akr.steps.cards import gathering, writing
from akr.steps.planning import processes
from akr.steps.proposals import agenda, estimate
from akr.steps.room import joining, seats
from tests.workshops import CARER, COOK, TEACHER, Room, a_room, an_account, an_act

WIPE, READ = "Torka borden", "Läsa sagor"
MINUTES = {WIPE: (10.0, 20.0, 90.0, 40.0), READ: (5.0, 15.0, 45.0, 60.0)}


class House:
    """Four carers who each wrote, timed and sorted the same two tasks, three teachers, and one who
    wrote a card too late; the room has read what it all comes to."""

    def __init__(self, work):
        self.room = a_room(work, phase=Phase.WRITE)
        self.carers = [self.room.join(CARER) for _ in range(4)]
        self.teachers = [self.room.join(TEACHER) for _ in range(3)]
        self.cards = {
            (words, n): place.write(words)
            for n, place in enumerate(self.carers)
            for words in (WIPE, READ)
        }
        for (words, n), card in self.cards.items():
            self.say(self.carers[n], card=card, minutes=MINUTES[words][n])
        self.room.go_to(Phase.SORT)
        self.tasks = {card.text: card.task for card in self.carers[0].deck().cards}
        for place in (*self.carers, *self.teachers):
            for task in self.tasks.values():
                place.place(task, Colour.GREEN)
        self.teachers[0].write(WIPE)
        self.room.go_to(Phase.ANALYSE)

    def say(self, place, **said):
        own = OwnEstimate("", **said)
        estimate.say_own(self.room.work(), self.room.code, place.token, place.act(), own)

    @property
    def of_leader(self):
        return self.room.work(), self.room.public_id

    def changes(self, step, *about):
        """The leader presses something at the table."""
        step(*self.of_leader, an_act(), *about)

    def told(self):
        """All that is told of each task that has been answered."""
        with (work := self.room.work()).reading():
            keys = [task.id for task in work.process(self.room.public_id).tasks]
        result = analysis.published(analysis.see_result(*self.of_leader))
        return (
            {
                t.task.id: (t.total, t.groups, t.ownership, t.owners)
                for t in result.tasks
                if t.total
            },
            {
                key: point
                for key in keys
                if (point := estimate.see_starting_point(*self.of_leader, key))
            },
        )


@pytest.fixture
def house(store):
    return House(store.work)


def test_the_room_has_read_a_result_and_a_middle_of_each_task(house):
    result, middles = house.told()

    assert {key: total.green for key, (total, *_) in result.items()} == dict.fromkeys(
        house.tasks.values(), 7
    )
    assert middles == {
        house.tasks[WIPE]: StartingPoint(Middle(30.0, 4), {}, (), ()),
        house.tasks[READ]: StartingPoint(Middle(30.0, 4), {}, (), ()),
    }


def splits_a_card(house):
    house.changes(gathering.split_card, house.cards[WIPE, 2])


def moves_a_card_to_another_heap(house):
    splits_a_card(house)
    house.changes(gathering.merge_heaps, [heap_of(house, house.cards[WIPE, 2])], house.tasks[READ])


def moves_three_cards_one_by_one(house):
    for n in (2, 0, 1):
        house.changes(gathering.split_card, house.cards[WIPE, n])
        moved = heap_of(house, house.cards[WIPE, n])
        house.changes(gathering.merge_heaps, [moved], house.tasks[READ])


def merges_two_tasks(house):
    house.changes(gathering.merge_heaps, [house.tasks[WIPE]], house.tasks[READ])


def merges_two_tasks_and_undoes_it(house):
    merges_two_tasks(house)
    house.changes(gathering.undo)


def makes_two_tasks_of_a_card(house):
    house.changes(gathering.split_card_in_two, house.cards[WIPE, 2], "Torka", "Duka")


def sets_a_card_aside(house):
    house.changes(gathering.set_aside, house.cards[WIPE, 2])


def renames_a_task(house):
    house.changes(gathering.rename_heap, house.tasks[WIPE], "Torka alla borden")


def puts_a_task_off_and_takes_it_up(house):
    house.changes(gathering.put_off, [house.tasks[WIPE]])
    house.room.go_to(Phase.ANALYSE)
    house.changes(gathering.take_up, house.tasks[WIPE])


def takes_in_a_late_card(house):
    assert house.room.take_in_late() == 1


def nobody_can_withdraw_a_card(house):
    house.room.go_to(Phase.WRITE)
    place = house.carers[2]
    card = house.cards[WIPE, 2]
    with pytest.raises(UnknownCard):  # it lies in a heap
        writing.withdraw_card(house.room.work(), house.room.code, place.token, place.act(), card)


def somebody_joins_and_answers(house):
    late = house.room.join(CARER)
    house.room.go_to(Phase.SORT)
    late.place(house.tasks[WIPE], Colour.RED)
    with pytest.raises(EstimatesRead):
        house.say(late, task=house.tasks[WIPE], minutes=240.0)


def somebody_absent_answers(house):
    house.room.go_to(Phase.REVEAL)
    house.room.open_to_absent()
    house.carers[0].place(house.tasks[WIPE], Colour.RED)
    house.room.take_in_late()


def moves_or_removes_seats(house):
    handle = house.carers[0].handle
    for step, about in (
        (seats.change_occupation, (handle, COOK)),
        (seats.set_aside, (handle,)),
        (seats.remove, (handle,)),
    ):
        asked = {"is_aside": True} if step is seats.set_aside else {}
        with pytest.raises(SeatUsed if step is seats.remove else ResultShown):
            step(*house.of_leader, an_act(), *about, **asked)


def somebody_changes_occupation(house):
    house.room.go_to(Phase.WRITE)
    place = house.carers[0]
    with pytest.raises(PhaseClosed):
        joining.change_occupation(
            house.room.work(), house.room.code, place.token, place.act(), COOK
        )


def a_board_is_saved(house):
    house.room.go_to(Phase.SORT)
    board = paper.see_board(*house.of_leader)
    rows = [paper.TypedRow(each.key, None, {CARER: Counts(red=1)}) for each in board.rows]
    paper.save_board(*house.of_leader, an_act(), rows, {}, board.version)


def a_task_comes_and_goes_in_workshop_2(house):
    house.room.go_to(Phase.ANALYSE)
    house.changes(gathering.add_in_workshop_2, "Vattna blommor")
    (added,) = [
        each.row.task.id
        for each in agenda.see_agenda(*house.of_leader).items
        if each.row.task.text == "Vattna blommor"
    ]
    house.changes(gathering.take_away, added)


def heap_of(house, card):
    return next(
        heap.key for heap in gathering.see_table(*house.of_leader).heaps if card in dict(heap.cards)
    )


ROUTES = [
    splits_a_card,
    moves_a_card_to_another_heap,
    moves_three_cards_one_by_one,
    merges_two_tasks,
    merges_two_tasks_and_undoes_it,
    makes_two_tasks_of_a_card,
    sets_a_card_aside,
    renames_a_task,
    puts_a_task_off_and_takes_it_up,
    takes_in_a_late_card,
    nobody_can_withdraw_a_card,
    somebody_joins_and_answers,
    somebody_absent_answers,
    moves_or_removes_seats,
    somebody_changes_occupation,
    a_board_is_saved,
    a_task_comes_and_goes_in_workshop_2,
]


@pytest.mark.parametrize("route", ROUTES)
def test_no_route_back_makes_a_second_number_of_what_was_told(house, route):
    before = house.told()

    house.room.go_to(Phase.GATHER)
    route(house)
    house.room.go_to(Phase.ANALYSE)

    for was, now in zip(before, house.told(), strict=True):
        assert now == {key: was.get(key) for key in now}


def test_a_room_whose_result_was_imported_has_told_it_too(house):
    """It opens in workshop 2 without a move, so nothing may take that for not yet told."""
    with (work := house.room.work()).reading():
        process = read_process(write_process(work.process(house.room.public_id)))
    public_id = processes.import_process(
        house.room.work(), an_account(house.room.work()), an_act(), process
    )
    move_phase.open_room(house.room.work(), public_id, an_act())
    with (work := house.room.work()).reading():
        code = work.workshops.opened(public_id).code
    room = Room(house.room.work, public_id, code)
    task = house.tasks[WIPE]
    before = estimate.see_starting_point(room.work(), public_id, task)

    room.go_to(Phase.SORT)
    late = room.join(CARER)
    with pytest.raises(EstimatesRead):
        estimate.say_own(
            room.work(), code, late.token, late.act(), OwnEstimate("", task=task, minutes=240.0)
        )
    late.place(task, Colour.RED)
    with pytest.raises(ResultShown):
        seats.set_aside(room.work(), public_id, an_act(), late.handle, is_aside=True)

    assert before == StartingPoint(Middle(30.0, 4), {}, (), ())
