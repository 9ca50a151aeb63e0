"""See: a room as one viewer may see it in its phase; every surface of the room starts here."""

from dataclasses import dataclass

from akr.domain.analysis import analyse
from akr.domain.projection import Sight, Viewer, visible
from akr.domain.result import Result, publish
from akr.domain.workshop import Workshop
from akr.store import act as acts
from akr.store import proposal as proposals
from akr.store import seat as seats
from akr.store import sorting as sortings
from akr.store import workshop as workshops
from akr.store import writing
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Room:
    """What a viewer sees of a room. None was not even fetched: this viewer may not see it now.

    `event` is the number of the room's last act, from which an open page listens on. `seats` counts
    by occupation's name; `progress` is answers given and answers in all; `late` is how many acts
    wait for the leader. `occupations` is key to name. `focus` is the task that workshop 2 talks of.
    """

    workshop: Workshop
    title: str
    event: int
    occupations: dict[str, str]
    seats: dict[str, int] | None
    cards: int | None
    progress: tuple[int, int] | None
    result: Result | None
    late: int | None
    focus: str | None


def see_as_leader(work: Work, public_id: str) -> tuple[Room, str]:
    """Show a room to its leader, with the secret of the wall's address. Raises UnknownProcess."""
    with work.reading():
        workshop = workshops.opened(work.session, public_id)
        return _room(work, workshop, Viewer.LEADER), workshops.wall_of(work.session, workshop)


def see_as_wall(work: Work, wall: str) -> Room:
    """Show a room on its wall. Raises UnknownCode for an address that is no wall's."""
    with work.reading():
        return _room(work, workshops.by_wall(work.session, wall), Viewer.WALL)


def see_as_participant(work: Work, code: str, token: str) -> Room:
    """Show a room to a seat; its own cards and answers are the steps' `write` and `sort`.

    Raises UnknownSeat.
    """
    with work.reading():
        seat = seats.held(work.session, code, token)
        return _room(work, seat.workshop, Viewer.PARTICIPANT)


def _room(work: Work, workshop: Workshop, viewer: Viewer) -> Room:
    may = visible(viewer, workshop.phase)
    session = work.session
    names = seats.occupations(session, workshop)
    return Room(
        workshop=workshop,
        title=workshops.title_of(session, workshop),
        event=acts.last_event(session, workshop),
        occupations=names,
        seats=(
            {names.get(o, o): n for o, n in seats.sizes(session, workshop).items()}
            if Sight.SEATS in may
            else None
        ),
        cards=writing.count(session, workshop) if Sight.CARD_COUNT in may else None,
        progress=sortings.progress(session, workshop) if Sight.PROGRESS in may else None,
        result=_result(work, workshop) if Sight.RESULT in may else None,
        late=len(acts.late(session, workshop)) if viewer is Viewer.LEADER else None,
        focus=proposals.focus(session, workshop) if Sight.FOCUS in may else None,
    )


def _result(work: Work, workshop: Workshop) -> Result:
    process = work.process(workshops.public_id_of(work.session, workshop))
    return publish(analyse(process), process.occupation_sizes())
