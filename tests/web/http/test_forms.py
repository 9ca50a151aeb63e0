"""Whatever arrives in a form becomes a text that can be shown again, or a kind sentence."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.clock import swedish_day
from akr.domain.office.account import Role
from akr.web.http.forms import BLANK, NO_CHOICE, NO_DATE, UNREADABLE, FieldError, Form, cleaned


def test_composed_and_decomposed_letters_give_the_same_word():
    decomposed = unicodedata.normalize("NFD", "Råka städa kök")

    assert cleaned(decomposed, 14) == "Råka städa kök"


def test_white_space_is_collapsed_and_trimmed():
    assert cleaned("  Duka\u00a0 av \r\n och\ttorka ", 40) == "Duka av och torka"


def test_a_text_keeps_its_lines():
    assert cleaned(" Duka  av\r\n\r\ntorka \n", 40, lines=True) == "Duka av\n\ntorka"


@pytest.mark.parametrize("blank", ["", "  ", "\r\n\t", "\u00a0", "\u200b\u2060", "\u00ad"])
def test_a_blank_text_is_refused_unless_optional(blank):
    with pytest.raises(FieldError, match=BLANK):
        cleaned(blank, 40)
    assert cleaned(blank, 40, optional=True) == ""


def test_a_lost_character_is_refused_since_it_can_be_seen_and_mended():
    with pytest.raises(FieldError, match=UNREADABLE):
        cleaned("Duka\N{REPLACEMENT CHARACTER}av", 40)


@pytest.mark.parametrize(
    "unseen",
    [
        "\x00",
        "\x1b",
        "\x7f",
        chr(0xD800),  # half of a character
        "\ufffc",  # where a picture was
        "\uf0b7",  # a word processor's bullet
        "\ufffe",
        "\u200b",
        "\ufeff",
        "\N{SOFT HYPHEN}",
        "\N{LEFT-TO-RIGHT MARK}",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{LEFT-TO-RIGHT ISOLATE}",
    ],
)
def test_a_sign_that_nobody_can_see_is_dropped(unseen):
    assert cleaned(f"Duka{unseen} av", 40) == "Duka av"
    with pytest.raises(FieldError, match=BLANK):
        cleaned(unseen, 40)


@pytest.mark.parametrize(
    "unseen",
    [
        "\N{ZERO WIDTH JOINER}",
        "\ufe0f",
        "\N{HANGUL FILLER}",
        "\u2800",
        "\N{KHMER VOWEL INHERENT AQ}",
        "\N{MONGOLIAN FREE VARIATION SELECTOR ONE}",
        "\N{SHORTHAND FORMAT LETTER OVERLAP}",
        "\N{MUSICAL SYMBOL BEGIN BEAM}",
        "\u2065",
        "\ufff0",
    ],
)
def test_a_text_of_signs_that_only_shape_others_is_blank(unseen):
    with pytest.raises(FieldError, match=BLANK):
        cleaned(unseen, 40)


@pytest.mark.parametrize("broken", ["\x0b", "\x0c", "\x85", "\r", "\u2028"])
def test_every_line_break_is_a_line_break(broken):
    assert cleaned(f"Duka{broken}av", 40) == "Duka av"
    assert cleaned(f"Duka{broken}av", 40, lines=True) == "Duka\nav"


def test_an_emoji_newer_than_the_table_of_this_python_is_kept():
    newer = chr(0x1FAFF)

    assert cleaned(newer, 40) == newer


@pytest.mark.parametrize("good", ["❤️", "👩‍🍳 lagar", "ქართული", "دستشویی", "Łódź"])
def test_other_languages_and_emoji_are_accepted(good):
    assert cleaned(good, 40) == unicodedata.normalize("NFC", good)


def test_a_text_that_is_too_long_says_how_much_to_cut():
    with pytest.raises(FieldError, match=r"Texten är 41 tecken lång\. Korta den till högst 40"):
        cleaned("å" * 41, 40)


def test_a_flood_of_accents_is_refused_before_it_is_composed():
    with pytest.raises(FieldError, match="Korta den"):
        cleaned("a" + "\u0301\u0316" * 200_000, 40)


@given(st.text(), st.booleans())
def test_an_accepted_text_is_composed_within_its_limit_and_accepted_again_unchanged(written, lines):
    try:
        text = cleaned(written, 60, lines=lines)
    except FieldError:
        return

    assert unicodedata.is_normalized("NFC", text)
    assert 0 < len(text) <= 60
    assert text.encode()
    assert cleaned(text, 60, lines=lines) == text


def test_bytes_that_are_not_text_get_a_kind_answer(stranger):
    answer = stranger.post(
        "/sign-in",
        data=b"name=%ff%00%ed%a0%80&password=x",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 422
    assert "Namnet och lösenordet hör inte ihop" in answer.text


def test_a_refused_form_shows_what_was_typed_without_what_cannot_be_seen():
    form = Form({"name": "A\x00nna\ufffd\n\ud800", "role": "king"})

    form.text("name", 80)
    form.choice("role", Role)

    assert form.errors == {"name": UNREADABLE, "role": NO_CHOICE}
    assert form.value("name") == "Anna\ufffd\n"


def test_a_password_keeps_its_spaces():
    assert Form({"password": " två  steg "}).secret("password", 40) == " två  steg "


@pytest.mark.parametrize("written", ["2027-02-15", " 2027-02-15 "])
def test_a_date_is_read_as_typed(written):
    assert Form({"due": written}).date("due") == date(2027, 2, 15)


@pytest.mark.parametrize("written", ["i vår", "15/2 2027", "2027-02-30", "x" * 10_000, "\0"])
def test_an_invalid_date_is_told_the_format(written):
    form = Form({"due": written})

    assert form.date("due", optional=True) is None
    assert form.errors == {"due": NO_DATE}


def test_a_date_may_be_blank_only_when_optional():
    form = Form({"due": " "})

    assert form.date("due", optional=True) is None
    assert form.errors == {}
    assert form.date("due") is None
    assert form.errors == {"due": NO_DATE}


def test_a_date_out_of_bounds_is_told_the_bound():
    first, last = date(2027, 2, 1), date(2027, 2, 28)
    form = Form(
        {"first": "2027-02-01", "last": "2027-02-28", "before": "2027-01-31", "after": "2027-03-01"}
    )

    for name in form.given:
        form.date(name, earliest=first, latest=last)

    assert form.errors == {
        "before": "Datumet är för tidigt. Det ska vara 1 februari 2027 eller senare.",
        "after": "Datumet är för sent. Det ska vara 28 februari 2027 eller tidigare.",
    }


def test_just_after_midnight_in_sweden_a_decision_may_be_dated_today_but_not_tomorrow():
    half_past_midnight = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
    new_day = date(2027, 7, 1)
    form = Form({"decided_on": new_day.isoformat(), "later": (new_day + timedelta(1)).isoformat()})

    form.date("decided_on", latest=swedish_day(half_past_midnight))
    form.date("later", latest=swedish_day(half_past_midnight))

    assert form.errors.keys() == {"later"}
