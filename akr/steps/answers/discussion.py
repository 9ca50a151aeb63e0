"""Discussion: each group sees where its own members disagree, and writes its reasons."""

from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.answers.discussion import (
    GroupChosen,
    Patterns,
    patterns,
    topics,
)
from akr.domain.answers.published import publish
from akr.domain.answers.reasons import Reason, ReasonWritten
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.room.anonymity import Group
from akr.domain.room.errors import UnknownOccupation
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Seat, Workshop
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Topic:
    """A task that a group discusses: the group's answers, and this seat's current answer.

    `reason` is this seat's own sentence, `others` are the rest of the group's.
    """

    task: str
    text: str
    counts: Counts
    answered: bool
    colour: Colour | None
    reason: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiscussionGroup:
    """A group as its members see it. `others` are groups that a small occupation may join.

    `alike` counts the tasks that the group agrees on, `unlike` those it disagrees on that are not
    among the topics. `is_guest` is set for a seat of a small occupation, which is in no number.
    """

    group: Group
    others: tuple[Group, ...]
    topics: tuple[Topic, ...]
    alike: int
    unlike: int
    is_everybody: bool
    is_guest: bool


def begin(work: Work, workshop: Workshop) -> None:
    """Let every group's pattern stand as it is now; called inside `with work`."""
    process = work.process_of(workshop, "occupations", "participants", "tasks", "sortings")
    work.discussions.keep_patterns(workshop, patterns(publish(process)))


def see_group(work: Work, code: str, token: str) -> DiscussionGroup | None:
    """Show a seat its group; None while it may not be seen. Raises UnknownSeat."""
    with work.reading():
        seat = work.seats.held(code, token)
        if Sight.DISCUSSION_GROUP not in visible(Viewer.PARTICIPANT, seat.workshop.phase):
            return None
        found, group = _group(work, seat)
        texts = {key: text for key, text, _ in work.gathering.task_texts(seat.workshop)}
        own = work.sortings.own(seat)
        written = work.discussions.reasons_at(seat, group[0]) if group else {}
        rows = {task: counts for task, counts in found.rows[group].items() if task in texts}
        unlike = sum(1 for counts in rows.values() if counts.largest < counts.total)
        taken_up = topics(rows)
        return DiscussionGroup(
            group,
            tuple(each for each in found.groups if each != group)
            if seat.occupation in found.small
            else (),
            tuple(
                Topic(
                    task,
                    texts[task],
                    rows[task],
                    task in own,
                    own.get(task),
                    *written.get(task, (None, ())),
                )
                for task in taken_up
            ),
            len(rows) - unlike,
            unlike - len(taken_up),
            len(found.groups) == 1,
            seat.occupation in found.small,
        )


def choose_group(work: Work, code: str, token: str, act: Act, occupation: str) -> None:
    """Move a seat of a small occupation to another occupation's group.

    Raises UnknownSeat, PhaseClosed, and UnknownOccupation when the seat has a group of its own or
    there is no such group.
    """
    with work:
        seat = work.seats.held(code, token)
        seat.workshop.must_be_in(Phase.TALK)
        found = work.discussions.patterns_of(seat.workshop)
        if seat.occupation not in found.small or not any(
            occupation in each for each in found.groups
        ):
            raise UnknownOccupation(occupation)
        said = GroupChosen(occupation)
        if work.acts.record(seat.workshop, act, said, seat=seat.id) is not None:
            work.discussions.sit_at(seat, occupation)


def write_reason(work: Work, code: str, token: str, act: Act, task: str, text: str) -> None:
    """Store a seat's sentence of its group's *Därför*; blank words take it back.

    It replaces the seat's own earlier sentence, whose words are gone from then on, and nobody
    else's. Raises UnknownSeat, PhaseClosed, ActConflict, and UnknownTask for a task that is not a
    topic.
    """
    with work:
        seat = work.seats.held(code, token)
        room = work.workshops.hold(seat.workshop)
        room.must_be_in(Phase.TALK)
        found, group = _group(work, seat)
        if task not in topics(found.rows[group]):
            raise UnknownTask(task)
        event = work.acts.record(room, act, ReasonWritten(task, text), seat=seat.id)
        if event is None:
            return
        work.acts.erase_reasons(seat, task, before=event)
        work.discussions.keep_reason(seat, Reason(task, group[0], text))
        work.tell(Signal(room.id, event, SignalKind.REASON))


def _group(work: Work, seat: Seat) -> tuple[Patterns, Group]:
    found = work.discussions.patterns_of(seat.workshop)
    return found, found.group_of(seat.occupation, work.discussions.sits_with(seat))
