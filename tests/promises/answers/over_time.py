"""What each viewer sees of a row over time: a model in which every world that looks alike is kept.

A *trace* is what everybody may know: who is in which occupation, when each joined, and between
which showings each answered. A *world* is a trace with the answers. The opponent is strong: knows
the trace, remembers all that `publish` ever gave of the row and whether it changed, and may be one
of the participants, or the leader, who knows the answers of those *entered*. Worlds that look alike to the opponent are one class. An answer that is the
same in all of a class is known to the opponent. It must then be what one permitted publication
itself tells: at least three people of one group who have always changed together, all of one mind;
or, to one of them, all the others.

Everything is counted by symmetry. No view tells people apart who have the same occupation and
answered at the same times. So a world only says, for each time that such alike people answered,
how often each answer was given, and not by whom.

Where it is all the same to the rule whether everybody or nobody gave a colour, who answered decides
what is shown, and not what. (A test of its own holds the rule to that.) So answers that were never
shown are only tried where it is not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, combinations_with_replacement, pairwise, product

from akr.domain.answers.process import SortedProcess
from akr.domain.answers.published import publish
from akr.domain.answers.showing import Entered, ShownAnswer, counted_in
from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.planning.process import Occupation, Voice
from akr.domain.room.anonymity import FEWEST, Grouping, group_room
from akr.domain.room.participants import Participant

DONT_KNOW = None
"""*Vet inte*."""

TWO_COLOURS = (Colour.GREEN, Colour.RED, DONT_KNOW)
THREE_COLOURS = (Colour.GREEN, Colour.RED, Colour.BLACK, DONT_KNOW)

ROW = "task"

LEADER = "leader"
"""The viewer who has entered answers for others."""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """What everybody may know of a person. `answered` are the showings that came just after.

    The answers of one who is `entered` are the leader's to know.
    """

    occupation: str
    joined: int
    answered: tuple[int, ...]
    entered: bool = False

    def latest(self, showing):
        """The showing before which the person had answered last; 0 for a person who has not."""
        return max((each for each in self.answered if each <= showing), default=0)


@dataclass(frozen=True, slots=True)
class Trace:
    """People and showings. `voice` is how the second occupation is heard if it is a small one.

    It sits with the first, or answers openly: then its answers are told on its own word, and the
    search is for the others'.
    """

    people: tuple[Person, ...]
    showings: int
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Leak:
    """An answer that no single publication tells. `viewer` is who can tell; None is anybody."""

    trace: Trace
    viewer: Person | None
    person: Person
    answered: int
    answer: Colour | None


def traces(people, showings, *, occupations=2, joins=True, entered=False) -> Iterator[Trace]:
    """Every trace of so many people and showings, up to symmetry; with those entered, or without."""
    whens = [
        (joined, answered, is_entered)
        for is_entered in ((False, True) if entered else (False,))
        for joined in range(1, (showings if joins else 1) + 1)
        for number in range(showings - joined + 2)
        for answered in combinations(range(joined, showings + 1), number)
    ]
    for in_first in range(people, -1 if occupations > 1 else people - 1, -1):
        in_second = people - in_first
        for first in combinations_with_replacement(whens, in_first):
            for second in combinations_with_replacement(whens, in_second):
                everybody = (
                    *(Person("first", *when) for when in first),
                    *(Person("second", *when) for when in second),
                )
                yield Trace(everybody, showings)
                if 0 < in_second < FEWEST and in_first:
                    yield Trace(everybody, showings, Voice.SIT_WITH)
                    yield Trace(everybody, showings, Voice.OPENLY)


def first_leak(rule, found, answers) -> tuple[Leak | None, int]:
    """Look through traces for the first leak; also return how many worlds were looked at."""
    looked_at = 0
    for trace in found:
        leader = [LEADER] if any(each.entered for each in trace.people) else []
        for viewer in (None, *leader, *sorted(set(trace.people))):
            leak, worlds = leak_in(rule, trace, viewer, answers)
            looked_at += worlds
            if leak is not None:
                return leak, looked_at
    return None, looked_at


@dataclass(frozen=True, slots=True)
class Alike:
    """People who differ in nothing that everybody may know. A viewer is alone."""

    person: Person
    places: tuple[int, ...]
    is_viewer: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Worlds with the same showings. `shown` says which answer of each was shown, each time."""

    memory: tuple[ShownAnswer, ...]
    shown: tuple[dict[int, int], ...]
    worlds: tuple[tuple[dict[tuple[int, int], tuple[Colour | None, ...]], tuple], ...]


def leak_in(rule, trace, viewer, answers) -> tuple[Leak | None, int]:
    """Find an answer that the viewer can tell without one publication telling it."""
    alike = _alike(trace, viewer)
    branches = [Known((), (), (({}, ()),))]
    grouping = None
    for showing in range(1, trace.showings + 1):
        sizes = Counter(each.occupation for each in trace.people if each.joined <= showing)
        sizes = tuple((o, sizes[o]) for o in ("first", "second") if sizes[o])
        entered = Counter(
            each.occupation for each in trace.people if each.entered and each.joined <= showing
        )
        entered = tuple(sorted(entered.items()))
        grouping = _grouping(sizes, trace.voice, grouping, entered)
        branches = [
            following
            for known in branches
            for following in _show(rule, alike, known, showing, (sizes, entered), grouping, answers)
        ]
    looked_at = sum(len(known.worlds) for known in branches)
    for known in branches:
        # A showing that showed nothing new was looked at before, as the last of a shorter trace.
        is_new = known.shown[-1] != (({}, *known.shown)[-2]) or not any(known.shown)
        leak = _untold(trace, alike, known, viewer, grouping) if is_new else None
        if leak is not None:
            return leak, looked_at
    return None, looked_at


def _alike(trace, viewer):
    places = defaultdict(list)
    for place, person in enumerate(trace.people):
        places[person].append(place)
    found = []
    for person, where in places.items():
        if person == viewer:
            found.append(Alike(person, (where.pop(),), is_viewer=True))
        if where:
            found.append(Alike(person, tuple(where)))
    return tuple(found)


@lru_cache(None)
def _grouping(sizes, voice, before, entered):
    beside = "first" if voice is Voice.SIT_WITH else None
    named = (Occupation("first", "first"), Occupation("second", "second", voice, beside))
    return group_room(dict(sizes), named, before, dict(entered))


def _show(rule, alike, known, showing, room, grouping, answers):
    """Show the row once more, in every world; worlds where other answers are shown part here."""
    sizes, entered_sizes = room
    entered = frozenset(
        str(place) for each in alike if each.person.entered for place in each.places
    )
    group_of = counted_in(
        grouping,
        {str(place): each.person.occupation for each in alike for place in each.places},
        dict(sizes),
        Entered(entered, dict(entered_sizes)),
        [each.participant for each in known.memory],
    )
    counted = [
        (number, each) for number, each in enumerate(alike) if str(each.places[0]) in group_of
    ]
    given = {
        place: each.person.latest(showing)
        for _, each in counted
        for place in each.places
        if each.person.latest(showing)
    }
    groups = tuple(
        (str(place), group_of[str(place)]) for _, each in counted for place in each.places
    )
    openly = {
        n: each.person.latest(showing)
        for n, each in enumerate(alike)
        if each.person.occupation in grouping.openly and each.person.latest(showing)
    }
    told_openly = {place: when for n, when in openly.items() for place in alike[n].places}
    outcomes = defaultdict(list)
    all_green, all_blank = (
        _decide(
            rule,
            _plain(known.memory, colour),
            tuple(ShownAnswer(str(place), colour, when) for place, when in given.items()),
            groups,
            showing,
            entered,
        )
        for colour in (Colour.GREEN, DONT_KNOW)
    )
    if all_green == all_blank:
        outcomes[all_green] = list(known.worlds)
    else:
        due = [(n, each.person.latest(showing)) for n, each in counted]
        for answered, views in _with_answers(known.worlds, alike, due, answers):
            said = tuple(
                ShownAnswer(str(place), answered[n, latest][i], latest)
                for n, each in counted
                if (latest := each.person.latest(showing))
                for i, place in enumerate(each.places)
            )
            outcomes[_decide(rule, _plain(known.memory), said, groups, showing, entered)].append(
                (answered, views)
            )
    for memory, worlds in outcomes.items():
        shown = {int(each.participant): each.number for each in memory if each.number}
        due = [(n, shown[each.places[0]]) for n, each in counted if each.places[0] in shown]
        due += openly.items()
        is_shown = any(each.changes for each in memory)
        shown = (shown if is_shown else {}) | told_openly
        before = known.shown[-1] if known.shown else {}
        seen = tuple(
            (answered, (*views, _view(alike, answered, due, sizes, grouping), shown != before))
            for answered, views in _with_answers(worlds, alike, due, answers)
        )
        yield Known(memory, (*known.shown, shown), seen)


def _plain(memory, colour=Colour.GREEN):
    """Leave out what was answered."""
    return tuple(ShownAnswer(e.participant, colour, e.number, e.changes) for e in memory)


@lru_cache(None)
def _decide(rule, memory, given, groups, showing, entered):
    """Ask the rule, and return who is shown with which answer, without the answers."""
    return tuple(
        sorted(
            _plain(rule(memory, given, dict(groups), showing, entered)),
            key=lambda e: int(e.participant),
        )
    )


def _with_answers(worlds, alike, due, answers):
    """Give the worlds every possible answer at the times that are due, where they have none."""
    due = [(n, when) for n, when in due if when]
    for answered, views in worlds:
        new = [each for each in due if each not in answered]
        choices = [
            list(combinations_with_replacement(answers, len(alike[n].places))) for n, _ in new
        ]
        for chosen in product(*choices):
            yield {**answered, **dict(zip(new, chosen, strict=True))}, views


def _view(alike, answered, due, sizes, grouping):
    counts = {occupation: Counter() for occupation, _ in sizes}
    for n, when in due:
        counts[alike[n].person.occupation].update(answered[n, when])
    return _published(
        tuple((o, tuple(each[colour] for colour in Colour)) for o, each in counts.items()),
        sizes,
        grouping,
    )


@lru_cache(None)
def _published(counts, sizes, grouping):
    """All that is published of the row, both if everybody's occupation does it today and if none's."""
    people = tuple(Participant(f"{o} {n}", o) for o, size in sizes for n in range(size))
    sortings = tuple(
        Sorting(f"{o} {n}", ROW, colour)
        for o, each in counts
        for n, colour in enumerate(
            colour for colour, number in zip(Colour, each, strict=True) for _ in range(number)
        )
    )
    rows = []
    for done_by in ((), tuple(o for o, _ in sizes)):
        process = SortedProcess(
            occupations=tuple(Occupation(o, o) for o, _ in sizes),
            participants=people,
            tasks=(Task(ROW, ROW, done_by=done_by),),
            sortings=sortings,
            grouping=grouping,
        )
        row = publish(process).rows[0]
        rows.append(
            (
                row.total,
                tuple(row.by_group.items()),
                row.ownership,
                row.owners,
                *row.openly.values(),
            )
        )
    return tuple(rows)


def _untold(trace, alike, known, viewer, grouping: Grouping):
    """Find an answer that is known from all views together, and from no single publication."""
    own = {
        n
        for n, each in enumerate(alike)
        if each.is_viewer or (viewer == LEADER and each.person.entered)
    }
    classes = defaultdict(list)
    for answered, views in known.worlds:
        mine = tuple(each for when, each in answered.items() if when[0] in own)
        classes[views, mine].append(answered)
    for worlds in classes.values():
        determined = {
            when: values[0]
            for when, values in worlds[0].items()
            if len(set(values)) == 1 and all(each[when] == values for each in worlds)
        }
        for (n, when), answer in determined.items():
            is_open = alike[n].person.occupation in grouping.openly
            if n in own or is_open:
                continue
            if not _is_told(alike, known, grouping, determined, n, when, viewer):
                return Leak(trace, viewer, alike[n].person, when, answer)
    return None


def _is_told(alike, known, grouping, determined, n, when, viewer):
    """Whether it is a group's own: three of it who changed together, all of one mind.

    Those whom the leader entered are not of the three, to the leader.
    """
    group_of = {o: group for group in grouping.groups for o in group}
    fellows = [
        m
        for m, each in enumerate(alike)
        if group_of.get(each.person.occupation) == group_of.get(alike[n].person.occupation)
        and _changes(known, each) == _changes(known, alike[n])
        and not (viewer == LEADER and each.person.entered)
    ]
    return sum(len(alike[m].places) for m in fellows) >= FEWEST and any(
        shown.get(alike[n].places[0]) == when
        and all(
            alike[m].is_viewer
            or determined.get((m, shown[alike[m].places[0]]), ...) == determined[n, when]
            for m in fellows
        )
        for shown in known.shown
    )


def _changes(known, each):
    """The showings at which what is shown of somebody was new or another."""
    shown = [time.get(each.places[0]) for time in known.shown]
    return [after != before for before, after in pairwise((None, *shown))]
