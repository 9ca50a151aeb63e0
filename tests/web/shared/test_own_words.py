"""What people wrote stands in its own direction, and what has no translation is left as it is."""

import pytest
from tinyhtml5 import parse

from akr.domain.phase import Phase
from tests.page import read
from tests.promises import told
from tests.promises.onlookers import NOTE, STREAMS, addresses, opened
from tests.web.people import LEADER

PEOPLES = (told.CARD, told.OTHER_CARD, told.TASK, told.LATE, told.REASON, told.HOME_WORDS, NOTE)
OK = 200
FILES = (".pdf", ".csv", ".xlsx")
FIELDS = ("textarea", "input:not([type])", "input[type=text]")


PHASES = (Phase.WRITE, Phase.GATHER, Phase.SORT, Phase.TALK, Phase.REVEAL, Phase.ANALYSE)


@pytest.fixture(params=PHASES)
def house(request, furnished, tmp_path):
    """A house with recognisable words of its people."""
    with opened(furnished, tmp_path) as house:
        yield told.brought_to(house, request.param)


def pages_of(house):
    """The pages of those who see the words: where each is, and its HTML."""
    for name in ("colleague", "wall", "note taker", "leader"):
        person = house[name]
        for endpoint, path in addresses(house.app, house.heard_of | person.knows):
            if not endpoint.startswith(STREAMS) and not path.endswith(FILES):
                answer = person.client.get(path)
                if answer.mimetype == "text/html" and answer.status_code == OK:
                    yield f"{name}: {path}", answer.get_data(as_text=True)


def without_direction(element, *, is_given=False):
    """Yield what a person wrote where the browser is not asked to find its direction.

    Words within a sentence of ours are left out: only an element of their own can turn them.
    """
    is_given = is_given or element.get("dir") == "auto" or element.tag == "bdi"
    if element.tag in {"title", "option", "textarea"} or "visually-hidden" in element.get(
        "class", ""
    ):
        return
    words = (element.text or "").replace("\N{SOFT HYPHEN}", "").strip()
    if words.startswith(PEOPLES) and not is_given and element.tag != "a":
        yield words
    for each in element:
        if isinstance(each.tag, str):
            yield from without_direction(each, is_given=is_given)


@pytest.mark.slow
def test_what_people_wrote_has_a_direction_and_codes_and_names_are_not_translated(house):
    for where, html in pages_of(house):
        body, page = parse(html, namespace_html_elements=False).find("body"), read(html)
        assert not list(without_direction(body)), where
        for field in (each for kind in FIELDS for each in page.all(kind)):
            is_written = not {"readonly", "hidden", "inputmode"} & field.attributes
            assert not is_written or field.get("dir") == "auto", (where, field["name"])
        names = [each for each in page.all("b, h1, p, span") if each.pieces == [LEADER]]
        for each in [*page.all(".colour-button kbd, .code-plate b, .code, .brand"), *names]:
            is_left = each.get("translate") == "no" or each.has("[translate=no]")
            assert is_left, (where, each.words)
