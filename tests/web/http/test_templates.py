"""Templates: a page belongs to somebody, what several show lies where all may take it; addresses."""

import re

import pytest

from akr.root import root

TEMPLATES = root() / "templates"
AUDIENCES = {"door", "leader", "manager", "office", "phone", "union", "wall"}
FOR_ALL = {"base.html", "components", "errors", "shared"}
USES = re.compile(r'\{%-? *(?:extends|include|from|import) "([^"/]+)')


def used_by(folder):
    """Return the folders that an audience's, or the shared, templates take from."""
    texts = (each.read_text("utf-8") for each in (TEMPLATES / folder).rglob("*.html"))
    return {found for text in texts for found in USES.findall(text)}


@pytest.mark.parametrize("audience", sorted(AUDIENCES))
def test_an_audiences_templates_use_no_other_audiences(audience):
    allowed = FOR_ALL | {audience}
    if audience == "door":
        allowed |= {"phone"}  # whoever has lost a seat stands at the door with a phone in hand

    assert used_by(audience) <= allowed


@pytest.mark.parametrize("folder", ["shared", "components", "errors"])
def test_shared_templates_use_no_audiences_templates(folder):
    assert used_by(folder) <= FOR_ALL


def test_no_template_hard_codes_an_address():
    by_hand = re.compile(r'(?:href|src|action|data-live|data-live-part|hx-\w+)="/|\) *\}\}/')

    found = [
        f"{each.relative_to(TEMPLATES)}: {line.strip()}"
        for each in TEMPLATES.rglob("*.html")
        for line in each.read_text("utf-8").splitlines()
        if by_hand.search(line)
    ]

    assert found == []
