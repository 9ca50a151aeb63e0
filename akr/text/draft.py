"""Words about a draft: its sections, what it lacks, the unions' positions and the decision."""

from akr.domain.matter.decision import BasisKind
from akr.domain.matter.party import Confirmation, PartyEvent
from akr.domain.matter.review import DraftStatus, Missing, PositionKind
from akr.domain.role.changes import Changed, TaskChange
from akr.domain.role.checks import OVERRIDES, WEIGHTS
from akr.domain.role.draft import Draft, Entry
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.lines import LineSource, WeeklyTime, lines_by_area, sources_of
from akr.domain.role.sections import SECTIONS as ALL_SECTIONS
from akr.domain.role.sections import Kind
from akr.text.checks import CHECKS
from akr.text.planning import SERVED
from akr.text.sentences import both, counted, inside_a_sentence, plain_number

DRAFT_STATUS = {
    DraftStatus.DRAFT: "Utkast",
    DraftStatus.REVIEW: "Facklig granskning",
    DraftStatus.ADOPTED: "Fastställd",
}

SECTIONS = {
    "title": "Titel",
    "lead": "Inledning",
    "extent": "Omfattning",
    "manager": "Närmaste chef",
    "supervisor": "Handledare och ersättare",
    "working_hours": "Arbetstid",
    "agreement": "Avtal",
    "funding": "Finansiering",
    "reason_not_full_time": "Varför inte heltid",
    "work_codes": "Yrkeskoder",
    "tasks": "Det här gör du",
    "relief": "Vad andra får tid till",
    "responsibility": "Ansvar och befogenheter",
    "may_not": "Det här ingår inte",
    "requirements": "Det här behöver du när du börjar",
    "merits": "Det här är meriterande",
    "competences": "Så här arbetar du",
    "before_employment": "Innan du anställs",
    "introduction": "Din första tid",
    "learned_on_the_job": "Det här lär du dig i arbetet",
    "learning_moments": "Moment för lärande",
    "ways_onward": "Vägar vidare",
    "contacts": "Kontakter i arbetet",
    "physical_demands": "Kroppen i arbetet",
}
"""A section's name, the same on pages, in forms, on paper and among what is missing."""

SECTION_MEANINGS = {
    "title": "Arbetsplatsens eget namn på rollen.",
    "lead": "Börja med poängen med jobbet. Skriv till den som ska ha det: du.",
    "extent": (
        "Sysselsättningsgrad i procent, till exempel 75. Tjänsten är mer än uppgiftstiden: räkna "
        "in möten, gångtid, lärande och handledning."
    ),
    "manager": "Befattningen räcker, till exempel {manager}.",
    "supervisor": "Vem som lär upp, och vem som tar över när den är borta.",
    "working_hours": "Till exempel dagtid, vardagar.",
    "agreement": "Till exempel AB, tillsvidare. BEA är för arbete utöver det som är budgeterat.",
    "funding": "Till exempel egen budget eller lönebidrag. Ett bidrag behöver ett slutdatum.",
    "reason_not_full_time": "Om tjänsten inte är på heltid: varför. Går den att göra till heltid?",
    "work_codes": (
        "SSYK 2012 och AID, som förslag: HR bekräftar dem. Titeln avgör inte AID-koden."
    ),
    "tasks": "Vad gör du – med vad – för vem?",
    "relief": "Vem som avlastas, och vad den tiden är till för.",
    "responsibility": "Vad den som har rollen får bestämma själv, och när den frågar någon.",
    "may_not": "Lika viktigt som det som ingår. Närheten till {served} avgör ni här.",
    "requirements": "Ett krav ska behövas för minst en uppgift. Kan uppgiften göras om i stället?",
    "merits": "Det som är bra att kunna men inte krävs. Också det ska behövas för en uppgift.",
    "competences": ("Förmågor, var och en vid uppgiften som behöver den: hur märks den i arbetet?"),
    "before_employment": "Det som ska vara klart innan anställningen, till exempel registerutdrag.",
    "introduction": "Hur den första tiden går till, och när ni går igenom hur det har varit.",
    "learned_on_the_job": "Det som ingen behöver kunna första dagen.",
    "learning_moments": "Minst ett. Ingen ska fastna i rollen.",
    "ways_onward": "Hur man kommer vidare härifrån, till exempel till en utbildning.",
    "contacts": "Vilka man arbetar med och möter, i huset och utanför.",
    "physical_demands": "Vad kroppen gör i arbetet, och att det går att anpassa.",
}
"""What belongs in a section, for its writer; for the tasks, what a line says."""

MANAGERS = {"preschool": "rektor", "school": "rektor"}


def section_meaning(section: str, sector: str | None) -> str:
    """Say what belongs in a section, in the words of a workplace's own kind."""
    _, many = SERVED.get(sector or "", ("", "barn, elever eller boende"))
    manager = MANAGERS.get(sector or "", "enhetschef")
    return SECTION_MEANINGS[section].format(manager=manager, served=many)


OVERRIDDEN = "Behålls, med skäl"
"""The heading of what the checks ask about and somebody keeps, with the reason."""

NAMES_BESIDE = {OVERRIDES: OVERRIDDEN}
"""What is compared between versions beside the sections, by name."""

EMPLOYMENT = "Om anställningen"
"""The heading of the facts."""

TASK, INDEPENDENCE = "Arbetsuppgift", "Hur den görs"
"""What a line says of a task."""

ANOTHER_LINE = "En uppgift i en annan version"
"""A line that was changed or commented on, and is not in the version shown."""

NOT_SAID = "Ej angivet ännu"
"""A section that says nothing yet."""

ORIGINS = {
    "WSP": "slututvärderingen av Fler vägar in – breddad rekrytering (2020)",
    "STEG": "utvärderingen av STEG i Skaraborg (2022)",
    "LIKES": "slutrapporten från Projekt Likes i Sörmland (2022)",
    "VÄRMLAND": "utvärderingen av Värmland Tillsammans (2021)",
    "KLIPPAN": "slutrapporten från Arbetslinjen Klippan (2013)",
    "eget": "rollmallen, allmän kunskap om sådant arbete",
    "arbetsplatsen": "skrivet på arbetsplatsen",
}
"""Where an entry comes from, by its short code; a missing code is shown as it is."""

EDITS = {
    EditKind.SECTION: "ändrade {}",
    EditKind.FACTS: "ändrade uppgifterna om anställningen",
    EditKind.FACTS_BY_MANAGER: "ändrade uppgifterna om anställningen",
    EditKind.TEMPLATE: "bytte rollmall till {}",
    EditKind.OVERRIDE: "skrev ett skäl: ”{}”",
    EditKind.TAKE_BACK: "tog tillbaka ett skäl: ”{}”",
    EditKind.ADD_LINE: "lade till ”{}”",
    EditKind.TAKE_IN: "tog in uppgifter från {}",
    EditKind.TAKE_OVER: "tog över det verkstaden säger nu om ”{}”",
    EditKind.LEAVE: "lät ”{}” stå som den var",
    EditKind.CHANGE_LINE: "ändrade ”{}”",
    EditKind.REMOVE_LINE: "tog bort ”{}”",
    EditKind.BRING_BACK_LINE: "tog tillbaka ”{}”",
    EditKind.MERGE_LINES: "slog ihop rader till ”{}”",
    EditKind.SPLIT_LINE: "delade ”{}”",
    EditKind.STEP_LINE: "flyttade ”{}”",
    EditKind.STEP_AREA: "flyttade området {}",
}
"""What an edit did, as it is said of the latest one."""


def edit_made(edit: Edit) -> str:
    """Say who did what, as a function and never a name; a section is called by its name."""
    who = "chefen" if edit.kind is EditKind.FACTS_BY_MANAGER else "någon"
    about = SECTIONS.get(edit.about, edit.about) if edit.kind is EditKind.SECTION else edit.about
    did = EDITS[edit.kind].format(f"”{about}”" if edit.kind is EditKind.SECTION else about)
    return f"{who} {did}"


def needed_for(entry: Entry, draft: Draft) -> str:
    """Say what earns a sentence: one task by its own words, several by their areas.

    Empty when nothing does. It follows the lines, so a reworded task is named as it now reads.
    """
    lines = [line for line in draft.lines if line.id in entry.lines]
    names = [line.text for line in lines] if len(lines) == 1 else lines_by_area(lines)
    return ", ".join(map(inside_a_sentence, (*names, *entry.because)))


def whose_times(draft: Draft) -> str:
    """Say whose estimates a draft's times are; those that nobody has stated are nobody's."""
    timed = {source.key: source for source in sources_of(draft.lines) if source.hours is not None}
    own = sum(1 for each in timed.values() if each.set_time or each.evidence is None)
    if not own:
        return "Tiderna är arbetsgruppens egen uppskattning och har inte mätts."
    if own == len(timed):
        return "Tiderna är arbetsgivarens egen uppskattning och har inte mätts."
    return (
        "Tiderna är arbetsgruppens egen uppskattning, utom för "
        f"{counted(own, 'uppgift', 'uppgifter')} där arbetsgivaren har angett tiden. "
        "Inget har mätts."
    )


def weekly_time(time: WeeklyTime) -> str:
    """Say how long a task takes: 15 min × 5 ggr/vecka; without both it is said to be unknown."""
    if time.minutes is None or time.times_per_week is None:
        return "Ingen tid"
    return f"{plain_number(time.minutes)} min × {plain_number(time.times_per_week)} ggr/vecka"


def changes_told(changed: Changed) -> tuple[str, ...]:
    """Say what a workshop has changed its word on, one sentence a change."""
    now, was = changed.now, changed.source
    if now is None:
        return ("Uppgiften finns inte längre i verkstaden.",)
    sentences = {
        TaskChange.NOT_PROPOSED: "Verkstaden föreslår den inte längre för en ny roll. "
        "Ta bort raden, eller låt den stå.",
        TaskChange.WORDS: f"Uppgiften heter nu ”{now.words}”.",
        TaskChange.TIME: f"Arbetsgruppen säger nu {inside_a_sentence(weekly_time(now.estimate))}, "
        f"inte {inside_a_sentence(weekly_time(was.estimate))}.",
        TaskChange.DONE_BY: _done_by(now),
    }
    return tuple(sentences[change] for change in changed.changes if change in sentences)


def _done_by(source: LineSource) -> str:
    if source.is_new:
        return "Ingen gör den i dag."
    if not source.done_by:
        return "Ingen har sagt vem som gör den i dag."
    return f"Görs nu av {both(tuple(map(inside_a_sentence, source.done_by)))}."


_AT_LEAST = {Kind.LINE: ": minst en uppgift", Kind.ENTRIES: ": minst en mening"}

MISSING = (
    {
        section.key: SECTIONS[section.key] + _AT_LEAST.get(section.kind, "")
        for section in ALL_SECTIONS
        if section.required
    }
    | {check: said.to_do for check, said in CHECKS.items() if check in WEIGHTS}
    | {
        Missing.UNION: "Minst en inbjuden facklig organisation i varje process",
        Missing.ONE_MANAGER: "Samma chef i alla processer som rollen hämtar uppgifter från",
        Missing.ANSWERS: "Svar på alla synpunkter",
        Missing.REQUESTS: "Avslut på det som en facklig organisation har begärt",
        Missing.FORUM: "En hänvisning som går att hitta: forum, paragraf och datum, eller ett skäl",
        Missing.WORKPLACE_MEETING: "Vilken samverkansgrupp? Ett APT är ingen",
        Missing.REACHED: "Hur den organisation har nåtts som inte har bekräftat någon företrädare",
        Missing.OVERRULED: "Skäl till beslutet, när en organisation är oenig",
        Missing.REFERENCE: "Hänvisning till förhandlingen, som en organisation har begärt",
        Missing.PROTOCOL: (
            "Protokollets nummer och justerare, eftersom ett ställningstagande är obekräftat"
        ),
    }
)
"""What a draft lacks, worded as the thing to add; a section by its own name."""

CONFIRMATIONS = {
    Confirmation.AWAITED: "Obekräftad",
    Confirmation.CONFIRMED: "Bekräftad",
    Confirmation.TURNED_AWAY: "Inte deras",
}
"""What a union has said of somebody who speaks in its name."""

PARTY_EVENTS = {
    PartyEvent.INVITED: "Arbetsgivaren bjöd in er",
    PartyEvent.LINK_RENEWED: "Arbetsgivaren gjorde en ny länk till er",
    PartyEvent.ENTERED: "Någon öppnade länken",
    PartyEvent.CONFIRMED: "Bekräftad",
    PartyEvent.TURNED_AWAY: "Inte er",
    PartyEvent.OWN_LINK_RENEWED: "Ny egen länk",
}

POSITIONS = {
    PositionKind.NO_OBJECTION: "Ingen erinran",
    PositionKind.REMARKS: "Synpunkter",
    PositionKind.DISAGREE: "Oenig",
    PositionKind.ADJOURN: "Begär ajournering",
    PositionKind.NEGOTIATE: "Begär förhandling",
}

POSITION_MEANINGS = {
    PositionKind.NO_OBJECTION: "Ni har inget att invända mot den här versionen.",
    PositionKind.REMARKS: "Ni vill att arbetsgivaren tar ställning till det ni skriver.",
    PositionKind.DISAGREE: "Ni håller inte med. Skriv varför.",
    PositionKind.ADJOURN: (
        "Ni behöver mer tid innan ni tar ställning. Ingen kan besluta förrän begäran är avslutad."
    ),
    PositionKind.NEGOTIATE: (
        "Ni vill att frågan förhandlas. Ingen kan besluta förrän förhandlingen är avslutad."
    ),
}
"""What each position means, for the union that states it."""

BASES = {
    BasisKind.SAMVERKAN: "Samverkan",
    BasisKind.MBL: "Förhandling enligt MBL",
    BasisKind.NOT_NEGOTIABLE: "Inte förhandlingspliktigt, därför att",
}

BASIS_MEANINGS = {
    BasisKind.SAMVERKAN: "Skriv forum, paragraf och datum, till exempel FSG 2026-11-12 § 4.",
    BasisKind.MBL: "Skriv paragraf, och när förhandlingen avslutades.",
    BasisKind.NOT_NEGOTIABLE: "Skriv varför beslutet inte är en viktigare förändring.",
}
"""What the reference of a decision should contain."""
