"""The role profile, read back from real PDFs."""

import time
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from akr.domain.office.organisation import Letterhead
from akr.domain.planning.process import Readiness, ReadinessQuestion, Reply
from akr.domain.planning.readiness import Conditions, Dates
from akr.domain.role.draft import Content, Entry, Facts
from akr.domain.role.line_edits import add_line, merge_lines, split_line
from akr.domain.role.lines import WeeklyTime
from akr.domain.role.profile import Provenance, ReviewRow
from akr.domain.role.sections import ENTRIES, Place, printed_at
from akr.files.akr_process_1 import read_process
from akr.files.pdf.logos import read_logo
from akr.files.pdf.role_profile import role_profile_html, role_profile_pdf
from akr.library.drafting import draft_profile, gather_draft, surroundings_of
from akr.library.role_templates import role_templates
from akr.root import root
from akr.text import SECTIONS
from tests.builders import LINDEN_LINES, a_draft, a_line, a_profile, an_adoption
from tests.files.pdf.reading import elements, is_archivable_and_accessible, pages, whole_text

pytestmark = pytest.mark.slow

UTKAST = "UTKAST – ska granskas av fackliga parter innan beslut"
COMPOUND = "Förskoleverksamhetsutvecklingsstrategisamordningsfunktionsansvarig"


def an_image(mode, *, colour=0, kind="PNG", size=(120, 60), **options):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


SVG_LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    b'<rect width="60" height="20" fill="#8a1538" fill-opacity="0.9"/></svg>'
)
LETTERHEADS = {
    kind: Letterhead("Exempelstads kommun", read_logo(data), "#8a1538")
    for kind, data in {
        "cmyk": an_image("CMYK", colour=(90, 40, 0, 20), kind="JPEG"),
        "transparent": an_image("RGBA", colour=(11, 85, 99, 90)),
        "svg": SVG_LOGO,
    }.items()
}
ALL_SAID = Facts(
    manager="Rektor vid Förskolan Linden",
    supervisor="Barnskötare på avdelning Eken (ersättare utses)",
    working_hours="Dagtid, vardagar",
    agreement="Tillsvidare, AB",
    funding="Egen budget",
    reason_not_full_time="Uppgifternas tid räcker inte till heltid",
)
SIXTY_TASKS = tuple(
    a_line(f"Uppgift nummer {n} i en lång lista", area=f"Område {n // 7}", minutes=10 + n, times=1)
    for n in range(60)
)


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(a_profile(), id="linden"),
        pytest.param(a_profile(adoption=an_adoption()), id="adopted"),
        pytest.param(a_profile(draft=a_draft(title="Husets hjälte 😀👩🏽‍🍳")), id="emoji"),
        pytest.param(
            a_profile(draft=a_draft(title="ሓጋዚ ቤት ትምህርቲ", lead="ምግቢ ምድላው")), id="tigrinya"
        ),
        pytest.param(
            a_profile(
                workplace=COMPOUND,
                draft=a_draft(title=COMPOUND, lines=(a_line(COMPOUND, area=COMPOUND),)),
            ),
            id="long-compound",
        ),
        pytest.param(a_profile(draft=a_draft(lines=SIXTY_TASKS)), id="sixty-tasks"),
        pytest.param(a_profile(draft=a_draft(lines=())), id="no-tasks"),
        pytest.param(
            a_profile(
                organisation=None,
                workplace=None,
                facts=Facts(),
                provenance=Provenance((), 0),
                draft=a_draft(
                    lines=(a_line(minutes=None, times=None),),
                    may_not=(),
                    requirements=(),
                    learned_on_the_job=(),
                    learning_moments=(),
                    ways_onward=(),
                    physical_demands=(),
                    before_employment=(),
                    relief=(),
                ),
            ),
            id="nothing-said",
        ),
    ],
)
def test_every_profile_is_archivable_and_accessible(renderer, profile):
    assert is_archivable_and_accessible(role_profile_pdf(renderer, profile))


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
def test_a_letterhead_of_any_kind_leaves_the_profile_archivable_and_on_two_pages(
    renderer, letterhead
):
    pdf = role_profile_pdf(renderer, a_profile(), letterhead)

    assert is_archivable_and_accessible(pdf)
    assert len(pages(pdf)) == 2


def test_the_colour_is_the_organisations_where_ours_was_and_nothing_else_changes():
    worn = role_profile_html(a_profile(), Letterhead("Exempelstads kommun", colour="#8a1538"))

    assert worn.replace(' style="--accent: #8a1538"', "") == role_profile_html(a_profile())


def test_the_organisation_is_named_also_where_the_process_does_not():
    named = role_profile_html(a_profile(organisation=None), Letterhead("Exempelstads kommun"))

    assert named == role_profile_html(a_profile())


def test_lindens_profile_is_two_pages_with_its_sums(renderer):
    pdf = role_profile_pdf(renderer, a_profile())

    text = whole_text(pdf)
    assert len(pages(pdf)) == 2
    for said in (
        "34,6 timmar per vecka",
        "86 % av heltid (40 h)",
        "endast uppgiftstid",
        "31,9 h flyttas",
        "2,7 h är nytt",
        "13 medarbetare (5 förskollärare, 7 barnskötare, 1 kock) sorterade 28 arbetsuppgifter",
        "har inte mätts",
        "avrundas sist",
    ):
        assert said in text


@pytest.mark.parametrize("template", [role.name for role in role_templates("preschool")])
def test_every_template_fits_linden_on_two_pages_without_splitting_columns(renderer, template):
    process = read_process((root() / "tests/data/linden.json").read_bytes())
    content = Content(gather_draft(process, template), full_time_hours=40.0)
    profile = draft_profile(surroundings_of({"linden": process}), content)
    positions = ("Ingen erinran", "Synpunkter: följ upp hur tiden används.", "har inte yttrat sig")
    unions = ("Kommunal", "Sveriges Lärare", "Vision")
    reviews = tuple(ReviewRow(u, 1, p) for u, p in zip(unions, positions, strict=True))
    adopted = replace(profile, facts=ALL_SAID, reviews=reviews, adoption=an_adoption())

    for each in (profile, adopted):
        text = pages(role_profile_pdf(renderer, each))
        assert len(text) == 2
        abreast = [SECTIONS[section.key] for section in printed_at(content, Place.COLUMNS)]
        assert [label for label in abreast if label not in text[1]] == []


def test_each_task_is_in_the_table_once(renderer):
    text = whole_text(role_profile_pdf(renderer, a_profile()))

    assert {line.text: text.count(line.text) for line in LINDEN_LINES} == {
        line.text: 1 for line in LINDEN_LINES
    }


def test_an_unstated_fact_is_shown_as_unstated(renderer):
    text = whole_text(role_profile_pdf(renderer, a_profile(facts=Facts(manager="Rektor"))))

    assert "Närmaste chef Rektor" in text
    assert "Handledare och ersättare Ej angivet ännu" in text


def test_the_posts_extent_is_printed_with_the_task_time_beside_it(renderer):
    lines = (a_line("Duka", minutes=46.3 * 60, times=1),)
    facts = Facts(extent="75 %", reason_not_full_time="Budgeten räcker inte")
    profile = a_profile(draft=a_draft(lines=lines), facts=facts)

    text = whole_text(role_profile_pdf(renderer, profile))

    assert "Omfattning 75 % av heltid 30 av 40 timmar per vecka uppgiftstid 46,3 timmar" in text
    assert "Varför inte heltid Budgeten räcker inte" in text
    assert "116 %" not in text


def test_task_time_is_a_share_of_the_municipalitys_own_full_time(renderer):
    text = whole_text(role_profile_pdf(renderer, a_profile(full_time_hours=37)))

    assert "93 % av heltid (37 h)" in text, "34,58 h of 37 h: summed first, rounded last"


def test_merged_and_split_lines_are_printed_with_their_hours(renderer):
    draft = a_draft()
    ids = [line.id for line in draft.lines[:2]]
    merged = merge_lines(draft, ids, "Duka fram och av")
    split = split_line(merged, draft.lines[2].id, "Disk på morgonen", "Disk", Fraction(1, 3))

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=split)))

    assert "Duka fram och av självständigt 2 uppgifter 8,8" in text
    assert "Disk på morgonen självständigt 15 5 1,3" in text
    assert "34,6 timmar per vecka" in text
    assert "17 uppgifter föreslås bilda rollen. Räknat" in text


def test_a_task_that_the_employer_added_is_counted_apart(renderer):
    draft = add_line(a_draft(), "Vattna", "Grönt", "självständigt", WeeklyTime(30, 2), ())

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=draft)))

    assert "18 uppgifter föreslås bilda rollen, varav 1 är tillagd av arbetsgivaren." in text
    assert "utom för 1 uppgift där arbetsgivaren har angett tiden." in text


def test_a_draft_is_marked_on_every_page_and_has_signature_lines(renderer):
    text = pages(role_profile_pdf(renderer, a_profile(draft=a_draft(lines=SIXTY_TASKS))))

    assert [UTKAST in page for page in text] == [True] * len(text)
    assert len(text) > 2
    assert "Beslut av Datum Diarienummer" in text[-1]


def test_the_draft_mark_of_the_first_page_can_be_read_aloud():
    assert f'<p class="mark">{UTKAST}</p>' in role_profile_html(a_profile())


def test_an_adopted_profile_says_who_decided_what_and_when(renderer):
    reviews = (ReviewRow("Kommunal", 2, "Ingen erinran"),)
    profile = a_profile(adoption=an_adoption(), version=2, reviews=reviews)

    text = whole_text(role_profile_pdf(renderer, profile))

    assert "UTKAST" not in text
    for said in (
        "Fastställd 20 november 2026",
        "BUN 2026/118",
        "Samverkan enligt MBL § 11 den 12 november 2026, protokoll § 4",
        "Kommunal 2 Ingen erinran",
        "version 2",
        an_adoption().text_hash,
    ):
        assert said in text


def test_a_task_without_an_estimate_is_left_out_of_the_sum_and_says_so(renderer):
    lines = (a_line(minutes=60, times=5), a_line("Vattna blommor", minutes=None, times=2))

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=a_draft(lines=lines))))

    assert "5,0 timmar per vecka" in text
    assert "Vattna blommor självständigt inte uppskattad, 2 gånger per vecka" in text
    assert "1 uppgift är inte uppskattad och ingår inte i summan" in text


def test_a_profile_without_estimates_shows_no_numbers(renderer):
    lines = (a_line("Vattna blommor", minutes=None, times=None),)

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=a_draft(lines=lines))))

    assert "Omfattning Inte uppskattad ännu" in text
    assert "av heltid" not in text
    assert "Tillsammans –" in text


def test_a_profile_without_tasks_says_so(renderer):
    text = whole_text(role_profile_pdf(renderer, a_profile(draft=a_draft(lines=()))))

    assert "Ingen arbetsuppgift är föreslagen för en ny roll" in text
    assert "Omfattning Ej angivet ännu" in text


def test_the_profile_states_the_dates_of_the_sorting(renderer):
    held = Provenance((("Kock", 3),), 4, (date(2026, 9, 3), date(2026, 9, 17)))

    text = whole_text(role_profile_pdf(renderer, a_profile(provenance=held)))

    assert "4 arbetsuppgifter den 3 september 2026 och 17 september 2026" in text


def test_who_applies_reads_no_origin_no_savings_and_nothing_that_was_not_in_place(renderer):
    savings = Readiness(ReadinessQuestion.NO_SAVINGS, Reply.NO, "Nämnden vill spara två miljoner")
    conditions = Conditions(None, (savings,), (), Dates(), None, (), None)
    said = (ReviewRow("Kommunal", 1, "Oenig", "Det här är en besparing"),)

    text = whole_text(role_profile_pdf(renderer, a_profile(conditions=conditions, reviews=said)))

    assert "Kommunal 1 Oenig" in text
    assert [word for word in ("spara", "besparing", "STEG", "rollmallen") if word in text] == []


def test_words_are_copied_whole_and_in_reading_order(renderer):
    text = whole_text(role_profile_pdf(renderer, a_profile()))

    sentences = [each.text for section in ENTRIES for each in getattr(a_draft(), section.key)]
    places = [text.find(words) for words in sentences]
    assert -1 not in places, "a hyphen or a letter stands in a sentence"
    assert places == sorted(places)
    assert "\N{SOFT HYPHEN}" not in text
    assert text.startswith("Exempelstads kommun · Rollprofil UTKAST")


def test_characters_without_a_glyph_are_named_in_words(renderer):
    draft = a_draft(title="Köksvärd 😀", lead="Du välkomnar 😀👍 alla.")

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=draft)))

    assert "Köksvärd [tecken saknas]" in text
    assert "Du välkomnar [tecken saknas] alla." in text
    assert "saknar 2 tecken" in text
    assert "THUMBS UP SIGN (U+1F44D), GRINNING FACE (U+1F600)" in text


def test_tigrinya_and_the_four_shapes_are_drawn(renderer):
    draft = a_draft(title="ሓጋዚ ቤት ትምህርቲ", lead="● ▲ ➜ ✕")

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=draft)))

    assert "ሓጋዚ ቤት ትምህርቲ" in text
    assert "● ▲ ➜ ✕" in text
    assert "tecken saknas" not in text


def test_every_table_header_has_a_scope(renderer):
    profile = a_profile(reviews=(ReviewRow("Vision", 1, "Synpunkter"),))

    headers = elements(role_profile_pdf(renderer, profile), "TH")

    assert {(header["section"], header["scope"]) for header in headers} == {
        ("/THead", "/Column"),
        ("/TBody", "/Row"),
    }
    columns, rows = 5 + 3, len(LINDEN_LINES) + 4 + 1 + 1
    assert len(headers) == columns + rows


def test_the_file_has_a_language_a_title_and_alternative_text_for_the_logo(renderer):
    pdf = role_profile_pdf(renderer, a_profile(), LETTERHEADS["transparent"])

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "sv"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        title = str(opened.open_metadata()["dc:title"])
    assert title == "Rollprofil: Förskolestöd, Förskolan Linden (utkast)"
    assert [figure["alt"] for figure in elements(pdf, "Figure")] == [
        "Logotyp för Exempelstads kommun"
    ]


def test_a_long_list_continues_over_pages_and_loses_nothing(renderer):
    limits = tuple(Entry(f"Gräns {n}: {'något som inte ingår ' * 6}", "eget") for n in range(60))

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=a_draft(may_not=limits))))

    assert [n for n in range(60) if f"Gräns {n}:" not in text] == []


@pytest.mark.parametrize("endless", ["x" * 2000, "1-" * 1000, "ሓ" * 2000, "å/" * 1000])
def test_an_endless_word_is_fast_and_stays_on_the_page(renderer, endless):
    start = time.perf_counter()

    lines = (a_line(endless, area=endless),)
    pdf = role_profile_pdf(renderer, a_profile(draft=a_draft(title=endless, lines=lines)))

    assert time.perf_counter() - start < 10
    assert is_archivable_and_accessible(pdf)


def test_markup_in_a_text_is_shown_literally(renderer):
    lead = '<img src="file:///etc/passwd"> & <b>fet</b>'

    text = whole_text(role_profile_pdf(renderer, a_profile(draft=a_draft(lead=lead))))

    assert lead in text


@pytest.mark.slow
@settings(max_examples=40)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_any_text_gives_a_valid_file(renderer, title, lead):
    draft = a_draft(title=title, lead=lead, lines=(a_line(lead, area=title),))

    assert is_archivable_and_accessible(role_profile_pdf(renderer, a_profile(draft=draft)))
