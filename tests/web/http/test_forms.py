"""Whatever arrives in a form becomes a text that can be shown again, or a kind sentence."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.clock import swedish_day
from akr.domain.office.account import Role
from akr.web.http.forms import BLANK, NO_CHOICE, NO_DATE, UNREADABLE, FieldError, Form, cleaned


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


@pytest.mark.parametrize("written", ["2027-02-15", " 2027-02-15 "])
def test_a_day_is_read_as_it_was_written(written):
    assert Form({"due": written}).date("due") == date(2027, 2, 15)


@pytest.mark.parametrize("written", ["i vår", "15/2 2027", "2027-02-30", "x" * 10_000, "\0"])
def test_what_is_no_day_is_told_how_a_day_is_written(written):
    form = Form({"due": written})

    assert form.date("due", optional=True) is None
    assert form.errors == {"due": NO_DATE}


def test_a_day_may_be_left_out_only_when_it_is_optional():
    form = Form({"due": " "})

    assert form.date("due", optional=True) is None
    assert form.errors == {}
    assert form.date("due") is None
    assert form.errors == {"due": NO_DATE}


def test_a_day_out_of_bounds_is_told_the_bound():
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


def test_at_half_past_midnight_in_sweden_a_decision_may_be_of_the_new_day_and_of_no_later():
    half_past_midnight = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
    new_day = date(2027, 7, 1)
    form = Form({"decided_on": new_day.isoformat(), "later": (new_day + timedelta(1)).isoformat()})

    form.date("decided_on", latest=swedish_day(half_past_midnight))
    form.date("later", latest=swedish_day(half_past_midnight))

    assert form.errors.keys() == {"later"}
