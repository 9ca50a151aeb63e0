"""How a process ends: stopped with a reason and opened again, or deleted while it is empty."""

from akr.domain.act import Act, ActKind
from akr.domain.clock import swedish_day
from akr.domain.planning.errors import AlreadyJoined
from akr.domain.planning.process import Ended, EndingSaid
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work


def end_process(work: Work, public_id: str, act: Act, reason: str) -> None:
    """End a process whose preconditions are not met; it becomes read-only.

    Its room closes: the code opens nothing, and phones and those who wait at the door hear of it.
    Ending it again changes nothing. Raises UnknownProcess.
    """
    _turn(work, public_id, act, reason)


def ended(work: Work, public_id: str) -> Ended | None:
    """Return when and why a process was ended; None if it was not, or is unknown."""
    with work.reading():
        return work.plans.ended(public_id)


def reopen_process(work: Work, public_id: str, act: Act) -> None:
    """Reopen an ended process where it was. Raises UnknownProcess."""
    _turn(work, public_id, act, None)


def _turn(work: Work, public_id: str, act: Act, reason: str | None) -> None:
    """End a process for a reason, or reopen it when there is none."""
    with work:
        process_id, is_ended = work.plans.hold_any(public_id)
        if is_ended is (reason is not None):
            return
        ended = None if reason is None else Ended(reason, swedish_day(work.now))
        work.plans.save_ended(process_id, ended)
        workshop = work.workshops.of_process(public_id)
        if workshop is not None:
            event = work.acts.record(workshop, act, EndingSaid(reason))
            if event is not None:
                work.acts.erase_replaced(workshop, ActKind.END)
                work.tell(Signal(workshop.id, event, SignalKind.PHASE))
                work.tell(Signal(workshop.id, event, SignalKind.DOOR))


def delete_process(work: Work, public_id: str) -> None:
    """Delete a process that nobody has joined and no union has written about.

    Raises AlreadyJoined, UnknownProcess.
    """
    with work:
        process_id, _ = work.plans.hold_any(public_id)
        if not may_be_deleted(work, public_id):
            raise AlreadyJoined
        work.processes.delete(process_id)


def may_be_deleted(work: Work, public_id: str) -> bool:
    """Whether a process holds nothing of anybody else than its leaders; inside a transaction."""
    process = work.process_in_part(public_id, "participants", "tasks", "union_comments")
    room = work.workshops.of_process(public_id)
    came = room is not None and work.observers.count(room) > 0
    return not (process.participants or process.tasks or process.union_comments or came)


def see_whether_deletable(work: Work, public_id: str) -> bool:
    """Show a process's leader whether it can be deleted."""
    with work.reading():
        return may_be_deleted(work, public_id)
