"""The action plan as sheets: what is to happen with each task, and whose hours it moves."""

from collections.abc import Sequence

from akr import text
from akr.domain.proposals.action_plan import ActionRow, Move
from akr.domain.proposals.effort import rounded
from akr.domain.proposals.report import Report
from akr.files.spreadsheet import Cell, Sheet
from akr.text import report as words


def plan_sheet(found: Report) -> Sheet:
    """One row a task that something is proposed or decided for, what is to change first.

    Hours that somebody works today and new ones have columns of their own, so that no sum of one
    column mixes them.
    """
    order = [*words.IN_ORDER, words.STAYS]
    return Sheet(
        name="Handlingsplan",
        headings=(
            *("Läge", "Vad", "Arbetsuppgift", "Gör i dag", "Borde göra"),
            *("Timmar per vecka i dag", "Nya timmar per vecka"),
            *("Hinder", "Behövs", "Beslutar", "Ansvarig", "Senast", words.DISSENT),
        ),
        rows=tuple(
            (*_plan_row(row), words.dissent_of(found, row) or None)
            for row in sorted(found.rows, key=lambda r: order.index(r.proposal.decision))
        ),
    )


def moves_sheet(found: Sequence[Move]) -> Sheet:
    """One row for each way that hours move; bounds differ where a doer goes on with the task."""
    return Sheet(
        name="Timmar in och ut",
        headings=(
            *("Läge", "Från", "Till", "Uppgifter", "Uppgifter utan tid"),
            *("Timmar per vecka, minst", "Timmar per vecka, högst", "Nya timmar per vecka"),
        ),
        rows=tuple(_move_row(move) for move in found),
    )


def _plan_row(row: ActionRow) -> tuple[Cell, ...]:
    proposal, hours = row.proposal, row.hours
    is_new, is_known = bool(row.task.not_done_today), not hours.unknown
    return (
        text.STATUS[row.status],
        text.DECISIONS[proposal.decision],
        row.task.text,
        text.together(row.done_by) or proposal.does,
        text.together(row.receivers) or proposal.ought_to,
        rounded(hours.moved) if is_known and not is_new else None,
        rounded(hours.new) if is_known and is_new else None,
        proposal.obstacle,
        proposal.needed,
        proposal.decided_by,
        proposal.responsible,
        proposal.due,
    )


def _move_row(move: Move) -> tuple[Cell, ...]:
    return (
        text.STATUS[move.status],
        words.giver(move),
        words.taker(move),
        move.tasks,
        move.unknown or None,
        None if move.is_new else rounded(move.hours.least),
        None if move.is_new else rounded(move.hours.most),
        rounded(move.hours.most) if move.is_new else None,
    )
