"""Words about planning: purpose, format, readiness and the unions."""

from collections.abc import Mapping
from typing import NamedTuple

from akr.domain.planning.process import (
    Ended,
    Mandate,
    Occupation,
    Opening,
    Purpose,
    Readiness,
    ReadinessQuestion,
    Reply,
    Voice,
    WorkshopFormat,
)
from akr.domain.planning.process_list import Coming, Stands
from akr.domain.planning.readiness import Conditions
from akr.text.sentences import both, counted, inside_a_sentence, long_date

UNTITLED = "Process utan namn"

PURPOSES = {
    Purpose.ROLES: "Effektivisera och tydliggöra roller",
    Purpose.NEW_POSTS: "Ta fram nya tjänster",
}

PURPOSE_MEANINGS = {
    Purpose.ROLES: (
        "Alla ska veta vad som är vems. Det räcker att rollerna blir tydligare, "
        "och att ni slutar med något."
    ),
    Purpose.NEW_POSTS: (
        "Ni tror att det som någon annan kan göra räcker till en tjänst. "
        "Det blir ett utkast som facken granskar innan någon beslutar."
    ),
}


VOICES = {
    Voice.SPEAK: "Svarar i samtalet",
    Voice.OPENLY: "Svarar öppet, som grupp",
    Voice.SIT_WITH: "Räknas med en annan grupp",
}
"""How an occupation under three is heard."""

VOICE_MEANINGS = {
    Voice.SPEAK: (
        "De skriver kort och är med i samtalen, men deras färger står inte i någon siffra. "
        "Väggen säger att de svarar i samtalet."
    ),
    Voice.OPENLY: (
        "De ger ett gemensamt svar på varje uppgift, och alla ser att det är deras. Var och en av "
        "dem säger ja på sin egen telefon först. Säger någon inte ja svarar de i samtalet, och "
        "ingen ser vem det var."
    ),
}
"""What a choice means to those who make it."""


class InvitationWords(NamedTuple):
    """An invitation's question and its reason, in plain words."""

    question: str
    why: str


INVITATIONS = {
    Purpose.ROLES: InvitationWords(
        "Vem gör vad hos oss?",
        "En del av det vi gör kan kanske göras av någon annan, eller inte alls. Nu går vi igenom "
        "arbetsdagen tillsammans och pratar om vem som ska göra vad. Målet är tydligare roller.",
    ),
    Purpose.NEW_POSTS: InvitationWords(
        "Vad ska vi ha vår tid till?",
        "En del av det vi gör kan kanske göras av någon annan. Nu går vi igenom arbetsdagen "
        "tillsammans och ser om det räcker till en ny tjänst. Mötet lämnar förslag: facken "
        "granskar dem, och sedan beslutar arbetsgivaren.",
    ),
}
"""How an invitation begins, by the purpose of the process."""

SECTORS = {
    "preschool": "Förskola",
    "school": "Skola",
    "elder_care_home": "Särskilt boende",
    "home_care": "Hemtjänst",
    "kitchen": "Kök",
    "office": "Kontor",
    "other": "Annan verksamhet",
}

SERVED = {
    "preschool": ("barn", "barn"),
    "school": ("elev", "elever"),
    "elder_care_home": ("boende", "boende"),
    "home_care": ("omsorgstagare", "omsorgstagare"),
}
"""Whom a sector's workplaces are for: one, and many."""

FORMATS = {
    WorkshopFormat.APT: "Arbetsplatsträff",
    WorkshopFormat.FULL: "Full längd",
    WorkshopFormat.SELF_PACED: "Var och en i egen takt",
}

FORMAT_MEANINGS = {
    WorkshopFormat.APT: "Verkstad 1 får plats i ett ordinarie möte, 60 till 120 minuter.",
    WorkshopFormat.FULL: "Verkstad 1 tar fyra timmar, verkstad 2 lika länge.",
    WorkshopFormat.SELF_PACED: "Ni kan inte samlas. Då finns inget möte att fördela tiden i.",
}
"""What each format requires of the workplace."""


def served(number: int, sector: str | None) -> str:
    """Write whom a workplace is for, with their number: 24 boende, 95 barn."""
    anybody = ("boende, barn eller elev", "boende, barn eller elever")
    return counted(number, *SERVED.get(sector or "", anybody))


def mandate(said: Mandate | None) -> str:
    """Format a mandate on one line: Nämnden, 27 augusti 2026, BUN 2026/84."""
    if said is None:
        return "Inte angivet"
    day = long_date(said.decided_on) if said.decided_on else ""
    return ", ".join(filter(None, (said.decided_by, day, said.registration_number)))


STANDS = {
    Stands.NOT_OPENED: "Inte öppnad",
    Stands.WORKSHOP_1: "Verkstad 1",
    Stands.WORKSHOP_2: "Verkstad 2",
    Stands.ENDED: "Avslutad",
}
"""Where a process stands in a list."""

COMING = {
    Coming.WORKSHOP_1: "Verkstad 1",
    Coming.WORKSHOP_2: "Verkstad 2",
    Coming.FOLLOW_UP: "Uppföljning",
}
"""What a process has a date for."""

READINESS = {
    ReadinessQuestion.PURPOSE: "Är chef, ledning och fack överens om syftet?",
    ReadinessQuestion.MANDATE: "Finns ett uppdrag från någon som får besluta?",
    ReadinessQuestion.NO_REDUNDANCY: "Är arbetsplatsen fri från övertalighet?",
    ReadinessQuestion.NO_SAVINGS: "Gör ni det här utan krav på att spara?",
    ReadinessQuestion.NO_NEGOTIATION: "Är arbetsplatsen fri från pågående förhandling?",
    ReadinessQuestion.MANAGERS_TIME: "Har chefen tid avsatt, också efteråt?",
    ReadinessQuestion.RECIPIENT: "Är det bestämt vem som tar emot resultatet?",
}

ANSWERS = {
    Reply.YES: "Ja",
    Reply.NO: "Nej",
    Reply.UNKNOWN: "Vet inte",
}

CONSEQUENCES = {
    ReadinessQuestion.PURPOSE: {
        Reply.NO: "Då handlar mötet om varför ni är där. Kom överens innan ni bjuder in.",
        Reply.UNKNOWN: "Då kan deltagarna få höra olika saker. Fråga innan ni bjuder in.",
    },
    ReadinessQuestion.MANDATE: {
        Reply.NO: "Då har ingen lovat att ta hand om förslagen, och de kan bli liggande.",
        Reply.UNKNOWN: "Lova inte deltagarna något förrän du vet vem som får besluta.",
    },
    ReadinessQuestion.NO_REDUNDANCY: {
        Reply.NO: "Då kan varje uppgift som flyttas läsas som att någon ska bort. "
        "Prata med facken först.",
        Reply.UNKNOWN: "Deltagarna kommer att undra. Fråga HR.",
    },
    ReadinessQuestion.NO_SAVINGS: {
        Reply.NO: "Säg det öppet. Facken kan se en ny tjänst som ett sätt att ersätta ordinarie "
        "personal.",
        Reply.UNKNOWN: "Facken kommer att fråga. Ta reda på det innan de gör det.",
    },
    ReadinessQuestion.NO_NEGOTIATION: {
        Reply.NO: "Kom överens med facken om hur det här hänger ihop med förhandlingen, eller "
        "vänta.",
        Reply.UNKNOWN: "Frågan kan redan ligga på någons bord. Fråga HR eller facken.",
    },
    ReadinessQuestion.MANAGERS_TIME: {
        Reply.NO: "Då stannar det ofta vid en lista. Någon måste hinna göra något av den.",
        Reply.UNKNOWN: "Fråga chefen om tid för båda verkstäderna och för det som kommer sedan.",
    },
    ReadinessQuestion.RECIPIENT: {
        Reply.NO: "Då vet ingen vart förslagen tar vägen när mötet är slut.",
        Reply.UNKNOWN: "Deltagarna kommer att fråga vad som händer sedan. Ta reda på det.",
    },
}
"""The consequence of an answer that is not yes, shown beside it."""


def readiness(said: Readiness) -> str:
    """Format an answer about readiness: Har chefen tid? Vet inte. Frågan är ställd."""
    return f"{READINESS[said.question]} {ANSWERS[said.answer]}. {said.comment or ''}".strip()


def unanswered(found: Conditions) -> str:
    """Say how many questions about readiness are unanswered; empty when none is."""
    number = len(found.unanswered)
    if number == len(READINESS):
        return "Frågorna om förutsättningar är inte besvarade."
    are = "är inte besvarad" if number == 1 else "är inte besvarade"
    return f"{number} av {len(READINESS)} frågor om förutsättningar {are}." if number else ""


def opening(said: Opening) -> str:
    """Say which unions had the plan before workshop 1, or the reason for not waiting."""
    who = f"{both(said.unions)} hade fått planeringen." if said.unions else "Ingen hade frågats."
    return f"{who} Verkstaden öppnades ändå: {said.reason}" if said.reason else who


ENDED = "Avslutad – förutsättningar saknas"


def ended(said: Ended) -> str:
    """Say that a process was ended, when and why."""
    return f"{ENDED} den {long_date(said.on)}: {said.reason}"


def voice(occupation: Occupation, names: Mapping[str, str]) -> str:
    """Say how a small occupation is heard: Kock svarar i samtalet."""
    if occupation.voice is Voice.SIT_WITH:
        other = inside_a_sentence(names.get(occupation.sits_with or "", ""))
        return f"{occupation.name} räknas med {other}."
    how = VOICES[occupation.voice or Voice.SPEAK]
    return f"{occupation.name} {inside_a_sentence(how)}."
