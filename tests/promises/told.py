"""Recognisable words that a house's staff write, gather and sort on the way to a phase."""

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.steps.cards import gathering, writing
from tests.workshops import an_act

CARD = "hemligt-kort-7f3a"
OTHER_CARD = "dolt-kort-91bc"
FIRST_WORDING = "första-ordalydelsen-55de"
WITHDRAWN = "ångrat-kort-c04d"
LATE = "sent-kort-3e8b"
TASK = "uppgift-ord-2e8d"
REASON = "därför-ord-8a61"
HOME_WORDS = "ord-på-vägen-hem-5b1d"


def brought_to(house, phase):
    """Let the staff write, gather and sort recognisable words on the way to a phase."""
    if phase is Phase.JOIN:
        return house
    house.room.go_to(Phase.WRITE)
    writer = house.writer
    writer.write(CARD)
    changed = writer.write(FIRST_WORDING)
    reword(writer, changed, OTHER_CARD)
    withdraw(writer, writer.write(WITHDRAWN))
    for number, place in enumerate(house.places[2:]):
        place.write(f"{LATE[:4]}-vanligt-{number} torka hyllan")
    if phase is Phase.WRITE:
        return house
    house.room.go_to(Phase.GATHER)
    for number, heap in enumerate(table(house)):
        gathering.rename_heap(
            work(house), house.room.public_id, an_act(), heap.key, f"{TASK} {number}"
        )
    house.heard_of["task"] = table(house)[0].key
    writer.write(LATE)
    if phase is Phase.GATHER:
        return house
    house.room.go_to(Phase.SORT)
    for place in house.places:
        for task in tasks(house):
            place.place(task, answer_of(house, place))
    discuss_and_close(house, phase)
    return house


def discuss_and_close(house, phase):
    """Play from sorting on, up to a phase."""
    if phase is Phase.SORT:
        return
    house.room.go_to(Phase.TALK)
    explain(house.carer, REASON)
    if phase in (Phase.TALK, Phase.REVEAL):
        house.room.go_to(phase)
        return
    house.room.go_to(Phase.HOME)
    for number, place in enumerate(house.places):
        words = HOME_WORDS if number != 1 else "min-egen-sak-9d02"  # the colleague, who looks in
        say_how_it_was(place, score=2 if place is house.cook else 8, words=words)
    house.room.go_to(phase)


def answer_of(house, place):
    """Everybody gives green except the cook and one carer, so that both groups have a topic."""
    if place is house.cook:
        return Colour.BLACK
    return Colour.RED if place is house.carer else Colour.GREEN


def explain(place, words):
    place.explain(place.discussion_group().topics[0], words)


def say_how_it_was(place, *, score, words=HOME_WORDS):
    place.answer_closing({Measure.SCORE: score}, {ClosingKind.GOOD: words})


def work(house):
    return house.room.work()


def table(house):
    return gathering.see_table(work(house), house.room.public_id).heaps


def tasks(house):
    return sorted(card.task for card in house.writer.deck().cards)


def reword(place, card, text):
    writing.reword_card(place.room.work(), place.room.code, place.token, place.act(), card, text)


def withdraw(place, card):
    writing.withdraw_card(place.room.work(), place.room.code, place.token, place.act(), card)
