"""The demo's scene: a believable preschool, brought to any point by the app's own steps."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.proposals.process import Process
from akr.ops.drafting import MANAGER, bring_draft
from akr.ops.leading import lay_in_order, prepare, propose_tasks
from akr.ops.staff import EXAMPLE, come_in, discuss_and_close, example, new_act
from akr.ops.stop import Stop
from akr.steps.move_phase import move_phase
from akr.steps.office.accounts import create_account
from akr.steps.planning.processes import open_workshop
from akr.steps.room_view import wall_of
from akr.store.work import Work

Thing = TypeVar("Thing")

LEADER, ADMINISTRATOR = "demo", "forvaltare"
PASSWORD_WORDS = (
    *("lind", "vagn", "kratta", "bulle", "pussel", "hink", "matta", "galge", "pensel", "sked"),
    *("filt", "lampa", "trumma", "karta", "boll", "korg", "regn", "gunga", "penna", "tamburin"),
)
WORDS_IN_A_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """A prepared room: its pages, its sign-ins and how many have come.

    `staff` is the size of the workplace and `example` the file that everything comes from.
    `role` is its role, and `invitation` the secret in a union's link. They and `manager` are None
    before there is a draft.
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
    role: str | None = None
    invitation: str | None = None


def set_the_scene(work: Work, stop: Stop) -> Scene:
    """Create a leader, an administrator and a process, and bring it to where the demo begins.

    The phase it stops in is half done, so that there is something to see and something left to do.
    """
    linden = example()
    phase = stop.phase
    password = " ".join(secrets.choice(PASSWORD_WORDS) for _ in range(WORDS_IN_A_PASSWORD))
    leader = create_account(work, LEADER, password, Role.FACILITATOR)
    office = create_account(work, ADMINISTRATOR, password, Role.ADMINISTRATOR)
    public_id = prepare(work, leader.id, office.id, linden)
    room = open_workshop(work, public_id)
    came = come_in(work, room.code, linden, early=phase is Phase.JOIN)
    cards: dict[str, str] = {}
    tasks: dict[str, str] = {}
    for step in _phases_to(phase):
        move_phase(work, public_id, new_act(), step)
        share = _half if step is phase else tuple
        for participant, colleague in came.items():
            if step is Phase.WRITE:
                own_cards = [card for card in linden.cards or () if card.participant == participant]
                cards |= {card.id: colleague.write(card.text) for card in share(own_cards)}
            elif step is Phase.SORT:
                own = [each for each in linden.sortings or () if each.participant == participant]
                for each in share(own):
                    colleague.sort(tasks[each.task], each.colour)
        discuss_and_close(step, share(tuple(came.values())))
        if step is Phase.GATHER and step is not phase:
            tasks = lay_in_order(work, public_id, linden, cards)
    if stop.reaches(Stop.ANALYSE):
        propose_tasks(
            work, public_id, linden, tasks, share=_half if stop is Stop.ANALYSE else tuple
        )
    wall = wall_of(work, public_id)
    scene = Scene(
        public_id, room.code, wall, LEADER, password, len(came), _staff(linden), EXAMPLE, stop
    )
    if not stop.reaches(Stop.DRAFT):
        return scene
    role, invitation = bring_draft(work, public_id, office.id, password, stop)
    return replace(scene, manager=MANAGER, role=role, invitation=invitation)


def _staff(linden: Process) -> int:
    return (linden.workplace.staff if linden.workplace else None) or 0


def _phases_to(phase: Phase) -> Sequence[Phase]:
    """Return the phases to move through from joining up to and including a phase."""
    return [each for each in Phase if each is not Phase.JOIN and not each.is_after(phase)]


def _half(things: Sequence[Thing]) -> Sequence[Thing]:
    return things[: (len(things) + 1) // 2]
