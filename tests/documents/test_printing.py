"""What hangs on the wall and lies on the table, read back from real PDFs."""

from dataclasses import replace

import pytest
import segno

from akr import text
from akr.documents.printing import invitation_pdf
from akr.domain.printing import Invitation
from akr.domain.process import Purpose
from tests.documents.reading import failures, pages, qr_modules, sizes, smallest_type, whole_text

pytestmark = pytest.mark.slow

A4 = (210, 297)
ADDRESS = "https://akr.exempelstad.se"
INVITATION = Invitation(
    title="Arbetsdelning Förskolan Linden",
    organisation="Exempelstads kommun",
    workplace="Förskolan Linden",
    purpose=Purpose.ROLES,
    code="CDF347",
)
CROWDED = replace(
    INVITATION,
    workplace=f"{'Förskoleverksamhetsutvecklingsstrategisamordning ' * 2}{'😀🎈مرحبا汉字仮名 öst ' * 4}"[
        :150
    ],
    purpose=Purpose.NEW_POSTS,
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


@pytest.mark.parametrize("purpose", Purpose)
def test_an_invitation_says_why_in_the_words_of_its_purpose(renderer, purpose):
    said = whole_text(invitation_pdf(renderer, replace(INVITATION, purpose=purpose), ADDRESS))

    assert said.startswith(f"Förskolan Linden {text.INVITATIONS[purpose].question}")
    assert text.INVITATIONS[purpose].why in said


def test_an_invitation_gives_each_colour_its_symbol_word_and_meaning(renderer):
    said = whole_text(invitation_pdf(renderer, INVITATION, ADDRESS))

    for colour in text.COLOURS.values():
        assert f"{colour.symbol} {colour.word}: {colour.meaning} {colour.long}" in said


def test_the_square_and_the_code_lead_to_the_room(renderer):
    pdf = invitation_pdf(renderer, INVITATION, ADDRESS)

    matrix = segno.make(f"{ADDRESS}/w/CDF347", error="m", micro=False).matrix
    dark = {(y, x) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert qr_modules(pdf) == dark
    assert "akr.exempelstad.se och skriv koden CDF 347" in whole_text(pdf)


def test_before_the_room_is_open_the_code_is_promised_for_the_meeting(renderer):
    pdf = invitation_pdf(renderer, replace(INVITATION, code=None), ADDRESS)

    assert "Du får en kod på mötet." in whole_text(pdf)
    assert qr_modules(pdf) == set()


def test_what_the_faces_cannot_draw_is_named_at_the_foot(renderer):
    (said,) = pages(invitation_pdf(renderer, CROWDED, LONG_ADDRESS))

    assert "Arkets typsnitt saknar" in said
    assert "ARABIC LETTER ALEF (U+0627)" in said
