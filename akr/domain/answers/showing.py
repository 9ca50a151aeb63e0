"""Showing: a task's answers are shown anew only when nobody can be told from the difference.

Everything that others see is computed from the answers *as shown*, which the store keeps apart from
those that people have given. So no route to the result, and no pair of surfaces, shows two versions
that this rule has not compared.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from akr.domain.answers.sorting import Colour
from akr.domain.room.anonymity import Group, may_be_divided


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


def show_anew(
    shown: Collection[ShownAnswer],
    given: Collection[ShownAnswer],
    group_of: Mapping[str, Group],
    showing: int,
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

    The first showing waits, with nothing shown, until each group has three or more answers, or
    none. *Vet inte* is an answer here, as everywhere in this rule: a row that appears when one
    answers again, or is divided when one has no colour, would tell who said *vet inte*.
    """
    history = {each.participant: each for each in shown}
    now = {each.participant: each for each in given}
    if not any(each.changes for each in shown):
        answered = Counter(group_of[each.participant] for each in given)
        if not may_be_divided(answered.values()):
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
    alike = Counter((group_of[each.participant], each.changes) for each in renewed if each.changes)
    return tuple(renewed) if may_be_divided(alike.values()) else tuple(shown)
