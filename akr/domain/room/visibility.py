"""Privacy is one function: what a viewer may see of a workshop in its phase.

Every surface asks here: pages, fragments, counts, streams, exports and error texts. What is not in
the answer is not fetched, so it cannot leak.
"""

from enum import StrEnum

from akr.domain.phase import Phase


class Viewer(StrEnum):
    """From where somebody looks. A participant always sees their own cards and answers besides."""

    PARTICIPANT = "participant"
    LEADER = "leader"
    WALL = "wall"
    NOTE_TAKER = "note_taker"


class Sight(StrEnum):
    """A thing that can be seen of others' work. None of them ever tells who."""

    SEATS = "seats"
    """How many have joined, by occupation, and how many attend."""
    CARD_COUNT = "card_count"
    """How many cards have been written."""
    CARD_TEXTS = "card_texts"
    """The cards' words, without their writers."""
    GROUP_CARDS = "group_cards"
    """The words of the cards of one's own published group, when the leader lets it help."""
    TASK_TEXTS = "task_texts"
    """The gathered tasks' words."""
    PROGRESS = "progress"
    """How many answers have been given, of how many; no colours."""
    SORTERS = "sorters"
    """How many of those who have joined have sorted so far, while the absent still may."""
    READY = "ready"
    """How many are ready with the phase, as `akr.domain.room.done_with_phase` publishes it."""
    RESULT = "result"
    """Colours and ownership as `akr.domain.answers.published` publishes them."""
    NOTES = "notes"
    """What somebody has noted of what is said."""
    PAPER = "paper"
    """What was counted on a board of paper, as the leader typed it."""
    FOCUS = "focus"
    """Which task workshop 2 talks about, what is proposed for it, and how far the room has come."""
    TABLE = "table"
    """How one's own table had answered as the talk began, and what it has written since."""
    REASON_COUNT = "reason_count"
    """How many reasons the tables have written."""
    REASONS = "reasons"
    """Why the tables see tasks as they do, as `akr.domain.answers.discussion` publishes it."""
    HOME_COUNT = "home_count"
    """How many have answered as they go home."""
    HOME = "home"
    """What they answered, as `closing` publishes it; not while it can be changed, since
    the difference between two moments would be one person's answer."""


_SEEN: dict[Viewer, dict[Phase, set[Sight]]] = {
    Viewer.PARTICIPANT: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: set(),
        Phase.GATHER: {Sight.CARD_COUNT, Sight.GROUP_CARDS},
        Phase.SORT: {Sight.TASK_TEXTS},
        Phase.TALK: {Sight.TASK_TEXTS, Sight.TABLE},
        Phase.REVEAL: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.HOME: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.ANALYSE: {Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.FOCUS, Sight.SORTERS},
    },
    Viewer.LEADER: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: {Sight.SEATS, Sight.CARD_COUNT, Sight.READY},
        Phase.GATHER: {Sight.SEATS, Sight.CARD_COUNT, Sight.CARD_TEXTS, Sight.TASK_TEXTS},
        Phase.SORT: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.PROGRESS,
            Sight.READY,
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
            Sight.HOME_COUNT,
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
            Sight.HOME,
        },
    },
    Viewer.WALL: {
        Phase.JOIN: {Sight.SEATS},
        Phase.WRITE: {Sight.SEATS, Sight.CARD_COUNT, Sight.READY},
        Phase.GATHER: {Sight.SEATS, Sight.CARD_COUNT},
        Phase.SORT: {Sight.SEATS, Sight.PROGRESS, Sight.READY},
        Phase.TALK: {Sight.SEATS, Sight.REASON_COUNT},
        Phase.REVEAL: {Sight.SEATS, Sight.TASK_TEXTS, Sight.RESULT, Sight.REASONS, Sight.SORTERS},
        Phase.HOME: {
            Sight.SEATS,
            Sight.TASK_TEXTS,
            Sight.RESULT,
            Sight.REASONS,
            Sight.SORTERS,
            Sight.HOME_COUNT,
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

# Who takes notes sits in the room and sees its wall, the tasks as soon as the participants do, and
# the notes; so does the leader, at any time.
_SEEN[Viewer.NOTE_TAKER] = {
    phase: seen | {Sight.NOTES} | (_SEEN[Viewer.PARTICIPANT][phase] & {Sight.TASK_TEXTS})
    for phase, seen in _SEEN[Viewer.WALL].items()
}
for _seen in _SEEN[Viewer.LEADER].values():
    _seen.add(Sight.NOTES)


def visible(viewer: Viewer, phase: Phase) -> frozenset[Sight]:
    """Say what a viewer may see now. Going back to an earlier phase hides again what it showed."""
    return frozenset(_SEEN[viewer][phase])


def phases_of(viewer: Viewer, sight: Sight) -> tuple[Phase, ...]:
    """Say when a viewer may see a thing, in the room's order; what people are promised is this."""
    return tuple(phase for phase in Phase if sight in visible(viewer, phase))
