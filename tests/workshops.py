"""Rooms: a small preschool's workshop 1, in the phase that a test asks for, with seats in it."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from akr.domain.act import Act
from akr.domain.cards.cards import MOST_CARDS
from akr.domain.clock import today
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, Workplace
from akr.domain.planning.readiness import Dates, plan_fingerprint
from akr.domain.room.absence import Until
from akr.domain.room.workshop import Seat
from akr.steps import absence, move_phase
from akr.steps.answers import discussion, paper, sorting
from akr.steps.cards import duplicates, writing
from akr.steps.planning import plan, processes
from akr.steps.room import closing, done_with_phase, door, joining

TEACHER, CARER, COOK = "forskollarare", "barnskotare", "kock"
REASON = "Facken är med på mötet."
"""Why a test's workshop 1 is opened without having asked the unions."""

OCCUPATIONS = ("Förskollärare", "Barnskötare", "Kock")
PLENTY = 60
"""How many are expected of each occupation, where a test does not care: nobody waits outside."""


def an_act(number=0):
    """A new act, as a page mints it."""
    return Act(str(uuid.uuid4()), number)


@dataclass
class Place:
    """A seat and the device that holds it, which counts its acts."""

    room: "Room"
    token: str
    number: int = 0

    def act(self):
        """The seat's next act."""
        self.number += 1
        return an_act(self.number)

    @property
    def seat(self) -> Seat:
        """The seat as the store has it."""
        return joining.seat_held(self.room.work(), self.room.code, self.token)[0]

    @property
    def handle(self):
        """What the leader's list of seats calls it."""
        with (work := self.room.work()).reading():
            seat = work.seats.held(self.room.code, self.token)
            return next(
                each.handle
                for each in work.seat_list.seats(seat.workshop)
                if work.seats.by_handle(seat.workshop, each.handle).id == seat.id
            )

    def write(self, text, act=None, *, not_done_today=False):
        """Write a card and return its key."""
        act = act or self.act()
        writing.write_card(
            self.room.work(),
            self.room.code,
            self.token,
            act,
            text,
            not_done_today=not_done_today,
        )
        return act.id

    def place(self, task, colour, act=None):
        """Give a task an answer."""
        sorting.place_task(
            self.room.work(), self.room.code, self.token, act or self.act(), task, colour
        )

    def say_done(self, phase, act=None, *, is_done=True):
        """Say *jag är klar* with a phase, or take it back."""
        done_with_phase.say_done(
            self.room.work(),
            self.room.code,
            self.token,
            act or self.act(),
            phase,
            is_done=is_done,
        )

    def discussion_group(self):
        """The group that the seat sits at, while the room talks."""
        return discussion.see_group(self.room.work(), self.room.code, self.token)

    def sit_with(self, occupation, act=None):
        """Go to another group."""
        act = act or self.act()
        discussion.choose_group(self.room.work(), self.room.code, self.token, act, occupation)

    def explain(self, topic, text, act=None):
        """Write a sentence of why the group sees a task as it does."""
        act = act or self.act()
        discussion.write_reason(self.room.work(), self.room.code, self.token, act, topic.task, text)

    def answer_closing(self, numbers, words, act=None):
        """Say how it was."""
        closing.answer(
            self.room.work(), self.room.code, self.token, act or self.act(), numbers, words
        )

    def cards(self):
        """One's own cards' words, the latest first."""
        own = writing.own_cards(self.room.work(), self.room.code, self.token)
        return [each.text for each in own]

    def deck(self):
        """The deck as it is dealt now."""
        return sorting.deck(self.room.work(), self.room.code, self.token)

    def answers(self):
        """Task's words → colour, for what has an answer."""
        return {each.text: each.colour for each in self.deck().cards if each.answered}


@dataclass
class Room:
    """A workshop with its leader's hands on it."""

    work: object
    public_id: str
    code: str

    def join(self, occupation=CARER):
        """Take a seat; the leader lets in who has to wait."""
        taken = joining.take_seat(self.work(), self.code, occupation, an_act())
        if taken.waits:
            door.let_in(self.work(), self.public_id, an_act())
        return Place(self, taken.token)

    def knock(self, occupation=CARER):
        """Ask for a seat by the code; who is not expected, or comes late, waits for the leader."""
        return Place(self, joining.take_seat(self.work(), self.code, occupation, an_act()).token)

    def join_and_act(self, occupation=CARER):
        """Take a seat and write a card, so that somebody is known to sit there."""
        place = self.join(occupation)
        place.write(f"Ett kort från {occupation}")
        return place

    def go_to(self, phase):
        """Move to a phase, forward or back, a step at a time."""
        phases = list(Phase)
        while (now := joining.find_room(self.work(), self.code)[0].phase) is not phase:
            step = 1 if phases.index(phase) > phases.index(now) else -1
            following = phases[phases.index(now) + step]
            if following is Phase.ANALYSE:
                dated(self.work(), self.public_id)
            move_phase.move_phase(self.work(), self.public_id, an_act(), following)

    def open_to_absent(self, *, days=7):
        """Let those who are absent sort, and write, for some days more."""
        day = today() + timedelta(days=days)
        absence.set_until(self.work(), self.public_id, an_act(), Until(day, day))

    def let_groups_help(self, *, is_open=True):
        """Let the groups say which of their cards are the same."""
        duplicates.let_groups_help(self.work(), self.public_id, an_act(), is_open=is_open)

    def type_board(self, counts):
        """Type a board with one new task and, by occupation, what it was given."""
        board = paper.see_board(self.work(), self.public_id)
        rows = [paper.TypedRow(each.key, None, each.counts) for each in board.rows]
        rows.append(paper.TypedRow(None, "Från tavlan", counts))
        paper.save_board(self.work(), self.public_id, an_act(), rows, {}, board.version)

    def take_in_late(self):
        """Count what came late; returns how much it was."""
        return move_phase.take_in_late(self.work(), self.public_id, an_act())


def dated(work, public_id):
    """Set the dates that workshop 1 does not close without, unless they are set."""
    now = plan.see_plan(work, public_id).conditions.dates
    if not now.are_set:
        plan.say_dates(
            work, public_id, Dates(date(2027, 2, 4), date(2027, 8, 19)), plan_fingerprint(now)
        )


def open_workshop_1(work, public_id, reason=REASON, expected=PLENTY):
    """Open workshop 1; `expected` is how many will come where the plan does not say."""
    unsaid = processes.see_process(work, public_id).unsaid.values()
    return processes.open_workshop(work, public_id, reason, dict.fromkeys(unsaid, expected))


def a_room(work, *, phase=Phase.JOIN, account=None, occupations=OCCUPATIONS):
    """Open workshop 1 of Förskolan Linden; `work` makes a unit of work.

    `occupations` are names, or names with how many are expected.
    """
    if account is None:
        account = an_account(work())
    public_id = processes.create_process(
        work(),
        account,
        an_act(),
        title="Förskolan Linden",
        workplace=Workplace("Förskolan Linden", sector="preschool"),
        purpose=Purpose.ROLES,
        occupations=occupations if isinstance(occupations, dict) else dict.fromkeys(occupations),
    )
    room = Room(work, public_id, open_workshop_1(work(), public_id).code)
    room.go_to(phase)
    return room


def an_account(work):
    """Somebody to lead who never signs in: to hash a password takes long, on purpose."""
    with work:
        name = f"ledare {uuid.uuid4()}"
        return work.accounts.add(name, Role.FACILITATOR, password_hash="").id


TASKS = ("Torka borden efter lunch", "Läsa sagor på vilan", "Beställa blöjor")


def a_sorting_room(work, tasks=TASKS, **wanted):
    """A room where the tasks lie to be sorted, and the first of the seats that wrote them."""
    room = a_room(work, phase=Phase.WRITE, **wanted)
    writers = []
    for number, text in enumerate(tasks):
        if number % MOST_CARDS == 0:
            writers.append(room.join())
        writers[-1].write(text)
    room.go_to(Phase.SORT)
    return room, writers[0]
