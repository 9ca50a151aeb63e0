"""Words of the checks: what each asks, why, where the rule is from, and the way out."""

from typing import NamedTuple

from akr.domain.role.checks import Check, Finding, Weight


class CheckWords(NamedTuple):
    """A check in words. `asks` is what it says where the library has no words for just this.

    `to_do` is how it reads among what is missing.
    """

    asks: str
    why: str
    source: str
    way_out: str
    to_do: str = ""


_OURS = "AKR:s egen fråga, allmän kunskap"

CHECKS = {
    Check.PROTECTED_TITLE: CheckWords(
        "En titel är skyddad.",
        "Vissa titlar får bara den använda som har rätt till dem.",
        "Patientsäkerhetslagen, skollagen och socialtjänstlagen. Kontrollera vad som gäller",
        "Kalla rollen något annat.",
        "En titel som kan vara skyddad: ändra den, eller skriv ett skäl",
    ),
    Check.SUBSIDY_WITHOUT_END: CheckWords(
        "Finansieringen är ett bidrag, men det står inte när det tar slut.",
        "Den som anställs, och kollegorna, behöver veta hur länge tjänsten är betald.",
        "Slututvärderingen av Fler vägar in (2020)",
        "Skriv bidragets slutdatum, med årtal.",
        "När bidraget tar slut: skriv datum, eller ett skäl",
    ),
    Check.SUBSIDY_WITHOUT_PLAN: CheckWords(
        "Finansieringen är ett bidrag, men det står inte vad som gäller efteråt.",
        "Utan en plan blir avlastningen tillfällig, och ingen vågar ordna arbetet efter den.",
        "Slututvärderingen av Fler vägar in (2020)",
        "Skriv vad som gäller därefter, till exempel ”därefter egen budget”.",
        "Vad som gäller efter bidraget: skriv det, eller ett skäl",
    ),
    Check.BEA_MOVES_TASKS: CheckWords(
        "Avtalet är BEA, men utkastet tar över uppgifter som någon gör i dag.",
        "BEA är för arbete utöver det som är budgeterat: arbetsplatsen ska klara sig utan den som "
        "anställs.",
        "Slututvärderingen av Fler vägar in (2020)",
        "Byt avtal, eller ta bort uppgifterna som flyttas.",
        "BEA och uppgifter som flyttas: ändra, eller skriv ett skäl",
    ),
    Check.AGAINST_LIMITS: CheckWords(
        "En uppgift säger emot det som inte ingår.",
        "Det som inte ingår är lika viktigt som det som ingår.",
        "Slutrapporten från Arbetslinjen Klippan (2013)",
        "Ändra uppgiften eller gränsen.",
        "En uppgift som säger emot det som inte ingår: ändra, eller skriv ett skäl",
    ),
    Check.UNEARNED_REQUIREMENT: CheckWords(
        "Ett krav ser inte ut att behövas för någon uppgift.",
        "Ett krav som ingen uppgift behöver stänger ute dem som kan göra arbetet.",
        "Slutrapporten från Arbetslinjen Klippan (2013)",
        "Ta bort kravet, eller flytta det till det man lär sig i arbetet.",
        "Ett krav som ingen uppgift ser ut att behöva: ändra, eller skriv ett skäl",
    ),
    Check.ORPHANED_REQUIREMENT: CheckWords(
        "Ett krav har blivit utan uppgift.",
        "Varje krav ska behövas för minst en uppgift.",
        "Slutrapporten från Arbetslinjen Klippan (2013)",
        "Välj vilken uppgift som behöver det, eller ta bort kravet.",
        "Ett krav vars uppgift är borta: ändra, eller skriv ett skäl",
    ),
    Check.RECORD_NEAR_CHILDREN: CheckWords(
        "Registerutdraget står inte med.",
        "Nära barn och elever ska utdraget ur belastningsregistret visas innan anställningen.",
        "Skollagen 2 kap. Kontrollera vad som gäller för just den här anställningen",
        "Lägg tillbaka meningen under Innan du anställs.",
        "Utdrag ur belastningsregistret: lägg tillbaka det, eller skriv ett skäl",
    ),
    Check.ABOUT_THE_PERSON: CheckWords(
        "Ett ord beskriver människan i stället för arbetet.",
        "Hälsa, ålder, kön, familj och ursprung är inga krav i ett arbete.",
        "Diskrimineringslagen, och modellens regel om att beskriva arbetet",
        "Skriv vad som görs, hur ofta, och att det går att anpassa.",
        "Ett ord om människan i stället för arbetet: ändra, eller skriv ett skäl",
    ),
    Check.PRIORITY_RIGHT: CheckWords(
        "Är det prövat om någon har företrädesrätt till återanställning?",
        "Den som har sagts upp kan ha rätt till tjänsten före andra. Det prövas innan "
        "arbetsgivaren beslutar.",
        "Lagen om anställningsskydd (LAS). Fråga HR vad som gäller",
        "Skriv vad prövningen visade. Facken läser svaret.",
        "Företrädesrätt (LAS): skriv vad prövningen visade",
    ),
    Check.RESERVED_WORK: CheckWords(
        "En uppgift kan vara förbehållen vissa yrken.",
        "Den som anställs ska inte göra fel utan att veta om det.",
        "Allmän kunskap om legitimation, delegering och sekretess. Kontrollera vad som gäller",
        "Fråga den som ansvarar för uppgiften, och ändra eller skriv svaret här.",
        "En uppgift som kan vara förbehållen andra: ändra, eller skriv ett skäl",
    ),
    Check.MORE_THAN_ONE_POST: CheckWords(
        "Uppgifterna tar mer tid än en heltid. Ska det bli fler tjänster?",
        "En människa kan inte göra mer än en heltids arbete.",
        "Modellens regel om tjänstens omfattning",
        "Ta bort uppgifter, räkna om tiderna, eller skriv hur många tjänster det blir.",
        "Mer uppgiftstid än en heltid: ändra, eller skriv hur många tjänster det blir",
    ),
    Check.MORE_TASKS_THAN_HOURS: CheckWords(
        "Uppgifterna tar mer tid än tjänsten har.",
        "Då finns ingen tid för möten, gångtid och lärande.",
        "Modellens regel om tjänstens omfattning",
        "Öka sysselsättningsgraden, ta bort uppgifter eller räkna om tiderna.",
    ),
    Check.ONE_KIND: CheckWords(
        "Alla uppgifter är av samma slag.",
        "Ensidigt arbete sliter.",
        "Utvärderingen av STEG i Skaraborg (2022)",
        "Finns det administrativa eller mer kvalificerade uppgifter som också kan ingå?",
    ),
    Check.NOT_ESTIMATED: CheckWords(
        "Minst en uppgift saknar tid, så timmarna är fler än summan visar.",
        "Summan är vad arbetsplatsen planerar efter.",
        _OURS,
        "Skriv tiden vid uppgiften.",
    ),
    Check.OUTSIDE_TEMPLATE: CheckWords(
        "En uppgift ligger utanför rollmallen.",
        "Rollmallens gränser är dess poäng.",
        _OURS,
        "Byt rollmall, ta bort uppgiften eller behåll den om ni menar det.",
    ),
    Check.ORPHANED_SENTENCE: CheckWords(
        "En mening kom med en uppgift som inte längre är med.",
        "Texten ska stämma med uppgifterna.",
        _OURS,
        "Spara delen om meningen ska stå kvar, eller ta bort den.",
    ),
    Check.FORGOTTEN: CheckWords(
        "Rollmallen har en mening som inte står här.",
        "Den brukar behövas.",
        _OURS,
        "Lägg tillbaka den, eller låt bli.",
    ),
    Check.WORDING: CheckWords(
        "Ett ord kan läsas på flera sätt.",
        "Den som läser ska förstå vad arbetet är.",
        _OURS,
        "Skriv vad som görs.",
    ),
    Check.TOO_LONG: CheckWords(
        "En mening är lång.",
        "Den som läser högt, eller är ny i språket, tappar början.",
        _OURS,
        "Dela den.",
    ),
}
"""Every check in words."""

WEIGHT_HEADINGS = {
    Weight.SENDING: "Innan facken får texten",
    Weight.DECISION: "Innan någon beslutar",
    Weight.HINT: "Att tänka på",
}
"""What a group of findings is called, by what it stops."""


def asked(finding: Finding) -> str:
    """Say what is asked: the library's own words, else the check's, with the way out."""
    words = CHECKS[finding.check]
    return finding.said or f"{words.asks} {words.way_out}"


def kept(finding: Finding) -> str:
    """Say what is asked to whoever reads that it is kept: without the writer's way out."""
    return finding.said or CHECKS[finding.check].asks


def why(finding: Finding) -> str:
    """Say why it is asked."""
    return finding.why or CHECKS[finding.check].why
