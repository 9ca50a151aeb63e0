"""Visibility: one function says what a viewer may see of a workshop in each phase.

Pages, fragments, counts, streams, exports and error texts all ask it. What it does not allow is
never fetched, so it cannot leak.
"""

from enum import StrEnum
from functools import cache

from akr.domain.phase import Phase


class Viewer(StrEnum):
    """Who looks. A participant also always sees their own cards and answers."""

    PARTICIPANT = "participant"
    LEADER = "leader"
    WALL = "wall"
    NOTE_TAKER = "note_taker"


class Sight(StrEnum):
    """Something of others' work that can be seen. None of it ever shows who."""

    SEATS = "seats"
    """How many have joined, by occupation, and how many observe."""
    CARD_COUNT = "card_count"
    """How many cards have been written."""
    CARD_TEXTS = "card_texts"
    """The cards' words, without their writers."""
    GROUP_CARDS = "group_cards"
    """The words of the participant's own group's cards, when the leader lets groups help."""
    HEAPS = "heaps"
    """The heaps' names while they form, as `akr.domain.cards.heaps.on_the_wall` has them, when
    the leader lets the wall show them."""
    TASK_TEXTS = "task_texts"
    """The gathered tasks' words."""
    PROGRESS = "progress"
    """How many answers have been given, of how many; no colours."""
    SORTERS = "sorters"
    """How many of those who have joined have sorted so far, while absentees still may."""
    DONE_WITH_PHASE = "done_with_phase"
    """How many are done with the phase, as `akr.domain.room.done_with_phase` publishes it."""
    RESULT = "result"
    """Colours and ownership as `akr.domain.answers.published` publishes them."""
    NOTES = "notes"
    """The note-takers' notes."""
    PAPER = "paper"
    """The counts of a paper board, as the leader typed them."""
    FOCUS = "focus"
    """The task that workshop 2 discusses, its proposal, and the room's progress."""
    DISCUSSION_GROUP = "discussion_group"
    """How the participant's own group had answered when the discussion began, and its reasons."""
    REASON_COUNT = "reason_count"
    """How many reasons the groups have written."""
    REASONS = "reasons"
    """Why the groups see tasks as they do, as `akr.domain.answers.discussion` publishes it."""
    CLOSING_COUNT = "closing_count"
    """How many have answered the closing questions."""
    CLOSING = "closing"
    """The closing answers, as `akr.domain.room.closing` publishes them. Hidden while they can still
    be changed, since the difference between two readings would be one person's answer."""


_SEEN: dict[Viewer, dict[Phase, set[Sight]]] = {
    Viewer.PARTICIPANT: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: set(),
        Phase.GATHER: {Sight.CARD_COUNT, Sight.GROUP_CARDS},
        Phase.SORT: {Sight.TASK_TEXTS},
        Phase.TALK: {Sight.TASK_TEXTS, Sight.DISCUSSION_GROUP},
        Phase.REVEAL: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.HOME: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.ANALYSE: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.FOCUS, Sight.SORTERS},
    },
    Viewer.LEADER: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: {Sight.SEATS, Sight.CARD_COUNT, Sight.DONE_WITH_PHASE},
        Phase.GATHER: {
            Sight.SEATS,
            Sight.CARD_COUNT,
            Sight.CARD_TEXTS,
            Sight.HEAPS,
            Sight.TASK_TEXTS,
        },
        Phase.SORT: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.PROGRESS,
            Sight.DONE_WITH_PHASE,
            Sight.PAPER,
        },
        Phase.TALK: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.PROGRESS,
            Sight.PAPER,
            Sight.REASON_COUNT,
        },
        Phase.REVEAL: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.PROGRESS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.PAPER,
            Sight.SORTERS,
        },
        Phase.HOME: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.PAPER,
            Sight.SORTERS,
            Sight.CLOSING_COUNT,
        },
        Phase.ANALYSE: {
            Sight.SEATS,
            Sight.CARD_TEXTS,
            Sight.TASK_TEXTS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.PAPER,
            Sight.FOCUS,
            Sight.SORTERS,
            Sight.CLOSING,
        },
    },
    Viewer.WALL: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: {Sight.SEATS, Sight.CARD_COUNT, Sight.DONE_WITH_PHASE},
        Phase.GATHER: {Sight.SEATS, Sight.CARD_COUNT, Sight.HEAPS},
        Phase.SORT: {Sight.SEATS, Sight.PROGRESS, Sight.DONE_WITH_PHASE},
        Phase.TALK: {Sight.SEATS, Sight.REASON_COUNT},
        Phase.REVEAL: {Sight.SEATS, Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.HOME: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.SORTERS,
            Sight.CLOSING_COUNT,
        },
        Phase.ANALYSE: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.FOCUS,
            Sight.SORTERS,
        },
    },
}

# A note-taker sits in the room, so sees its wall, the notes, and the tasks as soon as participants
# do. The leader always sees the notes.
_SEEN[Viewer.NOTE_TAKER] = {
    phase: seen | {Sight.NOTES} | (_SEEN[Viewer.PARTICIPANT][phase] & {Sight.TASK_TEXTS})
    for phase, seen in _SEEN[Viewer.WALL].items()
}
for _seen in _SEEN[Viewer.LEADER].values():
    _seen.add(Sight.NOTES)


def visible(viewer: Viewer, phase: Phase) -> frozenset[Sight]:
    """Return what a viewer may see now. Moving back to an earlier phase hides things again."""
    return frozenset(_SEEN[viewer][phase])


@cache
def phases_of(viewer: Viewer, sight: Sight) -> tuple[Phase, ...]:
    """Return the phases in which a viewer may see a thing, which participants are told."""
    return tuple(phase for phase in Phase if sight in visible(viewer, phase))
