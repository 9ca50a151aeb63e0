"""Words about a matter: what the unions have asked for, and how that was closed."""

from datetime import date

from akr.domain.clock import swedish_day
from akr.domain.matter.decision import Decided
from akr.domain.matter.requests import (
    Closure,
    MeetingKind,
    MeetingOutcome,
    Request,
    RequestStanding,
)
from akr.domain.matter.review import PositionKind
from akr.text.sentences import inside_a_sentence, long_date

PAPERS = "Beslutshandlingar"
"""What the papers of a decision are called together."""

NO_PAPERS = "Beslutshandlingarna görs när beslutet fastställs. De finns inte för den här versionen."

ASKED_FOR = {
    PositionKind.ADJOURN: "ajournering",
    PositionKind.NEGOTIATE: "förhandling",
}

MEETINGS = {
    MeetingKind.SAMVERKAN: "Samverkan",
    MeetingKind.MBL_11: "Förhandling enligt MBL § 11",
    MeetingKind.MBL_12: "Förhandling enligt MBL § 12",
    MeetingKind.MBL_14: "Central förhandling enligt MBL § 14",
}

MEETING_MEANINGS = {
    MeetingKind.SAMVERKAN: "Mötet som ajournerades har återupptagits. Avslutar ingen förhandling.",
    MeetingKind.MBL_11: "Arbetsgivaren kallade till förhandlingen.",
    MeetingKind.MBL_12: "Organisationen begärde förhandlingen.",
    MeetingKind.MBL_14: "Efter en lokal förhandling som slutade i oenighet.",
}

OUTCOMES = {
    MeetingOutcome.AGREED: "Enighet",
    MeetingOutcome.DISAGREED: "Oenighet",
}

STANDINGS = {
    RequestStanding.OPEN: "Öppen",
    RequestStanding.AWAITS: "Väntar på organisationen",
    RequestStanding.OBJECTED: "Invändning",
    RequestStanding.CENTRAL: "Väntar på central förhandling",
    RequestStanding.CLOSED: "Avslutad",
}


def asked(request: Request) -> str:
    """Name a request: Kommunal begärde förhandling den 3 november 2026 om version 1."""
    day = long_date(swedish_day(request.made_at))
    return (
        f"{request.union} begärde {ASKED_FOR[request.kind]} den {day} om version {request.version}"
    )


def stands(request: Request, today: date) -> str:
    """Say where a request stands, and what it waits for."""
    last, standing = request.last, request.standing(today)
    if last is None:
        return "Inget möte har avslutat den. Till dess går det inte att besluta."
    if standing is RequestStanding.OBJECTED:
        return f"{request.union} invänder. Det behövs ett nytt avslut med ett eget protokoll."
    if standing is RequestStanding.AWAITS:
        confirmed = f"Avslutet gäller när {request.union} har bekräftat det"
        if last.last_day_to_object is None:
            return (
                f"{confirmed}. Organisationen har inte bekräftat någon företrädare, så att ingen "
                "svarar säger inget."
            )
        last_day = long_date(last.last_day_to_object)
        return f"{confirmed}, eller efter den {last_day} om ingen har invänt."
    if standing is RequestStanding.CENTRAL and last.protocol.central_until is not None:
        return (
            "Beslutet väntar tills den centrala förhandlingen är avslutad, tills "
            f"{request.union} har avstått från en, eller tills den "
            f"{long_date(last.protocol.central_until)} har passerat."
        )
    return "Begäran är avslutad."


def answer_by(closure: Closure) -> str:
    """Say until when a union can answer a closure; its days begin when somebody is theirs."""
    last_day = closure.last_day_to_object
    if last_day is None:
        return "Ni har tre arbetsdagar att svara från det att någon av er är bekräftad."
    return f"Svara senast den {long_date(last_day)}."


def closed_by(closure: Closure) -> str:
    """Say which meeting is said to have closed a request, and how it ended."""
    held = closure.protocol
    central = ""
    if held.central_until is not None:
        last = long_date(held.central_until)
        central = f" Central förhandling kan begäras till och med den {last}."
    return (
        f"{MEETINGS[held.meeting]} den {long_date(held.held_on)}, protokoll {held.number}, "
        f"{inside_a_sentence(OUTCOMES[held.outcome])}. Kallad av {held.called_by.rstrip('.')}. "
        f"Närvarande: {held.present.rstrip('.')}.{central}"
    )


def answered(closure: Closure, union: str) -> str:
    """Say what a union has answered to a closure; empty when nothing."""
    if closure.objected_at is not None:
        return f"{union} invände den {long_date(swedish_day(closure.objected_at))}."
    if closure.confirmed_at is not None:
        waived = " och avstod från central förhandling" if closure.waived else ""
        day = long_date(swedish_day(closure.confirmed_at))
        return f"{union} bekräftade avslutet den {day}{waived}."
    return ""


def reasons(decided: Decided) -> tuple[str, ...]:
    """Say the reasons that a decision needed, each with what it was needed for."""
    said = {
        "Ett APT tas som samverkansgrupp, därför att": decided.basis.why_workplace_meeting,
        "Så har den organisation nåtts som inte har bekräftat någon företrädare": decided.reached,
        "Skäl till beslutet trots oenighet": decided.why_overruled,
    }
    return tuple(f"{heading}: {words}" for heading, words in said.items() if words)
