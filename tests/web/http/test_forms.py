"""Whatever arrives in a form becomes a text that can be shown again, or a kind sentence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.office.account import Role
from akr.web.http.forms import BLANK, NO_CHOICE, UNREADABLE, FieldError, Form, cleaned


def test_both_ways_to_write_a_letter_are_one_word():
    decomposed = unicodedata.normalize("NFD", "Råka städa kök")

    assert cleaned(decomposed, 14) == "Råka städa kök"


def test_white_space_is_single_and_gone_at_the_ends():
    assert cleaned("  Duka\u00a0 av \r\n och\ttorka ", 40) == "Duka av och torka"


def test_a_text_of_several_lines_keeps_them():
    assert cleaned(" Duka  av\r\n\r\ntorka \n", 40, lines=True) == "Duka av\n\ntorka"


@pytest.mark.parametrize("blank", ["", "  ", "\r\n\t", "\u00a0", "\u200b\u2060", "\u00ad"])
def test_a_blank_text_is_refused_unless_it_may_be(blank):
    with pytest.raises(FieldError, match=BLANK):
        cleaned(blank, 40)
    assert cleaned(blank, 40, optional=True) == ""


@pytest.mark.parametrize(
    "bad",
    [
        "\x00",
        "\x1b",
        "\x7f",
        "\x85",
        chr(0xD800),  # half of a character
        "\N{REPLACEMENT CHARACTER}",
        "\ufffe",
        "\u202e",
        "\u2066",
    ],
)
def test_what_no_screen_can_show_is_refused(bad):
    with pytest.raises(FieldError, match=UNREADABLE):
        cleaned(f"Duka{bad}av", 40)


@pytest.mark.parametrize("good", ["❤️", "👩‍🍳 lagar", "kök­sbänk", "ქართული", "دستشویی", "Łódź"])
def test_other_languages_and_pictures_are_welcome(good):
    assert cleaned(good, 40) == unicodedata.normalize("NFC", good)


def test_a_long_text_is_told_how_much_to_cut():
    with pytest.raises(FieldError, match=r"Texten är 41 tecken lång\. Korta den till högst 40"):
        cleaned("å" * 41, 40)


def test_a_flood_of_accents_is_refused_before_it_is_composed():
    with pytest.raises(FieldError, match="Korta den"):
        cleaned("a" + "\u0301\u0316" * 200_000, 40)


@given(st.text(), st.booleans())
def test_a_kept_text_is_composed_short_and_kept_the_same_again(written, lines):
    try:
        text = cleaned(written, 60, lines=lines)
    except FieldError:
        return

    assert unicodedata.is_normalized("NFC", text)
    assert 0 < len(text) <= 60
    assert text.encode()
    assert cleaned(text, 60, lines=lines) == text


def test_bytes_that_are_no_text_get_a_kind_answer(stranger):
    answer = stranger.post(
        "/sign-in",
        data=b"name=%ff%00%ed%a0%80&password=x",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 422
    assert UNREADABLE in answer.text


def test_a_form_shows_again_what_was_written_but_never_what_cannot_be_shown():
    form = Form({"name": "A\x00nna\n\ud800", "role": "king"})

    form.text("name", 80)
    form.choice("role", Role)

    assert form.errors == {"name": UNREADABLE, "role": NO_CHOICE}
    assert form.value("name") == "Anna\n"


def test_a_password_keeps_its_spaces():
    assert Form({"password": " två  steg "}).secret("password", 40) == " två  steg "
