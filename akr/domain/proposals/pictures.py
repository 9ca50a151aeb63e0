"""Pictures: what a room has said, as bars that it understands at a glance from ten metres.

They are drawn from the published result and the plan alone, so they show nothing that the result
does not. Every amount is exact, and no picture has a share of people: only how many (domain rule
16). Walls, pages and papers draw the same values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from akr.domain.answers.agreement import Standing, standing
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.cards import Task
from akr.domain.proposals.effort import hours_per_week
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import ProposalKind, Status
from akr.domain.room.anonymity import FEWEST, Group, Grouping

MOST_BARS = 8
"""Bars that can be told apart from ten metres. Of hours, the smallest are then one bar together."""


LEFT = "left"
"""The subject of a bar of what workshop 2 left without a proposal, for a reason."""


class PictureKind(StrEnum):
    """What a picture shows, in the order that a room reads them."""

    PLAN = "plan"
    """What is proposed or decided for the week's hours."""
    HOURS = "hours"
    """Who takes the week's hours today, as those who do the tasks see them."""
    OWNERS = "owners"
    """Who owns what, in tasks."""
    STOP = "stop"
    """What the room would stop doing, in answers."""
    ALIKE = "alike"
    """How alike each occupation sees the tasks, in tasks."""


OF_HOURS = {PictureKind.PLAN, PictureKind.HOURS}
"""The pictures whose amounts are hours; the others count tasks or answers."""


class PartKind(StrEnum):
    """What a part of a bar stands for; each has its word, its sign and its look."""

    GREEN = Colour.GREEN.value
    YELLOW = Colour.YELLOW.value
    RED = Colour.RED.value
    BLACK = Colour.BLACK.value
    UNCLEAR = "unclear"
    """Those who do a task today are divided, or are in no number."""
    TODAY = "today"
    """Hours that somebody works today."""
    NEW = "new"
    """Hours that are needed, and that nobody works today."""
    TASKS = "tasks"
    OTHERS = "others"
    """Answers in another colour than black."""
    AGREED = Standing.AGREED.value
    LONE_VOICE = Standing.LONE_VOICE.value
    SPLIT = Standing.SPLIT.value


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: hours, tasks or answers."""

    kind: PartKind
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar. `subject` is an ownership, a kind of proposal or a task's words; `names` occupations.

    `tasks` is of how many tasks it is, and `unknown` how many of them have no estimate. `people`
    are how many could answer, where the bar is of an occupation's answers.
    """

    subject: str
    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()
    status: Status | None = None
    tasks: int = 0
    unknown: int = 0
    people: int | None = None

    @property
    def total(self) -> Fraction:
        """All parts together."""
        return sum((part.amount for part in self.parts), Fraction(0))

    def of(self, kind: PartKind) -> Fraction:
        """How much one kind of part has."""
        return sum((part.amount for part in self.parts if part.kind is kind), Fraction(0))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of bars, all drawn to one scale: the `longest` fills the width."""

    kind: PictureKind
    bars: tuple[Bar, ...]

    @property
    def longest(self) -> Fraction:
        """The longest bar's total."""
        return max((bar.total for bar in self.bars), default=Fraction(0))

    @property
    def total(self) -> Fraction:
        """All bars together."""
        return sum((bar.total for bar in self.bars), Fraction(0))

    def of(self, kind: PartKind) -> Fraction:
        """How much one kind of part has in all bars."""
        return sum((bar.of(kind) for bar in self.bars), Fraction(0))

    @property
    def unknown(self) -> int:
        """How many tasks have no estimate and are in no bar."""
        return sum(bar.unknown for bar in self.bars)

    @property
    def kinds(self) -> tuple[PartKind, ...]:
        """The kinds of parts that occur, in their order."""
        return tuple(kind for kind in PartKind if any(bar.of(kind) for bar in self.bars))


class Doers(StrEnum):
    """Who does a task today, where no occupation is named."""

    SOME = "some"
    """Occupations, by name."""
    UNSAID = "unsaid"
    NOBODY = "nobody"
    """It is needed, and nobody does it."""
    REST = "rest"
    """Several bars that would be too small to see."""


OWNED_FIRST = (
    Ownership.CLEAR_OWNER,
    Ownership.ONE_CLAIMS,
    Ownership.SEVERAL,
    Ownership.UNCLEAR,
    Ownership.UNSAID,
    Ownership.NOBODY,
    Ownership.STOP,
    Ownership.TOO_FEW,
)
"""Who owns what, from what is settled to what is not."""


def pictures(process: Process, result: Result) -> tuple[Picture, ...]:
    """Draw every picture that has a bar to draw; `result` is the process's, published."""
    drawn = (
        plan_picture(process, result),
        hours_picture(process, result),
        owners_picture(process, result),
        stop_picture(process, result),
        alike_picture(process, result),
    )
    return tuple(each for each in drawn if each.longest)


def owners_picture(process: Process, result: Result) -> Picture:
    """Count the tasks by who owns them; each owner has a bar of its own."""
    names = process.occupation_names()
    counted: dict[tuple[Ownership, tuple[str, ...]], int] = {}
    for row in result.rows:
        is_one = row.ownership in {Ownership.CLEAR_OWNER, Ownership.ONE_CLAIMS}
        owner = _named(row.owners[0], names) if is_one else ()
        counted[row.ownership, owner] = counted.get((row.ownership, owner), 0) + 1
    in_order = sorted(counted, key=lambda key: (OWNED_FIRST.index(key[0]), -counted[key]))
    return Picture(
        PictureKind.OWNERS,
        tuple(
            Bar(key[0], (_tasks(PartKind.TASKS, counted[key]),), key[1], tasks=counted[key])
            for key in in_order
        ),
    )


def hours_picture(process: Process, result: Result) -> Picture:
    """Add up the week's hours by who does the tasks today, and how near they are to what is theirs.

    What several do together is one bar, since nobody knows how they divide it: the bars add up to
    the week. What nobody does today stands apart, as new hours.
    """
    names = process.occupation_names()
    bars: dict[tuple[Doers, tuple[str, ...]], list[ResultRow]] = {}
    for row in result.rows:
        bars.setdefault(_doers(row.task, names), []).append(row)
    found = [
        _hours_bar(doers, occupations, rows, result.grouping)
        for (doers, occupations), rows in bars.items()
    ]
    longest = sorted(found, key=lambda bar: (bar.subject == Doers.NOBODY, -bar.total))
    return Picture(PictureKind.HOURS, _few_enough(longest))


def plan_picture(process: Process, result: Result) -> Picture:
    """Add up the week's hours by what is proposed or decided, today's hours and new ones apart.

    Empty while nothing is proposed.
    """
    proposals = {proposal.task: proposal for proposal in process.proposals or ()}
    bars: dict[tuple[str, Status | None], list[Task]] = {}
    for row in result.rows:
        proposal = proposals.get(row.task.id)
        without = LEFT if row.task.left_because is not None else ""
        key = (proposal.decision.value, proposal.status) if proposal else (without, None)
        bars.setdefault(key, []).append(row.task)
    if not proposals:
        return Picture(PictureKind.PLAN, ())
    order = [*(kind.value for kind in ProposalKind), LEFT, ""]
    statuses = (Status.DECIDED, Status.PROPOSED, None)
    in_order = sorted(bars, key=lambda key: (order.index(key[0]), statuses.index(key[1])))
    return Picture(
        PictureKind.PLAN,
        tuple(
            Bar(
                subject,
                _hours([(_today_or_new(task), task) for task in bars[subject, status]]),
                status=status,
                tasks=len(bars[subject, status]),
                unknown=_unknown(bars[subject, status]),
            )
            for subject, status in in_order
        ),
    )


def stop_picture(process: Process, result: Result) -> Picture:
    """Show the answers of each task that more than half would stop, or that is proposed to stop."""
    proposed = {each.task for each in process.proposals or () if each.decision is ProposalKind.STOP}
    rows = [
        row for row in result.rows if row.ownership is Ownership.STOP or row.task.id in proposed
    ]
    return Picture(
        PictureKind.STOP,
        tuple(
            Bar(row.task.text, _black_and_others(row.total), tasks=1)
            for row in sorted(rows, key=lambda row: -row.total.black if row.total else 0)
        ),
    )


def alike_picture(process: Process, result: Result) -> Picture:
    """Count, for each group that is shown, on how many tasks its members answer alike."""
    names, sizes = process.occupation_names(), process.occupation_sizes()
    standings: dict[Group, list[Standing]] = {group: [] for group in result.grouping.groups}
    for row in result.rows:
        for group, counts in row.shown_counts(result.grouping).items():
            if counts.total >= FEWEST:
                standings[group].append(standing([counts]))
    return Picture(
        PictureKind.ALIKE,
        tuple(
            Bar(
                "",
                tuple(
                    _tasks(PartKind(each.value), found.count(each))
                    for each in (Standing.AGREED, Standing.LONE_VOICE, Standing.SPLIT)
                    if each in found
                ),
                _named(group, names),
                tasks=len(found),
                people=sum(sizes.get(o, 0) for o in group),
            )
            for group, found in standings.items()
            if found
        ),
    )


def _hours_bar(
    doers: Doers, occupations: tuple[str, ...], rows: list[ResultRow], grouping: Grouping
) -> Bar:
    is_new = doers is Doers.NOBODY
    parts = [(PartKind.NEW if is_new else _as_doers_see(row, grouping), row.task) for row in rows]
    tasks = [row.task for row in rows]
    return Bar(doers, _hours(parts), occupations, tasks=len(rows), unknown=_unknown(tasks))


def _doers(task: Task, names: Mapping[str, str]) -> tuple[Doers, tuple[str, ...]]:
    if task.not_done_today:
        return Doers.NOBODY, ()
    if not task.done_by:
        return Doers.UNSAID, ()
    return Doers.SOME, _named(task.done_by, names)


def _as_doers_see(row: ResultRow, grouping: Grouping) -> PartKind:
    """Return how near a task is to the assignment of those who do it today: the nearest colour.

    One group's *mine* is enough for green, since between occupations ownership is what matters: the
    other's yellow agrees with it. Short of that, a divided group leaves it unclear. Only groups of
    nobody but doers are asked, and only where their answers are shown.
    """
    doers = set(row.task.done_by or ())
    said: set[Colour | None] = {
        _majority(counts)
        for group, counts in row.shown_counts(grouping).items()
        if counts.total and doers.issuperset(group)
    }
    said |= {colour for o, colour in row.openly.items() if o in doers and colour}
    nearest = next((colour for colour in Colour if colour in said), None)
    if nearest is None or (nearest is not Colour.GREEN and None in said):
        return PartKind.UNCLEAR
    return PartKind(nearest.value)


def _majority(counts: Counts) -> Colour | None:
    return next((colour for colour in Colour if counts.of(colour) * 2 > counts.total), None)


def _today_or_new(task: Task) -> PartKind:
    return PartKind.NEW if task.not_done_today else PartKind.TODAY


def _hours(tasks: Iterable[tuple[PartKind, Task]]) -> tuple[Part, ...]:
    """Add hours up by their kind, in the kinds' order; kinds without hours are left out."""
    sums: dict[PartKind, Fraction] = {}
    for kind, task in tasks:
        sums[kind] = sums.get(kind, Fraction(0)) + (hours_per_week(task) or 0)
    return tuple(Part(kind, sums[kind]) for kind in PartKind if sums.get(kind))


def _few_enough(bars: list[Bar]) -> tuple[Bar, ...]:
    """Return at most `MOST_BARS`: the smallest that somebody works today are one bar together."""
    if len(bars) <= MOST_BARS:
        return tuple(bars)
    apart = [bar for bar in bars if bar.subject == Doers.NOBODY]
    today = [bar for bar in bars if bar.subject != Doers.NOBODY]
    shown = MOST_BARS - len(apart) - 1
    rest = today[shown:]
    parts = tuple(
        Part(kind, amount)
        for kind in PartKind
        if (amount := sum((bar.of(kind) for bar in rest), Fraction(0)))
    )
    together = Bar(
        Doers.REST,
        parts,
        tasks=sum(bar.tasks for bar in rest),
        unknown=sum(bar.unknown for bar in rest),
    )
    return (*today[:shown], together, *apart)


def _black_and_others(total: Counts | None) -> tuple[Part, ...]:
    if total is None:
        return ()
    parts = ((PartKind.BLACK, total.black), (PartKind.OTHERS, total.total - total.black))
    return tuple(_tasks(kind, number) for kind, number in parts if number)


def _tasks(kind: PartKind, number: int) -> Part:
    return Part(kind, Fraction(number))


def _unknown(tasks: Iterable[Task]) -> int:
    return sum(1 for task in tasks if hours_per_week(task) is None)


def _named(group: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(o, o) for o in group)
