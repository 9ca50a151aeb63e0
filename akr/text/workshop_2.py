"""Words about workshop 2's parts, and about what the room has said that each opens with."""

from akr.domain.proposals.opening import FactKind
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Question
from akr.text.tasks import QUESTIONS

PART_WORDS = {
    AgendaPart.RIGHT_THINGS: QUESTIONS[Question.RIGHT_THINGS],
    AgendaPart.RIGHT_WAY: QUESTIONS[Question.RIGHT_WAY],
    AgendaPart.RIGHT_COMPETENCE: QUESTIONS[Question.RIGHT_COMPETENCE],
    AgendaPart.ROUND_OFF: "Det här föreslår ni",
}

PART_NAMES = PART_WORDS | {AgendaPart.ROUND_OFF: "Runda av"}
"""Each part as the leader's step."""

PART_ASKS = {
    AgendaPart.RIGHT_THINGS: "Vad kan ni sluta med, och vad saknas?",
    AgendaPart.RIGHT_WAY: "Vad kan göras enklare, och vad görs två gånger?",
    AgendaPart.RIGHT_COMPETENCE: "Vem ska göra vad, och vad behöver någon annan?",
    AgendaPart.ROUND_OFF: "Stämmer det, och vet alla vem som tar det vidare?",
}
"""What the room asks itself in a part."""

FACTS = {
    FactKind.STOP: "Borde sluta, enligt de flesta",
    FactKind.SOME_STOP: "Borde sluta, enligt några",
    FactKind.NOT_DONE: "Behövs men hinns inte med",
    FactKind.ADDED: "Saknades i verkstad 1",
    FactKind.SEVERAL_DO: "Görs av flera yrkesgrupper",
    FactKind.LONGEST: "Tar mest tid i veckan",
    FactKind.OTHER_WAY: "Kan göras på annat sätt",
    FactKind.SEVERAL: "Flera vill äga",
    FactKind.NOBODY: "Ingen äger",
    FactKind.UNSAID: "Fråga i samtalet",
    FactKind.UNCLEAR: "Oklart inom gruppen",
    FactKind.SUPPORTS: "Gul för de flesta: stödjer",
    FactKind.TOO_FEW: "Underlag saknas",
    FactKind.CLEAR: "En grupp äger eller vill äga",
    FactKind.CHANGES: "Föreslås ändras",
    FactKind.OWNED: "Har ansvarig och datum",
    FactKind.STAYS: "Blir som de är",
    FactKind.LEFT: "Lämnade utan förslag",
    FactKind.UNSETTLED: "Saknar förslag",
}
"""What the room has said of some tasks; their number stands before it."""
