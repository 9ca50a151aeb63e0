"""The role profile for a word processor and as plain text, read back as whoever opens it does."""

import io
import shutil
import subprocess
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from akr.domain.office.organisation import Letterhead
from akr.domain.role.draft import Facts
from akr.domain.role.line_edits import merge_lines
from akr.domain.role.profile import ReviewRow
from akr.domain.role.sections import ENTRIES
from akr.files import aside
from akr.files.pdf.logos import read_logo
from akr.files.role_profile import profile_as_text, written_profile
from akr.files.word import word_document
from akr.text import SECTIONS
from tests.builders import LINDEN_LINES, a_draft, a_line, a_profile, an_adoption
from tests.files.pdf.test_role_profile import COMPOUND, SIXTY_TASKS, SVG_LOGO, an_image

HUNDRED_AND_FIFTY = tuple(
    a_line(f"Uppgift {n}", area=f"Område {n // 30}", minutes=n, times=1) for n in range(1, 151)
)
ENDS = {
    "no tasks": a_draft(lines=()),
    "one task": a_draft(lines=(a_line(),)),
    "sixty tasks": a_draft(lines=SIXTY_TASKS),
    "a hundred and fifty": a_draft(lines=HUNDRED_AND_FIFTY),
    "compounds": a_draft(title=COMPOUND, lines=(a_line(COMPOUND, area=COMPOUND),)),
    "emoji": a_draft(title="Husets hjälte 😀👩🏽‍🍳", lines=(a_line("Baka 🥐"),)),
    "Tigrinya": a_draft(title="ሓጋዚ ቤት ትምህርቲ", lines=(a_line("ምግቢ ምድላው"),)),
    "Arabic": a_draft(title="مساعد", lines=(a_line("إعداد الطعام"),)),
}


def opened(profile, letterhead=None):
    """A profile as python-docx reads what we wrote."""
    return Document(io.BytesIO(word_document(written_profile(profile, letterhead))))


def headings(document):
    found = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    return [(int(p.style.name[-1]), p.text) for p in found]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def text_of(profile):
    return profile_as_text(profile).decode()


def test_the_headings_are_real_and_in_the_papers_order():
    found = headings(opened(a_profile()))

    assert found[0] == (1, "Förskolestöd")
    assert [level for level, _ in found[1:]] == [2] * (len(found) - 1)
    assert [name for _, name in found[1:]] == [
        SECTIONS["tasks"],
        *(SECTIONS[section.key] for section in ENTRIES if not section.quiet),
        "Var profilen kommer ifrån",
        "Facklig granskning",
        "Beslut",
    ]


def test_the_tasks_are_a_table_with_its_headings_on_every_page():
    document = opened(a_profile())

    facts, tasks = document.tables
    rows = cells(tasks)
    assert rows[0][0] == "Arbetsuppgift"
    assert tasks.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert ["Måltider", "", "", "", "13,5"] in rows
    assert ["Duka fram till måltider", "självständigt", "15", "15", "3,8"] in rows
    assert ["Tvätta leksaker och material (ny)", "självständigt", "1", "60", "1,0"] in rows
    assert rows[-1] == ["Tillsammans", "", "", "", "34,6"]
    assert ["Närmaste chef", "Rektor"] in cells(facts)


def test_merged_lines_and_lines_without_time_say_it_in_their_own_row():
    draft = a_draft(lines=(*LINDEN_LINES[:2], a_line("Vattna", minutes=15, times=None)))
    draft = merge_lines(draft, [line.id for line in draft.lines[:2]], "Duka")

    (_, tasks) = opened(a_profile(draft=draft)).tables
    said = text_of(a_profile(draft=draft))

    assert ["Duka", "självständigt", "2 uppgifter", "", "8,8"] in cells(tasks)
    not_timed = "inte uppskattad, 15 minuter per gång"
    assert ["Vattna", "självständigt", not_timed, "", ""] in cells(tasks)
    assert "- Duka: självständigt, 2 uppgifter, 8,8 timmar per vecka" in said
    assert f"- Vattna: självständigt, {not_timed}\n" in said


def test_sentences_are_lists_with_the_task_that_needs_them():
    document = opened(a_profile())

    listed = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert "Ge medicin" in listed
    assert "Tala i telefon så att budskapet går fram åt båda håll (telefon)" in listed


def test_the_file_is_swedish_titled_and_signed_by_the_organisation():
    document = opened(a_profile(), Letterhead("Exempelstads kommun", colour="#8a1538"))

    about = document.core_properties
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    (section,) = document.sections
    assert about.title == "Rollprofil: Förskolestöd, Förskolan Linden (utkast)"
    assert (about.author, about.language, languages) == ("Exempelstads kommun", "sv-SE", {"sv-SE"})
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    head = [p.text for p in section.header.paragraphs]
    assert head == [
        "Exempelstads kommun · Rollprofil",
        "UTKAST – ska granskas av fackliga parter innan beslut",
    ]
    assert section.footer.paragraphs[0].text.startswith(
        "Förskolestöd · Förskolan Linden · version 1"
    )
    assert str(document.styles["Heading 2"].font.color.rgb) == "8A1538"


def test_looks_are_styles_and_nothing_is_formatted_by_hand():
    document = opened(a_profile())

    tables = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    for paragraph in (*document.paragraphs, *tables):
        assert paragraph._p.pPr is None or {child.tag for child in paragraph._p.pPr} <= {
            qn("w:pStyle")
        }
        assert [run for run in paragraph.runs if run._r.rPr is not None] == []


def test_a_logo_has_words_and_an_svg_which_word_cannot_show_is_left_out():
    png, svg = (read_logo(data) for data in (an_image("RGB"), SVG_LOGO))

    shown = opened(a_profile(), Letterhead("Exempelstads kommun", png))
    left_out = opened(a_profile(), Letterhead("Exempelstads kommun", svg))

    (drawn,) = shown.sections[0].header._element.iter(qn("wp:docPr"))
    assert drawn.get("descr") == "Logotyp för Exempelstads kommun"
    assert list(left_out.sections[0].header._element.iter(qn("wp:docPr"))) == []


def test_who_applies_reads_no_origin_and_none_of_the_unions_words():
    reviews = (ReviewRow("Kommunal", 1, "Oenig", "Det här är en besparing"),)
    profile = a_profile(reviews=reviews)

    document = "\n".join(opened(profile).element.itertext())

    for said in (document, text_of(profile)):
        assert "Kommunal" in said
        assert [word for word in ("besparing", "STEG", "rollmallen") if word in said] == []


def test_a_decided_profile_says_who_decided_in_every_form():
    profile = a_profile(adoption=an_adoption())

    document = "\n".join(opened(profile).element.itertext())

    for said in (document, text_of(profile)):
        assert "UTKAST" not in said
        assert "BUN 2026/118" in said
        assert an_adoption().text_hash in said
    assert "Fastställd 20 november 2026" in text_of(profile)


def test_plain_text_is_lines_that_say_what_the_columns_say():
    said = text_of(a_profile())

    assert said.startswith("Exempelstads kommun · Rollprofil\nUTKAST")
    for line in (
        "Förskolestöd\n============\n",
        "\nOmfattning: 34,6 timmar per vecka; 86 % av heltid (40 h); endast uppgiftstid\n",
        "\nMåltider: 13,5 timmar per vecka\n- Duka fram till måltider: självständigt, 15 gånger",
        "självständigt, 15 gånger per vecka, 15 minuter per gång, 3,8 timmar per vecka\n",
        "självständigt, 1 gång per vecka, 60 minuter per gång, 1,0 timmar per vecka\n",
        "\nTillsammans: 34,6 timmar per vecka\n",
        "\n- Ge medicin\n",
    ):
        assert line in said
    assert "\n\n\n" not in said


@pytest.mark.parametrize("draft", ENDS.values(), ids=ENDS)
def test_every_end_is_written_whole(draft):
    profile = a_profile(draft=draft, facts=Facts())

    document = opened(profile)

    words = [p.text for p in document.paragraphs] + [
        text for table in document.tables for row in cells(table) for text in row
    ]
    said = text_of(profile)
    assert draft.title in words
    assert draft.title in said
    assert [line.text for line in draft.lines if line.text not in words] == []
    assert [line.text for line in draft.lines if line.text not in said] == []


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_any_text_gives_a_file_that_opens(title, lead):
    opened(a_profile(draft=a_draft(title=title, lead=lead, lines=(a_line(lead, area=title),))))


def test_the_file_is_written_aside_and_again_at_once():
    document = written_profile(a_profile(version=7))

    made = aside.word_document(document)

    assert aside.word_document(document) is made
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("draft", [a_draft(), a_draft(lines=SIXTY_TASKS)], ids=["linden", "sixty"])
def test_libreoffice_opens_it_and_prints_the_same_words(tmp_path, draft):
    written = tmp_path / "profile.docx"
    written.write_bytes(word_document(written_profile(a_profile(draft=draft))))

    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={tmp_path.as_uri()}/office", "--headless"),
            *("--convert-to", "pdf", "--outdir", tmp_path, written),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    reader = PdfReader(tmp_path / "profile.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert [line.text for line in draft.lines if line.text not in text] == []
    assert f"sida {len(reader.pages)} av {len(reader.pages)}" in text
    if len(reader.pages) > 2:
        assert text.count("Arbetsuppgift") > 1, "the headings are repeated"
