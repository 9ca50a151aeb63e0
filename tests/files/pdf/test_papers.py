"""What hangs on the wall and lies on the table, read back from real PDFs."""

from dataclasses import replace
from datetime import date

import pytest

from akr import text
from akr.domain.office.organisation import Letterhead
from akr.domain.planning.process import Purpose
from akr.domain.room.absence import Until
from akr.domain.room.papers import ROWS_ON_A_BOARD, Invitation, Materials
from akr.files.pdf.logos import read_logo
from akr.files.pdf.papers import (
    boards_pdf,
    cards_pdf,
    discussion_pdf,
    fields_pdf,
    invitation_pdf,
    tallies_pdf,
)
from tests.files.pdf.reading import (
    elements,
    failures,
    pages,
    qr_modules,
    sizes,
    smallest_type,
    whole_text,
)
from tests.qr import modules_for

pytestmark = pytest.mark.slow

A4, A4_ACROSS, A3_ACROSS = (210, 297), (297, 210), (420, 297)
ADDRESS = "https://akr.exempelstad.se"
INVITATION = Invitation(
    title="Arbetsdelning Förskolan Linden",
    organisation="Exempelstads kommun",
    workplace="Förskolan Linden",
    purpose=Purpose.ROLES,
    code="CDF347",
    until=Until(),
)
CROWDED = replace(
    INVITATION,
    workplace=f"{'Förskoleverksamhetsutvecklingsstrategisamordning ' * 2}{'😀🎈مرحبا汉字仮名 öst ' * 4}"[
        :150
    ],
    purpose=Purpose.NEW_POSTS,
    until=Until(date(2026, 12, 3), date(2026, 12, 10)),
)
LONG_ADDRESS = "https://akr-arbetsdelning.forskoleforvaltningen.exempelstads-kommun.se:8443"


@pytest.mark.parametrize(
    ("invitation", "address"),
    [
        (INVITATION, ADDRESS),
        (replace(INVITATION, code=None, purpose=Purpose.NEW_POSTS), ADDRESS),
        (CROWDED, LONG_ADDRESS),
    ],
    ids=["open", "closed", "crowded"],
)
def test_every_invitation_is_one_accessible_page_in_large_type(renderer, invitation, address):
    pdf = invitation_pdf(renderer, invitation, address)

    assert failures(pdf, "ua1") == []
    assert sizes(pdf) == [A4]
    assert smallest_type(pdf) >= (12 if invitation is not CROWDED else 9)


LETTERHEAD = Letterhead(
    "Exempelstads kommun",
    read_logo(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
        b'<rect width="60" height="20" fill="#8a1538"/></svg>'
    ),
    "#8a1538",
)


@pytest.mark.parametrize("invitation", [INVITATION, CROWDED], ids=["open", "crowded"])
def test_an_invitation_with_a_logo_is_still_one_accessible_page(renderer, invitation):
    pdf = invitation_pdf(renderer, invitation, LONG_ADDRESS, LETTERHEAD)

    assert failures(pdf, "ua1") == []
    assert sizes(pdf) == [A4]
    alts = [each["alt"] for each in elements(pdf, "Figure")]
    assert alts[0] == "Logotyp för Exempelstads kommun"


@pytest.mark.parametrize("purpose", Purpose)
def test_an_invitation_states_the_purpose_in_its_own_words(renderer, purpose):
    said = whole_text(invitation_pdf(renderer, replace(INVITATION, purpose=purpose), ADDRESS))

    assert said.startswith(f"Förskolan Linden {text.INVITATIONS[purpose].question}")
    assert text.INVITATIONS[purpose].why in said


def test_an_invitation_shows_each_colours_symbol_word_and_meaning(renderer):
    said = whole_text(invitation_pdf(renderer, INVITATION, ADDRESS))

    for colour in text.COLOURS.values():
        assert f"{colour.symbol} {colour.word}: {colour.meaning} {colour.long}" in said


def test_the_qr_code_and_the_room_code_lead_to_the_room(renderer):
    pdf = invitation_pdf(renderer, INVITATION, ADDRESS)

    assert qr_modules(pdf) == modules_for(f"{ADDRESS}/w/CDF347")
    assert "akr.exempelstad.se och skriv koden CDF 347" in whole_text(pdf)


def test_before_the_room_is_open_an_invitation_promises_a_code_at_the_meeting(renderer):
    pdf = invitation_pdf(renderer, replace(INVITATION, code=None), ADDRESS)

    assert "Du får en kod på mötet." in whole_text(pdf)
    assert qr_modules(pdf) == set()


def test_an_invitation_tells_absentees_the_last_day(renderer):
    until = Until(write=date(2026, 12, 3), sort=date(2026, 12, 10))

    (said,) = pages(invitation_pdf(renderer, replace(INVITATION, until=until), ADDRESS))

    assert "Du kan skriva före mötet, till och med 3 december 2026." in said
    assert "Sortera efteråt, till och med 10 december 2026." in said


def test_characters_that_the_fonts_lack_are_named_at_the_foot(renderer):
    (said,) = pages(invitation_pdf(renderer, CROWDED, LONG_ADDRESS))

    assert "Arkets typsnitt saknar" in said
    assert "ARABIC LETTER ALEF (U+0627)" in said


LINDEN = ("Förskollärare", "Barnskötare", "Kock")
COMPOUND = "Förskoleverksamhetsutvecklingsstrategisamordningsfunktionsansvarig"
AS_LONG_AS_CAN_BE = ("Tvätta och vika handdukar, filtar och lakan, " * 12)[:500]
SIXTY = (
    COMPOUND,
    AS_LONG_AS_CAN_BE,
    "x" * 200,
    "Hälsa på 😀",
    *(f"Uppgift {n} i en lång lista" for n in range(56)),
)
EIGHT = (*LINDEN, COMPOUND, "Resurspersonal med särskilt uppdrag för nattpassen", "A", "B", "C")


def materials(tasks=(), occupations=LINDEN, suggestions=(), title="Arbetsdelning Linden"):
    return Materials(title, occupations, tasks, suggestions, unsettled=False)


ONE = materials(("Torka borden efter lunch",))
NOTHING = materials(occupations=())
MANY = materials(SIXTY, EIGHT, title=f"{COMPOUND} " * 3)
SHEETS = {
    cards_pdf: (A4, lambda made: len(made.cards)),
    boards_pdf: (A3_ACROSS, lambda made: len(made.boards)),
    fields_pdf: (A3_ACROSS, lambda made: len(made.occupations) or 1),
    discussion_pdf: (A4, lambda made: len(made.occupations) or 1),
    tallies_pdf: (A4_ACROSS, lambda made: len(made.tallies)),
}


@pytest.mark.parametrize(
    "made", [ONE, NOTHING, MANY], ids=["one task", "nothing", "sixty by eight"]
)
@pytest.mark.parametrize("drawn", SHEETS)
def test_every_sheet_is_accessible_and_their_number_is_as_announced(renderer, drawn, made):
    paper, number = SHEETS[drawn]

    pdf = drawn(renderer, made)

    assert failures(pdf, "ua1") == []
    assert sizes(pdf) == [paper] * number(made)
    assert smallest_type(pdf) >= 9


@pytest.mark.parametrize("drawn", [cards_pdf, boards_pdf, fields_pdf, discussion_pdf, tallies_pdf])
def test_a_sheet_in_the_organisations_colour_keeps_the_words_and_the_four_colours(renderer, drawn):
    plain, worn = drawn(renderer, ONE), drawn(renderer, ONE, LETTERHEAD)

    assert failures(worn, "ua1") == []
    assert whole_text(worn) == whole_text(plain)
    assert len(pages(worn)) == len(pages(plain))


def test_a_card_shows_its_number_its_task_and_a_box_for_each_colour(renderer):
    first, empty = pages(cards_pdf(renderer, ONE))

    boxes = "● Grön ▲ Gul ➜ Röd ✕ Svart"
    assert f"1 Torka borden efter lunch {boxes}" in first
    assert first.count(boxes) == empty.count(boxes) == 8
    assert empty.count("Nr") == 8


def test_suggestion_cards_are_labelled_and_numbered_separately(renderer):
    first, _ = pages(cards_pdf(renderer, materials(suggestions=("Vika tvätt", "Duka fram"))))

    assert "Förslag ur biblioteket." in first
    assert "F1 Vika tvätt" in first
    assert "F2 Duka fram" in first


def test_the_longest_task_is_whole_on_its_card_and_shortened_beside_its_number(renderer):
    made = materials((AS_LONG_AS_CAN_BE.strip(),), ("Kock",))

    card, board, tally = (
        whole_text(drawn(renderer, made)).replace("- ", "")
        for drawn in (cards_pdf, boards_pdf, tallies_pdf)
    )

    assert card.count("handdukar") == AS_LONG_AS_CAN_BE.count("handdukar")
    assert board.count("handdukar") == 4
    assert tally.count("handdukar") == 2
    assert board.count("…") == tally.count("…") == 1


def test_a_board_shows_its_occupation_its_tasks_and_each_colours_symbol_word_and_meaning(renderer):
    (teachers, _, _) = pages(boards_pdf(renderer, ONE))

    for said in ("Förskollärare Vi är personer", "Torka borden efter lunch"):
        assert said in teachers
    for colour in text.COLOURS.values():
        assert f"{colour.word}: {colour.meaning} {colour.long}" in teachers
        assert teachers.count(colour.symbol) == 1 + ROWS_ON_A_BOARD


def test_a_board_for_laying_cards_on_needs_no_tasks(renderer):
    assert fields_pdf(renderer, ONE) == fields_pdf(renderer, materials())


def test_a_tally_has_all_occupations_side_by_side_in_the_processs_order(renderer):
    (said,) = pages(tallies_pdf(renderer, ONE))

    assert " ".join(LINDEN) in said
    assert said.count("● Grön ▲ Gul ➜ Röd ✕ Svart Svar") == len(LINDEN)
    assert "Torka borden efter lunch" in said


def test_a_discussion_sheet_has_space_for_five_tasks_and_names_none(renderer):
    said = pages(discussion_pdf(renderer, ONE))

    assert [page.count("Därför") for page in said] == [5] * len(LINDEN)
    assert "högst fem uppgifter" in said[0]
    assert discussion_pdf(renderer, ONE) == discussion_pdf(renderer, materials())


def test_the_invitation_says_when_and_where_when_that_is_known(renderer):
    said = replace(INVITATION, on=date(2027, 2, 4), at="13.00", place="Personalrummet")

    made = whole_text(invitation_pdf(renderer, said, ADDRESS))

    assert "När: 4 februari 2027, 13.00" in made
    assert "Var: Personalrummet" in made
