"""Who may: every address of AKR in one table, and one hook that holds to it."""

from collections.abc import Callable
from enum import Enum, auto

from flask import Flask, abort, request


class May(Enum):
    """Who an address is for. To everybody else it does not exist."""

    STATIC = auto()
    """A file that is the same for all, asked for without cookies."""
    ANYONE = auto()
    """People who have not said who they are."""
    SEAT = auto()
    """Somebody who has a seat in the workshop that the address names."""
    WALL = auto()
    """A screen that was given the wall's own address."""
    NOTE_TAKER = auto()
    """Whoever was given the address of the page for notes."""
    SIGNED_IN = auto()
    """Anybody with an open account."""
    FACILITATOR = auto()
    """Somebody who leads processes; administrators may too."""
    MANAGER = auto()
    """Somebody whose account is for deciding."""
    PROCESS_MANAGER = auto()
    """The manager of the process that the address names, who owns its decision."""
    REVIEWER = auto()
    """A device that was enrolled with a union's invitation, for the review that is named."""
    PROCESS_LEADER = auto()
    """Whoever leads the process, or the workshop, that the address names."""
    PROCESS_PARTY = auto()
    """Whoever leads the process that the address names, or decides on it."""
    ADMINISTRATOR = auto()
    """Whoever looks after the installation's accounts and libraries."""


TABLE = {
    "static": May.STATIC,
    "styles.show": May.STATIC,
    "front.show": May.ANYONE,
    "language.choose": May.ANYONE,
    "accounts.sign_in": May.ANYONE,
    "accounts.take_sign_in": May.ANYONE,
    "accounts.sign_out": May.ANYONE,
    "accounts.first": May.ANYONE,
    "accounts.make_first": May.ANYONE,
    "accounts.mine": May.SIGNED_IN,
    "accounts.change_password": May.SIGNED_IN,
    "accounts.everyone": May.ADMINISTRATOR,
    "accounts.add": May.ADMINISTRATOR,
    "accounts.show": May.ADMINISTRATOR,
    "accounts.give_password": May.ADMINISTRATOR,
    "accounts.close": May.ADMINISTRATOR,
    "joining.enter": May.ANYONE,
    "joining.choose": May.ANYONE,
    "joining.take": May.ANYONE,
    "joining.promise": May.ANYONE,
    "joining.move": May.ANYONE,
    "joining.take_over": May.ANYONE,
    "joining.now": May.SEAT,
    "attending.begin": May.ANYONE,
    "attending.leave": May.WALL,
    "joining.share": May.ANYONE,
    "joining.leave": May.SEAT,
    "joining.next_person": May.SEAT,
    "joining.my_seat": May.SEAT,
    "joining.change": May.SEAT,
    "writing.add": May.SEAT,
    "writing.reword": May.SEAT,
    "writing.withdraw": May.SEAT,
    "sorting.place": May.SEAT,
    "ready.say": May.SEAT,
    "same.say": May.SEAT,
    "same.take_back": May.SEAT,
    "same.let_help": May.PROCESS_LEADER,
    "same.dismiss": May.PROCESS_LEADER,
    "estimate.show": May.SEAT,
    "estimate.say": May.SEAT,
    "talk.write": May.SEAT,
    "talk.sit": May.SEAT,
    "home.answer": May.SEAT,
    "wall.show": May.WALL,
    "stream.wall": May.WALL,
    "stream.note_taker": May.NOTE_TAKER,
    "stream.phone": May.SEAT,
    "stream.leader": May.PROCESS_LEADER,
    "processes.mine": May.FACILITATOR,
    "processes.new": May.FACILITATOR,
    "processes.create": May.FACILITATOR,
    "processes.choose_file": May.FACILITATOR,
    "processes.take_file": May.FACILITATOR,
    "processes.show": May.PROCESS_PARTY,
    "processes.open_workshop": May.PROCESS_LEADER,
    "processes.analysis": May.PROCESS_LEADER,
    "processes.profile": May.PROCESS_LEADER,
    "processes.export": May.PROCESS_LEADER,
    "printing.show": May.PROCESS_LEADER,
    "printing.invitation": May.PROCESS_LEADER,
    "printing.cards": May.PROCESS_LEADER,
    "printing.boards": May.PROCESS_LEADER,
    "printing.fields": May.PROCESS_LEADER,
    "printing.talk": May.PROCESS_LEADER,
    "printing.tallies": May.PROCESS_LEADER,
    "planning.show": May.PROCESS_LEADER,
    "planning.mandate": May.PROCESS_LEADER,
    "planning.say_mandate": May.PROCESS_LEADER,
    "planning.readiness": May.PROCESS_LEADER,
    "planning.answer_readiness": May.PROCESS_LEADER,
    "planning.meeting": May.PROCESS_LEADER,
    "planning.plan_meeting": May.PROCESS_LEADER,
    "planning.dates": May.PROCESS_LEADER,
    "planning.say_dates": May.PROCESS_LEADER,
    "planning.unions": May.PROCESS_LEADER,
    "planning.invite": May.PROCESS_LEADER,
    "planning.answer": May.PROCESS_LEADER,
    "planning.end": May.PROCESS_LEADER,
    "planning.take_end": May.PROCESS_LEADER,
    "planning.reopen": May.PROCESS_LEADER,
    "planning.timetable": May.PROCESS_LEADER,
    "planning.adjust_timetable": May.PROCESS_LEADER,
    "leading.show": May.PROCESS_LEADER,
    "leading.move": May.PROCESS_LEADER,
    "leading.take_in": May.PROCESS_LEADER,
    "absent.show": May.PROCESS_LEADER,
    "absent.set_days": May.PROCESS_LEADER,
    "timing.start": May.PROCESS_LEADER,
    "timing.add": May.PROCESS_LEADER,
    "timing.pause": May.PROCESS_LEADER,
    "timing.resume": May.PROCESS_LEADER,
    "timing.stop": May.PROCESS_LEADER,
    "entering.show": May.PROCESS_LEADER,
    "entering.begin": May.PROCESS_LEADER,
    "entering.resume": May.PROCESS_LEADER,
    "leaders.show": May.PROCESS_LEADER,
    "leaders.invite": May.PROCESS_LEADER,
    "leaders.remove": May.PROCESS_LEADER,
    "noting.show": May.NOTE_TAKER,
    "noting.add": May.NOTE_TAKER,
    "noting.remove": May.NOTE_TAKER,
    "noting.read": May.PROCESS_LEADER,
    "noting.open_page": May.PROCESS_LEADER,
    "paper.show": May.PROCESS_LEADER,
    "paper.save": May.PROCESS_LEADER,
    "paper.begin": May.PROCESS_LEADER,
    "gathering.show": May.PROCESS_LEADER,
    "gathering.merge": May.PROCESS_LEADER,
    "gathering.split": May.PROCESS_LEADER,
    "gathering.rename": May.PROCESS_LEADER,
    "gathering.put_off": May.PROCESS_LEADER,
    "gathering.put_off_lonely": May.PROCESS_LEADER,
    "gathering.take_now": May.PROCESS_LEADER,
    "deciding.take_up": May.PROCESS_LEADER,
    "gathering.undo": May.PROCESS_LEADER,
    "gathering.set_aside": May.PROCESS_LEADER,
    "gathering.suggestions": May.PROCESS_LEADER,
    "gathering.lay_suggestions": May.PROCESS_LEADER,
    "home.show": May.PROCESS_LEADER,
    "home.export": May.PROCESS_LEADER,
    "drafting.show": May.PROCESS_LEADER,
    "drafting.start": May.PROCESS_LEADER,
    "drafting.facts": May.PROCESS_LEADER,
    "drafting.save_facts": May.PROCESS_LEADER,
    "drafting.edit": May.PROCESS_LEADER,
    "drafting.save": May.PROCESS_LEADER,
    "drafting.versions": May.PROCESS_LEADER,
    "drafting.new_version": May.PROCESS_LEADER,
    "drafting.compare": May.PROCESS_LEADER,
    "drafting.evidence": May.PROCESS_LEADER,
    "drafting.profile": May.PROCESS_LEADER,
    "reviewing.show": May.PROCESS_LEADER,
    "reviewing.send": May.PROCESS_LEADER,
    "reviewing.invite": May.PROCESS_LEADER,
    "reviewing.answer": May.PROCESS_LEADER,
    "reviewing.look": May.ANYONE,
    "reviewing.enrol": May.ANYONE,
    "reviewing.read": May.REVIEWER,
    "reviewing.plan": May.REVIEWER,
    "reviewing.comment_on_plan": May.REVIEWER,
    "reviewing.comment": May.REVIEWER,
    "reviewing.position": May.REVIEWER,
    "reviewing.compare": May.REVIEWER,
    "reviewing.evidence": May.REVIEWER,
    "reviewing.profile": May.REVIEWER,
    "adopting.mine": May.MANAGER,
    "adopting.appoint": May.PROCESS_LEADER,
    "adopting.show": May.PROCESS_MANAGER,
    "adopting.take": May.PROCESS_MANAGER,
    "adopting.compare": May.PROCESS_MANAGER,
    "adopting.evidence": May.PROCESS_MANAGER,
    "adopting.profile": May.PROCESS_MANAGER,
    "deciding.show": May.PROCESS_LEADER,
    "deciding.open_room": May.PROCESS_LEADER,
    "deciding.show_task": May.PROCESS_LEADER,
    "deciding.propose": May.PROCESS_LEADER,
    "deciding.say_time": May.PROCESS_LEADER,
    "deciding.confirm": May.PROCESS_LEADER,
    "deciding.put_on_wall": May.PROCESS_LEADER,
}
"""Endpoint → who may. A new view is added here in the same commit, or the app does not start."""

resolvers: dict[May, Callable[[], bool]] = {
    May.STATIC: lambda: True,
    May.ANYONE: lambda: True,
}
"""How to tell whether the request at hand comes from such a person; filled by `@resolver`."""


def resolver(may: May) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    """Register the function that recognises somebody, in the module that knows how.

    It is called before the view, with `request` and `request.view_args` to go by, and may leave
    what it found in `flask.g` for the view. A refusal that it raises stands as "not them".
    """

    def register(recognises: Callable[[], bool]) -> Callable[[], bool]:
        resolvers[may] = recognises
        return recognises

    return register


def enforce(app: Flask) -> None:
    """Hold every request to the table; called last, when all routes are known.

    Raises RuntimeError for an address without an entry, an entry without an address, and a kind
    of person that nobody recognises.
    """
    endpoints = set(app.view_functions)
    if missing := sorted(endpoints - TABLE.keys()):
        raise RuntimeError(f"akr.web.access.TABLE does not say who may: {missing}")
    if stale := sorted(TABLE.keys() - endpoints):
        raise RuntimeError(f"akr.web.access.TABLE names views that do not exist: {stale}")
    if unknown := {may.name for may in TABLE.values() if may not in resolvers}:
        raise RuntimeError(f"No @resolver recognises: {sorted(unknown)}")
    app.before_request(_refuse_others)


def _refuse_others() -> None:
    """Answer 404, as for an address that does not exist: a stranger learns nothing from it."""
    if request.endpoint is None:
        return  # no such address: Flask says so itself
    may = TABLE.get(request.endpoint)
    if may is None or not resolvers[may]():
        abort(404)
