"""What the claims about the library share: its sectors, its files, and Linden's new role."""

import tomllib
from pathlib import Path

import akr.library

SECTORS = [
    "preschool",
    "school",
    "elder_care_home",
    "home_care",
    "kitchen",
    "office",
    "other",
    None,
]
WITH_SUGGESTIONS = ["preschool", "school", "elder_care_home", "home_care"]
LIBRARY = Path(akr.library.__file__).parent / "entries"
DATA = Path(__file__).parent.parent / "data"

LINDEN_AREAS = {
    "Måltider": [
        "Duka fram till måltider",
        "Duka av och torka bord efter måltider",
        "Köra diskmaskinen",
        "Ta emot och packa upp varor",
    ],
    "Städ, tvätt och ute": [
        "Sopa golv i matrum och hall",
        "Tvätta och vika textilier",
        "Gå ut med sopor och källsortera",
        "Tvätta leksaker och material",
        "Plocka i ordning på gården",
    ],
    "Vila och förråd": [
        "Ta fram och ställa undan vilmadrasser",
        "Fylla på blöjor, handskar och papper",
        "Beställa förbrukningsmaterial",
    ],
    "Kontor": [
        "Skriva ut, kopiera och laminera",
        "Ringa in vikarier på morgonen",
        "Ändra i schemat vid frånvaro",
        "Svara i telefon",
        "Redovisa kvitton",
    ],
}
NEW_ROLE = [text for texts in LINDEN_AREAS.values() for text in texts]


_STEMS = ("stems", "context", "whom", "words", "pairs")


def stems(name):
    """Every stem in a library file, wherever it stands."""
    found = []

    def walk(value, *, are_stems=False):
        if isinstance(value, str) and are_stems:
            found.append(value)
        elif isinstance(value, list):
            for part in value:
                walk(part, are_stems=are_stems)
        elif isinstance(value, dict):
            for key, part in value.items():
                if are_stems and isinstance(part, str):
                    found.append(value.get("stem", key))
                else:
                    walk(part, are_stems=key in _STEMS)

    walk(read(name))
    return found


def read(name):
    """A library file as it stands."""
    return tomllib.loads((LIBRARY / f"{name}.toml").read_text(encoding="utf-8"))


def tables(name):
    """Every table in a library file that states an origin or a text."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            if "origin" in value or "text" in value:
                found.append(value)
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(read(name))
    return found
