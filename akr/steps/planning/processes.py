"""Processes: creating, importing and listing them, and opening workshop 1."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akr.domain.act import Act
from akr.domain.clock import today
from akr.domain.office.account import Account, Role
from akr.domain.office.errors import UnknownAccount
from akr.domain.phase import Phase
from akr.domain.planning.errors import ExpectedMissing
from akr.domain.planning.process import Occupation, Purpose, Workplace, WorkshopFormat
from akr.domain.planning.process_list import Coming, Stands, what_comes, where_it_stands
from akr.domain.planning.readiness import opened
from akr.domain.proposals.process import Process
from akr.domain.room.workshop import Workshop
from akr.steps.office.organisation import own_name
from akr.store.engine.public_ids import new_public_id, public_id_of
from akr.store.process import Arriving, batches
from akr.store.work import Work
from akr.text.planning import UNTITLED


@dataclass(frozen=True, slots=True)
class ListedProcess:
    """A process in the leader's list.

    `phase` is None before workshop 1 is opened. `next` is what comes next, and when.
    """

    public_id: str
    title: str
    workplace: str | None
    phase: Phase | None
    stands: Stands
    next: tuple[Coming, date] | None


@dataclass(frozen=True, slots=True)
class ProcessSummary:
    """A process and its state. `occupations` maps a name to how many are expected.

    `tasks` counts imported and gathered tasks. `workshop` is None before workshop 1 is opened.
    """

    public_id: str
    title: str
    workplace: Workplace | None
    purpose: Purpose | None
    occupations: Mapping[str, int | None]
    tasks: int
    workshop: Workshop | None

    @property
    def unsaid(self) -> Mapping[int, str]:
        """The occupations of which nobody has said how many are expected, by their row from 1."""
        rows = enumerate(self.occupations.items(), start=1)
        return {row: name for row, (name, number) in rows if number is None}


def create_process(
    work: Work,
    account: int,
    act: Act,
    *,
    title: str,
    workplace: Workplace,
    purpose: Purpose,
    occupations: Mapping[str, int | None],
) -> str:
    """Create a process led by an account and return its public id; a repeated act creates one.

    `occupations` maps a name to how many are expected, None if unknown. The process carries the
    organisation's name, as a file carries that of its own, and follows when the name is changed.
    """
    process = Process(
        organisation=own_name(work),
        title=title,
        workplace=workplace,
        purpose=purpose,
        workshop_format=WorkshopFormat.APT,
        occupations=with_ids(occupations),
        participants=(),
        cards=(),
        tasks=(),
        sortings=(),
        proposals=(),
    )
    expected = {name: number for name, number in occupations.items() if number is not None}
    return _add(work, account, act, process, expected)


def import_process(work: Work, account: int, act: Act, process: Process) -> str:
    """Store an imported process, led by an account; a repeated act creates one."""
    public_id = public_id_of(f"{account} {act.id}")
    with work.reading():
        if work.processes.is_there(public_id):
            return public_id
    arriving = read_in(work, process)
    with work:
        if not work.processes.is_there(public_id):
            work.end_process(arriving, process, public_id)
            work.co_leaders.add_leader(public_id, account)
    return public_id


def read_in(work: Work, process: Process) -> Arriving:
    """Store a process of any size in short transactions, between which rooms go on.

    Until `end_process` nobody can reach it, so that one that breaks off leaves nothing to see.
    """
    with work:
        arriving = work.begin_process(process)
    for batch in batches(process):
        with work:
            work.fill_process(arriving, batch)
    return arriving


def sweep(work: Work) -> None:
    """Delete what is left of files whose reading broke off; called when the server starts."""
    with work:
        work.sweep_processes()


def import_alone(work: Work, process: Process) -> str:
    """Store a process that nobody leads yet, for the operator; twice makes two."""
    public_id = new_public_id()
    arriving = read_in(work, process)
    with work:
        work.end_process(arriving, process, public_id)
    return public_id


def _add(work: Work, account: int, act: Act, process: Process, expected: Mapping[str, int]) -> str:
    public_id = public_id_of(f"{account} {act.id}")
    with work:
        if not work.processes.is_there(public_id):
            work.add_process(process, public_id)
            work.processes.expect(public_id, expected)
            work.co_leaders.add_leader(public_id, account)
    return public_id


def list_processes(work: Work, account: Account) -> tuple[ListedProcess, ...]:
    """List an account's processes, the newest first; an administrator sees every process."""
    everything = account.role is Role.ADMINISTRATOR
    with work.reading():
        rows = work.co_leaders.led_by(None if everything else account.id)
    now = today()
    return tuple(
        ListedProcess(
            public_id,
            _called(title, workplace),
            workplace,
            phase,
            where_it_stands(phase, ended_on),
            what_comes(dict(zip(Coming, dates, strict=True)), now),
        )
        for public_id, title, workplace, phase, ended_on, *dates in rows
    )


def may_lead(work: Work, public_id: str, account: Account) -> bool:
    """Whether an account may lead a process; administrators may lead every one."""
    if account.role is Role.ADMINISTRATOR:
        return True
    with work.reading():
        return work.co_leaders.is_leader(public_id, account.id)


def appoint_manager(work: Work, public_id: str, manager: str) -> None:
    """Appoint the manager who decides in a process, replacing an earlier one.

    Raises UnknownAccount for an account that is not an open manager account, UnknownProcess.
    """
    with work:
        account = work.accounts.get(manager)
        if account.role is not Role.MANAGER or not account.is_open:
            raise UnknownAccount(manager)
        work.plans.hold(public_id)
        work.co_leaders.set_manager(public_id, account.id)


def see_managers(work: Work, public_id: str) -> tuple[tuple[Account, ...], Account | None]:
    """Return the accounts that could be a process's manager, and the one that is."""
    with work.reading():
        everyone = work.accounts.everyone()
        chosen = work.co_leaders.manager_of(public_id)
    managers = tuple(a for a in everyone if a.role is Role.MANAGER and a.is_open)
    return managers, next((a for a in everyone if a.public_id == chosen), None)


def may_decide(work: Work, public_id: str, account: Account) -> bool:
    """Whether an account is a process's manager; nobody else decides, not even administrators."""
    with work.reading():
        return work.co_leaders.is_manager(public_id, account.id)


def see_units(work: Work, public_ids: Sequence[str]) -> dict[str, str]:
    """Show what each of some processes' units is called, in their order."""
    with work.reading():
        found = {
            public_id: workplace or title or UNTITLED
            for public_id, title, workplace in work.processes.names(public_ids)
        }
    return {each: found[each] for each in public_ids}


def see_process(work: Work, public_id: str) -> ProcessSummary:
    """Show a process to its leader. Raises UnknownProcess."""
    with work.reading():
        process = work.process_in_part(public_id, "occupations", "tasks")
        workshop = work.workshops.of_process(public_id)
        return summary(work, public_id, process, workshop)


def summary(
    work: Work, public_id: str, process: Process, workshop: Workshop | None
) -> ProcessSummary:
    """Sum up a process of which occupations and tasks have been read, in the same transaction."""
    expected = work.processes.expected(public_id)
    names = [each.name for each in process.occupations or ()]
    return ProcessSummary(
        public_id=public_id,
        title=called(process),
        workplace=process.workplace,
        purpose=process.purpose,
        occupations=dict.fromkeys(names) | expected,
        tasks=len(process.tasks or ()),
        workshop=workshop,
    )


def open_workshop(
    work: Work, public_id: str, reason: str = "", expected: Mapping[str, int] | None = None
) -> Workshop:
    """Open workshop 1 with a code and a wall; opening it twice gives the same room.

    Records which unions had the plan, and the reason for not waiting. `expected` says, by name, how
    many of each occupation will come, where the plan does not. Raises UnionsUnheard when a needed
    reason is missing, and ExpectedMissing when an occupation has no number.
    """
    with work:
        process_id = work.plans.hold(public_id)
        process = work.process(public_id)
        if work.workshops.of_process(public_id) is None:
            work.processes.expect(public_id, expected or {})
            unsaid = [name for name, n in work.processes.expected(public_id).items() if n is None]
            if unsaid:
                raise ExpectedMissing(unsaid)
            work.processes.keep_expected(process_id)
        if process.opening is None and work.workshops.of_process(public_id) is None:
            unions = [each.union for each in work.reviews.reviewers(public_id)]
            opening = opened(unions, process.union_comments or (), reason)
            work.plans.save_opening(process_id, opening)
        return work.workshops.open_(public_id)


def called(process: Process) -> str:
    """Return a process's name."""
    return _called(process.title, process.workplace.name if process.workplace else None)


def unit_name(process: Process) -> str:
    """Return what a process's unit is called where several stand beside each other."""
    return process.workplace.name if process.workplace else called(process)


def _called(title: str | None, workplace: str | None) -> str:
    """Return a process's name; a file may have neither title nor workplace."""
    return title or workplace or UNTITLED


def with_ids(names: Iterable[str], known: Collection[str] = ()) -> tuple[Occupation, ...]:
    """Give each occupation a readable id that is not `known`: Förskollärare is forskollarare."""
    found: dict[str, Occupation] = {}
    for name in names:
        plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "yrkesgrupp"
        key, number = stem, 2
        while key in found or key in known:
            key, number = f"{stem}-{number}", number + 1
        found[key] = Occupation(key, name)
    return tuple(found.values())
