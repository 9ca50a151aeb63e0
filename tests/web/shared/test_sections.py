"""A draft's sections are called alike, and say the same, on every page and on paper."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from akr.domain.role.checks import Check
from akr.domain.role.editor import sections
from akr.domain.role.sections import (
    ENTRIES,
    FACTS,
    LINE,
    SECTIONS,
    TASKS,
    Kind,
    Place,
)
from akr.steps.matter import review
from akr.steps.role import draft_versions, roles
from akr.text import INDEPENDENCE, MISSING, TASK, section_meaning
from akr.text import SECTIONS as LABELS
from tests.page import read
from tests.rooms import an_act, kept, said
from tests.web.drafts import a_process, form, seen, under_review, work_of
from tests.web.unions import at_its_browser

WORDS = {section.key: f"Sagt {n}" for n, section in enumerate(SECTIONS, start=10)}
WORDS["extent"] = "63,25 %"
"""What each section says in these tests, like nothing else on a page."""

BESIDE = 40
UNDER_A_TABLES_HEAD = 150
"""Characters that may stand between what a section is called and what it says."""


def first_line(web, process):
    return next(n for n in sections(seen(web, process).content) if n.startswith(LINE))


@pytest.fixture
def written(web):
    """Linden's version 2, every section with words of its own; its id and a union's secret."""
    process, secret = under_review(web)
    draft_versions.new_version(work_of(web), process, 1, "Allt skrivs om")
    for section in SECTIONS:
        name = first_line(web, process) if section is TASKS else section.key
        because = ("en uppgift",) if section.earned else ()
        said(work_of(web), process, name, (WORDS[section.key], because))
    return process, secret


@pytest.fixture
def draft(written):
    """The address of that draft."""
    return f"/roles/{written[0]}"


def plain(shown):
    """A page's words, also those of one cell apart from the next's."""
    return " ".join(read(shown).pieces)


def places_in(text, *, unlabelled):
    """Where in a text each section's words follow its label; -1 where they do not.

    At the places `unlabelled` it is plain what the words are, so they stand alone.
    """
    found = {}
    for section in SECTIONS:
        label = "" if section.place in unlabelled else re.escape(LABELS[section.key])
        gap = UNDER_A_TABLES_HEAD if section is TASKS else BESIDE
        match = re.search(f"{label}.{{0,{gap}}}?{WORDS[section.key]}", text)
        found[section.key] = match.start() if match else -1
    return found


def test_every_reader_of_a_draft_sees_the_same_sections(web, leader, manager, written, draft):
    process, secret = written
    kept(work_of(web), process, Check.RECORD_NEAR_CHILDREN, "Ingen lag kräver det här")
    review.send_to_review(work_of(web), process)
    union, start = at_its_browser(web, secret)
    addresses = {
        draft: leader,
        f"/roles/{process}/adopt": manager,
        union.get(start).location: union,
    }

    for address, reader in addresses.items():
        shown = reader.get(address)
        places = places_in(plain(shown), unlabelled={Place.TITLE})
        assert [key for key, at in places.items() if at < 0] == [], address
        assert list(places) == sorted(places, key=places.get), address
        assert [s.key for s in SECTIONS if not read(shown).has(f"#{s.key}")] == [], address


def test_paper_and_page_use_the_same_section_names(leader, draft):
    pdf = PdfReader(BytesIO(leader.get(f"{draft}/profile.pdf").data))

    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    places = places_in(text, unlabelled={Place.TITLE, Place.OPENING})
    assert [key for key, at in places.items() if at < 0] == []
    assert f"{TASK} {INDEPENDENCE}" in text


def test_a_sections_form_shows_its_name_meaning_and_text(leader, draft):
    for section in SECTIONS:
        if section.kind not in {Kind.TEXT, Kind.ENTRIES}:
            continue
        shown = leader.get(f"{draft}/{section.key}")

        assert read(shown).one("h1").words == LABELS[section.key]
        assert section_meaning(section.key, "preschool") in plain(shown)
        sent = form(shown, f"{draft}/{section.key}")
        assert [WORDS[section.key]] in sent.values(), section.key


def test_the_facts_are_asked_for_by_their_names(leader, draft):
    shown = leader.get(f"{draft}/facts")

    sent = form(shown, f"{draft}/facts")
    assert {fact.key: sent[fact.key] for fact in FACTS} == {f.key: [WORDS[f.key]] for f in FACTS}
    assert [(label["for"], label.words) for label in read(shown).all("label[for]")] == [
        (fact.key, LABELS[fact.key] + ("" if fact.required else " (frivilligt)")) for fact in FACTS
    ]
    assert [f.key for f in FACTS if section_meaning(f.key, "preschool") not in plain(shown)] == []


def test_a_lines_form_uses_the_papers_names(leader, draft):
    shown = leader.get(f"{draft}/rad-1")

    assert read(shown).one("h1").words == WORDS[TASKS.key]
    assert section_meaning(TASKS.key, "preschool") in plain(shown)
    assert {TASK, INDEPENDENCE} <= set(read(shown).texts("label"))


def test_a_comparison_uses_the_same_section_names(leader, draft):
    shown = leader.get(f"{draft}/compare?before=1&after=2")

    names = LABELS | {TASKS.key: WORDS[TASKS.key]}
    changed = read(shown).texts("h2[id^='difference-']")
    assert changed == [names[section.key] for section in SECTIONS]
    new = [words.partition(" (")[0] for words in read(shown).texts("ins")]
    assert new == list(WORDS.values())


def test_missing_parts_are_named_like_the_sections_that_take_them(web, leader):
    process = roles.start_role(work_of(web), a_process(web), an_act())
    for section in ENTRIES:
        if section.key != "before_employment":  # its own sentence has a check
            said(work_of(web), process, section.key)

    page = read(leader.get(f"/roles/{process}"))

    links = [(each["href"], each.words) for each in page.all("ul.missing a")]
    required = [each for each in SECTIONS if each.required and each is not TASKS]
    assert [words for _, words in links] == [MISSING[each.key] for each in required]
    for (address, words), section in zip(links, required, strict=True):
        where, _, at = address.partition("#")
        shown = read(leader.get(where))
        assert words.partition(":")[0] == LABELS[section.key]
        assert LABELS[section.key] in shown.pieces
        assert not at or shown.has(f"#{at}")
