"""Roles: a process's red tasks become one or several roles, and a role gathers from several."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from akr.domain.act import Act
from akr.domain.cards.cards import Task
from akr.domain.matter.review import DraftStatus
from akr.domain.office.account import Account
from akr.domain.proposals.effort import Hours, add_up, tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.role.draft import Content
from akr.domain.role.errors import AlreadyReviewed, NothingProposed, TaskInAnotherRole
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.lines import hours_of
from akr.library.drafting import Unit, gather_draft, lines_of, sector_of, take_in
from akr.library.role_templates import (
    RoleTemplate,
    default_template,
    role_template,
    role_templates,
)
from akr.steps.planning.processes import called, may_lead, unit_name
from akr.steps.role.draft_versions import hold_text
from akr.store.engine.public_ids import public_id_of
from akr.store.role.roles import StoredRole
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class ListedRole:
    """A role in a list. `is_own` tells whether it was begun in the process whose list it is."""

    public_id: str
    title: str
    status: DraftStatus
    version: int
    lines: int
    hours: Hours
    is_own: bool


@dataclass(frozen=True, slots=True)
class ProcessRoles:
    """A process's roles, and the tasks proposed for a new role that no role holds.

    `templates` are its sector's, by name; `default` is the one that is offered first.
    """

    title: str
    roles: tuple[ListedRole, ...]
    free: tuple[Task, ...]
    proposed: int
    templates: Mapping[str, RoleTemplate]
    default: str

    @property
    def hours(self) -> Hours:
        """What the tasks that no role holds take."""
        return add_up(self.free)


@dataclass(frozen=True, slots=True)
class Gatherable:
    """A process whose tasks a role can take in: those that are proposed and that no role holds."""

    public_id: str
    title: str
    unit: str
    tasks: tuple[Task, ...]


def see_roles(work: Work, public_id: str) -> ProcessRoles:
    """Show a process's roles and what is in none of them. Raises UnknownProcess."""
    with work.reading():
        process = work.process_in_part(public_id, "tasks", "proposals")
        roles = tuple(_listed(work, public_id, each) for each in work.roles.touching(public_id))
        sector = sector_of(process)
        return ProcessRoles(
            title=called(process),
            roles=roles,
            free=_free(work, public_id, process),
            proposed=len(tasks_for_a_new_role(process)),
            templates={each.name: each for each in role_templates(sector)},
            default=default_template(sector).name,
        )


def start_role(
    work: Work,
    public_id: str,
    act: Act,
    template: str | None = None,
    title: str | None = None,
    chosen: Collection[str] | None = None,
) -> str:
    """Begin a role in a process, as version 1, and return its public id.

    `chosen` are keys of tasks; without, it gathers every proposed task that no role holds. The same
    act sent twice is one role. Raises NothingProposed when nothing is left to gather,
    TaskInAnotherRole when no chosen task is, UnknownTemplate, ProcessEnded.
    """
    role_id = public_id_of(act.id)
    with work:
        work.plans.hold(public_id)
        if work.roles.find(role_id) is not None:
            return role_id
        process = work.process(public_id)
        free = {task.id for task in _free(work, public_id, process)}
        draft = gather_draft(
            process, template, title, free if chosen is None else free.intersection(chosen)
        )
        if not draft.lines:
            raise TaskInAnotherRole if chosen else NothingProposed
        full_time = work.organisation.full_time_hours()
        work.roles.start(role_id, public_id, Content(draft, full_time_hours=full_time))
    return role_id


def delete_role(work: Work, role_id: str) -> None:
    """Delete a role that no union has been shown; its tasks are free again.

    Deleting twice does no harm. Raises AlreadyReviewed, ProcessEnded.
    """
    with work:
        role = work.roles.find(role_id, hold=True)
        if role is None:
            return
        if role.status is not DraftStatus.DRAFT or role.version > 1:
            raise AlreadyReviewed
        work.roles.remove(role)


def see_gatherable(work: Work, role_id: str, account: Account) -> tuple[Gatherable, ...]:
    """Show what a role can take in, from its own process and others that the account leads.

    The role's own process first, then the newest; those without a free task are left out. Raises
    UnknownDraft.
    """
    with work.reading():
        role = work.roles.get(role_id)
        led = [each for each in work.roles.with_free_tasks() if may_lead(work, each, account)]
        own_first = sorted(led, key=lambda each: each != role.process)
        return tuple(_gatherable(work, each) for each in own_first)


def gather(work: Work, role_id: str, public_id: str, chosen: Collection[str]) -> int:
    """Take a process's tasks into a role, and return how many it was.

    Tasks that some role holds by now are left where they are. Raises TaskInAnotherRole when none is
    left to take, TextLocked, UnknownDraft, ProcessEnded.
    """
    with work:
        work.plans.hold(public_id)
        role, content = hold_text(work, role_id)
        process = work.process(public_id)
        free = {task.id for task in _free(work, public_id, process)}.intersection(chosen)
        if not free:
            raise TaskInAnotherRole
        unit = None if public_id == role.process else unit_of(public_id, process)
        own = work.process_in_part(role.process)
        template = role_template(content.draft.template, sector_of(own))
        lines = lines_of(process, template, free, unit)
        changed = take_in(content.draft, lines, sector_of(own))
        about = unit.name if unit else called(process)
        work.roles.save(
            role, content, replace(content, draft=changed), Edit(EditKind.TAKE_IN, about)
        )
        return len(lines)


def unit_of(public_id: str, process: Process) -> Unit:
    """Return a process as another one's role names it."""
    return Unit(public_id, unit_name(process))


def process_of(work: Work, role_id: str) -> str | None:
    """Return the public id of the process that a role was begun in; None for an unknown role."""
    with work.reading():
        role = work.roles.find(role_id)
        return role.process if role else None


def _listed(work: Work, public_id: str, role: StoredRole) -> ListedRole:
    draft = work.roles.content(role).draft
    return ListedRole(
        public_id=role.public_id,
        title=draft.title,
        status=role.status,
        version=role.version,
        lines=len(draft.lines),
        hours=hours_of(draft.lines),
        is_own=role.process == public_id,
    )


def _gatherable(work: Work, public_id: str) -> Gatherable:
    process = work.process_in_part(public_id, "tasks", "proposals")
    unit = unit_of(public_id, process)
    return Gatherable(public_id, called(process), unit.name, _free(work, public_id, process))


def _free(work: Work, public_id: str, process: Process) -> tuple[Task, ...]:
    held = work.roles.held(public_id)
    return tuple(task for task in tasks_for_a_new_role(process) if task.id not in held)
