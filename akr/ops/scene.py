"""The demo's scene: a believable preschool, brought to any point by the app's own steps."""

import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle
from pathlib import Path
from typing import TypeVar

from akr.domain.act import Act
from akr.domain.answers.sorting import Colour
from akr.domain.clock import today
from akr.domain.matter.review import Basis, BasisKind, Decided, PositionKind
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, Workplace, WorkshopFormat
from akr.domain.planning.readiness import Dates, plan_fingerprint
from akr.domain.planning.timetable import SHORTEST_MEETING
from akr.domain.proposals.estimate import Estimate, estimate_fingerprint
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, Status
from akr.domain.role.editor import section_fingerprint
from akr.domain.room.closing import ClosingKind, Measure
from akr.files.akr_process_1 import read_process
from akr.ops.stop import Stop
from akr.steps.answers import discussion
from akr.steps.answers.sorting import place_task
from akr.steps.cards.gathering import merge_heaps, rename_heap, see_table, split_card
from akr.steps.cards.writing import write_card
from akr.steps.matter.decision import adopt
from akr.steps.matter.review import (
    answer,
    answer_on_plan,
    comment,
    comment_on_plan,
    enrol,
    invite,
    send_to_review,
    take_position,
)
from akr.steps.move_phase import move_phase
from akr.steps.office.accounts import create_account
from akr.steps.planning.plan import answer_readiness, plan_meeting, say_dates, say_mandate, see_plan
from akr.steps.planning.processes import appoint_manager, create_process, open_workshop
from akr.steps.proposals.agenda import propose, see_agenda
from akr.steps.proposals.estimate import say_estimate
from akr.steps.role.draft_versions import edit_section, see_draft, start_draft
from akr.steps.room import closing
from akr.steps.room.joining import find_room, take_seat
from akr.steps.room_view import wall_of
from akr.store.work import Work

Thing = TypeVar("Thing")

EXAMPLE = Path(__file__).with_name("demo.json")
"""Förskolan Linden as an `akr-process/1` file: what its staff wrote, and how they sorted it."""

LEADER = "demo"
PASSWORD_WORDS = (
    *("lind", "vagn", "kratta", "bulle", "pussel", "hink", "matta", "galge", "pensel", "sked"),
    *("filt", "lampa", "trumma", "karta", "boll", "korg", "regn", "gunga", "penna", "tamburin"),
)
WORDS_IN_A_PASSWORD = 4

MANAGER = "chef"
FACTS = {
    "manager": "Rektor",
    "supervisor": "Barnskötare på Eken, ersättare på Boken",
    "working_hours": "Dagtid, vardagar",
    "agreement": "AB, tillsvidare",
    "funding": "Egen budget",
    "reason_not_full_time": "Uppgifterna räcker till 86 % av en heltid",
}
REASONS = (
    "Vi gör det olika på avdelningarna, och har aldrig pratat om det.",
    "Den som är ledig tar det, och det blir ofta samma person.",
)
"""Reasons that a group writes for the tasks at the top of its list."""

GOODBYES = (
    (8, 2, 4, "Att alla fick säga sitt", ""),
    (7, 3, 3, "Korten", "Mer tid att prata i gruppen"),
    (9, 2, 4, "", "Gärna på en planeringsdag"),
    (6, 2, 2, "Vi såg att vi tänker lika om disken", "Vad händer nu?"),
    (8, 4, 5, "", ""),
)
"""Closing answers: score, time for the core task, clear role, what was good, what to do more of."""

REVIEWING, INVITED = "Kommunal", "Sveriges Lärare"

UNTIL_WORKSHOP_2, UNTIL_FOLLOW_UP = timedelta(weeks=3), timedelta(weeks=26)

EARLY = 3
"""While the room is joining, every third colleague has a seat."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A prepared room: its pages, its sign-ins and how many have come.

    `staff` is the size of the workplace and `example` the file that everything comes from.
    `invitation` is the secret in a union's link. It and `manager` are None before there is a draft.
    """

    public_id: str
    code: str
    wall: str
    name: str
    password: str
    colleagues: int
    staff: int
    example: Path
    stop: Stop
    manager: str | None = None
    invitation: str | None = None


@cache
def example() -> Process:
    """Read the example process: what the demo's staff wrote and how they sorted."""
    return read_process(EXAMPLE.read_bytes())


def set_the_scene(work: Work, stop: Stop) -> Scene:
    """Create a leader and a process, and bring it to where the demo begins.

    The phase it stops in is half done, so that there is something to see and something left to do.
    """
    linden = example()
    phase = stop.phase
    password = " ".join(secrets.choice(PASSWORD_WORDS) for _ in range(WORDS_IN_A_PASSWORD))
    leader = create_account(work, LEADER, password, Role.FACILITATOR)
    public_id = _prepare(work, leader.id, linden)
    room = open_workshop(work, public_id)
    came = _come_in(work, room.code, linden, early=phase is Phase.JOIN)
    cards: dict[str, str] = {}
    tasks: dict[str, str] = {}
    for step in _phases_to(phase):
        move_phase(work, public_id, _act(), step)
        share = _half if step is phase else tuple
        for participant, colleague in came.items():
            if step is Phase.WRITE:
                own_cards = [card for card in linden.cards or () if card.participant == participant]
                cards |= {card.id: colleague.write(card.text) for card in share(own_cards)}
            elif step is Phase.SORT:
                own = [each for each in linden.sortings or () if each.participant == participant]
                for each in share(own):
                    colleague.sort(tasks[each.task], each.colour)
        _discuss_and_close(step, share(tuple(came.values())))
        if step is Phase.GATHER and step is not phase:
            tasks = _lay_in_order(work, public_id, linden, cards)
    if stop.reaches(Stop.ANALYSE):
        _propose(work, public_id, linden, tasks, share=_half if stop is Stop.ANALYSE else tuple)
    wall = wall_of(work, public_id)
    scene = Scene(
        public_id, room.code, wall, LEADER, password, len(came), _staff(linden), EXAMPLE, stop
    )
    return _draft(work, scene) if stop.reaches(Stop.DRAFT) else scene


class _Colleague:
    """One of the staff, in their own seat, numbering their acts as a phone does."""

    def __init__(self, work: Work, code: str, occupation: str) -> None:
        self._work, self._code = work, code
        taken = take_seat(work, code, occupation, _act())
        assert taken is not None  # noqa: S101  (a new act cannot have been stored before)
        self._token = taken.token
        self._numbers = count(1)

    def write(self, words: str) -> str:
        """Write a card and return its key."""
        act = _act(next(self._numbers))
        write_card(self._work, self._code, self._token, act, words)
        return act.id

    def sort(self, task: str, colour: Colour) -> None:
        """Give a task a colour."""
        act = _act(next(self._numbers))
        place_task(self._work, self._code, self._token, act, task, colour)

    def discuss(self) -> None:
        """Write the group's reasons for its first tasks, where nobody has."""
        group = discussion.see_group(self._work, self._code, self._token)
        for topic, words in zip(group.topics if group else (), REASONS, strict=False):
            if not topic.others:
                act = _act(next(self._numbers))
                discussion.write_reason(self._work, self._code, self._token, act, topic.task, words)

    def close(self, score: int, core_time: int, clear_role: int, good: str, more: str) -> None:
        """Answer the closing questions."""
        numbers = dict(zip(Measure, (score, core_time, clear_role), strict=True))
        words = dict(zip(ClosingKind, (good, more), strict=True))
        closing.answer(
            self._work, self._code, self._token, _act(next(self._numbers)), numbers, words
        )


def _discuss_and_close(step: Phase, colleagues: Sequence[_Colleague]) -> None:
    """Let the colleagues write their group's reasons, or answer the closing questions."""
    if step is Phase.TALK:
        for colleague in colleagues:
            colleague.discuss()
    elif step is Phase.HOME:
        for colleague, said in zip(colleagues, cycle(GOODBYES), strict=False):
            colleague.close(*said)


def _prepare(work: Work, leader: int, linden: Process) -> str:
    names, sizes = linden.occupation_names(), linden.occupation_sizes()
    public_id = create_process(
        work,
        leader,
        _act(0),
        title=linden.title or "",
        workplace=linden.workplace or Workplace(""),
        purpose=linden.purpose or Purpose.ROLES,
        occupations={name: sizes[key] for key, name in names.items()},
    )
    _plan(work, public_id, linden)
    return public_id


def _plan(work: Work, public_id: str, linden: Process) -> None:
    """Fill in the plan, as a leader does before anybody is invited."""
    now = see_plan(work, public_id)
    purpose = linden.purpose or Purpose.ROLES
    say_mandate(work, public_id, purpose, linden.mandate, plan_fingerprint(now.mandate_said))
    answer_readiness(work, public_id, linden.readiness or (), plan_fingerprint(()))
    dates = Dates(today() + UNTIL_WORKSHOP_2, today() + UNTIL_FOLLOW_UP)
    say_dates(work, public_id, dates, plan_fingerprint(now.conditions.dates))
    _ask_the_unions(work, public_id, linden)
    base = plan_fingerprint(now.meeting_said)
    plan_meeting(work, public_id, WorkshopFormat.APT, SHORTEST_MEETING, now.expected, base)


def _ask_the_unions(work: Work, public_id: str, linden: Process) -> None:
    """Let the unions comment on the plan, and answer them."""
    tokens = {
        union: enrol(work, invite(work, public_id, union))
        for union in (linden.opening.unions if linden.opening else ())
    }
    for said in linden.union_comments or ():
        act = _act()
        comment_on_plan(work, tokens[said.union], act, said.text)
        answer_on_plan(work, public_id, act.id, said.answer or "")


def _staff(linden: Process) -> int:
    return (linden.workplace.staff if linden.workplace else None) or 0


def _come_in(work: Work, code: str, linden: Process, *, early: bool) -> dict[str, _Colleague]:
    """Seat the staff; returns each colleague by their id in the file."""
    _, occupations = find_room(work, code)
    keys = {name: key for key, name in occupations.items()}
    names = linden.occupation_names()
    participants = linden.participants or ()
    return {
        each.id: _Colleague(work, code, keys[names[each.occupation]])
        for each in (participants[::EARLY] if early else participants)
    }


def _lay_in_order(
    work: Work, public_id: str, linden: Process, cards: Mapping[str, str]
) -> dict[str, str]:
    """Gather each task's cards in one heap with the task's words, as a leader would.

    `cards` maps the cards' ids in the file to their keys; returns the same for the tasks.
    """
    laid: dict[str, str] = {}
    for task in linden.tasks or ():
        mine = {cards[card.id] for card in linden.cards or () if card.task == task.id}
        heaps = []
        for heap in see_table(work, public_id).heaps:
            others = [card for card, _ in heap.cards if card not in mine]
            if len(others) < len(heap.cards):
                heaps.append(heap.key)
                for card in others:
                    split_card(work, public_id, _act(), card)
        laid[task.id], *more = heaps
        if more:
            merge_heaps(work, public_id, _act(), more, into=laid[task.id])
        rename_heap(work, public_id, _act(), laid[task.id], task.text)
    return laid


def _propose(
    work: Work,
    public_id: str,
    linden: Process,
    tasks: Mapping[str, str],
    share: Callable[[Sequence[Proposal]], Sequence[Proposal]],
) -> None:
    """Set the tasks' times and propose what should happen, as the room does in workshop 2."""
    for task in linden.tasks or ():
        now = see_agenda(work, public_id).item(tasks[task.id]).row.task
        said = Estimate(
            task.minutes, task.times_per_week, bool(task.not_done_today), task.done_by or ()
        )
        say_estimate(work, public_id, _act(), now.id, said, estimate_fingerprint(now))
    for proposal in share(linden.proposals or ()):
        item = see_agenda(work, public_id).item(tasks[proposal.task])
        wanted = replace(proposal, task=item.row.task.id, status=Status.PROPOSED)
        propose(work, public_id, _act(), wanted, item.base)


def _draft(work: Work, scene: Scene) -> Scene:
    """Bring the draft to where the demo begins; the manager has the leader's password."""
    public_id = scene.public_id
    manager = create_account(work, MANAGER, scene.password, Role.MANAGER)
    appoint_manager(work, public_id, manager.public_id)
    start_draft(work, public_id, None, None)
    if scene.stop.reaches(Stop.REVIEW):
        for section, words in FACTS.items():
            content = see_draft(work, public_id).content
            rows = [(words, ())]
            edit_section(work, public_id, section, rows, section_fingerprint(content, section))
        send_to_review(work, public_id)
        _review(work, public_id, answered=scene.stop is Stop.ADOPTED)
    if scene.stop is Stop.ADOPTED:
        basis = Basis(BasisKind.SAMVERKAN, "Samverkansgruppen 2026-11-12 § 4")
        decided = Decided("Rektor", date(2026, 11, 16), "BUN 2026/118", basis)
        adopt(work, public_id, see_draft(work, public_id).version, decided)
    invitation = invite(work, public_id, INVITED, to_review=True)
    return replace(scene, manager=MANAGER, invitation=invitation)


def _review(work: Work, public_id: str, *, answered: bool) -> None:
    """Let one union ask a question; if `answered`, answer it and let the union take a position."""
    token = enrol(work, invite(work, public_id, REVIEWING, to_review=True))
    version = see_draft(work, public_id).version
    comment(
        work,
        token,
        _act(),
        version,
        "learning_moments",
        "Vem ser till att det finns tid att gå bredvid en barnskötare de två första dagarna?",
    )
    if answered:
        (asked,) = see_draft(work, public_id).comments
        answer(work, public_id, asked.id, "Handledaren. Dagarna läggs i schemat före start.")
        take_position(
            work,
            token,
            _act(),
            version,
            PositionKind.REMARKS,
            "Vi vill följa upp efter sex månader.",
        )


def _phases_to(phase: Phase) -> Sequence[Phase]:
    """Return the phases to move through from joining up to and including a phase."""
    return [each for each in Phase if each is not Phase.JOIN and not each.is_after(phase)]


def _half(things: Sequence[Thing]) -> Sequence[Thing]:
    return things[: (len(things) + 1) // 2]


def _act(number: int = 0) -> Act:
    return Act(str(uuid.uuid4()), number)
