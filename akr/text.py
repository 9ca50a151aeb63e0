"""The words that people read: colours, ownership, refusals, dates and numbers, in Swedish."""

import math
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from akr.domain.account import Role
from akr.domain.agreement import FEWEST, Standing
from akr.domain.checks import Concern
from akr.domain.home import ClosingKind, Measure
from akr.domain.ownership import Ownership
from akr.domain.planning import Conditions
from akr.domain.process import (
    Answer,
    DayPart,
    Decision,
    Ended,
    Mandate,
    Opening,
    Purpose,
    Question,
    Readiness,
    ReadinessQuestion,
    Scope,
    Status,
    WorkshopFormat,
)
from akr.domain.progress import Lack, Stage, Step
from akr.domain.projection import Sight, Viewer, phases_of
from akr.domain.review import BasisKind, DraftStatus, Missing, PositionKind
from akr.domain.sorting import Colour
from akr.domain.task import rounded
from akr.domain.workshop import Phase
from akr.translations import say, say_number


class ColourWords(NamedTuple):
    """How a colour is said; it is never shown without its word and its symbol."""

    word: str
    meaning: str
    symbol: str
    key: str
    long: str


COLOURS = {
    Colour.GREEN: ColourWords(
        "Grön", "min", "●", "G", "Ingår i mitt uppdrag. Ingen annan yrkesgrupp bör eller får."
    ),
    Colour.YELLOW: ColourWords(
        "Gul", "stödjer", "▲", "U", "Hjälper mitt uppdrag. Behöver inte vara jag."
    ),
    Colour.RED: ColourWords(
        "Röd", "någon annan", "➜", "R", "Inte mitt uppdrag, men någon här bör göra den."
    ),
    Colour.BLACK: ColourWords("Svart", "sluta", "✕", "S", "Borde inte göras alls."),
}

OWNERSHIP_MEANINGS = {
    Ownership.SEVERAL: "Minst två grupper ser uppgiften som sin. Vem ska ha den?",
    Ownership.NOBODY: "Alla lämnar gärna över den, men någon här bör göra den.",
    Ownership.UNCLEAR: "Kollegor i samma grupp ser olika på den. Prata ihop er först.",
    Ownership.STOP: "De flesta vill att ni slutar med den.",
    Ownership.TOO_FEW: "För få har svarat, eller de som gör den i dag har inte svarat.",
    Ownership.CLEAR_OWNER: "En grupp ser uppgiften som sin. Här räcker det att bekräfta.",
}
"""What each ownership means to the room, said to the one who leads."""

OWNERSHIP = {
    Ownership.SEVERAL: "Flera vill äga",
    Ownership.NOBODY: "Ingen äger",
    Ownership.UNCLEAR: "Oklart inom gruppen",
    Ownership.STOP: "Borde sluta",
    Ownership.TOO_FEW: "Underlag saknas",
    Ownership.CLEAR_OWNER: "Tydlig ägare",
}

STANDING = {
    Standing.AGREED: "Samstämmigt",
    Standing.SPLIT: "Delade meningar",
    Standing.LONE_VOICE: "En ser det annorlunda",
    Standing.TOO_FEW: "För få svar",
}
"""How the room stands on a task, within the occupations."""

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


class InvitationWords(NamedTuple):
    """What an invitation asks, and why, in plain words."""

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
"""How an invitation opens, by the purpose of the process."""


ENDED = "Avslutad – förutsättningar saknas"

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
"""What each format asks of the workplace."""

READINESS = {
    ReadinessQuestion.PURPOSE: "Är chef, ledning och fack överens om syftet?",
    ReadinessQuestion.MANDATE: "Finns ett uppdrag från någon som får besluta?",
    ReadinessQuestion.NO_REDUNDANCY: "Är arbetsplatsen fri från övertalighet?",
    ReadinessQuestion.NO_SAVINGS: "Gör ni det här utan krav på att spara?",
    ReadinessQuestion.NO_NEGOTIATION: "Är arbetsplatsen fri från pågående förhandling?",
    ReadinessQuestion.MANAGERS_TIME: "Har chefen tid avsatt, också efteråt?",
    ReadinessQuestion.RECIPIENT: "Är det bestämt vem som tar emot resultatet?",
}

ANSWERS = {Answer.YES: "Ja", Answer.NO: "Nej", Answer.UNKNOWN: "Vet inte"}

CONSEQUENCES = {
    ReadinessQuestion.PURPOSE: {
        Answer.NO: "Då handlar mötet om varför ni är där. Kom överens innan ni bjuder in.",
        Answer.UNKNOWN: "Då kan deltagarna få höra olika saker. Fråga innan ni bjuder in.",
    },
    ReadinessQuestion.MANDATE: {
        Answer.NO: "Då har ingen lovat att ta hand om förslagen, och de kan bli liggande.",
        Answer.UNKNOWN: "Lova inte deltagarna något förrän du vet vem som får besluta.",
    },
    ReadinessQuestion.NO_REDUNDANCY: {
        Answer.NO: "Då kan varje uppgift som flyttas läsas som att någon ska bort. "
        "Prata med facken först.",
        Answer.UNKNOWN: "Deltagarna kommer att undra. Fråga HR.",
    },
    ReadinessQuestion.NO_SAVINGS: {
        Answer.NO: "Säg det öppet. Facken kan se en ny tjänst som ett sätt att ersätta ordinarie "
        "personal.",
        Answer.UNKNOWN: "Facken kommer att fråga. Ta reda på det innan de gör det.",
    },
    ReadinessQuestion.NO_NEGOTIATION: {
        Answer.NO: "Kom överens med facken om hur det här hänger ihop med förhandlingen, eller "
        "vänta.",
        Answer.UNKNOWN: "Frågan kan redan ligga på någons bord. Fråga HR eller facken.",
    },
    ReadinessQuestion.MANAGERS_TIME: {
        Answer.NO: "Då stannar det ofta vid en lista. Någon måste hinna göra något av den.",
        Answer.UNKNOWN: "Fråga chefen om tid för båda verkstäderna och för det som kommer sedan.",
    },
    ReadinessQuestion.RECIPIENT: {
        Answer.NO: "Då vet ingen vart förslagen tar vägen när mötet är slut.",
        Answer.UNKNOWN: "Deltagarna kommer att fråga vad som händer sedan. Ta reda på det.",
    },
}
"""What follows from an answer that is not yes, said plainly beside it."""

STATUS = {Status.PROPOSED: "Förslag", Status.DECIDED: "Beslut"}

DECISIONS = {
    Decision.KEEP: "Behåll",
    Decision.OTHER_OCCUPATION: "Flytta till annan yrkesgrupp",
    Decision.NEW_ROLE: "Flytta till ny roll",
    Decision.CHANGE_METHOD: "Gör på annat sätt",
    Decision.STOP: "Sluta göra",
    Decision.INVESTIGATE: "Utred",
}

DECISION_MEANINGS = {
    Decision.KEEP: "Uppgiften stannar där den är.",
    Decision.OTHER_OCCUPATION: "En annan yrkesgrupp här på arbetsplatsen tar över den.",
    Decision.NEW_ROLE: "Den samlas med andra i ett utkast till en ny roll.",
    Decision.CHANGE_METHOD: "Den ska göras, men på ett klokare eller enklare sätt.",
    Decision.STOP: "Ingen gör den längre.",
    Decision.INVESTIGATE: "Ni vet för lite än. Någon tar reda på mer.",
}
"""What each proposal means, said to the room."""

QUESTION_MEANINGS = {
    Question.RIGHT_THINGS: "Sådant som borde sluta, och sådant som saknas.",
    Question.RIGHT_WAY: "Sådant som kan göras enklare, eller som görs två gånger.",
    Question.RIGHT_COMPETENCE: "Sådant som ni är olika om, eller som någon annan kan göra.",
}
"""What belongs under each question."""

QUESTIONS = {
    Question.RIGHT_THINGS: "Gör vi rätt saker?",
    Question.RIGHT_WAY: "Gör vi saker rätt?",
    Question.RIGHT_COMPETENCE: "Gör rätt kompetens rätt saker?",
}

POSITIONS = {
    PositionKind.NO_OBJECTION: "Ingen erinran",
    PositionKind.REMARKS: "Synpunkter",
    PositionKind.DISAGREE: "Oenig",
    PositionKind.ADJOURN: "Begär ajournering",
    PositionKind.NEGOTIATE: "Begär förhandling",
}

BASES = {
    BasisKind.SAMVERKAN: "Samverkan",
    BasisKind.MBL: "Förhandling enligt MBL",
    BasisKind.NOT_NEGOTIABLE: "Inte förhandlingspliktigt, därför att",
}

DRAFT_STATUS = {
    DraftStatus.DRAFT: "Utkast",
    DraftStatus.REVIEW: "Facklig granskning",
    DraftStatus.ADOPTED: "Fastställd",
}

POSITION_MEANINGS = {
    PositionKind.NO_OBJECTION: "Ni har inget att invända mot den här versionen.",
    PositionKind.REMARKS: "Ni vill att arbetsgivaren tar ställning till det ni skriver.",
    PositionKind.DISAGREE: "Ni håller inte med. Skriv varför.",
    PositionKind.ADJOURN: "Ni behöver mer tid innan ni tar ställning.",
    PositionKind.NEGOTIATE: "Ni vill att frågan förhandlas innan någon beslutar.",
}
"""What each position says, to the one who takes it."""

BASIS_MEANINGS = {
    BasisKind.SAMVERKAN: "Skriv forum, paragraf och datum, till exempel FSG 2026-11-12 § 4.",
    BasisKind.MBL: "Skriv paragraf, och när förhandlingen avslutades.",
    BasisKind.NOT_NEGOTIABLE: "Skriv varför beslutet inte är en viktigare förändring.",
}
"""What the reference of a decision should hold."""

SECTIONS = {
    "title": "Titel",
    "lead": "Inledning",
    "manager": "Närmaste chef",
    "supervisor": "Handledare och ersättare",
    "working_hours": "Arbetstid",
    "agreement": "Avtal",
    "funding": "Finansiering",
    "reason_not_full_time": "Varför inte heltid",
    "relief": "Vad andra får tid till",
    "may_not": "Det här ingår inte",
    "requirements": "Det här behöver du när du börjar",
    "learned_on_the_job": "Det här lär du dig i arbetet",
    "learning_moments": "Moment för lärande",
    "ways_onward": "Vägar vidare",
    "physical_demands": "Kroppen i arbetet",
    "before_employment": "Innan du anställs",
}
"""A draft's sections as the role profile calls them; a line is called by its task."""

SECTION_MEANINGS = {
    "title": "Arbetsplatsens eget namn på rollen.",
    "lead": "Börja med poängen med jobbet. Skriv till den som ska ha det: du.",
    "manager": "Befattningen räcker, till exempel rektor.",
    "supervisor": "Vem som lär upp, och vem som tar över när den är borta.",
    "working_hours": "Till exempel dagtid, vardagar.",
    "agreement": "Till exempel AB, tillsvidare. BEA är för arbete utöver det som är budgeterat.",
    "funding": "Till exempel egen budget eller lönebidrag. Ett bidrag behöver ett slutdatum.",
    "reason_not_full_time": "Om timmarna inte räcker till heltid: varför.",
    "relief": "Vem som avlastas, och vad den tiden är till för.",
    "may_not": "Lika viktigt som det som ingår. Närheten till barn eller boende avgör ni här.",
    "requirements": "Ett krav ska behövas för minst en uppgift. Kan uppgiften göras om i stället?",
    "learned_on_the_job": "Det som ingen behöver kunna första dagen.",
    "learning_moments": "Minst ett. Ingen ska fastna i rollen.",
    "ways_onward": "Hur man kommer vidare härifrån, till exempel till en utbildning.",
    "physical_demands": "Vad kroppen gör i arbetet, och att det går att anpassa.",
    "before_employment": "Det som ska vara klart innan anställningen, till exempel registerutdrag.",
}
"""What belongs in a section, said to the one who writes it."""

ROLE_TEMPLATES = {
    "forskolestod": "För måltider, vila, förråd och lokaler i förskolan, ofta i hela huset.",
    "serviceassistent": "Den bredaste: avlastar runt om på arbetsplatsen, även på kontoret.",
    "servicebitrade": "Den snävaste: bara kök, varor, städ och tvätt.",
}
"""What each of the library's role templates is for."""

CONCERNS = {
    Concern.BEA_MOVES_TASKS: (
        "Avtalet är BEA, men utkastet tar över uppgifter som någon gör i dag. BEA är för arbete "
        "utöver det som är budgeterat: arbetsplatsen ska klara sig utan den som anställs."
    ),
    Concern.ONE_KIND: (
        "Alla uppgifter är av samma slag. Ensidigt arbete sliter. Finns det administrativa eller "
        "mer kvalificerade uppgifter som också kan ingå?"
    ),
    Concern.NOT_ESTIMATED: ("Minst en uppgift saknar tid, så timmarna är fler än summan visar."),
}
"""A risk of a draft, in words that writer, reviewer and manager read alike."""

MISSING = {
    Missing.TASKS: "Minst en uppgift",
    Missing.MAY_NOT: "Vad som inte ingår",
    Missing.LEARNING_MOMENTS: "Minst ett moment för lärande",
    Missing.WAYS_ONWARD: "Vägar vidare",
    Missing.MANAGER: "Närmaste chef",
    Missing.SUPERVISOR: "Handledare och ersättare",
    Missing.AGREEMENT: "Avtal för anställningen",
    Missing.FUNDING: "Finansiering",
    Missing.UNION: "Minst en inbjuden facklig organisation",
    Missing.ANSWERS: "Svar på alla synpunkter",
    Missing.REFERENCE: "Hänvisning till förhandlingen, som en organisation har begärt",
}
"""What a text lacks, as the thing to add."""

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
"""A phase as a step that the leader opens; the verb is what the room does in it."""

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
"""What the leader's button says that opens a phase."""

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
"""What happens in the room now, said to the one who leads."""

SIGHTS = {
    Sight.CARD_TEXTS: "Orden på korten",
    Sight.GROUP_CARDS: "Orden på den egna gruppens kort, om den som leder öppnar för det",
    Sight.TASK_TEXTS: "Uppgifterna som korten blir",
    Sight.RESULT: "Färgerna, i grupper",
    Sight.TABLE: "Hur ert eget bord svarade",
    Sight.REASONS: "Det som borden skrev efter Därför",
    Sight.FOCUS: "Uppgiften ni pratar om, och förslaget",
    Sight.HOME: "Hur ni tyckte det var, i grupper, och orden utan yrkesgrupp",
    Sight.SEATS: "Hur många ni är i varje yrkesgrupp",
    Sight.CARD_COUNT: "Hur många kort det finns",
    Sight.PROGRESS: "Hur många svar som har kommit",
    Sight.SORTERS: "Hur många som har sorterat, när någon gör det i efterhand",
    Sight.REASON_COUNT: "Hur många Därför som är skrivna",
    Sight.HOME_COUNT: "Hur många som har svarat när ni går hem",
    Sight.READY: "Hur många som säger att de är klara, i grupper",
    Sight.PAPER: "Siffrorna från en tavla på papper, om ni har en",
    Sight.NOTES: "Det som antecknas",
}
"""What there is to see of a room, said to those who make it; what matters most comes first."""

VIEWERS = {
    Viewer.PARTICIPANT: "deltagarna",
    Viewer.WALL: "väggen",
    Viewer.LEADER: "den som leder",
    Viewer.NOTE_TAKER: "den som antecknar",
}
ALL_VIEWERS = "alla"


class PhaseTime(NamedTuple):
    """When a phase is, inside a sentence: during it, and from it on."""

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
    """Say who sees a thing, and when, by the rule that hides it: Väggen, från att ni sorterar.

    Those who see it at the same times stand together; who never sees it is not named.
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


def raw_export_time() -> str:
    """Say when the leader can take out all that lies behind the result."""
    return when(phases_of(Viewer.LEADER, Sight.RESULT))


def fewest_together() -> str:
    """Say how many stand behind whatever is shown of a group: tre."""
    return say(number_word(FEWEST))


def invited_promise() -> str:
    """Say what is anonymous to those who have not come yet, as the page at the door does."""
    return (
        "Du säger vilken yrkesgrupp du tillhör, inte vad du heter. Ingen skärm visar vem som skrev "
        f"ett kort eller vad just du svarade, och färgerna visas för grupper om minst "
        f"{number_word(FEWEST)}."
    )


def when(phases: tuple[Phase, ...]) -> str:
    """Say some phases as times: medan ni skriver, från att ni sorterar."""
    first = list(Phase).index(phases[0])
    if len(phases) > 1 and phases == (*Phase,)[first:]:
        return say(PHASE_TIMES[phases[0]].since)
    return both(tuple(say(PHASE_TIMES[phase].during) for phase in phases))


MEASURES = {
    Measure.SCORE: "Hur var mötet?",
    Measure.CORE_TIME: "Jag hinner med mitt kärnuppdrag",
    Measure.CLEAR_ROLE: "Min roll är tydlig",
}
"""What is answered with a number as one goes home."""

MEASURE_ENDS = {
    Measure.SCORE: ("dåligt", "toppen"),
    Measure.CORE_TIME: ("stämmer inte", "stämmer helt"),
    Measure.CLEAR_ROLE: ("stämmer inte", "stämmer helt"),
}
"""What the lowest and the highest answer say."""

CLOSING_WORDS = {
    ClosingKind.GOOD: ("Bra", "En sak som var bra"),
    ClosingKind.MORE: ("Vad mer", "En sak att göra mer av, eller på ett annat sätt"),
}
"""What a closing word is about, and what it is asked for with."""

TIME_LEFT = {
    "many": "{} minuter kvar",
    "one": "1 minut kvar",
    "less": "Mindre än en minut kvar",
}
"""What the timer says, in whole minutes rounded up: seconds that tick away calm nobody."""

_A_MINUTE = timedelta(minutes=1)


def time_left(left: timedelta) -> str:
    """Say how long is left of a phase's time that is not out: 8 minuter kvar."""
    if left < _A_MINUTE:
        return say(TIME_LEFT["less"])
    minutes = math.ceil(left / _A_MINUTE)
    return say(TIME_LEFT["one" if minutes == 1 else "many"]).format(minutes)


def time_out(phase: Phase) -> str:
    """Say that a phase's time is out, and that nothing closes by itself."""
    if phase is Phase.WRITE:
        return say("Tiden är ute. Skriv klart det du håller på med.")
    return say("Tiden är ute. Gör klart det du håller på med.")


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
    Lack.UNSORTED: ("1 uppgift har inga svar", "{} uppgifter har inga svar"),
    Lack.PROPOSALS: ("1 uppgift saknar förslag", "{} uppgifter saknar förslag"),
    Lack.CONFIRMATION: (
        "1 tydlig ägare är inte bekräftad",
        "{} tydliga ägare är inte bekräftade",
    ),
    Lack.PLAN: (
        "1 förslag saknar ansvarig eller datum",
        "{} förslag saknar ansvarig eller datum",
    ),
    Lack.MANAGER: ("Ingen chef är utsedd att besluta", ""),
}
"""What a process lacks, one of it and more."""


class StepWords(NamedTuple):
    """The next step: its heading, what it is, and what the button says."""

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
        "Ingen är föreslagen för en ny roll. Ta med resultatet till den som beslutar om resten.",
        "Se resultatet",
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
"""What a manager reads as long as there is nothing to decide."""

SECTORS = {
    "preschool": "Förskola",
    "school": "Skola",
    "elder_care_home": "Särskilt boende",
    "home_care": "Hemtjänst",
    "kitchen": "Kök",
    "office": "Kontor",
    "other": "Annan verksamhet",
}

SCOPES = {
    Scope.ME: "Mig",
    Scope.DEPARTMENT: "Avdelningen",
    Scope.HOUSE: "Hela huset",
}
"""What a person's own estimate counts."""

DAY_PARTS = {
    DayPart.MORNING: "Morgon",
    DayPart.MIDDAY: "Lunch",
    DayPart.AFTERNOON: "Eftermiddag",
    DayPart.EVENING: "Kväll",
    DayPart.NIGHT: "Natt",
}

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

ORIGINS = {
    "WSP": "slututvärderingen av Fler vägar in – breddad rekrytering (2020)",
    "STEG": "utvärderingen av STEG i Skaraborg (2022)",
    "LIKES": "slutrapporten från Projekt Likes i Sörmland (2022)",
    "VÄRMLAND": "utvärderingen av Värmland Tillsammans (2021)",
    "KLIPPAN": "slutrapporten från Arbetslinjen Klippan (2013)",
    "eget": "rollmallen, allmän kunskap om sådant arbete",
    "arbetsplatsen": "skrivet på arbetsplatsen",
}
"""Where an entry comes from, by its short code; a code that is not here is shown as it is."""


ROLES = {
    Role.ADMINISTRATOR: ("Förvaltare", "Sköter konton och bibliotek. Kan också leda processer."),
    Role.FACILITATOR: ("Processledare", "Leder processer och verkstäder."),
    Role.MANAGER: ("Chef", "Beslutar om de processer som hen är utsedd till chef för."),
}
"""Word and meaning of each role."""

SECONDS_SAID = 90
"""Up to here a wait is said in seconds, beyond it in minutes."""


def waiting(time: timedelta) -> str:
    """How long to wait, rounded up so that it is enough: 20 sekunder, 3 minuter."""
    seconds = max(1, math.ceil(time.total_seconds()))
    if seconds <= SECONDS_SAID:
        return say_number("{} sekund", "{} sekunder", seconds).format(seconds)
    minutes = math.ceil(seconds / 60)
    return say_number("{} minut", "{} minuter", minutes).format(minutes)


def number(value: Fraction | float, decimals: int = 1) -> str:
    """A number with a decimal comma: 34,6. Trailing zeros stay, so that columns line up."""
    return str(rounded(value, decimals)).replace(".", ",")


def plain_number(value: Fraction | float) -> str:
    """A number as it was said: 15, 7,5. At most two decimals, no trailing zeros."""
    text = number(value, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: Fraction | float) -> str:
    """A share as whole per cent, with the Swedish space: 86 %."""
    return f"{rounded(share * 100, 0)}\N{NO-BREAK SPACE}%"


def number_word(count: int) -> str:
    """A small number of things in words, as in running text; from thirteen on in figures."""
    words = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
    return (*words, "elva", "tolv")[count] if 0 <= count <= len(words) + 1 else str(count)


def long_date(day: date) -> str:
    """A date in words: 20 november 2026."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def both(words: tuple[str, ...]) -> str:
    """Join words as Swedish does: a, b och c."""
    return _join(words, say("och"))


def either(words: tuple[str, ...]) -> str:
    """Join choices as Swedish does: a, b eller c."""
    return _join(words, "eller")


def _join(words: tuple[str, ...], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def composed(text: str) -> str:
    """Text in Unicode's composed form (NFC), so that kök typed either way is one word."""
    return unicodedata.normalize("NFC", text)


def lacking(lack: Lack, number: int) -> str:
    """What a process lacks: 7 uppgifter saknar förslag."""
    one, more = LACKS[lack]
    return one if number == 1 or not more else more.format(number)


def day(said: date | None) -> str:
    """A date that may not be said: 22 oktober 2026."""
    return long_date(said) if said else "Inte angivet"


def mandate(said: Mandate | None) -> str:
    """A mandate on one line: Nämnden, 27 augusti 2026, BUN 2026/84."""
    if said is None:
        return "Inte angivet"
    day = long_date(said.decided_on) if said.decided_on else ""
    return ", ".join(filter(None, (said.decided_by, day, said.registration_number)))


def readiness(said: Readiness) -> str:
    """An answer about readiness on one line: Har chefen tid? Vet inte. Frågan är ställd."""
    return f"{READINESS[said.question]} {ANSWERS[said.answer]}. {said.comment or ''}".strip()


def ended(said: Ended) -> str:
    """That a process was ended, when and why."""
    return f"{ENDED} den {long_date(said.on)}: {said.reason}"


def opening(said: Opening) -> str:
    """Which unions had the plan before workshop 1, and the reason for not waiting for them."""
    who = f"{both(said.unions)} hade fått planeringen." if said.unions else "Ingen hade frågats."
    return f"{who} Verkstaden öppnades ändå: {said.reason}" if said.reason else who


def unanswered(found: Conditions) -> str:
    """How many questions about readiness nobody has answered; blank when all have been."""
    number = len(found.unanswered)
    if number == len(READINESS):
        return "Frågorna om förutsättningar är inte besvarade."
    are = "är inte besvarad" if number == 1 else "är inte besvarade"
    return f"{number} av {len(READINESS)} frågor om förutsättningar {are}." if number else ""


def together(names: Sequence[str]) -> str:
    """The name of occupations that are shown as one: Förskollärare och kock."""
    return both((*names[:1], *map(inside_a_sentence, names[1:])))


def yes_or_no(said: bool) -> str:  # noqa: FBT001  (it is the thing that is said)
    """A yes or a no in words."""
    return "ja" if said else "nej"


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: 1 uppgift, 2 uppgifter."""
    return f"{number} {one if number == 1 else many}"


def sentence_case(words: str) -> str:
    """Words as they begin a sentence: den som leder becomes Den som leder."""
    return words[:1].upper() + words[1:]


def inside_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: Förskollärare becomes förskollärare, IT-stöd stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


ON_PHONES = (
    COLOURS,
    OWNERSHIP,
    OWNERSHIP_MEANINGS,
    QUESTIONS,
    STATUS,
    DECISIONS,
    SIGHTS,
    VIEWERS,
    PHASE_TIMES,
    MEASURES,
    MEASURE_ENDS,
    CLOSING_WORDS,
    TIME_LEFT,
    SCOPES,
    DAY_PARTS,
    MONTHS,
    (ALL_VIEWERS, number_word(FEWEST)),
)
"""What of all this participants read, and so stands in every catalogue of `akr.translations`."""
