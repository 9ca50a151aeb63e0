"""Voices: an occupation under three chooses, before the day, how it is heard (domain rule 21)."""

from collections.abc import Mapping, Sequence

from akr.domain.planning.errors import VoiceSettled
from akr.domain.planning.process import Occupation, Voice

FEWEST_COUNTED = 3
"""An occupation of fewer could be told from its numbers."""


def small_ones(
    occupations: Sequence[Occupation], expected: Mapping[str, int | None]
) -> tuple[Occupation, ...]:
    """Return the occupations that are expected to be too few to be counted; by name, in order."""
    return tuple(
        each for each in occupations if 0 < (expected.get(each.name) or 0) < FEWEST_COUNTED
    )


def large_ones(
    occupations: Sequence[Occupation], expected: Mapping[str, int | None]
) -> tuple[Occupation, ...]:
    """Return the occupations that a small one may sit with: those that are large enough."""
    return tuple(each for each in occupations if (expected.get(each.name) or 0) >= FEWEST_COUNTED)


def check_choice(before: Occupation, wanted: Occupation, *, is_open: bool) -> None:
    """Raise VoiceSettled for a choice that would tell more about people who have begun.

    Once the room is open, an occupation can only choose to speak, because those who have answered
    may have relied on what was said at the door.
    """
    stands = (before.voice, before.sits_with) == (wanted.voice, wanted.sits_with)
    if is_open and not stands and wanted.voice is not Voice.SPEAK:
        raise VoiceSettled
