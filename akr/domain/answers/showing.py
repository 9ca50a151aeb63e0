"""Showing: a task's answers are shown anew only when nobody can be told from the difference.

Everything that others see is computed from the answers *as shown*, which the store keeps apart from
those that people have given. So no route to the result, and no pair of surfaces, shows two versions
that this rule has not compared.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from akr.domain.answers.sorting import Colour
from akr.domain.room.anonymity import FEWEST, Group, Grouping, hide_one_another, own_in


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A participant's answer to a task, as it was last shown; no colour is *vet inte* or gone.

    `number` is the act's. `changes` are the showings at which the answer was new or another; empty
    for a file's task that has too few answers to be shown.
    """

    participant: str
    colour: Colour | None
    number: int
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """For whom the leader enters answers, at a seat or from a paper board, and so knows them.

    `participants` are their keys; `sizes` are how many of each occupation's size they are.
    """

    participants: Collection[str] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)


def counted_in(
    grouping: Grouping,
    occupations: Mapping[str, str],
    sizes: Mapping[str, int],
    entered: Entered,
    were_shown: Collection[str],
) -> dict[str, Group]:
    """Map each participant whose answers are counted to the group that they are counted in.

    `occupations` is every participant's. One or two who answer for themselves, in a group that the
    leader enters, are in no number: it would be theirs, once the leader's own are taken away. A
    third brings them in. Whoever was shown stays.
    """
    few = {g for g in grouping.groups if own_in(g, sizes, entered.sizes) < FEWEST}
    known = {*entered.participants, *were_shown}
    group_of = {occupation: group for group in grouping.groups for occupation in group}
    return {
        participant: group_of[occupation]
        for participant, occupation in occupations.items()
        if occupation in group_of and (group_of[occupation] not in few or participant in known)
    }


def show_anew(
    shown: Collection[ShownAnswer],
    given: Collection[ShownAnswer],
    group_of: Mapping[str, Group],
    showing: int,
    entered: Collection[str] = (),
) -> tuple[ShownAnswer, ...]:
    """Return one task's answers as they are shown from now on: `given`, or still `shown`.

    `group_of` maps each participant to the group in which the answer is counted. Somebody may have
    seen every earlier showing and noticed who answered between them. Then a sum over those whose
    answers changed at the same showings can be computed, and no smaller one. So the task is shown
    anew only if everybody shares a group and a history of changes with at least two others:

    - three or more must have answered anew, or nobody; and if some have not, they are three too.
    - Who answered decides, and not what: an answer given again in the same colour counts.
    - All showings are compared, not the last two: three who change, and two of them back again
      with another one, would leave one person's answer over.
    - The leader knows the answers of those `entered`, from a seat or a paper board. So without them
      it must hold too: the others are three, or nobody.

    The first showing waits, with nothing shown, until each group has three or more answers, or
    none. *Vet inte* is an answer here, as everywhere in this rule: a row that appears when one
    answers again, or is divided when one has no colour, would tell who said *vet inte*.
    """
    history = {each.participant: each for each in shown}
    now = {each.participant: each for each in given}
    if not any(each.changes for each in shown):
        answered = ((group_of[each.participant], each.participant) for each in given)
        if not hide_one_another(answered, entered):
            return ()
        first = (showing,)
        return tuple(ShownAnswer(e.participant, e.colour, e.number, first) for e in given)
    renewed = []
    for participant in history | now:
        before = history.get(participant, ShownAnswer(participant, None, 0))
        after = now.get(participant, ShownAnswer(participant, None, before.number))
        is_same = (before.colour, before.number) == (after.colour, after.number)
        changes = before.changes if is_same else (*before.changes, showing)
        renewed.append(ShownAnswer(participant, after.colour, after.number, changes))
    alike = (
        ((group_of[each.participant], each.changes), each.participant)
        for each in renewed
        if each.changes
    )
    return tuple(renewed) if hide_one_another(alike, entered) else tuple(shown)
