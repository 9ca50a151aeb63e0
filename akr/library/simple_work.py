"""Simple work: what is named first when a room is asked what somebody else could do.

WSP names this as a bias of the method: only low-skill tasks come out if nobody asks further.
"""

from collections.abc import Iterable

from akr.library.areas import topic_of

SIMPLE = frozenset(
    {
        *("meals", "deliveries", "cleaning", "laundry", "outdoors", "rest", "beds", "supplies"),
        *("errands", "transport", "property"),
    }
)
"""The topics of work with hands and things; all others are of people, words or training."""

UNKNOWN = "other"


def is_all_simple(tasks: Iterable[str]) -> bool:
    """Whether there are tasks, and all whose words say what they are about are simple work."""
    topics = {topic_of(text) for text in tasks} - {UNKNOWN}
    return bool(topics) and topics <= SIMPLE
