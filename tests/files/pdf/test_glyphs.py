"""Which characters can be drawn, known before anything is."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from akr.files.pdf.glyphs import FACES, drawable, missing_glyphs, names
from akr.root import root


@pytest.mark.parametrize(
    "text",
    [
        "Räksmörgås på Kvarnängens förskola – ”då så”, 86 % … 4 × 5 §",
        "Samegiella: Áŋŧš, Wałęsa, Škoda, Đặng, İstanbul",
        "ሓጋዚ ቤት ትምህርቲ",
        "Помічник Ελένη",
        "● ▲ ➜ ✕ → ‑ ‐",
        "mjukt\u00adbindestreck och\u00a0hårt",
    ],
)
def test_the_fonts_can_draw_what_swedish_workplaces_write(text):
    assert missing_glyphs(text) == frozenset()


def test_characters_that_cannot_be_drawn_are_found():
    assert missing_glyphs("mat 😀 مرحبا\x07") == frozenset("😀مرحبا\x07")


def test_joiners_and_selectors_are_never_missing_and_are_removed_with_their_emoji():
    cook = "👩🏽‍🍳"

    assert missing_glyphs(f"a{cook}\ufe0f") == frozenset("👩🏽🍳")
    assert drawable(f"a {cook}\ufe0f b", missing_glyphs(cook)) == "a [tecken saknas] b"


def test_characters_are_named_as_unicode_does():
    assert names("😀\x07") == ("utan namn (U+0007)", "GRINNING FACE (U+1F600)")


@given(st.text())
def test_a_drawable_text_has_no_missing_characters(text):
    assert missing_glyphs(drawable(text, missing_glyphs(text))) == frozenset()


def characters_of(face):
    with TTFont(root() / f"static/fonts/{face}.ttf") as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("family", ["AtkinsonHyperlegible", "NotoSans", "NotoSansEthiopic"])
def test_bold_faces_draw_what_the_regular_ones_do(family):
    assert f"{family}-Regular" in FACES
    assert characters_of(f"{family}-Bold") == characters_of(f"{family}-Regular")
