"""Draft: the red tasks are gathered into one job, with the library's words and their origin."""

from collections.abc import Iterable

from akr.domain.answers.analysis import analyse
from akr.domain.answers.published import ResultRow, publish
from akr.domain.cards.cards import Task
from akr.domain.planning.readiness import conditions
from akr.domain.proposals.effort import tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.role.draft import Content, Draft, Entry
from akr.domain.role.lines import Evidence, Line, LineSource, WeeklyTime
from akr.domain.role.profile import Adoption, Provenance, ReviewRow, RoleProfile
from akr.library import role_templates
from akr.library.areas import area_of
from akr.library.role_templates import RoleTemplate, default_template, role_template
from akr.text import number_word


def gather_draft(process: Process, template: str | None = None, title: str | None = None) -> Draft:
    """Gather what is proposed or decided for a new role into a draft, ordered by area.

    Without `template` the sector chooses one; without `title` the template's own stands. Raises
    UnknownTemplate.
    """
    sector = process.workplace.sector if process.workplace else None
    tasks = tasks_for_a_new_role(process)
    words = [task.text for task in tasks]
    base = role_template(template, sector) if template else default_template(sector)
    role = base.for_tasks(words)
    names = process.occupation_names()
    relieved = _relieved(tasks, names)
    evidence = {row.task.id: row for row in _published(process)}
    lines = tuple(
        sorted(
            (_line(process, role, task, evidence[task.id], sector) for task in tasks),
            key=lambda line: area_of(line.text, sector).position,
        )
    )
    return Draft(
        template=role.name,
        title=title or role.title,
        lead=role.lead_for([area_of(line.text, sector) for line in lines], _departments(process)),
        lines=lines,
        may_not=tuple(Entry(each.text, each.origin) for each in role.may_not),
        requirements=_entries((*role.requirements, *role.competences), lines),
        learned_on_the_job=_entries(role.learned, lines),
        learning_moments=_entries(role.learning_moments, lines),
        ways_onward=_entries([role.ways_onward], lines),
        physical_demands=_entries(role.physical, lines),
        before_employment=_entries(role.before_employment, lines),
        relief=_relief(role, relieved),
    )


def draft_profile(
    process: Process,
    content: Content,
    *,
    version: int = 1,
    reviews: tuple[ReviewRow, ...] = (),
    adoption: Adoption | None = None,
) -> RoleProfile:
    """Set a text as a profile, with how many sorted what in its process."""
    names = process.occupation_names()
    return RoleProfile(
        organisation=process.organisation,
        workplace=process.workplace.name if process.workplace else None,
        draft=content.draft,
        version=version,
        facts=content.facts,
        provenance=Provenance(
            participants=tuple(
                (names[o], size) for o, size in process.occupation_sizes().items() if size
            ),
            tasks_sorted=sum(1 for found in analyse(process).tasks if found.counts.total),
        ),
        reviews=reviews,
        adoption=adoption,
        conditions=conditions(process),
        full_time_hours=content.full_time_hours,
    )


def _published(process: Process) -> tuple[ResultRow, ...]:
    return publish(process).rows


def _line(
    process: Process,
    role: RoleTemplate,
    task: Task,
    row: ResultRow,
    sector: str | None,
) -> Line:
    names = process.occupation_names()
    evidence = Evidence(
        cards=process.card_words(task),
        total=row.total,
        groups=tuple(
            (tuple(names[o] for o in group), counts) for group, counts in row.by_group.items()
        ),
        ownership=row.ownership,
        proposal=next((p for p in process.proposals or () if p.task == task.id), None),
    )
    source = LineSource(
        task=task.id,
        words=task.text,
        estimate=WeeklyTime(task.minutes, task.times_per_week),
        is_new=bool(task.not_done_today),
        done_by=tuple(names.get(o, o) for o in task.done_by or ()),
        evidence=evidence,
    )
    return Line(
        id=task.id,
        text=task.text,
        area=area_of(task.text, sector).name,
        independence=role.independence_of(task.text),
        sources=(source,),
    )


def _relieved(tasks: Iterable[Task], names: dict[str, str]) -> list[str]:
    """The occupations that do some of the tasks today, by name; all of them when nobody has said.

    In the process's own order.
    """
    doing = {o for task in tasks if not task.not_done_today for o in task.done_by or ()}
    return [name for o, name in names.items() if o in doing] or list(names.values())


def _departments(process: Process) -> str | None:
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
