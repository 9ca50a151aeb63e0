"""Random plays of a whole room, and twins of them in which two colleagues have changed answers.

A play is a script drawn by a seed: people answer, change their minds and come late, boards are
typed, the leader moves the room back and forth and takes in what came late, and people say how it
was. After each step everything is kept that each viewer's surfaces show.

Whoever compares all of it can tell somebody's answer from a fellow's only if the two are shown at
different times. So a *twin* of the play is played, where two people of one group who were always
shown at the same times have each other's answers. If any surface ever differs, the surfaces tell
more than one publication does.
"""

import random
from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.errors import Refusal
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation, Purpose, Voice, Workplace
from akr.domain.planning.readiness import plan_fingerprint
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.proposals.report import report
from akr.domain.role.lines import sources_of
from akr.domain.room.closing import ClosingKind, Measure
from akr.files.workbook import flat_sheet, sheets
from akr.steps.answers import analysis, paper
from akr.steps.planning import plan, processes
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions, roles
from akr.steps.room import closing, joining, seats, voices
from tests import sees
from tests.workshops import Room, an_account, an_act, open_workshop_1

TASKS = ("Torka borden", "Läsa sagor", "Beställa blöjor")
TEACHER, CARER, COOK, NURSE, CARETAKER = (
    "forskollarare",
    "barnskotare",
    "kock",
    "sjukskoterska",
    "vaktmastare",
)
STAFF = {TEACHER: 4, CARER: 5, COOK: 2, NURSE: 2, CARETAKER: 1}
"""Two cooks sit with the teachers, two nurses want to answer openly, the caretaker speaks."""

NAMES = ("Förskollärare", "Barnskötare", "Kock", "Sjuksköterska", "Vaktmästare")
VOICES = {NURSE: (Voice.OPENLY, None), COOK: (Voice.SIT_WITH, TEACHER)}
WATCHERS = (0, 4, 9)
"""A teacher, a carer and a cook, who look at their own phones all the time."""

PLAYED = (Phase.SORT, Phase.TALK, Phase.REVEAL, Phase.HOME, Phase.ANALYSE)
COLOURS = (Colour.GREEN, Colour.GREEN, Colour.RED, Colour.RED, Colour.BLACK, None)


def script_of(seed, length):
    """Draw what happens, without looking at what it leads to."""
    chance = random.Random(seed)
    steps = [("agree", nurse, chance.random() < 0.8) for nurse in range(sum(STAFF.values()))]
    steps += [
        ("answer", seat, task, chance.choice(COLOURS))
        for seat in range(sum(STAFF.values()))
        for task in range(len(TASKS))
        if chance.random() < 0.95
    ]
    drawn = list(KINDS), [weight for weight, _ in KINDS.values()]
    for kind in chance.choices(*drawn, k=length):
        steps += KINDS[kind][1](chance)
    return (*steps, ("end",))


def _change_minds(chance):
    """Some of a group answer a task again, or for the first time, and the room sees the result."""
    group = chance.choice(((0, 1, 2, 3, 9, 10), (4, 5, 6, 7, 8), tuple(range(4, 20))))
    people = chance.sample(group, chance.choice((1, 2, 3, 3, 3, len(group) - 3, len(group))))
    colours = chance.choices(COLOURS, k=2)
    tasks = chance.sample(range(len(TASKS) + 1), chance.choice((1, 1, 2)))
    answers = [("answer", p, task, chance.choice(colours)) for p in people for task in tasks]
    if chance.random() < 0.5:
        return [("go", Phase.SORT), *answers, ("go", chance.choice(PLAYED[1:]))]
    return [*answers, *([("take_in",)] if chance.random() < 0.7 else [])]


def _say_how_it_was(chance):
    """Some say how the meeting was, and perhaps once more, before it is told."""
    people = chance.sample(range(14), chance.choice((1, 3, 3, 6, 14)))
    said = [("close", each, _closing(chance)) for each in people]
    return [("go", Phase.HOME), *said, ("go", chance.choice((Phase.ANALYSE, Phase.REVEAL)))]


def _closing(chance):
    answered = chance.choice((1, 1, 1, None))
    return (chance.choice((1, 5, 9)), answered and chance.choice((1, 3)), chance.choice((2, 4)))


KINDS = {
    "change their minds": (9, _change_minds),
    "go": (3, lambda chance: [("go", chance.choice(PLAYED))]),
    "take in": (1, lambda _: [("take_in",)]),
    "come late": (2, lambda chance: [("join", chance.choice(list(STAFF)))]),
    "type a board": (
        1,
        lambda chance: [
            ("board", chance.choice((TEACHER, CARER)), tuple(chance.choices(range(4), k=8)))
        ],
    ),
    "say how it was": (1, _say_how_it_was),
    "set aside": (0.5, lambda chance: [("set_aside", chance.randrange(14))]),
    "change occupation": (
        0.5,
        lambda chance: [("change", chance.randrange(14), chance.choice(list(STAFF)))],
    ),
    "take a yes back": (0.3, lambda chance: [("agree", chance.randrange(11, 13), False)]),
    "sit down": (
        1,
        lambda chance: [("sit", chance.randrange(9, 14), chance.choice((TEACHER, CARER)))],
    ),
}
"""What may happen: how often, and as which steps."""


@dataclass
class Play:
    """A script, played. `exchanged` gives an act of a seat another answer than the script's.

    `seen` is what all surfaces show after each step. `shown` are, by task and participant, the
    numbers of the answers shown, each with the step at which it was new. `role` has the draft, once
    one has been made.
    """

    room: Room
    exchanged: dict = field(default_factory=dict)
    role: str | None = None
    seen: list = field(default_factory=list)
    places: list = field(default_factory=list)
    given: dict = field(default_factory=dict)
    closed: dict = field(default_factory=dict)
    shown: dict = field(default_factory=lambda: defaultdict(lambda: defaultdict(tuple)))

    def plays(self, script):
        """Play every step, and look at everything after each that others may see."""
        for step, *about in script:
            outcome = "done"
            try:
                getattr(self, step)(*about)
            except Refusal as refused:
                outcome = type(refused).__name__
            self._remember(len(self.seen))
            quiet = step == "answer" and self.phase is Phase.SORT
            self.seen.append((step, outcome, () if quiet else self.look()))
        return self

    @property
    def phase(self):
        return joining.find_room(self.room.work(), self.room.code)[0].phase

    def agree(self, seat, yes):
        place = self.places[seat]
        if self.occupation(place) == NURSE:
            voices.agree_to_answer_openly(self.room.work(), self.room.code, place.token, agrees=yes)

    def occupation(self, place):
        return place.seat.occupation

    def answer(self, seat, task, colour):
        seat %= len(self.places)
        place = self.places[seat]
        cards = {card.text: card.task for card in place.deck().cards}
        words = [*TASKS, "Från tavlan"][task]
        if words not in cards:
            return
        number = place.number + 1
        colour = self.exchanged.get((seat, words, number), colour)
        place.place(cards[words], colour)
        self.given[seat, cards[words], number] = words, colour

    def go(self, phase):
        self.room.go_to(phase)

    def take_in(self):
        self.room.take_in_late()

    def join(self, occupation):
        self.places.append(self.room.join(occupation))

    def board(self, occupation, numbers):
        board = paper.see_board(self.room.work(), self.room.public_id)
        drawn = iter(numbers)
        said = [{occupation: Counts(next(drawn), 0, next(drawn), 0)} for _ in range(len(TASKS) + 1)]
        order = {words: n for n, words in enumerate(TASKS)}
        rows = [
            paper.TypedRow(each.key, None, said[order.get(each.text, len(TASKS))])
            for each in board.rows or ()
        ]
        if not any(each.typed for each in board.rows or ()):
            rows.append(paper.TypedRow(None, "Från tavlan", said[-1]))
        paper.save_board(self.room.work(), self.room.public_id, an_act(), rows, {}, board.version)

    def close(self, seat, numbers):
        place = self.places[seat]
        number = place.number + 1
        numbers = self.exchanged.get((seat, "closing", number), numbers)
        said = dict(zip(Measure, numbers, strict=True))
        place.answer_closing(said, {ClosingKind.GOOD: "Bra"})
        self.closed[seat] = number, numbers

    def set_aside(self, seat):
        handle = self.places[seat].handle
        seats.set_aside(self.room.work(), self.room.public_id, an_act(), handle, is_aside=True)

    def change(self, seat, occupation):
        handle = self.places[seat].handle
        seats.change_occupation(self.room.work(), self.room.public_id, an_act(), handle, occupation)

    def sit(self, seat, occupation):
        self.places[seat].sit_with(occupation)

    def end(self):
        """Take everything in, begin workshop 2 and make a draft of what is there."""
        self.room.take_in_late()
        self.room.go_to(Phase.ANALYSE)
        items = agenda.see_agenda(self.room.work(), self.room.public_id).items
        for item in items:
            new = Proposal(item.row.task.id, Status.PROPOSED, ProposalKind.NEW_ROLE)
            agenda.propose(self.room.work(), self.room.public_id, an_act(), new, item.base)
        self.role = roles.start_role(
            self.room.work(), self.room.public_id, an_act(), None, "Husvärd"
        )

    def _remember(self, step):
        """Note which answers became shown at a step."""
        with (work := self.room.work()).reading():
            workshop = work.workshops.by_code(self.room.code)
            for task, answers in work.showings.shown(workshop).items():
                of = self.shown[task]
                for each in answers:
                    if not of[each.participant] or of[each.participant][-1][1] != each.number:
                        of[each.participant] += ((step, each.number),)

    def look(self):
        """All that every viewer sees, without what is different by chance alone."""
        work, found = self.room.work, {}
        leader, wall = sees.as_leader(work(), self.room.public_id)
        found["leader"] = _plain(leader)
        found["wall"] = _plain(sees.as_wall(work(), wall))
        for number in WATCHERS:
            place = self.places[number]
            group = place.discussion_group()
            found[number] = (
                _plain(sees.as_participant(work(), self.room.code, place.token)),
                sorted(place.answers().items()),
                group
                and (
                    group.group,
                    group.others,
                    sorted((each.text, each.counts, each.colour) for each in group.topics),
                    group.alike,
                    group.unlike,
                ),
            )
        with suppress(Refusal):
            process = analysis.see_result(work(), self.room.public_id)
            found["page"] = _page(analysis.published(process))
            found["report"] = _report(report(process))
            found["files"] = (
                sorted(map(repr, flat_sheet(process).rows)),
                sorted(repr(row) for sheet in sheets(process) for row in sheet.rows),
            )
        with suppress(Refusal):
            told = closing.see_closing(work(), self.room.public_id)
            found["closing"] = sorted(
                repr(sheet) for sheet in sheets(told) if sheet.name in {"Hemgång", "Anteckningar"}
            )
        with suppress(Refusal):
            shown = agenda.see_agenda(work(), self.room.public_id)
            by_question = shown.by_question.items()
            found["agenda"] = (
                {question: _rows(i.row for i in items) for question, items in by_question},
                _rows(i.row for i in shown.clear_owners),
                shown.to_confirm,
            )
        if self.role is not None:
            draft = draft_versions.see_draft(work(), self.role)
            found["draft"] = sorted(
                (source.words, str(each.total), each.groups, each.ownership)
                for source in sources_of(draft.content.draft.lines)
                if (each := source.evidence)
            )
        return found


def a_play(work, exchanged=None):
    """A room with its staff in it and three tasks to sort, before the script begins."""
    public_id = processes.create_process(
        work(),
        an_account(work()),
        an_act(),
        title="Linden",
        workplace=Workplace("Linden", sector="preschool"),
        purpose=Purpose.ROLES,
        occupations=dict(zip(NAMES, STAFF.values(), strict=True)),
    )
    small = plan.see_plan(work(), public_id).small
    chosen = [Occupation(e.id, e.name, *VOICES.get(e.id, (None, None))) for e in small]
    plan.say_voices(work(), public_id, chosen, plan_fingerprint(small))
    play = Play(Room(work, public_id, open_workshop_1(work(), public_id).code), exchanged or {})
    play.places = [play.room.join(o) for o, number in STAFF.items() for _ in range(number)]
    play.room.go_to(Phase.WRITE)
    for words in TASKS:
        play.places[0].write(words)
    play.room.go_to(Phase.SORT)
    return play


def alike(play):
    """By task, those who are counted in one group and were always shown anew at the same steps."""
    with (work := play.room.work()).reading():
        workshop = work.workshops.by_code(play.room.code)
        grouping = work.showings.grouping(workshop)
        occupations = work.showings.occupations(workshop)
    group_of = {occupation: group for group in grouping.groups for occupation in group}
    found = defaultdict(list)
    for task, histories in play.shown.items():
        for participant, history in histories.items():
            group = group_of.get(occupations[participant])
            if group and history:
                found[task, group, tuple(step for step, _ in history)].append(participant)
    return found


def exchanges(play, chance, most):
    """Some pairs of people whom nobody should be able to tell apart, with their answers exchanged."""
    seat_of = {place.seat.key: n for n, place in enumerate(play.places) if n not in WATCHERS}
    found = []
    for (task, _, _), people in alike(play).items():
        said = {
            seat_of[each]: [
                (number, *play.given[seat_of[each], task, number])
                for _, number in play.shown[task][each]
            ]
            for each in people
            if each in seat_of
        }
        found += [
            _exchanged(seat, said[seat], other, said[other])
            for seat in said
            for other in said
            if seat < other and _colours(said[seat]) != _colours(said[other])
        ]
    closings = _told_alike(play, seat_of)
    chosen = chance.sample(found, min(most, len(found)))
    return [{**each, **chance.choice(closings or [{}])} for each in chosen]


def _colours(said):
    return [colour for *_, colour in said]


def _exchanged(seat, said, other, others):
    return {
        (who, words, number): colour
        for who, own, theirs in ((seat, said, others), (other, others, said))
        for (number, words, _), (*_, colour) in zip(own, theirs, strict=True)
    }


def _told_alike(play, seat_of):
    """Exchanges of closing answers that were told at one time, of one group, to the same questions."""
    with (work := play.room.work()).reading():
        workshop = work.workshops.by_code(play.room.code)
        answers = work.closings.all_answers(workshop)
        grouping = work.showings.grouping(workshop)
        occupations = work.showings.occupations(workshop)
    group_of = {occupation: group for group in grouping.groups for occupation in group}
    told = defaultdict(list)
    for each, showing in answers.items():
        seat = seat_of.get(each.participant)
        if showing and seat is not None and seat in play.closed:
            answered = tuple(each.of(measure) is not None for measure in Measure)
            told[showing, group_of.get(occupations[each.participant]), answered].append(seat)
    return [
        {
            (seat, "closing", play.closed[seat][0]): play.closed[other][1],
            (other, "closing", play.closed[other][0]): play.closed[seat][1],
        }
        for (_, group, _), people in told.items()
        for seat in people
        for other in people
        if group and seat < other and play.closed[seat][1] != play.closed[other][1]
    ]


def _plain(seen):
    return (
        seen.seats,
        seen.active,
        seen.aside,
        seen.progress,
        seen.sorters,
        seen.closing,
        seen.reason_count,
        seen.done_with_phase,
        getattr(seen, "late", None),
        seen.result and (seen.result.grouping, _rows(seen.result.rows)),
    )


def _rows(rows):
    return sorted(
        (
            row.task.text,
            str(row.total),
            sorted((group, str(counts)) for group, counts in row.by_group.items()),
            sorted((occupation, str(colour)) for occupation, colour in row.openly.items()),
            str(row.ownership),
            row.owners,
        )
        for row in rows
    )


def _report(told):
    """The report, in an order that says nothing."""
    return (
        [(each.kind, sorted(map(repr, each.bars))) for each in told.pictures],
        told.took_part,
        sorted(told.reasons.values()),
        sorted(row.task.text for row in told.rows),
        sorted(task.text for task in told.without_proposal),
        told.unsorted,
    )


def _page(shown):
    """The leader's page of the result, in an order that says nothing."""
    kept = asdict(shown)
    tasks = kept.pop("tasks")
    for each in tasks:
        each["task"] = each["task"]["text"]
    return kept, sorted(map(repr, tasks))
