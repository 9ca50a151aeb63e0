"""The tokens keep their contrast (WCAG 2.2), on paper and on a dark wall."""

import re

import pytest

from akr.root import root
from akr.text import COLOURS

TEXT = 4.5
SHAPE = 3.0


@pytest.fixture(params=["paper", "dark wall"])
def tokens(request):
    """Every colour token of a ground, by its name."""
    css = (root() / "static" / "css" / "base" / "tokens.css").read_text()
    paper, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", each)) for each in css.split(".wall-dark")
    )
    return paper if request.param == "paper" else paper | dark


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_has_enough_contrast_on_every_background(tokens):
    for word in ("ink", "ink-soft", "accent", "accent-strong"):
        for ground in ("paper", "surface", "sunken"):
            assert contrast(tokens[word], tokens[ground]) >= TEXT, (word, ground)
    assert contrast(tokens["on-accent"], tokens["accent"]) >= TEXT


def test_text_has_enough_contrast_on_the_four_colours(tokens):
    for colour in COLOURS:
        assert contrast(tokens[f"on-{colour}"], tokens[colour]) >= TEXT, colour


def test_field_borders_and_focus_rings_have_enough_contrast(tokens):
    for edge in ("line-strong", "focus"):
        for ground in ("paper", "surface"):
            assert contrast(tokens[edge], tokens[ground]) >= SHAPE, (edge, ground)


def test_a_shape_stands_out_by_its_fill_or_its_edge(tokens):
    edges = {"yellow": "on-yellow", "black": "ink"}
    for colour in COLOURS:
        seen = max(
            contrast(tokens[name], tokens["paper"]) for name in (colour, edges.get(colour, colour))
        )
        assert seen >= SHAPE, colour
