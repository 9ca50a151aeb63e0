"""Word: a written document as DOCX, for those who must use a template of their own.

Everything is a style and nothing is formatted by hand, so that pasting it into another document
gives it that document's look. Imported by the heavy child alone (`akr.files.aside`).
"""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as DocxTable
from docx.table import _Row as DocxRow
from docx.text.paragraph import Paragraph as DocxParagraph

from akr.domain.office.organisation import Letterhead, LogoKind
from akr.domain.written import readable
from akr.files.blocks import Block, Bullets, Heading, Paragraph, Table, WrittenDocument, WrittenRow

LANGUAGE = "sv-SE"
FACE = "Arial"
OURS = "#0b5563"
"""The colour of headings, unless the organisation has one."""

STYLES = {"body": "Normal", "lead": "Ingress", "small": "Liten text"}
"""What each style of a written document is called in Word's list of styles."""

CELL, NUMBER = "Tabelltext", "Tabelltal"
LABEL, NUMBER_LABEL = "Tabelletikett", "Tabelletikett tal"
STRONG, STRONG_NUMBER = "Summarad", "Summa"
MARK = "Märkning"
TABLE = "Rollprofiltabell"

MARGIN = Mm(20)
LOGO_HEIGHT = Mm(12)


def word_document(document: WrittenDocument) -> bytes:
    """Write a document as DOCX: real headings, lists and tables, in Swedish, titled."""
    made = Document()
    _set_page(made)
    _set_styles(made, document.letterhead.colour or OURS)
    _name(made, document)
    _head_and_foot(made, document)
    for block in document.blocks:
        _write(made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _set_page(made: DocxDocument) -> None:
    (section,) = made.sections
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _set_styles(made: DocxDocument, colour: str) -> None:
    """Set the styles' looks, and the language of them all."""
    accent = RGBColor.from_string(colour.removeprefix("#").upper())
    _language(made)
    normal = made.styles["Normal"]
    _look(normal, size=10.5, after=4)
    for level, size in ((1, 24.0), (2, 13.0)):
        heading = made.styles[f"Heading {level}"]
        _look(heading, size=size, before=12 if level > 1 else 0, after=3, bold=True)
        heading.font.color.rgb = accent
    _look(made.styles["List Bullet"], size=10.5, after=1)
    _look(made.styles["Header"], size=9)
    _look(made.styles["Footer"], size=8.5)
    _look(_style(made, STYLES["lead"]), size=13, after=8)
    _look(_style(made, STYLES["small"]), size=9, before=3)
    _look(_style(made, MARK), size=9, before=2, after=10, bold=True)
    _set_cell_styles(made)
    _table_style(made)


def _set_cell_styles(made: DocxDocument) -> None:
    for words, numbers, size, bold in (
        (CELL, NUMBER, 10.5, False),
        (LABEL, NUMBER_LABEL, 9, False),
        (STRONG, STRONG_NUMBER, 10.5, True),
    ):
        _look(_style(made, words), size=size, before=1.5, after=1.5, bold=bold)
        number = _style(made, numbers)
        _look(number, size=size, before=1.5, after=1.5, bold=bold)
        number.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _style(made: DocxDocument, name: str) -> ParagraphStyle:
    style: ParagraphStyle = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.quick_style = True
    return style


def _look(
    style: ParagraphStyle,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
) -> None:
    style.font.name = FACE
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn(script), FACE)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(theme), None)
    style.font.size, style.font.bold = Pt(size), bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _language(made: DocxDocument) -> None:
    """Say Swedish among the document's defaults, so that it is read aloud and checked so."""
    for found in made.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGE)
    for found in made.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), LANGUAGE)


def _table_style(made: DocxDocument) -> None:
    """A table of thin lines between its rows and none between columns."""
    style = made.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = made.styles["Normal Table"]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFB8A8"/>'
        for side in ("top", "bottom", "insideH")
    )
    properties = f"<w:tblPr {nsdecls('w')}><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
    style.element.append(parse_xml(properties))


def _name(made: DocxDocument, document: WrittenDocument) -> None:
    about = made.core_properties
    about.title = readable(document.title)
    about.author = readable(document.letterhead.name or "")
    about.language = LANGUAGE
    about.comments = ""


def _head_and_foot(made: DocxDocument, document: WrittenDocument) -> None:
    (section,) = made.sections
    head = section.header.paragraphs[0]
    _logo(head, document.letterhead)
    head.add_run(readable(" · ".join(filter(None, (document.letterhead.name, document.kind)))))
    section.header.add_paragraph(readable(document.mark), MARK)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{readable(document.foot)} · sida ")
    _field(foot, "PAGE")
    foot.add_run(" av ")
    _field(foot, "NUMPAGES")


def _logo(paragraph: DocxParagraph, letterhead: Letterhead) -> None:
    """Show the organisation's logo, with words for it; Word cannot show an SVG by itself."""
    logo = letterhead.logo
    if logo is None or logo.kind is not LogoKind.PNG:
        return
    run = paragraph.add_run()
    shape = run.add_picture(io.BytesIO(logo.data), height=LOGO_HEIGHT)
    shape._inline.docPr.set("descr", f"Logotyp för {readable(letterhead.name or '')}".strip())  # noqa: SLF001  (the library has no words for it)
    paragraph.add_run("  ")


def _field(paragraph: DocxParagraph, name: str) -> None:
    """Add a number that the word processor computes."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  (ditto)


def _write(made: DocxDocument, block: Block) -> None:
    match block:
        case Heading(words, level):
            made.add_paragraph(readable(words), f"Heading {level}")
        case Paragraph(words, style):
            made.add_paragraph(readable(words), STYLES[style])
        case Bullets(items):
            for item in items:
                made.add_paragraph(readable(item), "List Bullet")
        case Table():
            _write_table(made, block)


def _write_table(made: DocxDocument, block: Table) -> None:
    table = made.add_table(rows=0, cols=len(block.widths), style=TABLE)
    table.autofit = False
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(width)
    _says_which_cells_are_headings(table, block)
    if block.headings:
        row = table.add_row()
        _repeats(row)
        _fill(row, block.headings, _label_styles(block))
    for each in block.rows:
        row = table.add_row()
        _stays_together(row)
        _fill(row, each.cells, _row_styles(block, each))


def _says_which_cells_are_headings(table: DocxTable, block: Table) -> None:
    """Tell a screen reader that the first row, where there is one of headings, and column head."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001  (ditto)
    if look is not None:
        look.set(qn("w:firstRow"), "1" if block.headings else "0")
        look.set(qn("w:firstColumn"), "1")


def _label_styles(block: Table) -> list[str]:
    words = len(block.widths) - block.numbers
    return [LABEL] * words + [NUMBER_LABEL] * block.numbers


def _row_styles(block: Table, row: WrittenRow) -> list[str]:
    words = len(block.widths) - block.numbers
    if row.is_strong:
        return [STRONG] * words + [STRONG_NUMBER] * block.numbers
    first = CELL if block.headings else LABEL
    return [first] + [CELL] * (words - 1) + [NUMBER] * block.numbers


def _fill(row: DocxRow, cells: Iterable[str], styles: Iterable[str]) -> None:
    for cell, words, style in zip(row.cells, cells, styles, strict=True):
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(readable(words))


def _repeats(row: DocxRow) -> None:
    """Show the headings again on each page that the table reaches."""
    _row_property(row, "w:tblHeader")
    _stays_together(row)


def _stays_together(row: DocxRow) -> None:
    _row_property(row, "w:cantSplit")


def _row_property(row: DocxRow, name: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  (ditto)
    properties.append(OxmlElement(name))
