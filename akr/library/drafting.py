"""Draft: the red tasks are gathered into one job, with the library's words and their origin."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akr.domain.answers.analysis import analyse
from akr.domain.answers.published import ResultRow, publish
from akr.domain.cards.cards import Task
from akr.domain.planning.readiness import conditions
from akr.domain.proposals.dissent import dissent_told
from akr.domain.proposals.effort import tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal
from akr.domain.role import line_edits
from akr.domain.role.draft import Content, Draft, Entry
from akr.domain.role.lines import Evidence, Line, LineSource, WeeklyTime
from akr.domain.role.profile import (
    Adoption,
    AskedRow,
    Provenance,
    ReviewRow,
    RoleProfile,
    SpokenRow,
)
from akr.domain.role.surroundings import Surroundings, UnitConditions
from akr.library import role_templates
from akr.library.areas import area_of
from akr.library.role_templates import RoleTemplate, default_template, role_template
from akr.text import both, number_word
from akr.text.planning import UNTITLED


@dataclass(frozen=True, slots=True)
class Unit:
    """Another process than the role's own: its public id, and what its unit is called."""

    process: str
    name: str


def gather_draft(
    process: Process,
    template: str | None = None,
    title: str | None = None,
    chosen: Collection[str] | None = None,
) -> Draft:
    """Gather what is proposed or decided for a new role into a draft, ordered by area.

    `chosen` are keys of tasks, all of them without. Without `template` the sector chooses one;
    without `title` the template's own stands. Raises UnknownTemplate.
    """
    sector = sector_of(process)
    tasks = _proposed(process, chosen)
    words = [task.text for task in tasks]
    base = role_template(template, sector) if template else default_template(sector)
    role = base.for_tasks(words)
    names = process.occupation_names()
    relieved = _relieved(tasks, names)
    lines = lines_of(process, role, chosen)
    return Draft(
        template=role.name,
        title=title or role.title,
        lead=role.lead_for([area_of(line.text, sector) for line in lines], departments_of(process)),
        lines=lines,
        may_not=tuple(Entry(each.text, each.origin) for each in role.may_not),
        requirements=_entries(role.requirements, lines),
        competences=_entries(role.competences, lines),
        introduction=_entries(role.introduction, lines),
        learned_on_the_job=_entries(role.learned, lines),
        learning_moments=_entries(role.learning_moments, lines),
        ways_onward=_entries([role.ways_onward], lines),
        physical_demands=_entries(role.physical, lines),
        before_employment=_entries(role.before_employment, lines),
        relief=_relief(role, relieved),
    )


def lines_of(
    process: Process,
    role: RoleTemplate,
    chosen: Collection[str] | None = None,
    unit: Unit | None = None,
) -> tuple[Line, ...]:
    """Make lines of what a process proposes for a new role, ordered by area.

    `unit` says which process it is, for a role that was begun in another.
    """
    sector = sector_of(process)
    sources = sources_now(process, publish(process).rows, unit)
    lines = (
        Line(
            id=task.id,
            text=task.text,
            area=area_of(task.text, sector).name,
            independence=role.independence_of(task.text),
            sources=(sources[task.id],),
        )
        for task in _proposed(process, chosen)
    )
    return tuple(sorted(lines, key=lambda line: area_of(line.text, sector).position))


def sources_now(
    process: Process, rows: Iterable[ResultRow] = (), unit: Unit | None = None
) -> dict[str, LineSource]:
    """Return what a process says now of each of its tasks, by key, as a line would rest on it.

    `rows` are its published result; a task without a row has no counts.
    """
    names = process.occupation_names()
    published = {row.task.id: row for row in rows}
    proposals = {proposal.task: proposal for proposal in process.proposals or ()}
    return {
        task.id: LineSource(
            task=task.id,
            words=task.text,
            estimate=WeeklyTime(task.minutes, task.times_per_week),
            is_new=bool(task.not_done_today),
            done_by=tuple(names.get(o, o) for o in task.done_by or ()),
            evidence=_evidence(process, task, published.get(task.id), proposals.get(task.id)),
            process=unit.process if unit else None,
            unit=unit.name if unit else None,
        )
        for task in process.tasks or ()
    }


def take_in(draft: Draft, lines: Iterable[Line], sector: str | None) -> Draft:
    """Take another process's lines into a draft, with the template's sentences that they earn.

    A sentence that the lines before had earned too has been kept or taken out by somebody already.
    """
    words = [line.text for line in draft.lines]
    known = {line.id for line in draft.lines}
    draft = line_edits.take_in(draft, lines)
    new = [line for line in draft.lines if line.id not in known]
    role = role_template(draft.template, sector)
    said = {
        "requirements": role.requirements,
        "competences": role.competences,
        "learned_on_the_job": role.learned,
        "physical_demands": role.physical,
    }
    for section, sentences in said.items():
        entries: tuple[Entry, ...] = getattr(draft, section)
        draft = replace(draft, **{section: _earned_too(entries, sentences, words, new)})  # type: ignore[arg-type]
    return draft


def sector_of(process: Process) -> str | None:
    """Return a process's sector; None when it has not said."""
    return process.workplace.sector if process.workplace else None


def draft_profile(
    surroundings: Surroundings,
    content: Content,
    *,
    version: int = 1,
    reviews: tuple[ReviewRow, ...] = (),
    requests: tuple[AskedRow, ...] = (),
    comments: tuple[SpokenRow, ...] = (),
    adoption: Adoption | None = None,
) -> RoleProfile:
    """Set a text as a profile, with what stands beside it."""
    return RoleProfile(
        organisation=surroundings.organisation,
        workplace=surroundings.workplaces,
        draft=content.draft,
        version=version,
        facts=content.facts,
        provenance=surroundings.provenance,
        reviews=reviews,
        requests=requests,
        comments=comments,
        adoption=adoption,
        conditions=surroundings.conditions,
        others=surroundings.others,
        full_time_hours=content.full_time_hours,
        overrides=content.overrides,
        sector=surroundings.sector,
    )


def surroundings_of(processes: Mapping[str, Process]) -> Surroundings:
    """Say what stands beside a text, with how many sorted what; its own process is the first.

    `processes` are by public id.
    """
    own, *_ = processes.values()
    seats: dict[str, int] = {}
    for process in processes.values():
        names = process.occupation_names()
        for occupation, size in process.occupation_sizes().items():
            seats[names[occupation]] = seats.get(names[occupation], 0) + size
    workplaces = [each.workplace.name for each in processes.values() if each.workplace]
    return Surroundings(
        title=own.title or _unit_name(own),
        sector=sector_of(own),
        organisation=own.organisation,
        workplace=own.workplace.name if own.workplace else None,
        workplaces=both(tuple(workplaces)) or None,
        provenance=Provenance(
            participants=tuple((name, size) for name, size in seats.items() if size),
            tasks_sorted=sum(
                1
                for each in processes.values()
                for found in analyse(each).tasks
                if found.counts.total
            ),
        ),
        units=tuple(
            UnitConditions(public_id, _unit_name(each), conditions(each))
            for public_id, each in processes.items()
        ),
    )


def _unit_name(process: Process) -> str:
    return process.workplace.name if process.workplace else process.title or UNTITLED


def _proposed(process: Process, chosen: Collection[str] | None) -> tuple[Task, ...]:
    tasks = tasks_for_a_new_role(process)
    return tasks if chosen is None else tuple(task for task in tasks if task.id in chosen)


def _evidence(
    process: Process, task: Task, row: ResultRow | None, proposal: Proposal | None
) -> Evidence:
    names = process.occupation_names()
    groups = row.by_group.items() if row else ()
    return Evidence(
        cards=process.card_words(task) if row else (),
        total=row.total if row else None,
        groups=tuple((tuple(names[o] for o in group), counts) for group, counts in groups),
        ownership=row.ownership if row else "",
        proposal=_told(proposal, process),
    )


def _told(proposal: Proposal | None, process: Process) -> Proposal | None:
    """Leave out dissent of occupations that the result does not show on their own."""
    if proposal is None or not proposal.dissent:
        return proposal
    return replace(proposal, dissent=dissent_told(proposal, process.room_grouping()) or None)


def _earned_too(
    entries: tuple[Entry, ...],
    sentences: Iterable[role_templates.Sentence],
    words: Sequence[str],
    new: Iterable[Line],
) -> tuple[Entry, ...]:
    """Let sentences point at new lines that earn them, and add those that nothing earned before."""
    for each in sentences:
        earning = tuple(line.id for line in new if each.earned_by([line.text]))
        known = any(entry.text == each.text for entry in entries)
        if earning and known:
            entries = tuple(
                replace(entry, lines=(*entry.lines, *earning)) if entry.text == each.text else entry
                for entry in entries
            )
        elif earning and not each.earned_by(words):
            entries = (*entries, Entry(each.text, each.origin, lines=earning))
    return entries


def _relieved(tasks: Iterable[Task], names: dict[str, str]) -> list[str]:
    """The occupations that do some of the tasks today, by name; all of them when nobody has said.

    In the process's own order.
    """
    doing = {o for task in tasks if not task.not_done_today for o in task.done_by or ()}
    return [name for o, name in names.items() if o in doing] or list(names.values())


def departments_of(process: Process) -> str | None:
    """Say how many departments a process's workplace has: fem avdelningar; None is not known."""
    count = process.workplace.departments if process.workplace else None
    if not count:
        return None
    return f"{number_word(count)} {'avdelning' if count == 1 else 'avdelningar'}"


def _entries(
    entries: Iterable[role_templates.Sentence], lines: Iterable[Line]
) -> tuple[Entry, ...]:
    """The template's sentences, each with the lines that earn it."""
    lines = tuple(lines)
    return tuple(
        Entry(
            each.text,
            each.origin,
            lines=tuple(line.id for line in lines if each.earned_by([line.text])),
        )
        for each in entries
    )


def _relief(role: RoleTemplate, relieved: list[str]) -> tuple[Entry, ...]:
    text = role.relief_for(relieved)
    return (Entry(text, role.relief.origin),) if text else ()
