"""Words about a process's progress: roles, stages, what is missing and the next step."""

from typing import NamedTuple

from akr.domain.follow_up.overview import Lack, Stage, Step
from akr.domain.office.account import Role

ROLES = {
    Role.ADMINISTRATOR: ("Förvaltare", "Sköter konton och bibliotek. Kan också leda processer."),
    Role.FACILITATOR: ("Processledare", "Leder processer och verkstäder."),
    Role.MANAGER: ("Chef", "Beslutar om de processer som hen är utsedd till chef för."),
}
"""Each role's word and meaning."""

STAGES = {
    Stage.PREPARATION: "Förberedelse",
    Stage.WORKSHOP_1: "Verkstad 1",
    Stage.WORKSHOP_2: "Verkstad 2",
    Stage.DRAFT: "Utkast",
    Stage.REVIEW: "Facklig granskning",
    Stage.ADOPTED: "Fastställd",
}

LACKS = {
    Lack.MANDATE: ("Inget uppdrag är angivet", ""),
    Lack.READINESS: (
        "1 fråga om förutsättningarna är inte besvarad",
        "{} frågor om förutsättningarna är inte besvarade",
    ),
    Lack.DATES: ("Verkstad 2 och uppföljningen saknar datum", ""),
    Lack.UNIONS: ("Ingen facklig organisation har fått planeringen", ""),
    Lack.PLAN_ANSWERS: (
        "1 synpunkt på planeringen väntar på svar",
        "{} synpunkter på planeringen väntar på svar",
    ),
    Lack.PARTICIPANTS: ("Ingen har gått med än", ""),
    Lack.TASKS: ("Inga uppgifter har samlats", ""),
    Lack.LATE: (
        "1 kort eller svar kom sent och räknas inte än",
        "{} kort och svar kom sent och räknas inte än",
    ),
    Lack.UNSORTED: ("1 uppgift har för få svar", "{} uppgifter har för få svar"),
    Lack.PROPOSALS: ("1 uppgift saknar förslag", "{} uppgifter saknar förslag"),
    Lack.CONFIRMATION: (
        "1 ägare är inte bekräftad",
        "{} ägare är inte bekräftade",
    ),
    Lack.PLAN: (
        "1 förslag saknar ansvarig eller datum",
        "{} förslag saknar ansvarig eller datum",
    ),
    Lack.IN_NO_ROLE: (
        "1 uppgift som är föreslagen för en ny roll finns inte i någon roll",
        "{} uppgifter som är föreslagna för en ny roll finns inte i någon roll",
    ),
    Lack.MANAGER: ("Ingen chef är utsedd att besluta", ""),
}
"""What a process lacks, in the singular and the plural."""


def lacking(lack: Lack, number: int) -> str:
    """Say what a process lacks: 7 uppgifter saknar förslag."""
    one, more = LACKS[lack]
    return one if number == 1 or not more else more.format(number)


class StepWords(NamedTuple):
    """The next step: its heading, its explanation and its button."""

    heading: str
    meaning: str
    button: str


STEPS = {
    Step.OPEN_WORKSHOP_1: StepWords(
        "Nästa steg: verkstad 1",
        "När du öppnar verkstaden får du en kod till deltagarnas telefoner och en adress till "
        "väggen. Inget börjar förrän du öppnar nästa steg.",
        "Öppna verkstad 1",
    ),
    Step.LEAD_WORKSHOP_1: StepWords(
        "Verkstad 1 pågår",
        "Var och en skriver och sorterar utifrån sitt eget yrke. Du öppnar stegen.",
        "Gå till verkstaden",
    ),
    Step.SET_DATES: StepWords(
        "Nästa steg: datum",
        "Sätt datum för verkstad 2 och för uppföljningen innan verkstad 1 stängs. Den som vet "
        "datumet innan hen går hem kommer oftare.",
        "Sätt datum",
    ),
    Step.OPEN_WORKSHOP_2: StepWords(
        "Nästa steg: verkstad 2",
        "Resultatet är framme. I verkstad 2 går ni igenom uppgifterna under tre frågor, och varje "
        "uppgift får ett förslag.",
        "Öppna verkstad 2",
    ),
    Step.PROPOSE: StepWords(
        "Verkstad 2 pågår",
        "Varje uppgift ska lämna verkstaden med ett förslag, någon ansvarig och ett datum.",
        "Gå till verkstad 2",
    ),
    Step.TAKE_RESULT: StepWords(
        "Alla uppgifter har ett förslag",
        "Ingen är föreslagen för en ny roll. Ta med handlingsplanen till den som beslutar om "
        "resten.",
        "Se resultat och handlingsplan",
    ),
    Step.START_DRAFT: StepWords(
        "Nästa steg: ett utkast",
        "Det som är föreslaget för en ny roll samlas till ett utkast. Facken granskar det innan "
        "någon beslutar.",
        "Börja på utkastet",
    ),
    Step.WRITE_DRAFT: StepWords(
        "Skriv klart utkastet",
        "Det som saknas står nedanför. Sedan kan facken börja läsa.",
        "Gå till utkastet",
    ),
    Step.SEND_TO_REVIEW: StepWords(
        "Nästa steg: facklig granskning",
        "Utkastet har allt som behövs. När det skickas låses texten, så att alla läser samma.",
        "Gå till granskningen",
    ),
    Step.INVITE: StepWords(
        "Bjud in facken",
        "Texten är låst. Varje organisation får en egen länk, läser, kommenterar och tar "
        "ställning.",
        "Gå till granskningen",
    ),
    Step.ANSWER: StepWords(
        "Granskningen pågår",
        "Det som saknas står nedanför. Varje synpunkt får ett svar innan någon beslutar.",
        "Gå till granskningen",
    ),
    Step.APPOINT: StepWords(
        "Utse den chef som beslutar",
        "Alla synpunkter har svar. Arbetsgivaren beslutar, och det gör den chef som du utser.",
        "Gå till granskningen",
    ),
    Step.WAIT: StepWords(
        "Väntar på beslut",
        "Inget står i vägen. Chefen beslutar, med hänvisning till samverkan eller förhandling.",
        "Se granskningen",
    ),
    Step.DECIDE: StepWords(
        "Nästa steg: ditt beslut",
        "Facken har kunnat läsa, och alla synpunkter har svar. Du beslutar, med hänvisning till "
        "samverkan eller förhandling.",
        "Läs och besluta",
    ),
    Step.READ_DECISION: StepWords(
        "Beslutet är fattat",
        "Texten är låst. En ändring blir en ny version.",
        "Se det som är fastställt",
    ),
}

NOT_YET_YOURS = "Du behöver inte göra något än. Processledaren arbetar med det här steget."
"""What a manager reads while there is nothing to decide."""
