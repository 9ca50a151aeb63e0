"""Showing: what a room has answered becomes its result, as far as nobody can be told from it."""

from collections.abc import Mapping
from dataclasses import replace

from akr.domain.answers.showing import Entered, ShownAnswer, counted_in, show_anew
from akr.domain.planning.process import Occupation, Voice
from akr.domain.room.anonymity import (
    FEWEST,
    Grouping,
    counted_sizes,
    group_room,
)
from akr.domain.room.workshop import Workshop
from akr.store.work import Work


def show_answers(work: Work, workshop: Workshop) -> None:
    """Show the room's answers as they are now; call inside `with work` on every way to the result.

    A task stays as it was shown where `akr.domain.answers.showing.show_anew` says so. An occupation
    that answers openly has agreed to be seen, so its answers are always the latest.
    """
    sizes, entered = _sizes(work, workshop)
    grouping = _draw_groups(work, workshop, sizes, entered)
    work.showings.keep_grouping(workshop, grouping)
    showing = work.showings.begin(workshop)
    given, shown = work.showings.given(workshop), work.showings.shown(workshop)
    occupations = work.showings.occupations(workshop)
    were_shown = {each.participant for answers in shown.values() for each in answers}
    group_of = counted_in(grouping, occupations, sizes, entered, were_shown)

    def counted(answers: tuple[ShownAnswer, ...]) -> tuple[ShownAnswer, ...]:
        return tuple(each for each in answers if each.participant in group_of)

    def openly(answers: tuple[ShownAnswer, ...]) -> tuple[ShownAnswer, ...]:
        return tuple(each for each in answers if occupations[each.participant] in grouping.openly)

    work.showings.show(
        workshop,
        {
            task: (
                *show_anew(
                    counted(shown[task]),
                    counted(given[task]),
                    group_of,
                    showing,
                    entered.participants,
                ),
                *openly(given[task]),
            )
            for task in given.keys() | shown.keys()
        },
    )


def count_waiting(work: Work, workshop: Workshop) -> int:
    """Count the answers that are not shown yet, since their givers could be told from them."""
    grouping = work.showings.grouping(workshop)
    return work.showings.count_waiting(workshop, grouping.counted) if grouping else 0


def _sizes(work: Work, workshop: Workshop) -> tuple[dict[str, int], Entered]:
    """Return the occupations' sizes, and for whom the leader enters."""
    expected = work.occupations.expected_at_opening(workshop)
    sizes = counted_sizes(expected, work.occupations.acted(workshop))
    by_leader = {o: min(n, sizes[o]) for o, n in work.occupations.entered(workshop).items()}
    return sizes, Entered(work.showings.entered(workshop), by_leader)


def _draw_groups(
    work: Work, workshop: Workshop, sizes: Mapping[str, int], entered: Entered
) -> Grouping:
    process = work.process_of(workshop, "occupations")
    expected = work.occupations.expected_at_opening(workshop)
    occupations = [_as_agreed(work, workshop, each, expected) for each in process.occupations or ()]
    before = work.showings.grouping(workshop) or Grouping()
    agreed = {each.id for each in occupations if each.voice is Voice.OPENLY}
    # Somebody who came later, without a yes of their own, would be seen with the others.
    before = replace(before, openly=tuple(each for each in before.openly if each in agreed))
    return group_room(sizes, occupations, before, entered.sizes)


def _as_agreed(
    work: Work, workshop: Workshop, occupation: Occupation, expected: Mapping[str, int]
) -> Occupation:
    """Let an occupation that wants to answer openly do so only with every member's own yes.

    And only while under three are expected: if a larger one took its yes back, it would become a
    group that is counted, and the group minus its open answers would be one person's.
    """
    may = expected.get(occupation.id, 0) < FEWEST and work.voices.all_agree(workshop, occupation.id)
    if occupation.voice is Voice.OPENLY and not may:
        return replace(occupation, voice=Voice.SPEAK)
    return occupation
