"""Script: what a phase, or a part of workshop 2, asks of the one who leads it."""

from dataclasses import dataclass
from functools import cache

from akr.domain.phase import Phase
from akr.domain.proposals.parts import AgendaPart
from akr.library.words import Origin, load


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """Something that the leader says, does or watches for."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Script:
    """What a moment asks of the one who leads it, and a suggested length in minutes."""

    minutes: int
    say: tuple[ScriptLine, ...]
    do: tuple[ScriptLine, ...]
    watch: tuple[ScriptLine, ...]


@cache
def script_for(moment: Phase | AgendaPart) -> Script:
    """The script of a phase or of a part of workshop 2; each has one."""
    table = load("script")[moment]

    def lines(part: str) -> tuple[ScriptLine, ...]:
        return tuple(ScriptLine(line["text"], Origin(line["origin"])) for line in table[part])

    return Script(table["minutes"], lines("say"), lines("do"), lines("watch"))
