"""The phone: what each of a seat's pages is told about where it is."""

import hashlib
import hmac
from dataclasses import dataclass

from flask import current_app

from akr.domain.clock import today
from akr.domain.phase import Phase
from akr.domain.room.absence import may_sort_absent
from akr.domain.room.workshop import Seat
from akr.steps import room_view
from akr.steps.answers.discussion import DiscussionGroup, see_table
from akr.steps.room import joining
from akr.steps.room_view import Room
from akr.store.work import open_work
from akr.web.shared import seat

BOX_LENGTH = 16
VERSION_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Phone:
    """A seat's page. `number` is the next of its acts; `occupation` its name.

    On a device that is `shared`, people take turns; when it is `entered` it is the leader who acts
    here for somebody without a phone.
    """

    code: str
    seat: Seat
    occupation: str
    number: int
    room: Room
    shared: bool
    entered: bool
    table: DiscussionGroup | None

    @property
    def version(self) -> str:
        """What the page is about. When it is another, an open page moves on with the room.

        In most phases that is the phase: what a person is in the middle of stays. A deck hears of
        tasks that came late, a table what its own has written, workshop 2 what it talks about.
        """
        talk, phase = self.room.talk, self.room.workshop.phase
        reasons = [each.reason for each in self.table.topics] if self.table else []
        if self.room.groups_help:
            return f"{phase}-help"
        if phase is Phase.SORT:
            return f"{phase}-{self.room.tasks}"
        if talk is None and not any(reasons):
            return phase
        shown = repr((talk.row, talk.question, talk.proposal) if talk else reasons)
        return hashlib.sha256(shown.encode()).hexdigest()[:VERSION_LENGTH]

    @property
    def is_open_to_absent(self) -> bool:
        """Whether those who were absent are asked to sort now."""
        room = self.room
        return may_sort_absent(room.workshop.phase, room.until, today())

    @property
    def box(self) -> str:
        """The name of the seat's outbox on its device, the same whenever the seat comes back.

        Not the participant's own name, which stands in the leader's raw export: a look at a phone
        must not tell whose answers are whose there.
        """
        secret = current_app.config["SECRET_KEY"].encode()
        return hmac.new(secret, self.seat.key.encode(), "sha256").hexdigest()[:BOX_LENGTH]


def open_phone(code: str) -> Phone:
    """Look from the seat that the device holds. Raises UnknownSeat."""
    token = seat.token_of(code)
    # The room first: what happens between the two comes as news after `room.event`.
    room = room_view.see_as_participant(open_work(), code, token)
    held, occupation, _, number = joining.seat_held(open_work(), code, token)
    return Phone(
        code,
        held,
        occupation,
        number,
        room,
        shared=seat.is_shared(code),
        entered=seat.entered_from(code) is not None,
        table=see_table(open_work(), code, token),
    )
