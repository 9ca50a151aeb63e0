"""Absence: the last days for absentees, and their decks."""

from collections.abc import Sequence
from dataclasses import replace

from akr.domain.act import Act, ActContent
from akr.domain.answers.sorting import AnswerGiven
from akr.domain.clock import swedish_day
from akr.domain.room.absence import LastDaysSet, Until, check_until
from akr.domain.signals import Signal, SignalKind
from akr.steps.answers import sorting
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
    dealt = sorting.deck(work, code, token)
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
    """Whether a seat was absent when the room sorted, so that it cannot say how the meeting was.

    Nobody is absent from a room with nothing to sort. Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        return bool(work.gathering.count(seat.workshop)) and not work.sortings.was_there(seat)


def _answers(late: Sequence[StoredAct[ActContent]]) -> list[StoredAct[AnswerGiven]]:
    return [each for each in that_say(AnswerGiven, late) if each.seat]


def _of(answer: StoredAct[AnswerGiven], key: str) -> tuple[str, str]:
    return key, answer.content.task
