"""What a viewer sees of a room, all of its parts as one: a test asks for what it is about."""

from dataclasses import fields
from types import SimpleNamespace

from akr.steps import move_phase, room_view


def as_leader(work, public_id):
    """All that the leader may see, and the secret of the wall."""
    with work.reading():
        seen = _all_of(room_view.look_as_leader(work, public_id))
        late = move_phase.see_late(work, public_id)
        seen.late = late.cards + late.answers
        return seen, room_view.wall_of(work, public_id)


def as_wall(work, wall):
    """All that the wall, or an observer, may see."""
    with work.reading():
        return _all_of(room_view.look_as_wall(work, wall))


def as_participant(work, code, token):
    """All that a seat may see of the others."""
    with work.reading():
        return _all_of(room_view.look_as_participant(work, code, token))


def _all_of(look):
    room, counts, outcome = look.room(), look.counts(), look.outcome()
    return SimpleNamespace(
        **{each.name: getattr(room, each.name) for each in fields(room)},
        **{
            each.name: getattr(counts, each.name)
            for each in fields(counts)
            if each.name != "reasons"
        },
        tasks=look.tasks(),
        heaps=look.heaps(),
        reason_count=counts.reasons,
        result=outcome.result if outcome else None,
        reasons=outcome.reasons if outcome else {},
        focus=look.focus(outcome),
    )
