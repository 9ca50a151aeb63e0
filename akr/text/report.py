"""Words of the report, the result and action plan: the same on the page and on paper."""

from collections.abc import Sequence
from typing import NamedTuple

from akr.domain.proposals.action_plan import ActionRow, Balance, Destination, Move, Span
from akr.domain.proposals.effort import Hours, add_up
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.domain.proposals.report import Report, TookPart
from akr.text.occupations import people
from akr.text.pictures import STATUS_SIGNS
from akr.text.planning import PURPOSES
from akr.text.review_annex import Said, rests_on
from akr.text.sentences import (
    MONTHS,
    both,
    counted,
    inside_a_sentence,
    long_date,
    number,
    together,
)
from akr.text.tasks import DECISIONS, STATUS, place_in_the_day, wants_else

KIND = "Resultat och handlingsplan"

MARK = "FÖRSLAG – arbetsgivaren beslutar efter samverkan eller förhandling"
DECIDED_MARK = "BESLUT – fattat av arbetsgivaren"
"""What stands on each page of paper."""

RESTS_ON = "Vad arbetet vilar på"
SEEN = "Så här ser vi det"
PLAN = "Vad som ska hända"
MOVED = "Timmar in och ut"
DISSENT = "Olika meningar"
LEFT = "Lämnade utan förslag"
LACKING = "Det här saknas"

IN_ORDER = (
    ProposalKind.STOP,
    ProposalKind.CHANGE_METHOD,
    ProposalKind.OTHER_OCCUPATION,
    ProposalKind.NEW_ROLE,
    ProposalKind.INVESTIGATE,
)
"""The order in which changes are told: what ends first, since it costs the least."""

STAYS = ProposalKind.KEEP

NOT_SAID = "inte sagt"

NO_PROPOSALS = "Inget är föreslaget än."

ABOUT_THE_TIMES = (
    "Tiderna är arbetsgruppens egna uppskattningar, inte mätta. De räknas ihop först och avrundas "
    "sist, så rader kan skilja en tiondel från summan."
)

ABOUT_RANGES = (
    "Ingen vet hur de som delar på en uppgift i dag delar den. Därför står deras timmar som ett "
    "spann för var och en, och hela tiden på raden där de står tillsammans. Spannen ska inte "
    "räknas ihop."
)


class Figure(NamedTuple):
    """A figure at the head of the report, and what it is."""

    figure: str
    words: str


def title(found: Report) -> str:
    """Name the document: Resultat och handlingsplan: Förskolan Linden."""
    return ": ".join(filter(None, (KIND, found.workplace or found.title)))


def mark(found: Report) -> str:
    """Say at the head of the document, and of each page, that it proposes or is decided."""
    return DECIDED_MARK if found.is_decided else MARK


def mark_on_screen(found: Report) -> str:
    """Say the same at the head of the page, where nothing is in capitals."""
    said = Status.DECIDED if found.is_decided else Status.PROPOSED
    return mark(found).replace(STATUS[said].upper(), status(said))


def foot(found: Report) -> str:
    """Say at the foot of each page what it belongs to."""
    return " · ".join(filter(None, (KIND, found.workplace or found.title)))


def who_took_part(found: Report) -> str:
    """Say how many of each occupation sorted how many tasks."""
    took = found.took_part
    if not took.people:
        return "Ingen har sorterat arbetsuppgifterna än."
    who = ", ".join(people(n, name) for name, n in took.occupations)
    what = counted(found.tasks, "arbetsuppgift", "arbetsuppgifter")
    return " ".join((f"{took.people} medarbetare ({who}) sorterade {what}.", *_how_heard(took)))


def _how_heard(took: TookPart) -> tuple[str, ...]:
    on_paper = f"{took.on_paper} är räknade från en tavla på papper: så många var de minst."
    by_leader = f"{took.by_leader} har svarat genom den som leder."
    silent = f"{together(took.silent)} svarade i samtalet och står inte i någon siffra."
    openly = f"{together(took.openly)} svarade öppet, som grupp."
    said = (
        (took.on_paper, on_paper),
        (took.by_leader, by_leader),
        (took.silent, silent),
        (took.openly, openly),
    )
    return tuple(words for true, words in said if true)


def figures(found: Report) -> tuple[Figure, ...]:
    """Say the report in four figures; empty while nothing is proposed."""
    if not found.rows:
        return ()
    new_role = found.of_kind(ProposalKind.NEW_ROLE)
    ends = found.of_kind(ProposalKind.STOP)
    eased = found.of_kind(ProposalKind.CHANGE_METHOD)
    moving = [move for move in found.moves if move.destination is not Destination.NOWHERE]
    moved = sum((move.hours for move in moving if not move.is_new), Span())
    new = sum((move.hours for move in moving if move.is_new), Span())
    goes, stops, is_done, stays = (
        _said(rows, *words)
        for rows, words in (
            (new_role, ("föreslås gå", "går")),
            (ends, ("föreslås sluta", "slutar")),
            (eased, ("föreslås göras", "görs")),
            (found.stays, ("föreslås ligga", "ligger")),
        )
    )
    arrives = f", {span(new)} h är nytt" if new.most else ""
    in_another_way = f", {len(eased)} {is_done} på annat sätt" if eased else ""
    return (
        Figure(str(len(new_role)), f"{_tasks(new_role)} {goes} till en ny roll"),
        Figure(f"{span(moved) if moved.most else 0} h", f"i veckan flyttas{arrives}"),
        Figure(str(len(ends)), f"{_tasks(ends)} {stops}{in_another_way}"),
        Figure(str(len(found.stays)), f"{_tasks(found.stays)} {stays} kvar"),
    )


def conditions_said(found: Report) -> tuple[Said, ...]:
    """Say why and on whose mandate the workplace does this, and what was not in place."""
    said = (
        Said("Syfte", PURPOSES[found.purpose] if found.purpose else "Inte angivet"),
        Said("Verkstad 1", long_date(found.workshop_1_on)) if found.workshop_1_on else None,
        *rests_on(found.conditions),
    )
    return tuple(filter(None, said))


def status(said: Status) -> str:
    """Say whether something is proposed or decided, with its sign: ◇ Förslag."""
    return f"{STATUS_SIGNS[said]} {STATUS[said]}"


def heading_of(kind: ProposalKind, rows: Sequence[ActionRow]) -> str:
    """Head the rows of one kind: Flytta till ny roll, 17 uppgifter."""
    return f"{DECISIONS[kind]}, {counted(len(rows), 'uppgift', 'uppgifter')}"


def who_does_it(row: ActionRow) -> str:
    """Say who does a task today and, where that is to change, who ought to: kock → barnskötare."""
    return " → ".join(filter(None, (_today(row), _ought_to(row))))


def who_column(rows: Sequence[ActionRow]) -> str:
    """Head the column of `who_does_it`."""
    return "Gör i dag → borde göra" if any(map(_ought_to, rows)) else "Gör i dag"


def stays(found: Report) -> tuple[Said, ...]:
    """Say which tasks stay as they are, what is decided apart from what is proposed."""
    by_status = {each: [r for r in found.stays if r.status is each] for each in reversed(Status)}
    return tuple(
        Said(status(each), " · ".join(_kept(row) for row in rows))
        for each, rows in by_status.items()
        if rows
    )


def _kept(row: ActionRow) -> str:
    who = row.proposal.ought_to
    return f"{row.task.text} ({inside_a_sentence(who)})" if who else row.task.text


def _today(row: ActionRow) -> str:
    if row.task.not_done_today:
        return "hinns inte med"
    if row.done_by:
        return inside_a_sentence(together(row.done_by))
    return row.proposal.does or NOT_SAID


def _ought_to(row: ActionRow) -> str:
    """Who a new role is, or that nobody does what stops, is said by the heading already."""
    if row.receivers:
        return inside_a_sentence(together(row.receivers))
    if row.proposal.decision is ProposalKind.OTHER_OCCUPATION:
        return NOT_SAID
    return row.proposal.ought_to or ""


def hours(found: Hours) -> str:
    """Write a task's hours, 3,8 or 1,7 nya; a dash without an estimate."""
    if found.unknown:
        return "–"
    return f"{number(found.new)} nya" if found.new else number(found.moved)


def sum_of(rows: Sequence[ActionRow]) -> str:
    """Write the hours of some rows together: 31,9 och 2,7 nya timmar i veckan."""
    found = add_up(row.task for row in rows)
    said = (
        number(found.moved) if found.moved else "",
        f"{number(found.new)} nya" if found.new else "",
    )
    lacking = f"{counted(found.unknown, 'uppgift', 'uppgifter')} utan tid" if found.unknown else ""
    summed = f"{both(tuple(filter(None, said)))} timmar i veckan" if any(said) else ""
    return ", ".join(filter(None, (summed, lacking)))


def notes(found: Report, row: ActionRow) -> tuple[str, ...]:
    """Say what else is to be known of a change.

    What is in its way and needed, whether it stands alone in the day, and why the groups see it so.
    """
    proposal = row.proposal
    in_the_way = (("Hinder", proposal.obstacle), ("Behövs", proposal.needed))
    said = [(label, words.rstrip(".")) for label, words in in_the_way if words]
    told = (
        " ".join(f"{label}: {words}." for label, words in said),
        ", ".join(f"{asked}: {inside_a_sentence(a)}" for asked, a in place_in_the_day(proposal)),
        *(
            f"Därför{', ' + inside_a_sentence(together(group)) if group else ''}: "
            f"{' · '.join(words)}"
            for group, words in found.reasons.get(row.task.id, ())
        ),
    )
    return tuple(filter(None, told))


def responsible(row: ActionRow) -> str:
    """Say who is responsible for a change."""
    return row.proposal.responsible or NOT_SAID


def due(row: ActionRow) -> str:
    """Say by when a change is made: 15 feb 2027."""
    day = row.proposal.due
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else NOT_SAID


def dissent(found: Report) -> tuple[Said, ...]:
    """Say which occupations want something else, by task; nobody is named."""
    said = (Said(row.task.text, dissent_of(found, row)) for row in found.rows)
    return tuple(each for each in said if each.words)


def dissent_of(found: Report, row: ActionRow) -> str:
    """Say which occupations want something else with a task; empty when none does."""
    told = found.dissent.get(row.task.id, ())
    return " · ".join(f"{wants_else(who)}: {what}" for who, what in told)


def giver(move: Move) -> str:
    """Say whose day a move's hours leave."""
    if move.is_new:
        return "Ingen: hinns inte med i dag"
    if not move.givers:
        return "Ingen har sagt vem"
    return together(move.givers) + (" tillsammans" if len(move.givers) > 1 else "")


def taker(move: Move) -> str:
    """Say where a move's hours go."""
    match move.destination:
        case Destination.NEW_ROLE:
            return "en ny roll"
        case Destination.NOWHERE:
            return "ingen, det slutar"
        case Destination.OCCUPATION:
            pass
    if not move.takers:
        return f"en annan yrkesgrupp, {NOT_SAID} vilken"
    return inside_a_sentence(together(move.takers))


def span(found: Span) -> str:
    """Write hours that may be a range: 10,0 or 0–10,0; a dash for none."""
    if found.is_exact:
        return number(found.most) if found.most else "–"
    least = number(found.least) if found.least else "0"
    return f"{least}–{number(found.most)}"


def move_hours(move: Move) -> str:
    """Write the hours of a move, with the tasks of which nobody knows the time."""
    lacking = f" + {move.unknown} utan tid" if move.unknown else ""
    return span(move.hours) + lacking


def balance_row(found: Balance) -> tuple[str, ...]:
    """Say what an occupation gives away, takes over and gets anew."""
    return (found.occupation, *map(span, (found.gives, found.takes, found.new)))


def has_ranges(found: Report) -> bool:
    """Whether any hours are a range, which is then explained."""
    return any(
        not each.is_exact
        for balance in found.balances
        for each in (balance.gives, balance.takes, balance.new)
    )


def lacking(found: Report) -> tuple[str, ...]:
    """Say what is missing before the plan is whole; empty when nothing is."""
    without = len(found.without_proposal)
    said = (
        (without, f"{_tasks_are(without)} utan förslag"),
        (len(found.lacking), f"{len(found.lacking)} förslag saknar ansvarig eller datum"),
        (found.unsorted, f"{_tasks_are(found.unsorted)} med för få svar"),
        (
            _unknown(found),
            f"{counted(_unknown(found), 'uppgift saknar tid', 'uppgifter saknar tid')}",
        ),
        (not found.conditions.dates.follow_up, "Uppföljningen har inget datum"),
    )
    return tuple(words for true, words in said if true)


def what_comes(found: Report) -> str:
    """Say what happens next."""
    follow_up = found.conditions.dates.follow_up
    when = f" Uppföljning {long_date(follow_up)}." if follow_up else ""
    if found.is_decided:
        return f"Arbetsgivaren har beslutat.{when}"
    return (
        "Arbetsgruppen har föreslagit. Arbetsgivaren beslutar, efter samverkan eller förhandling. "
        f"Inget ändras förrän dess.{when}"
    )


def not_yet(found: Report) -> str:
    """Say that nothing is proposed, and when it will be."""
    on = found.conditions.dates.workshop_2
    return f"{NO_PROPOSALS} Verkstad 2 är {long_date(on)}." if on else NO_PROPOSALS


def _unknown(found: Report) -> int:
    return sum(row.hours.unknown for row in found.rows)


def _said(rows: Sequence[ActionRow], proposed: str, decided: str) -> str:
    """Choose the word by what the rows are; some of each get both words."""
    statuses = {row.status for row in rows}
    if len(statuses) > 1:
        return f"{proposed} eller {decided}"
    return decided if statuses == {Status.DECIDED} else proposed


def _tasks(rows: Sequence[ActionRow]) -> str:
    return "uppgift" if len(rows) == 1 else "uppgifter"


def _tasks_are(count: int) -> str:
    return counted(count, "uppgift är", "uppgifter är")
