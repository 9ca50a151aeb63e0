"""Estimate: the room says what a task takes, so that a new role's hours can be computed."""

from akr.domain.act import Act
from akr.domain.estimate import Estimate, check_unchanged, estimated
from akr.domain.events import Kind, News
from akr.domain.workshop import Phase
from akr.store import act as acts
from akr.store import seat as seats
from akr.store import task as tasks
from akr.store import workshop as workshops
from akr.store.work import Work


def say_time(work: Work, public_id: str, act: Act, task: str, said: Estimate, base: str) -> None:
    """Keep the room's estimate, if it still is what the edit started from.

    Raises EditConflict, BadEstimate, UnknownOccupation, UnknownTask, PhaseClosed before workshop 2.
    """
    with work:
        workshop = workshops.hold(work.session, workshops.opened(work.session, public_id))
        workshop.must_be_in(Phase.ANALYSE)
        now = tasks.get(work.session, workshop.process_id, task)
        occupations = tuple(seats.occupations(work.session, workshop))
        wanted = estimated(now, said, occupations)
        check_unchanged(now, wanted, base)
        if now == wanted:
            return
        tasks.save_time(work.session, workshop.process_id, wanted)
        event = acts.record(work.session, workshop, act, "estimate", {"task": task})
        if event is not None:
            work.tell(News(workshop.id, event, Kind.TABLE))
