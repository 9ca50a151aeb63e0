"""What participants are promised: who sees what and when, made from the visibility rules."""

from typing import NamedTuple

from akr.domain.phase import Phase
from akr.domain.room.anonymity import FEWEST
from akr.domain.room.visibility import Sight, Viewer, phases_of
from akr.text.sentences import both, number_word, sentence_case
from akr.translations import say

SIGHTS = {
    Sight.CARD_TEXTS: "Orden på korten",
    Sight.GROUP_CARDS: "Orden på den egna gruppens kort, om den som leder öppnar för det",
    Sight.HEAPS: "Namnen på högar med minst två kort, om den som leder visar dem på väggen",
    Sight.TASK_TEXTS: "Uppgifterna som korten blir",
    Sight.RESULT: "Färgerna, i grupper",
    Sight.DISCUSSION_GROUP: "Hur ert eget bord svarade",
    Sight.REASONS: "Det som borden skrev efter Därför",
    Sight.FOCUS: "Uppgiften ni pratar om, och förslaget",
    Sight.CLOSING: "Hur ni tyckte det var, i grupper, och orden utan yrkesgrupp",
    Sight.SEATS: "Hur många ni är i varje yrkesgrupp",
    Sight.CARD_COUNT: "Hur många kort det finns",
    Sight.PROGRESS: "Hur många svar som har kommit",
    Sight.SORTERS: "Hur många som har sorterat, när någon gör det i efterhand",
    Sight.REASON_COUNT: "Hur många Därför som är skrivna",
    Sight.CLOSING_COUNT: "Hur många som har svarat när ni går hem",
    Sight.DONE_WITH_PHASE: "Hur många som säger att de är klara, i grupper",
    Sight.PAPER: "Siffrorna från en tavla på papper, om ni har en",
    Sight.NOTES: "Det som antecknas",
}
"""What can be seen of a room, as participants read it; the most important comes first."""

VIEWERS = {
    Viewer.PARTICIPANT: "deltagarna",
    Viewer.WALL: "väggen",
    Viewer.LEADER: "den som leder",
    Viewer.NOTE_TAKER: "den som antecknar",
}

ALL_VIEWERS = "alla"


class PhaseTime(NamedTuple):
    """A phase as a time in a sentence: during it, and from it on."""

    during: str
    since: str


PHASE_TIMES = {
    Phase.JOIN: PhaseTime("medan ni går med", "hela tiden"),
    Phase.WRITE: PhaseTime("medan ni skriver", "från att ni skriver"),
    Phase.GATHER: PhaseTime("medan korten samlas", "från att korten samlas"),
    Phase.SORT: PhaseTime("medan ni sorterar", "från att ni sorterar"),
    Phase.TALK: PhaseTime("medan ni pratar i grupper", "från att ni pratar i grupper"),
    Phase.REVEAL: PhaseTime("när resultatet visas", "från att resultatet visas"),
    Phase.HOME: PhaseTime("när ni går hem", "från att ni går hem"),
    Phase.ANALYSE: PhaseTime("i verkstad 2", "från verkstad 2"),
}


def who_sees(sight: Sight) -> list[tuple[str, str]]:
    """Say who sees a thing and when, by the visibility rules: Väggen, från att ni sorterar.

    Viewers who see it at the same times are listed together; viewers who never do are left out.
    """
    seen: dict[tuple[Phase, ...], list[str]] = {}
    for viewer, words in VIEWERS.items():
        if phases := phases_of(viewer, sight):
            seen.setdefault(phases, []).append(say(words))
    everybody = say(ALL_VIEWERS)
    return [
        (sentence_case(everybody if len(who) == len(VIEWERS) else both((*who,))), when(phases))
        for phases, who in seen.items()
    ]


def when(phases: tuple[Phase, ...]) -> str:
    """Write phases as times: medan ni skriver, från att ni sorterar."""
    from_there_on = tuple(each for each in Phase if not each.is_before(phases[0]))
    if len(phases) > 1 and phases == from_there_on:
        return say(PHASE_TIMES[phases[0]].since)
    return both(tuple(say(PHASE_TIMES[phase].during) for phase in phases))


def fewest_together() -> str:
    """Write the least number of people behind anything shown of a group: tre."""
    return say(number_word(FEWEST))


def invited_promise() -> str:
    """Say what is anonymous, for an invitation; the join page says the same."""
    return (
        "Du säger vilken yrkesgrupp du tillhör, inte vad du heter. Ingen skärm visar vem som skrev "
        f"ett kort eller vad just du svarade, och färgerna visas för grupper om minst "
        f"{number_word(FEWEST)}."
    )
