"""Words about a task: its time, colour, ownership and proposal."""

from typing import NamedTuple

from akr.domain.answers.agreement import Standing
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.sorting import Colour
from akr.domain.answers.wall_pages import Theme
from akr.domain.cards.cards import DayPart
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Scope, Status
from akr.text.occupations import the_group
from akr.text.sentences import sentence_case, yes_or_no

SCOPES = {
    Scope.ME: "Mig",
    Scope.DEPARTMENT: "Avdelningen",
    Scope.HOUSE: "Hela huset",
}
"""Whose times a person's own estimate counts."""

DAY_PARTS = {
    DayPart.MORNING: "Morgon",
    DayPart.MIDDAY: "Lunch",
    DayPart.AFTERNOON: "Eftermiddag",
    DayPart.EVENING: "Kväll",
    DayPart.NIGHT: "Natt",
}


class ColourWords(NamedTuple):
    """A colour in words; it is never shown without its word and symbol."""

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

OWNERSHIP = {
    Ownership.SEVERAL: "Flera vill äga",
    Ownership.NOBODY: "Ingen äger",
    Ownership.UNSAID: "Fråga i samtalet",
    Ownership.UNCLEAR: "Oklart inom gruppen",
    Ownership.STOP: "Borde sluta",
    Ownership.TOO_FEW: "Underlag saknas",
    Ownership.ONE_CLAIMS: "En vill äga",
    Ownership.CLEAR_OWNER: "Tydlig ägare",
}

OWNS = {Ownership.ONE_CLAIMS: "vill äga", Ownership.CLEAR_OWNER: "äger"}
"""What is said after the name of a task's one owner."""

WALL_THEMES = {
    Theme.DIFFERENT: "Här är vi olika",
    Theme.UNSAID: "Äger någon det här?",
    Theme.SOME_OWNERLESS: "Vem äger uppgiften?",
    Theme.ALL_OWNERLESS: "Det här äger ingen",
    Theme.STOP: "Det här borde vi sluta med",
    Theme.TOO_FEW: "Här vet vi för lite",
    Theme.ONE_CLAIMS: "Det här vill en grupp äga",
    Theme.CLEAR: "Här är det tydligt",
}
"""What the wall says over the tasks of a page."""

OWNERSHIP_MEANINGS = {
    Ownership.SEVERAL: "I minst två grupper säger de flesta ”min”. Vem ska ha den?",
    Ownership.NOBODY: "I ingen grupp säger de flesta ”min”. Ska den göras, och av vem?",
    Ownership.UNSAID: (
        "En yrkesgrupp som inte syns för sig i siffrorna kan äga uppgiften. Fråga den."
    ),
    Ownership.UNCLEAR: "I någon grupp är ingen åsikt vanligast. Prata ihop er först.",
    Ownership.STOP: "Mer än hälften vill att ni slutar med den.",
    Ownership.TOO_FEW: "För få har svarat, eller de som gör den i dag har inte svarat.",
    Ownership.ONE_CLAIMS: (
        "I en enda grupp säger de flesta ”min”, men någon grupp har inga svar i siffrorna. "
        "Fråga den."
    ),
    Ownership.CLEAR_OWNER: "I en enda grupp säger de flesta ”min”. Här räcker det att bekräfta.",
}
"""What each ownership means to the room, for the leader."""

STANDING = {
    Standing.AGREED: "Samstämmigt",
    Standing.SPLIT: "Delade meningar",
    Standing.LONE_VOICE: "En ser det annorlunda",
    Standing.TOO_FEW: "För få svar",
}
"""How far the occupations agree, each within itself, on a task."""

QUESTIONS = {
    Question.RIGHT_THINGS: "Gör vi rätt saker?",
    Question.RIGHT_WAY: "Gör vi saker rätt?",
    Question.RIGHT_COMPETENCE: "Gör rätt kompetens rätt saker?",
}

QUESTION_MEANINGS = {
    Question.RIGHT_THINGS: "Sådant som borde sluta, och sådant som saknas.",
    Question.RIGHT_WAY: "Sådant som kan göras enklare, eller som görs två gånger.",
    Question.RIGHT_COMPETENCE: "Sådant som ni är olika om, eller som någon annan kan göra.",
}
"""What belongs under each question."""

DECISIONS = {
    ProposalKind.KEEP: "Behåll",
    ProposalKind.OTHER_OCCUPATION: "Flytta till annan yrkesgrupp",
    ProposalKind.NEW_ROLE: "Flytta till ny roll",
    ProposalKind.CHANGE_METHOD: "Gör på annat sätt",
    ProposalKind.STOP: "Sluta göra",
    ProposalKind.INVESTIGATE: "Utred",
}

DECISION_MEANINGS = {
    ProposalKind.KEEP: "Uppgiften stannar där den är.",
    ProposalKind.OTHER_OCCUPATION: "En annan yrkesgrupp här på arbetsplatsen tar över den.",
    ProposalKind.NEW_ROLE: "Den samlas med andra i ett utkast till en ny roll.",
    ProposalKind.CHANGE_METHOD: "Den ska göras, men på ett klokare eller enklare sätt.",
    ProposalKind.STOP: "Ingen gör den längre.",
    ProposalKind.INVESTIGATE: "Ni vet för lite än. Någon tar reda på mer.",
}
"""What each proposal means, for the room."""

STATUS = {Status.PROPOSED: "Förslag", Status.DECIDED: "Beslut"}


def place_in_the_day(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    """Say what a task for a new role was asked, and the answers that were given."""
    when = ", ".join(DAY_PARTS[part] for part in proposal.when or ())
    said = (
        ("Kan göras för sig", proposal.stands_alone),
        ("Samma person måste ändå vara där", proposal.needs_same_person),
    )
    answered = [(asked, yes_or_no(answer)) for asked, answer in said if answer is not None]
    return (*answered, *([("På dagen", sentence_case(when.lower()))] if when else []))


def wants_else(occupation: str) -> str:
    """Begin an occupation's dissent: Barnskötare vill något annat."""
    return f"{sentence_case(the_group(occupation))} vill något annat"
