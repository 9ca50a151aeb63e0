"""The organisation's settings: what a colour, a measure and a link must hold."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.office.errors import BadColour, BadFullTime, BadLink, PaleColour
from akr.domain.office.organisation import (
    LIGHTNESSES,
    READABLE,
    Letterhead,
    Logo,
    LogoKind,
    Organisation,
    checked_colour,
    checked_full_time,
    checked_link,
    contrast_with_white,
    letterhead_for,
    logo_fingerprint,
    nearest_readable,
    organisation_fingerprint,
)
from akr.text.refusals import refusal

COLOURS = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex()}")
LOGO = Logo(LogoKind.PNG, b"\x89PNG")
OURS = Organisation("Exempelstads kommun", "#8a1538")


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48), ("#595959", 7.0)],
)
def test_contrast_is_counted_as_wcag_does(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


@given(COLOURS)
def test_the_nearest_colour_can_be_read_and_a_readable_one_is_its_own_nearest(colour):
    nearest = nearest_readable(colour)

    assert contrast_with_white(nearest) >= READABLE
    assert nearest_readable(nearest) == nearest
    if contrast_with_white(colour) >= READABLE:
        assert nearest == colour


@given(COLOURS.filter(lambda colour: contrast_with_white(colour) < READABLE))
def test_the_nearest_colour_is_darkened_no_more_than_it_must(colour):
    nearest = bytes.fromhex(nearest_readable(colour)[1:])
    parts = bytes.fromhex(colour[1:])
    step = max(parts) / LIGHTNESSES + 2  # a part is a whole number
    lighter = bytes(min(255, part + int(step)) for part in nearest)

    assert contrast_with_white("#" + lighter.hex()) < READABLE


@given(COLOURS.filter(lambda colour: contrast_with_white(colour) < READABLE))
def test_the_nearest_colour_keeps_the_order_of_its_parts_and_so_its_hue(colour):
    before, after = (bytes.fromhex(each[1:]) for each in (colour, nearest_readable(colour)))

    assert all(
        (before[one] - before[two]) * (after[one] - after[two]) >= 0
        for one in range(3)
        for two in range(3)
    )


def test_a_pale_colour_is_refused_with_the_nearest_that_holds():
    with pytest.raises(PaleColour) as caught:
        checked_colour("#F3C433")

    sentence = refusal(caught.value)
    hue, *_ = colorsys.rgb_to_hsv(*bytes.fromhex(caught.value.nearest[1:]))
    assert sentence == (
        "Färgen #f3c433 är för ljus för att läsas på vitt papper. "
        f"Närmaste färg som håller är {caught.value.nearest}."
    )
    assert hue == pytest.approx(colorsys.rgb_to_hsv(0xF3, 0xC4, 0x33)[0], abs=0.01)
    assert checked_colour(caught.value.nearest) == caught.value.nearest


@pytest.mark.parametrize("written", ["#0B5563", "0b5563"])
def test_a_colour_is_read_with_and_without_its_sign(written):
    assert checked_colour(written) == "#0b5563"


@pytest.mark.parametrize("written", ["", "#fff", "blå", "#0b556", "#0b55633", "#0b556g", "٠b5563"])
def test_what_is_no_colour_is_refused(written):
    with pytest.raises(BadColour):
        checked_colour(written)


@pytest.mark.parametrize("hours", [40, 37, 38.25, 0.5, 48])
def test_any_full_time_measure_that_the_law_allows_is_taken(hours):
    assert checked_full_time(hours) == hours


@pytest.mark.parametrize("hours", [0, -1, 48.01, float("nan"), float("inf")])
def test_no_other_full_time_measure_is(hours):
    with pytest.raises(BadFullTime):
        checked_full_time(hours)


@pytest.mark.parametrize(
    "address",
    ["https://exempelstad.se/tillganglighet", "https://a.b:8443/x?y=1#z", "https://örebro.se/å"],
)
def test_a_whole_https_address_is_a_link(address):
    assert checked_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://exempelstad.se",
        "exempelstad.se",
        "javascript:alert(1)",
        "https://",
        "https://intranat",
        "https://namn:hemligt@exempelstad.se",
        "https://exempelstad.se@elak.example",
        "https://exempelstad.se/a b",
        'https://exempelstad.se/"x',
        "https://exempelstad.se\\@elak.example",
        "https://[exempelstad.se",
        "https://exempelstad.se:port/",
        "//exempelstad.se",
    ],
)
def test_an_address_that_could_mislead_is_no_link(address):
    with pytest.raises(BadLink):
        checked_link(address)


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("dataskydd@exempelstad.se", "mailto:dataskydd@exempelstad.se"),
        ("019-21 10 00", "tel:019211000"),
        ("+46 (0)19 21 10 00", "tel:+46019211000"),
        ("https://exempelstad.se/gdpr", "https://exempelstad.se/gdpr"),
        ("Dataskyddsombudet, rum 12", None),
        ("javascript:alert(1)", None),
        ("a@b.se?bcc=c@d.se", None),
        (None, None),
    ],
)
def test_a_contact_leads_to_a_mail_a_call_a_page_or_nowhere(contact, address):
    assert Organisation("X", personal_data_contact=contact).contact_address == address


def test_a_process_of_ours_wears_our_letterhead():
    worn = Letterhead("Exempelstads kommun", LOGO, "#8a1538")

    assert letterhead_for("Exempelstads kommun", OURS, LOGO) == worn
    assert letterhead_for(None, OURS, LOGO) == worn


def test_a_process_of_another_organisation_never_wears_our_logo():
    assert letterhead_for("Grannstads kommun", OURS, LOGO) == Letterhead("Grannstads kommun")


def test_without_an_organisation_a_document_looks_as_it_did():
    assert letterhead_for("Grannstads kommun", None, None) == Letterhead("Grannstads kommun")
    assert letterhead_for(None, None, None) == Letterhead()


def test_a_change_shows_in_the_fingerprint():
    assert organisation_fingerprint(OURS) == organisation_fingerprint(
        Organisation("Exempelstads kommun", "#8a1538")
    )
    assert len({*map(organisation_fingerprint, (None, OURS, Organisation("X")))}) == 3
    assert logo_fingerprint(LOGO) != logo_fingerprint(None)
