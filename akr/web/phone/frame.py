"""The phone: what each of a seat's pages is told about where it is."""

import hmac
from dataclasses import dataclass

from flask import current_app

from akr.domain.clock import today
from akr.domain.fingerprint import fingerprint
from akr.domain.phase import Phase
from akr.domain.room.absence import may_sort_absent
from akr.domain.room.workshop import Seat
from akr.steps import room_view
from akr.steps.answers.discussion import DiscussionGroup, see_group
from akr.steps.room import joining, voices
from akr.steps.room.voices import OwnVoice
from akr.steps.room_view import Focus, Look, Outcome, Room
from akr.store.work import Work
from akr.web.shared import seat

BOX_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Phone:
    """A seat's page. `number` is the next of its acts; `occupation` its name.

    A page asks `look` for what else of the room it shows, in the reading that the phone came from.
    `outcome` and `focus` are workshop 2's, `tasks` how many there are to sort.
    On a device that is `shared`, people take turns; when it is `entered` it is the leader who acts
    here for somebody without a phone.
    """

    code: str
    seat: Seat
    occupation: str
    number: int
    room: Room
    look: Look
    outcome: Outcome | None
    focus: Focus | None
    tasks: int | None
    shared: bool
    entered: bool
    discussion_group: DiscussionGroup | None
    voice: OwnVoice | None

    @property
    def version(self) -> str:
        """What the page is about. When it is another, an open page moves on with the room.

        In most phases that is the phase: what a person is in the middle of stays. A deck hears of
        tasks that came late, a discussion of what its own group has written, workshop 2 of what it
        has in focus.
        """
        focus, phase = self.focus, self.room.workshop.phase
        reasons = (
            [(each.reason, *each.others) for each in self.discussion_group.topics]
            if self.discussion_group
            else []
        )
        if self.room.groups_help:
            return f"{phase}-help"
        if phase is Phase.SORT:
            return f"{phase}-{self.tasks}"
        if focus is None and not any(map(any, reasons)):
            return phase
        in_focus = focus and (focus.row, focus.question, focus.proposal, focus.part, focus.opening)
        shown = repr(in_focus if focus else reasons)
        return fingerprint(shown)

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


def open_phone(work: Work, code: str) -> Phone:
    """Look from the seat that the device holds, inside one reading. Raises UnknownSeat."""
    token = seat.token_of(code)
    look = room_view.look_as_participant(work, code, token)
    held, occupation, number = joining.seat_that_acts(work, code, token)
    phase = look.workshop.phase
    outcome = look.outcome() if phase is Phase.ANALYSE else None
    return Phone(
        code,
        held,
        occupation,
        number,
        look.room(),
        look,
        outcome,
        look.focus(outcome),
        look.tasks() if phase is Phase.SORT else None,
        shared=seat.is_shared(code),
        entered=seat.entered_from(code) is not None,
        discussion_group=see_group(work, code, token),
        voice=voices.see_voice(work, held) if phase.is_before(Phase.TALK) else None,
    )
