"""The role profile as a written document: paper's words and sums without its layout."""

from collections.abc import Iterator
from functools import lru_cache

from akr.domain.office.organisation import Letterhead
from akr.domain.role.lines import Line
from akr.domain.role.profile import RoleProfile
from akr.domain.role.sections import Kind, Section, printed_at, sections_at
from akr.files.blocks import Block, Bullets, Heading, Paragraph, Table, WrittenDocument, WrittenRow
from akr.files.plain import plain_text
from akr.text import INDEPENDENCE, NOT_SAID, SECTIONS, TASK, needed_for
from akr.text import role_profile as words
from akr.text.role_profile import Fact

KIND = "Rollprofil"

FILLED = 64
"""How many profiles are remembered as documents; each is some tens of kilobytes."""

FACT_WIDTHS = (55, 115)
TASK_WIDTHS = (72, 29, 23, 23, 23)
REVIEW_WIDTHS = (70, 25, 75)
"""Millimetres, of the 170 between the margins."""


@lru_cache(FILLED)
def written_profile(profile: RoleProfile, letterhead: Letterhead | None = None) -> WrittenDocument:
    """Set a profile as a document. Without a letterhead it bears the organisation's name alone."""
    decided = profile.adoption
    return WrittenDocument(
        title=words.document_title(KIND, profile),
        kind=KIND,
        letterhead=letterhead or Letterhead(profile.organisation),
        foot=words.foot_of(profile),
        mark=words.DRAFT_MARK if decided is None else words.decided_mark(decided.decided_on),
        blocks=tuple(_blocks(profile)),
    )


def profile_as_text(profile: RoleProfile) -> bytes:
    """The profile as plain text to copy into anything, in UTF-8."""
    return plain_text(written_profile(profile)).encode()


def _blocks(profile: RoleProfile) -> Iterator[Block]:
    draft = profile.draft
    yield Heading(draft.title, 1)
    for section in sections_at("opening"):
        yield Paragraph(getattr(draft, section.key), "lead")
    yield _facts(words.facts_of(profile))
    yield Heading(SECTIONS["tasks"])
    yield from _tasks(profile)
    for section in printed_at(profile.content, "gain", "columns", "end"):
        if section.kind is Kind.ENTRIES:
            yield Heading(SECTIONS[section.key])
            yield _sentences(profile, section)
    yield Heading(words.WHERE_FROM)
    yield Paragraph(f"{words.who_sorted(profile)} {words.what_it_is_made_of(profile)}".strip())
    yield from _review(profile)
    yield from _decision(profile)


def _facts(facts: tuple[Fact, ...]) -> Table:
    rows = []
    for fact in facts:
        said = fact.value or NOT_SAID
        cells = (fact.label, "\n".join((said, *fact.notes)))
        rows.append(WrittenRow(cells, f"{fact.label}: {'; '.join((said, *fact.notes))}"))
    return Table(tuple(rows), FACT_WIDTHS)


def _tasks(profile: RoleProfile) -> Iterator[Block]:
    if not profile.areas:
        yield Paragraph(words.NO_TASKS)
        return
    rows = []
    for area in profile.areas:
        rows.append(_sum(area.name, words.sum_of(area.lines)))
        rows += [_task(line) for line in area.lines]
    rows.append(_sum(words.TOGETHER, words.sum_of(profile.draft.lines)))
    headings = (TASK, INDEPENDENCE, *words.TIME_COLUMNS)
    yield Table(tuple(rows), TASK_WIDTHS, headings, numbers=len(words.TIME_COLUMNS))
    if any(line.is_new for line in profile.draft.lines):
        yield Paragraph(f"(ny) {words.NEW_MEANS}", "small")
    yield Paragraph(words.about_the_times(profile), "small")


def _sum(name: str, hours: str) -> WrittenRow:
    return WrittenRow(
        (name, "", "", "", hours), f"{name}: {words.in_a_week(hours)}", is_strong=True
    )


def _task(line: Line) -> WrittenRow:
    name = f"{line.text} (ny)" if line.is_new else line.text
    cells = words.weekly_cells(line)
    said = words.weekly_in_words(line)
    # What several columns share stands in the first of them.
    filled = (cells[0], *("",) * (len(words.TIME_COLUMNS) - len(cells)), *cells[1:])
    return WrittenRow((name, line.independence, *filled), f"{name}: {line.independence}, {said}")


def _sentences(profile: RoleProfile, section: Section) -> Block:
    entries = getattr(profile.draft, section.key)
    if not entries:
        return Paragraph(words.needed_before_adoption(section))
    said = []
    for entry in entries:
        why = needed_for(entry, profile.draft)
        said.append(f"{entry.text} ({why})" if why else entry.text)
    return Bullets(tuple(said))


def _review(profile: RoleProfile) -> Iterator[Block]:
    yield Heading("Facklig granskning")
    if profile.reviews:
        rows = tuple(
            WrittenRow(
                (each.union, str(each.version), each.position),
                f"{each.union}, version {each.version}: {each.position}",
            )
            for each in profile.reviews
        )
        yield Table(rows, REVIEW_WIDTHS, ("Organisation", "Version", "Ställningstagande"))
    else:
        yield Paragraph(words.not_reviewed(profile))
    yield Paragraph(words.NOT_A_NEGOTIATION, "small")


def _decision(profile: RoleProfile) -> Iterator[Block]:
    yield Heading("Beslut")
    decided = profile.adoption
    if decided is None:
        yield Paragraph(words.NO_DECISION)
        return
    basis = Fact("Grund", decided.basis)
    of_text = Fact("Kontrollsumma för versionens text, inte för filen", decided.text_hash)
    yield _facts((*words.decision_facts(profile), basis, of_text))
