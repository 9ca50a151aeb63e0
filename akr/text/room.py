"""Words about the room: its phases, the time left and the closing questions."""

import math
from datetime import timedelta

from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.translations import say

PHASES = {
    Phase.JOIN: "Gå med",
    Phase.WRITE: "Skriv",
    Phase.GATHER: "Samla",
    Phase.SORT: "Sortera",
    Phase.TALK: "Prata",
    Phase.REVEAL: "Visa",
    Phase.HOME: "Gå hem",
    Phase.ANALYSE: "Verkstad 2",
}
"""Each phase as the leader's step; the verb is what the room does in it."""

OPEN_PHASE = {
    Phase.JOIN: "Öppna för deltagarna",
    Phase.WRITE: "Öppna skrivandet",
    Phase.GATHER: "Samla korten",
    Phase.SORT: "Öppna sorteringen",
    Phase.TALK: "Låt grupperna prata",
    Phase.REVEAL: "Visa resultatet",
    Phase.HOME: "Runda av",
    Phase.ANALYSE: "Öppna verkstad 2",
}
"""The label of the leader's button that opens a phase."""

PHASE_NOW = {
    Phase.JOIN: "Deltagarna går med med koden och väljer yrkesgrupp.",
    Phase.WRITE: "Var och en skriver sina uppgifter, ett kort för varje. Ingen annan ser dem.",
    Phase.GATHER: "Lägg ihop kort som betyder samma sak. Deltagarna väntar.",
    Phase.SORT: "Var och en ger varje uppgift en färg, utifrån sitt eget yrke.",
    Phase.TALK: "Varje grupp ser sina egna svar, pratar och kan ändra sig. Ingen annan ser dem.",
    Phase.REVEAL: "Väggen och telefonerna visar hur ni ser på uppgifterna.",
    Phase.HOME: "Var och en säger i sin telefon hur mötet var, innan ni går hem.",
    Phase.ANALYSE: "Ni går igenom uppgifterna och ger var och en ett förslag.",
}
"""What happens in the room now, for the leader."""

CANNOT_UNSEE = {
    Phase.TALK: "När grupperna har sett sina svar går det inte att göra osett.",
    Phase.REVEAL: "När rummet har sett resultatet går det inte att göra osett.",
}
"""What a step that shows answers leads to, for the leader."""

SEEN = {
    Phase.TALK: "Grupperna har sett sina egna svar.",
    Phase.REVEAL: "Rummet har sett resultatet.",
}
"""What the room has seen in such a step."""

TIME_LEFT = {
    "many": "{} minuter kvar",
    "one": "1 minut kvar",
    "less": "Mindre än en minut kvar",
}
"""What the timer says, in whole minutes rounded up: ticking seconds are stressful."""

_A_MINUTE = timedelta(minutes=1)


def time_left(left: timedelta) -> str:
    """Say how much of a phase's time is left: 8 minuter kvar."""
    if left < _A_MINUTE:
        return say(TIME_LEFT["less"])
    minutes = math.ceil(left / _A_MINUTE)
    return say(TIME_LEFT["one" if minutes == 1 else "many"]).format(minutes)


def time_out(phase: Phase) -> str:
    """Say that a phase's time is up, and that nothing closes by itself."""
    if phase is Phase.WRITE:
        return say("Tiden är ute. Skriv klart det du håller på med.")
    return say("Tiden är ute. Gör klart det du håller på med.")


MEASURES = {
    Measure.SCORE: "Hur var mötet?",
    Measure.CORE_TIME: "Jag hinner med mitt kärnuppdrag",
    Measure.CLEAR_ROLE: "Min roll är tydlig",
}
"""The closing questions that are answered with a number."""

MEASURE_ENDS = {
    Measure.SCORE: ("dåligt", "toppen"),
    Measure.CORE_TIME: ("stämmer inte", "stämmer helt"),
    Measure.CLEAR_ROLE: ("stämmer inte", "stämmer helt"),
}
"""What the lowest and the highest answer mean."""

CLOSING_WORDS = {
    ClosingKind.GOOD: ("Bra", "En sak som var bra"),
    ClosingKind.MORE: ("Mer av", "En sak att göra mer av, eller på ett annat sätt"),
}
"""The closing questions that are answered in words: the heading and the question."""
