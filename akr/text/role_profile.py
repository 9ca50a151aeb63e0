"""Words of the role profile, the same on paper, in a word processor and as plain text.

The profile is for those who apply and work. So it says nothing of savings, of what was not in place
or of where a sentence comes from; the review annex does (`akr.text.review_annex`).
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from akr.domain.role.lines import Line, WeeklyTime, sources_of
from akr.domain.role.profile import RoleProfile
from akr.domain.role.sections import Place, Section, printed_at
from akr.text.draft import SECTIONS, whose_times
from akr.text.occupations import people
from akr.text.sentences import (
    both,
    counted,
    long_date,
    number,
    percent,
    plain_number,
)

DRAFT_MARK = "UTKAST – ska granskas av fackliga parter innan beslut"

NO_TASKS = (
    "Ingen arbetsuppgift är föreslagen för en ny roll, så det finns inget att räkna på ännu. "
    "Resten av profilen visar vad rollmallen säger."
)

WHERE_FROM = "Var profilen kommer ifrån"

TOGETHER = "Tillsammans"

NEW_MEANS = "betyder att uppgiften behövs men inte hinns med i dag: den tas inte från någon."

TO_SIGN = ("Beslut av", "Datum", "Diarienummer")
"""What is filled in by hand on a draft."""

NO_DECISION = "Inget beslut är fattat. Arbetsgivaren beslutar efter facklig granskning."

NOT_A_NEGOTIATION = "Ett ställningstagande ersätter inte samverkan eller förhandling."

TIME_COLUMNS = ("Gånger per vecka", "Minuter per gång", "Timmar per vecka")
"""What the columns of a line's time are called."""

NOTHING_COUNTED = "–"
"""A sum of tasks that nobody has estimated."""


class Fact(NamedTuple):
    """A fact under its label; a `value` of None is not stated yet. `notes` stand under it."""

    label: str
    value: str | None
    notes: tuple[str, ...] = ()


def facts_of(profile: RoleProfile) -> tuple[Fact, ...]:
    """Say the facts of a profile, the post's extent first."""
    stated = (
        Fact(SECTIONS[section.key], getattr(profile.facts, section.key))
        for section in printed_at(profile.content, Place.EMPLOYMENT)
        if section.key != "extent" and (profile.below_full_time or not section.below_full_time)
    )
    return (_extent(profile), Fact("Arbetsplats", profile.workplace), *stated)


def decision_facts(profile: RoleProfile) -> tuple[Fact, ...]:
    """Say who has decided a profile and when; empty for a draft."""
    decided = profile.adoption
    if decided is None:
        return ()
    return (
        Fact("Beslut av", decided.decided_by),
        Fact("Datum", long_date(decided.decided_on)),
        Fact("Diarienummer", decided.registration_number),
        Fact("Version", str(profile.version)),
    )


def weekly_cells(line: Line) -> tuple[str, ...]:
    """Say a line's times, minutes and hours; fewer cells where the first share one thing to say.

    The last one is the hours, unless nobody has stated a time.
    """
    time = line.time
    if line.hours is None:
        return (_not_estimated(time),)
    hours = number(line.hours)
    if time is None or time.minutes is None or time.times_per_week is None:
        least = ", minst" if line.lacks_time else ""
        return (counted(len(line.sources), "uppgift", "uppgifter") + least, hours)
    return (plain_number(time.times_per_week), plain_number(time.minutes), hours)


def weekly_in_words(line: Line) -> str:
    """Say a line's time in running text: 15 gånger per vecka, 15 minuter per gång, 3,8 timmar."""
    cells = weekly_cells(line)
    if len(cells) < len(TIME_COLUMNS):
        return ", ".join((cells[0], *map(in_a_week, cells[1:])))
    times, minutes, hours = cells
    return ", ".join((_how_often(times), _how_long(minutes), in_a_week(hours)))


def in_a_week(hours: str) -> str:
    """Write hours with their unit: 13,5 timmar per vecka."""
    return f"{hours} timmar per vecka"


def sum_of(lines: tuple[Line, ...]) -> str:
    """Say the hours of lines, summed before they are rounded; a dash when none is estimated."""
    known = [line.hours for line in lines if line.hours is not None]
    return number(sum(known)) if known else NOTHING_COUNTED


def about_the_times(profile: RoleProfile) -> str:
    """Say what is not in the sums, and whose estimates the times are."""
    unknown = profile.hours.unknown
    left_out = f"{not_estimated(unknown)} och ingår inte i summan." if unknown else ""
    rounding = "Summorna räknas först och avrundas sist, så raderna kan skilja någon tiondel."
    return " ".join(filter(None, (left_out, whose_times(profile.draft), rounding)))


def not_estimated(tasks: int) -> str:
    """Say how many tasks have no estimate: 1 uppgift är inte uppskattad."""
    return counted(tasks, "uppgift är inte uppskattad", "uppgifter är inte uppskattade")


def who_sorted(profile: RoleProfile) -> str:
    """Say how many of each occupation sorted how much, and when."""
    found = profile.provenance
    participants = sum(seats for _, seats in found.participants)
    if not participants:
        return "Ingen har sorterat arbetsuppgifterna ännu."
    who = ", ".join(people(seats, name) for name, seats in found.participants if seats)
    days = both(tuple(map(long_date, found.held)))
    when = f" den {days}" if days else ""
    what = counted(found.tasks_sorted, "arbetsuppgift", "arbetsuppgifter")
    # In this word one and several are alike.
    return f"{participants} medarbetare ({who}) sorterade {what}{when}."


def what_it_is_made_of(profile: RoleProfile) -> str:
    """Say of how many tasks the role is made, and how many hours are moved and new.

    Empty without tasks.
    """
    if not profile.draft.lines:
        return ""
    tasks = {source.key: source for source in sources_of(profile.draft.lines)}
    added = sum(1 for source in tasks.values() if source.evidence is None)
    are = "föreslås bilda" if profile.adoption is None else "bildar"
    made = f"{counted(len(tasks), 'uppgift', 'uppgifter')} {are} rollen"
    if added:
        made += f", varav {counted(added, 'är tillagd', 'är tillagda')} av arbetsgivaren"
    return (
        f"{made}. Räknat per vecka: {number(profile.hours.moved)} h flyttas från dem som gör "
        f"uppgifterna i dag och {number(profile.hours.new)} h är nytt, sådant som behövs men inte "
        "hinns med."
    )


def decided_mark(day: date) -> str:
    """Say at the head of a document that it is decided, and when."""
    return f"Fastställd {long_date(day)}"


def needed_before_adoption(section: Section) -> str:
    """Say that a section says nothing, and whether it has to."""
    return "Ej angivet ännu." + (
        " Det behövs innan profilen fastställs." if section.required else ""
    )


def not_reviewed(profile: RoleProfile) -> str:
    """Say that no union has been asked about this version."""
    return f"Ingen facklig organisation har granskat version {profile.version} ännu."


def searchable_percent(share: Fraction) -> str:
    """Write a share with an ordinary space: who searches a file for "86 %" types one."""
    return percent(share).replace("\N{NO-BREAK SPACE}", " ")


def document_title(kind: str, profile: RoleProfile) -> str:
    """Name a document: Rollprofil: Förskolestöd, Förskolan Linden (utkast)."""
    where = f", {profile.workplace}" if profile.workplace else ""
    return f"{kind}: {profile.draft.title}{where}{'' if profile.adoption else ' (utkast)'}"


def file_name(kind: str, profile: RoleProfile) -> str:
    """Name a file, without its ending: what it is, where, which version, and where that stands."""
    status = "fastställd" if profile.adoption else "utkast"
    said = (kind, profile.draft.title, profile.workplace, f"version {profile.version}", status)
    return " ".join(filter(None, said))


def foot_of(profile: RoleProfile) -> str:
    """Say at the foot of each page what it belongs to."""
    said = (profile.draft.title, profile.workplace, f"version {profile.version}")
    return " · ".join(filter(None, said))


def _extent(profile: RoleProfile) -> Fact:
    """The post's share of full time where the employer has said it, else what its tasks take."""
    label, hours = SECTIONS["extent"], profile.hours
    unknown = counted(hours.unknown, "uppgift inte uppskattad", "uppgifter inte uppskattade")
    lacking = (unknown,) if hours.unknown else ()
    full_time = plain_number(profile.full_time_hours)
    if profile.post_hours is not None:
        of_full_time = f"{plain_number(profile.post_hours)} av {full_time} timmar per vecka"
        task_time = f"uppgiftstid {number(hours.total)} timmar"
        return Fact(label, f"{profile.facts.extent} av heltid", (of_full_time, task_time, *lacking))
    if not profile.draft.lines:
        return Fact(label, None)
    if all(line.hours is None for line in profile.draft.lines):
        return Fact(label, "Inte uppskattad ännu")
    share = searchable_percent(hours.full_time_share(profile.full_time_hours))
    said = (f"{share} av heltid ({full_time} h)", "endast uppgiftstid", *lacking)
    return Fact(label, f"{number(hours.total)} timmar per vecka", said)


def _not_estimated(time: WeeklyTime | None) -> str:
    said = ["inte uppskattad"]
    if time and time.minutes is not None:
        said.append(_how_long(plain_number(time.minutes)))
    if time and time.times_per_week is not None:
        said.append(_how_often(plain_number(time.times_per_week)))
    return ", ".join(said)


def _how_often(times: str) -> str:
    return f"{times} {'gång' if times == '1' else 'gånger'} per vecka"


def _how_long(minutes: str) -> str:
    return f"{minutes} {'minut' if minutes == '1' else 'minuter'} per gång"
