"""Protected titles: asked about when a post is given one, never when a colleague is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.library.protected_titles import protected_titles
from akr.library.role_templates import role_templates
from tests.library.entries import SECTORS


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Undersköterska", "undersköterska"),
        ("Undersköterska natt 75 %", "undersköterska"),
        ("Du hjälper till i köket. Du är undersköterska.", "undersköterska"),
        ("Du arbetar som sjuksköterska på avdelningen", "sjuksköterska"),
        ("Legitimerad logoped", "logoped"),
        ("Vara fast omsorgskontakt", "fast omsorgskontakt"),
        ("Krav: utbildad förskollärare", "förskollärare"),
    ],
)
def test_a_protected_title_that_is_the_posts_own_gets_a_hint_with_a_way_out(text, title):
    (hint,) = protected_titles(text)

    assert hint.title == title
    assert hint.source
    assert all(said.endswith(".") for said in (hint.why, hint.way_out))


def test_an_assistant_nurses_title_is_protected_since_july_2023():
    (hint,) = protected_titles("UNDERSKÖTERSKA")

    assert "1 juli 2023" in hint.why


@pytest.mark.parametrize(
    "text",
    [
        "Serviceassistent",
        "Undersköterskestöd",
        "Följ en undersköterska under en dag",
        "Prata med din chef om vägen till undersköterska",
        "Bädda sängar tillsammans med en legitimerad sjuksköterska",
        "Sjuksköterska ansvarar för dosetterna på avdelningen",
        "Då får undersköterskor mer tid för omvårdnad",
        "",
    ],
)
def test_a_colleagues_title_gets_no_hint(text):
    assert protected_titles(text) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_no_role_of_ours_is_given_a_protected_title(sector):
    for template in role_templates(sector):
        said = (
            template.title,
            template.purpose.text,
            template.lead.text,
            template.ways_onward.text,
        )
        assert [text for text in said if protected_titles(text)] == []


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert isinstance(protected_titles(text), tuple)
