"""Absence: the last days for absentees, their decks, and late answers that must wait."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from akr.domain.act import Act, ActContent
from akr.domain.answers.analysis import analyse
from akr.domain.answers.sorting import AnswerGiven
from akr.domain.clock import swedish_day
from akr.domain.room.absence import LastDaysSet, Until, check_until, may_renew
from akr.domain.room.anonymity import settled_groups
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.steps.answers import sorting as sort
from akr.steps.answers.sorting import Deck
from akr.store.room.acts import StoredAct, that_say
from akr.store.work import Work


def set_until(work: Work, public_id: str, act: Act, until: Until) -> None:
    """Set the last days for absentees to write and sort; replaces earlier ones.

    Raises BadUntil for a day in the past or over a year ahead, unless it is already set.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        event = work.acts.record(workshop, act, LastDaysSet(until.write, until.sort))
        if event is None:
            return
        now = work.absences.until(workshop)
        check_until(
            Until(
                None if until.write == now.write else until.write,
                None if until.sort == now.sort else until.sort,
            ),
            swedish_day(work.now),
        )
        work.absences.set_until(workshop, until)
        work.tell(Signal(workshop.id, event, SignalKind.UNTIL))


def deck(work: Work, code: str, token: str) -> Deck:
    """Deal a seat its deck, including its late answers that are not counted yet.

    A counted answer with a higher number is newer than a late one. Raises UnknownSeat.
    """
    dealt = sort.deck(work, code, token)
    with work.reading():
        seat = work.seats.held(code, token)
        counted = work.absences.numbers(seat.workshop)
        own = [each for each in work.acts.late(seat.workshop) if each.seat == seat.id]
    placed = [each for each in _answers(own) if each.number > counted.get(_of(each, seat.key), 0)]
    in_order = sorted(placed, key=lambda each: each.number)
    answers = {each.content.task: each.content.colour for each in in_order}
    cards = (
        replace(card, answered=True, colour=answers[card.task]) if card.task in answers else card
        for card in dealt.cards
    )
    return Deck(dealt.seat, tuple(cards))


def missed_the_meeting(work: Work, code: str, token: str) -> bool:
    """Whether a seat was not there when the room sorted, so that it cannot say how it was.

    In a room with nothing to sort nobody missed that. Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        return bool(work.gathering.count(seat.workshop)) and not work.sortings.was_there(seat)


def held_back(
    work: Work, workshop: Workshop, late: Sequence[StoredAct[ActContent]]
) -> frozenset[int]:
    """Return the events of the late answers that must wait so that no answer can be inferred.

    Called inside `with work`. While the result is hidden there is nothing to compare with.
    Afterwards `akr.domain.room.absence.may_renew` decides for each task.
    """
    answers = _answers(late)
    if not answers or Sight.RESULT not in visible(Viewer.LEADER, workshop.phase):
        return frozenset()
    process = work.process_of(workshop, "occupations", "participants", "tasks", "sortings")
    groups = settled_groups(process.occupation_sizes(), analyse(process).late)
    occupation_of = {each.id: each.occupation for each in process.participants or ()}
    key_of = work.absences.participants_of({each.seat for each in answers if each.seat})
    counted = work.absences.numbers(workshop)
    given: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for sorting in process.sortings or ():
        given[sorting.task][sorting.participant] = sorting.colour
    by_task: defaultdict[str, list[StoredAct[AnswerGiven]]] = defaultdict(list)
    for each in answers:
        by_task[each.content.task].append(each)
    held: set[int] = set()
    for task, acts_of_it in by_task.items():
        before = given[task]
        after: dict[str, str | None] = dict(before)
        for each in sorted(acts_of_it, key=lambda each: each.number):
            key = key_of[each.seat or 0]
            if each.number > counted.get((key, task), 0):
                after[key] = each.content.colour
        after = {key: colour for key, colour in after.items() if colour is not None}
        moved = {key for key in before | after if before.get(key) != after.get(key)}
        by_occupation = (
            Counter(occupation_of[key] for key in some) for some in (before, after, moved)
        )
        if not may_renew(groups, *by_occupation):
            held |= {each.event for each in acts_of_it}
    return frozenset(held)


def _answers(late: Sequence[StoredAct[ActContent]]) -> list[StoredAct[AnswerGiven]]:
    return [each for each in that_say(AnswerGiven, late) if each.seat]


def _of(answer: StoredAct[AnswerGiven], key: str) -> tuple[str, str]:
    return key, answer.content.task
