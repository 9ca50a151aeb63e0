"""Words of the pictures: what each shows, what its bars are called and what its parts stand for."""

from fractions import Fraction
from typing import NamedTuple

from akr.domain.answers.ownership import Ownership
from akr.domain.proposals.pictures import LEFT, OF_HOURS, Bar, Doers, PartKind, Picture, PictureKind
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.text.sentences import both, counted, inside_a_sentence, number, together
from akr.text.tasks import COLOURS, DECISIONS, OWNERSHIP, OWNS, STATUS

STATUS_SIGNS = {Status.PROPOSED: "◇", Status.DECIDED: "◆"}
"""A sign beside the word, since what is proposed and what is decided must never be mixed up."""

NO_PROPOSAL = "Utan förslag"
LEFT_BEHIND = "Lämnade, med skäl"


class PictureWords(NamedTuple):
    """A picture's headline, what its bars are of, and what helps to read it."""

    headline: str
    of: str
    meaning: str


PICTURES = {
    PictureKind.OWNERS: PictureWords(
        "Vem äger vad?", "Ägare", "Antal uppgifter, efter vem som säger ”min”."
    ),
    PictureKind.HOURS: PictureWords(
        "Var veckans timmar ligger",
        "Gör det i dag",
        "Färgen är den som ligger närmast uppdraget för dem som gör uppgiften. "
        "Oklart: inte ense, eller inte i siffrorna.",
    ),
    PictureKind.PLAN: PictureWords(
        "Vad som händer med timmarna", "Förslag och beslut", "Timmar i veckan."
    ),
    PictureKind.STOP: PictureWords(
        "Det här borde vi sluta med", "Uppgift", "Antal svar, av alla som har sorterat uppgiften."
    ),
    PictureKind.ALIKE: PictureWords(
        "Hur lika vi ser det",
        "Yrkesgrupp",
        "Antal uppgifter. Varje grupp jämförs bara med sig själv.",
    ),
}


class PartWords(NamedTuple):
    """A part of a bar in words; it is never shown without its word and sign."""

    word: str
    sign: str


PARTS = {
    **{
        PartKind(colour.value): PartWords(inside_a_sentence(said.word), said.symbol)
        for colour, said in COLOURS.items()
    },
    PartKind.UNCLEAR: PartWords("oklart", "?"),
    PartKind.TODAY: PartWords("görs i dag", "■"),
    PartKind.NEW: PartWords("nytt", "□"),
    PartKind.TASKS: PartWords("uppgifter", "■"),
    PartKind.OTHERS: PartWords("annan färg", "○"),
    PartKind.AGREED: PartWords("lika", "="),
    PartKind.LONE_VOICE: PartWords("en ser det annorlunda", "≈"),
    PartKind.SPLIT: PartWords("delade", "≠"),
}

DOERS = {
    Doers.UNSAID: "Ingen har sagt vem",
    Doers.NOBODY: "Hinns inte med i dag",
    Doers.REST: "Övriga",
}
"""Who does a task today, where no occupation is named."""

ADDED_UP = {PictureKind.OWNERS, *OF_HOURS}
"""The pictures whose bars add up to something."""


def bar_label(kind: PictureKind, bar: Bar) -> str:
    """Say what a bar is of."""
    match kind:
        case PictureKind.OWNERS:
            owned = Ownership(bar.subject)
            return f"{together(bar.names)} {OWNS[owned]}" if bar.names else OWNERSHIP[owned]
        case PictureKind.HOURS:
            return together(bar.names) if bar.names else DOERS[Doers(bar.subject)]
        case PictureKind.PLAN:
            if bar.status is None:
                return LEFT_BEHIND if bar.subject == LEFT else NO_PROPOSAL
            return proposed(ProposalKind(bar.subject), bar.status)
        case PictureKind.STOP:
            return bar.subject
        case PictureKind.ALIKE:
            return f"{together(bar.names)} ({bar.people})"


def proposed(kind: ProposalKind, status: Status) -> str:
    """Say what is proposed or decided: ◇ Förslag: flytta till ny roll."""
    return f"{STATUS_SIGNS[status]} {STATUS[status]}: {inside_a_sentence(DECISIONS[kind])}"


def amount(kind: PictureKind, value: Fraction) -> str:
    """Write an amount of a picture: hours with a decimal, a count as it is."""
    return number(value) if kind in OF_HOURS else str(int(value))


def told(picture: Picture, bar: Bar) -> str:
    """Say a bar in words: Kock: 31,0 timmar oklart."""
    unit = " timmar" if picture.kind in OF_HOURS else ""
    parts = tuple(
        f"{amount(picture.kind, part.amount)}{unit} {PARTS[part.kind].word}" for part in bar.parts
    )
    return f"{bar_label(picture.kind, bar)}: {both(parts) or 'inget att räkna'}"


def left_out(picture: Picture) -> str:
    """Say how many tasks have no estimate, and are in no bar; empty when none."""
    if picture.kind not in OF_HOURS or not picture.unknown:
        return ""
    lacking = counted(picture.unknown, "uppgift saknar tid", "uppgifter saknar tid")
    return f"{lacking} och ingår inte."
