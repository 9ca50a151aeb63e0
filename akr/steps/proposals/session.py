"""Workshop 2 as a session: parts are opened one by one, and a task may be left, with a reason."""

from dataclasses import dataclass, replace

from akr.domain.act import Act
from akr.domain.planning.timetable import meeting_length, timetable_of_workshop_2
from akr.domain.proposals.agenda import TaskLeft, check_may_leave
from akr.domain.proposals.parts import AgendaPart, PartOpened
from akr.domain.room.timer import Timer
from akr.library.script import Script, script_for
from akr.steps.proposals.agenda import held, is_new
from akr.store.work import Work


def open_part(work: Work, public_id: str, act: Act, part: AgendaPart | None) -> None:
    """Open a part for the whole room, or none: the overview. No task is in focus, the timer ends.

    Going back to an earlier part loses nothing. Raises PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        if is_new(work, workshop, act, PartOpened(part)):
            now, _ = work.proposals.at_hand(workshop)
            if now is not part:
                work.timers.keep(workshop, None)
            work.proposals.open_part(workshop, part)


@dataclass(frozen=True, slots=True)
class OpenPart:
    """What the leader has at hand in an open part: its script, and its timer if it is started."""

    script: Script
    timer: Timer | None


def see_open_part(work: Work, public_id: str, part: AgendaPart) -> OpenPart:
    """Show a part's script, with the minutes that the meeting's length gives it, and its timer.

    Raises UnknownProcess.
    """
    with work.reading():
        meeting = work.plans.meeting(public_id)
        timer = work.timers.of(work.workshops.opened(public_id))
    length = meeting_length(meeting.workshop_format, meeting.minutes)
    script = script_for(part)
    if length is not None:
        script = replace(script, minutes=timetable_of_workshop_2(length)[part])
    return OpenPart(script, timer)


def leave(work: Work, public_id: str, act: Act, task: str, reason: str | None, base: str) -> None:
    """Leave a task without a proposal, for a reason; without a reason, take that back.

    Raises EditConflict if it got a proposal, or was left, since somebody looked. Raises
    AlreadyDecided, UnknownTask, PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        now = work.proposals.get(workshop.process_id, task)
        left_because = work.proposals.left_because(workshop.process_id, task)
        if (now, left_because) == (None, reason):
            return
        check_may_leave(task, now, left_because, base)
        work.proposals.leave(workshop.process_id, task, reason)
        is_new(work, workshop, act, TaskLeft(task, reason))
