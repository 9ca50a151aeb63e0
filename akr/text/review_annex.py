"""Words of the review annex: what each line of a role rests on, for who reviews and decides.

It says what was frozen when a line was made and nothing more, so no annex shows what the wall did
not. Answers are counts; no share of people is given.
"""

from collections.abc import Iterable
from typing import NamedTuple

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.matter.displacement import MovedFrom, moved_from
from akr.domain.matter.review import missing_in_text
from akr.domain.planning.process import UnionComment
from akr.domain.planning.readiness import Conditions
from akr.domain.proposals.proposals import Proposal
from akr.domain.role.checks import Check, Finding, reason_for
from akr.domain.role.draft import Draft
from akr.domain.role.lines import WHOLE, Evidence, Line, LineSource, WeeklyTime, sources_of
from akr.domain.role.profile import ProfileArea, RoleProfile
from akr.domain.role.sections import ENTRIES, entries_in, line_section
from akr.text.checks import asked, kept
from akr.text.draft import MISSING, ORIGINS, SECTIONS, weekly_time
from akr.text.planning import ended, mandate, opening, readiness, unanswered
from akr.text.role_profile import searchable_percent, sum_of
from akr.text.sentences import (
    both,
    counted,
    inside_a_sentence,
    long_date,
    number,
    sentence_case,
    together,
)
from akr.text.tasks import COLOURS, DECISIONS, OWNERSHIP, OWNERSHIP_MEANINGS, STATUS

KIND = "Granskningsunderlag"

FOR_WHOM = (
    "Här står vad varje rad i rollprofilen vilar på, för den som granskar och beslutar. "
    "Underlaget hör till profilen men lämnas inte till den som söker jobbet."
)

FROZEN = (
    "Raderna är numrerade i den ordning de står i rollprofilen. Orden och antalen sparades när "
    "utkastet gjordes. De visar inget som inte redan har visats för arbetsgruppen."
)

OPEN_QUESTIONS = "Öppna frågor"
NO_OPEN_QUESTIONS = "Inga. Utkastet har det som krävs och inga kända risker."

_ABOUT_WORDS = frozenset({Check.WORDING, Check.TOO_LONG, Check.OUTSIDE_TEMPLATE, Check.FORGOTTEN})

KEPT = "Behålls, med arbetsgivarens skäl"

TAKEN_FROM = "Vems tid timmarna tas från"
RESTS_ON = "Vad arbetet vilar på"
ASKED_FOR = "Det facken har begärt"
SAID = "Fackens synpunkter och svaren"
UNANSWERED = "Väntar på svar."
REMOVED = "Borttagna rader"
REMOVED_MEANS = (
    "Verkstaden eller arbetsgivaren har föreslagit dem, men de är inte med i rollen och inte i "
    "summorna."
)
ORIGIN_OF_SENTENCES = "Varifrån meningarna kommer"


LINE_BY_LINE = "Rad för rad"


class Said(NamedTuple):
    """A row: what it is about, and what is said of it."""

    label: str
    words: str


class Answers(NamedTuple):
    """A group's answers to a task: how many gave each colour, as its symbol, word and number."""

    label: str
    colours: tuple[str, ...]


class SourceWords(NamedTuple):
    """What a task of a line rests on. `heading` names it, where its words are not the line's."""

    heading: str | None
    time: tuple[Said, ...]
    answers: tuple[Answers, ...]
    more: tuple[Said, ...]


class SentenceOrigin(NamedTuple):
    """A sentence of the profile and where it comes from."""

    sentence: str
    origin: str


def open_questions(profile: RoleProfile, found: Iterable[Finding]) -> tuple[str, ...]:
    """Say what a draft still leaves open: what the checks ask about, and what it lacks.

    Questions of wording are the writer's own and left out.
    """
    content = profile.content
    lacks = [
        inside_a_sentence(MISSING[key] if key in MISSING else SECTIONS[key])
        for key in missing_in_text(content)
    ]
    questions = (
        f"{sentence_case(_where(each, profile.draft))}: {asked(each)}"
        for each in found
        if reason_for(content, each) is None and each.check not in _ABOUT_WORDS
    )
    missing = (f"Det här är inte sagt ännu: {'; '.join(lacks)}.",) if lacks else ()
    return (*questions, *missing)


def kept_with_reasons(profile: RoleProfile, found: Iterable[Finding]) -> tuple[Said, ...]:
    """Say what the checks ask about that the employer keeps, with its reason for each."""
    reasons = ((each, reason_for(profile.content, each)) for each in found)
    return tuple(
        Said(f"{kept(each)} ({_where(each, profile.draft)})", reason)
        for each, reason in reasons
        if reason is not None
    )


def _where(found: Finding, draft: Draft) -> str:
    """Name the section that a finding is about; a line by its words."""
    lines = {line_section(line): f"”{line.text}”" for line in draft.lines}
    named = lines.get(found.section)
    return named or inside_a_sentence(SECTIONS[found.section])


def taken_from(profile: RoleProfile) -> tuple[Said, ...]:
    """Say whose day the moved hours are taken from; the hours are per week."""
    return tuple(
        Said(_who_hands_over(each), number(each.hours)) for each in moved_from(profile.draft.lines)
    )


def sums(profile: RoleProfile) -> tuple[Said, ...]:
    """Say the role's hours per week, moved and new and together."""
    hours = profile.hours
    return (
        Said("Flyttas från dem som gör det i dag", number(hours.moved)),
        Said("Nytt: behövs, men hinns inte med i dag", number(hours.new)),
        Said("Tillsammans", number(hours.total)),
    )


def rests_on(found: Conditions) -> tuple[Said, ...]:
    """Say what the plan says of its preconditions, and what the unions have said of the plan."""
    said = (
        Said("Läge", ended(found.ended)) if found.ended else None,
        Said("Uppdrag", mandate(found.mandate)),
        Said("Facken före verkstad 1", opening(found.opening)) if found.opening else None,
        Said("Verkstad 2", long_date(found.dates.workshop_2)) if found.dates.workshop_2 else None,
        Said("Uppföljning", long_date(found.dates.follow_up)) if found.dates.follow_up else None,
        Said("Förutsättningar", _preconditions(found)),
        *(
            Said(f"Synpunkt från {each.union}, {long_date(each.written_on)}", _answered(each))
            for each in found.comments
        ),
    )
    return tuple(filter(None, said))


def area_sum(area: ProfileArea) -> str:
    """Say an area's hours: 13,5 h i veckan."""
    return f"{sum_of(area.lines)} h i veckan"


def line_said(line: Line) -> str:
    """Say in one line how long a task takes and how the line was made."""
    hours = "Ingen tid är uppskattad"
    if line.hours is not None:
        hours = f"{'Minst ' if line.lacks_time else ''}{number(line.hours)} h i veckan"
    tasks = len({source.key for source in line.sources})
    units = len({source.process for source in line.sources})
    said = (
        hours,
        line.independence,
        "ny" if line.is_new else "",
        "tillagd av arbetsgivaren" if line.by_employer else "",
        f"sammanslagen av {tasks} uppgifter" if tasks > 1 else "",
        f"från {units} enheter" if units > 1 else "",
    )
    return " · ".join(filter(None, said))


def sources_said(line: Line) -> tuple[SourceWords, ...]:
    """Say what a line rests on, task by task."""
    several = len(line.sources) > 1
    return tuple(
        SourceWords(
            heading=_heading(source)
            if several or source.unit or source.words != line.text
            else None,
            time=_time(source),
            answers=_answers(source.evidence),
            more=_more(source),
        )
        for source in line.sources
    )


def origins(draft: Draft) -> dict[str, tuple[SentenceOrigin, ...]]:
    """Say where each sentence comes from, by the name of its section; leaves out empty sections."""
    found = {
        SECTIONS[section.key]: tuple(
            SentenceOrigin(entry.text, ORIGINS.get(entry.origin, entry.origin))
            for entry in entries_in(draft, section)
        )
        for section in ENTRIES
    }
    return {section: entries for section, entries in found.items() if entries}


def owned(profile: RoleProfile) -> tuple[Said, ...]:
    """Say what each kind of ownership means that stands in the annex."""
    found = {
        Ownership(source.evidence.ownership)
        for source in sources_of((*profile.draft.lines, *profile.draft.removed))
        if source.evidence
    }
    return tuple(Said(OWNERSHIP[o], OWNERSHIP_MEANINGS[o]) for o in Ownership if o in found)


def _heading(source: LineSource) -> str:
    task = f"Ur uppgiften ”{source.words}”" if source.evidence else source.words
    return f"{task}, {source.unit}" if source.unit else task


def _who_hands_over(group: MovedFrom) -> str:
    names = tuple(map(inside_a_sentence, group.occupations))
    who = f"Från {both(names)}" if names else "Ingen har sagt vem som gör det i dag"
    shared = " tillsammans" if len(names) > 1 else ""
    untimed = f", {group.unknown} utan tid" if group.unknown else ""
    if group.elsewhere:
        untimed += f", {group.elsewhere} med tiden räknad hos en annan enhet"
    unit = f", {group.unit}" if group.unit else ""
    return f"{who}{shared}{unit} ({counted(group.tasks, 'uppgift', 'uppgifter')}{untimed})"


def _preconditions(found: Conditions) -> str:
    said = (*map(readiness, found.open_points), unanswered(found))
    return " ".join(filter(None, said)) or "Alla är på plats."


def _answered(comment: UnionComment) -> str:
    answer = f"Svar: {comment.answer}" if comment.answer is not None else "Väntar på svar."
    return f"”{comment.text}” {answer}"


def _time(source: LineSource) -> tuple[Said, ...]:
    """The room's time beside the employer's, and how much of it the line has."""
    whose = "Arbetsgruppens tid" if source.evidence else "Arbetsgivarens tid"
    said = [Said(whose, _time_and_hours(source.estimate))]
    if source.set_time:
        said.append(Said("Arbetsgivarens tid", _time_and_hours(source.set_time)))
    if not source.is_counted:
        said.append(Said("Räknas inte", "Tiden ingår redan i en annan enhets tid."))
    elif source.share != WHOLE:
        part = f"{searchable_percent(source.share)} av uppgiftens tid"
        hours = "" if source.hours is None else f", {number(source.hours)} h i veckan"
        said.append(Said("Delad rad", f"Raden har {part}{hours}."))
    return tuple(said)


def _time_and_hours(time: WeeklyTime) -> str:
    hours = "" if time.hours is None else f" = {number(time.hours)} h i veckan"
    return weekly_time(time) + hours


def _answers(found: Evidence | None) -> tuple[Answers, ...]:
    if found is None or found.total is None:
        return ()
    groups = ((together(names), counts) for names, counts in found.groups)
    return tuple(
        Answers(f"{name}, {counted(counts.total, 'svar', 'svar')}", _colours(counts))
        for name, counts in (*groups, ("Alla", found.total))
    )


def _colours(counts: Counts) -> tuple[str, ...]:
    return tuple(
        f"{COLOURS[colour].symbol} {inside_a_sentence(COLOURS[colour].word)} {counts.of(colour)}"
        for colour in Colour
    )


def _more(source: LineSource) -> tuple[Said, ...]:
    said = [Said("I dag", _done_today(source))]
    if source.evidence is None:
        added = "Tillagd av arbetsgivaren. Ingen verkstad har föreslagit uppgiften."
        return (Said("Underlag", added), *said)
    said += _answers_unsaid(source.evidence)
    said.append(Said("Ägarskap", OWNERSHIP[Ownership(source.evidence.ownership)]))
    said.append(Said("På korten", _cards(source.evidence.cards)))
    if source.evidence.proposal:
        said.append(_proposed(source.evidence.proposal))
    return tuple(said)


def _done_today(source: LineSource) -> str:
    if source.is_new:
        return "Görs inte, fast det behövs. Timmarna tas inte från någon."
    if not source.done_by:
        return "Ingen har sagt vem som gör uppgiften."
    return f"Görs av {both(tuple(map(inside_a_sentence, source.done_by)))}."


def _answers_unsaid(found: Evidence) -> list[Said]:
    """Say why answers are left out, where they are."""
    if found.total is None:
        return [Said("Svar", "Under tre har sorterat uppgiften, så svaren visas inte.")]
    if not found.groups:
        hidden = "Grupperna visas inte var för sig, för att inga enskilda svar ska synas."
        return [Said("Yrkesgrupper", hidden)]
    return []


def _cards(cards: tuple[str, ...]) -> str:
    if not cards:
        return "Ingen skrev uppgiften på ett kort. Den fanns med från början."
    return ", ".join(f"”{card}”" for card in cards)


def _proposed(proposal: Proposal) -> Said:
    said = (
        DECISIONS[proposal.decision],
        proposal.obstacle and f"Hinder: {proposal.obstacle}",
        proposal.needed and f"Behövs: {proposal.needed}",
        proposal.ought_to and f"Borde göra: {proposal.ought_to}",
        proposal.decided_by and f"Beslutar: {proposal.decided_by}",
        proposal.responsible and f"Ansvarig: {proposal.responsible}",
        f"Senast: {long_date(proposal.due)}" if proposal.due else None,
    )
    return Said(STATUS[proposal.status], ". ".join(filter(None, said)) + ".")
