"""Limits: what a page takes, the file format takes too."""

import json
from functools import reduce
from importlib import resources

import pytest

from akr.web.http import limits

DECISIONS = "properties/decisions/items/properties"
IN_THE_FILE = {
    "LONGEST_WORKPLACE": ["properties/workplace/properties/name"],
    "LONGEST_PROCESS_TITLE": ["properties/title"],
    "LONGEST_OCCUPATION": ["properties/occupations/items/properties/name"],
    "LONGEST_OPENING_REASON": ["properties/opening/properties/reason"],
    "LONGEST_ENDING_REASON": ["properties/ended/properties/reason"],
    "LONGEST_TIME_OF_DAY": ["properties/workshop_1_at"],
    "LONGEST_PLACE": ["properties/workshop_1_place"],
    "LONGEST_READINESS_COMMENT": ["properties/readiness/items/properties/comment"],
    "LONGEST_DECIDER": ["properties/mandate/properties/decided_by"],
    "LONGEST_REGISTRATION_NUMBER": ["properties/mandate/properties/registration_number"],
    "LONGEST_UNION": [
        "properties/union_comments/items/properties/union",
        "properties/opening/properties/unions/items",
    ],
    "LONGEST_UNION_WORDS": [
        "properties/union_comments/items/properties/text",
        "properties/union_comments/items/properties/answer",
    ],
    "LONGEST_CARD": ["properties/cards/items/properties/text"],
    "LONGEST_TASK": ["properties/tasks/items/properties/text"],
    "LONGEST_GROUP_REASON": ["properties/reasons/items/properties/text"],
    "LONGEST_NOTE": ["properties/notes/items/properties/text"],
    "LONGEST_CLOSING_WORDS": ["properties/closing_words/items/properties/text"],
    "LONGEST_PROPOSAL_WORDS": [f"{DECISIONS}/obstacle", f"{DECISIONS}/needed"],
    "LONGEST_PROPOSAL_NAME": [
        f"{DECISIONS}/{each}" for each in ("does", "ought_to", "responsible")
    ],
}
"""Where in a file each text stands."""

NOT_IN_THE_FILE = {
    "LONGEST_ADJUSTERS",
    "LONGEST_BASIS",
    "LONGEST_FUNCTION",
    "LONGEST_PROTOCOL",
    "LONGEST_REGISTERED_OCCUPATIONS",
    "LONGEST_ROLE_LEAD",
    "LONGEST_ROLE_SENTENCE",
    "LONGEST_ROLE_FACT",
    "LONGEST_VERSION_REASON",
    "LONGEST_WRITTEN_CODE",
    "MOST_OF_A_LIST",
}

FILE = resources.files("akr").joinpath("library/akr-process-1.schema.json")
SCHEMA = json.loads(FILE.read_text("utf-8"))


def at(place):
    found = reduce(lambda part, key: part[key], place.split("/"), SCHEMA)
    return at(found["$ref"].removeprefix("#/")) if "$ref" in found else found


@pytest.mark.parametrize("limit", IN_THE_FILE)
def test_the_file_accepts_everything_a_page_accepts(limit):
    assert all(getattr(limits, limit) <= at(place)["maxLength"] for place in IN_THE_FILE[limit])


def test_every_page_limit_is_compared_with_the_file():
    assert {each for each in vars(limits) if each.isupper()} == IN_THE_FILE.keys() | NOT_IN_THE_FILE
