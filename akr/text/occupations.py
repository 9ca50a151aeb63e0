"""Occupations in a sentence: a name as people wrote it, in the plural and with a number."""

import re

from akr.text.sentences import inside_a_sentence

_COUNT = re.compile(r"(?:\d+|en|ett|flera|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\s+", re.IGNORECASE)

_ENDINGS = {
    "ska": "skor",
    "tor": "torer",
    "ör": "örer",
    "are": "are",
    "arie": "arier",
    "ist": "ister",
    "ent": "enter",
    "ant": "anter",
    "eut": "euter",
    "log": "loger",
    "gog": "goger",
    "ped": "peder",
    "kt": "kter",
    "nom": "nomer",
    "teg": "teger",
    "pert": "perter",
    "sult": "sulter",
    "ling": "lingar",
    "biträde": "biträden",
    "chef": "chefer",
    "kock": "kockar",
    "värd": "värdar",
    "tolk": "tolkar",
    "coach": "coacher",
    "resurs": "resurser",
    "person": "personer",
    "man": "män",
    "syster": "systrar",
    "ansvarig": "ansvariga",
    "anställd": "anställda",
    "vikarie": "vikarier",
    "polis": "poliser",
    "mästare": "mästare",
    "förande": "förande",
    "erande": "erande",
    "ombud": "ombud",
    "stöd": "stöd",
    "personal": "personal",
    "er": "er",
}
"""How an occupation's name ends, of one and of several. The longest ending that fits decides."""

_ADJECTIVES = {
    "ande": "ande",
    "ende": "ende",
    "ad": "ade",
    "iv": "iva",
    "isk": "iska",
    "ig": "iga",
    "ell": "ella",
    "social": "sociala",
    "fast": "fasta",
    "första": "första",
    "ny": "nya",
}


_BESIDE_SEVERAL = {many: many for many in _ADJECTIVES.values()} | _ADJECTIVES
_OF_ONE = {many: one for one, many in _ENDINGS.items()} | {one: one for one in _ENDINGS}
_OF_SEVERAL = {many: many for many in _ENDINGS.values()} | _ENDINGS


def several(occupation: str) -> str | None:
    """Return an occupation's name in the plural: kockar for Kock, sjuksköterskor for one or many.

    None when its ending says nothing, so that nobody reads *kansli* as people.
    """
    return _inflected(occupation, _OF_SEVERAL)


def people(count: int, occupation: str) -> str:
    """Write how many of an occupation: 1 kock, 7 undersköterskor."""
    endings = _OF_ONE if count == 1 else _OF_SEVERAL
    return f"{count} {_inflected(occupation, endings) or inside_a_sentence(occupation)}"


def the_group(occupation: str) -> str:
    """Name an occupation's people in a sentence: kockar, or yrkesgruppen kansli when unsure."""
    return several(occupation) or f"yrkesgruppen {inside_a_sentence(occupation.strip())}"


def _inflected(occupation: str, endings: dict[str, str]) -> str | None:
    name = inside_a_sentence(_COUNT.sub("", occupation.strip(), count=1))
    each = [_inflect(part.split(), endings) for part in name.split("/")]
    return "/".join(filter(None, each)) if all(each) else None


def _inflect(words: list[str], endings: dict[str, str]) -> str | None:
    """Inflect the noun, and the adjectives before it; what comes after it stays."""
    before: list[str] = []
    for place, word in enumerate(words):
        after = words[place + 1 :]
        adjective = word if word == "och" or word.endswith("-") else _ended(word, _BESIDE_SEVERAL)
        if adjective and any(_noun(other, endings) for other in after):
            before.append(adjective if endings is _OF_SEVERAL else word)
        elif noun := _noun(word, endings):
            return " ".join([*before, noun, *after])
        else:
            return None
    return None


def _noun(word: str, endings: dict[str, str]) -> str | None:
    bare = word.rstrip(",.;:")
    ended = _ended(bare, endings)
    return ended and ended + word[len(bare) :]


def _ended(word: str, endings: dict[str, str]) -> str | None:
    fitting = [each for each in endings if word.casefold().endswith(each)]
    if not fitting:
        return None
    ending = max(fitting, key=len)
    return word[: len(word) - len(ending)] + endings[ending]
