"""Export: the result as a spreadsheet, with what others than the leader may see and no more."""

from akr import text
from akr.domain.answers.discussion import publish_reasons
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.planning.process import ReadinessQuestion
from akr.domain.planning.readiness import conditions
from akr.domain.proposals.effort import hours_per_week, rounded
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal
from akr.domain.proposals.report import report
from akr.domain.room.closing import MeasureRow
from akr.domain.room.process import closing_of
from akr.files.plan_sheets import moves_sheet, plan_sheet
from akr.files.spreadsheet import Cell, Sheet

TASK_HEADINGS = (
    "Arbetsuppgift",
    "Ägarskap",
    "Minuter per gång",
    "Gånger per vecka",
    "Timmar per vecka",
    "Hinns inte med i dag",
)
PROPOSAL_HEADINGS = (
    "Status",
    "Förslag",
    "Fråga",
    "Hinder",
    "Behövs",
    "Gör i dag",
    "Borde göra",
    "Beslutar",
    "Ansvarar",
    "Senast",
)


CONDITION_HEADINGS = ("Uppdrag", "Förutsättningar", "Facken före verkstad 1")


def sheets(process: Process) -> list[Sheet]:
    """A process as a workbook: its tasks, its plan, its conditions, how it was left, its notes."""
    found = report(process)
    plan = [plan_sheet(found), moves_sheet(found.moves)] if found.rows else []
    left = [closing_sheet(process)] if process.goodbyes else []
    noted = [_notes_sheet(process)] if process.notes else []
    return [result_sheet(process), *plan, _conditions_sheet(process), *left, *noted]


def flat_sheet(process: Process) -> Sheet:
    """A process as one table: each task's row says as well on what the work rests.

    A CSV file has no second sheet, and what is said once above the headings would be no table.
    """
    result, found = result_sheet(process), conditions(process)
    state = text.ended(found.ended) if found.ended else ""
    said = (state, *map(text.readiness, found.open_points), text.unanswered(found))
    points = " ".join(filter(None, said))
    heard = text.opening(found.opening) if found.opening else None
    more = (text.mandate(found.mandate), points or None, heard)
    return Sheet(
        name=result.name,
        headings=(*result.headings, *CONDITION_HEADINGS),
        rows=tuple((*row, *more) for row in result.rows),
    )


def _notes_sheet(process: Process) -> Sheet:
    """One row a note, with its task where it is of one."""
    words = {task.id: task.text for task in process.tasks or ()}
    return Sheet(
        name="Anteckningar",
        headings=("Arbetsuppgift", "Anteckning"),
        rows=tuple(
            (words.get(note.task) if note.task else None, note.text) for note in process.notes or ()
        ),
    )


def closing_sheet(process: Process) -> Sheet:
    """One row a question and group, with how many have answered and their mean.

    The closing words are not in it: they were said to whoever leads the workshop.
    """
    names = process.occupation_names()

    def lines(row: MeasureRow) -> list[tuple[Cell, ...]]:
        means = {"Alla": row.total} | {
            text.together([names[o] for o in group]): mean for group, mean in row.by_group.items()
        }
        return [
            (text.MEASURES[row.measure], row.measure.highest, name, mean.answers, float(mean.value))
            for name, mean in means.items()
            if mean is not None
        ]

    return Sheet(
        name="Hemgång",
        headings=("Fråga", "Högsta svar", "Grupp", "Svar", "Medelvärde"),
        rows=tuple(line for row in closing_of(process).rows for line in lines(row)),
    )


def result_sheet(process: Process) -> Sheet:
    """One row a task: numbers by published group, hours and what is proposed.

    Groups under three are merged and single answers left out, as on the wall (`answers.published`).
    """
    result = publish(process)
    names = process.occupation_names()
    groups = [text.both(tuple(names[o] for o in group)) for group in result.groups]
    colours = [text.COLOURS[colour].word for colour in Colour]
    proposals = {proposal.task: proposal for proposal in process.proposals or ()}
    reasons = {
        task: "\n".join(
            f"{text.together([names[o] for o in group])}: {said}" if group else said
            for group, sentences in told
            for said in sentences
        )
        for task, told in publish_reasons(result, process.reasons or ()).items()
    }
    return Sheet(
        name="Uppgifter",
        headings=(
            *TASK_HEADINGS,
            *(f"{colour}, alla" for colour in colours),
            *(f"{colour}, {group}" for group in groups for colour in colours),
            "Därför",
            *PROPOSAL_HEADINGS,
        ),
        rows=tuple(
            _row(row, result, proposals.get(row.task.id), reasons.get(row.task.id))
            for row in result.rows
        ),
    )


def _conditions_sheet(process: Process) -> Sheet:
    said = {each.question: each for each in process.readiness or ()}
    return Sheet(
        name="Förutsättningar",
        headings=("Fråga", "Svar", "Kommentar"),
        rows=(
            *([("Läge", text.ended(process.ended), None)] if process.ended else []),
            ("Uppdrag", text.mandate(process.mandate), None),
            ("Verkstad 2", process.workshop_2_on or text.day(None), None),
            ("Uppföljning", process.follow_up_on or text.day(None), None),
            *(
                (text.READINESS[each], text.ANSWERS[said[each].answer], said[each].comment)
                if each in said
                else (text.READINESS[each], "Inte besvarad", None)
                for each in ReadinessQuestion
            ),
            (
                "Facken före verkstad 1",
                text.opening(process.opening) if process.opening else "Inte öppnad",
                None,
            ),
            *(
                (f"Synpunkt från {each.union}", each.text, each.answer)
                for each in process.union_comments or ()
            ),
        ),
    )


def _row(
    row: ResultRow, result: Result, proposal: Proposal | None, reason: str | None
) -> tuple[Cell, ...]:
    task = row.task
    hours = hours_per_week(task)
    return (
        task.text,
        text.OWNERSHIP[row.ownership],
        task.minutes,
        task.times_per_week,
        None if hours is None else rounded(hours),
        None if task.not_done_today is None else text.yes_or_no(task.not_done_today),
        *_cells(row.total),
        *(cell for group in result.groups for cell in _cells(row.by_group.get(group))),
        reason,
        *_proposal_cells(proposal),
    )


def _cells(counts: Counts | None) -> tuple[Cell, ...]:
    return tuple(None if counts is None else counts.of(colour) for colour in Colour)


def _proposal_cells(proposal: Proposal | None) -> tuple[Cell, ...]:
    if proposal is None:
        return (None,) * len(PROPOSAL_HEADINGS)
    return (
        text.STATUS[proposal.status],
        text.DECISIONS[proposal.decision],
        text.QUESTIONS[proposal.question] if proposal.question else None,
        proposal.obstacle,
        proposal.needed,
        proposal.does,
        proposal.ought_to,
        proposal.decided_by,
        proposal.responsible,
        proposal.due,
    )
