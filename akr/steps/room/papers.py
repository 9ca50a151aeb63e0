"""Printing: the content of invitations and sheets, limited to what the leader may see now."""

from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose
from akr.domain.room.absence import Until
from akr.domain.room.papers import Invitation, Materials
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.library.suggestions import suggestions
from akr.steps.planning.processes import called
from akr.store.work import Work


def see_invitation(work: Work, public_id: str) -> Invitation:
    """Show an invitation's content; without a stated purpose it is about roles.

    Raises UnknownProcess.
    """
    with work.reading():
        process = work.process_in_part(public_id)
        room = work.workshops.of_process(public_id)
        until = work.absences.until(room) if room else Until()
    return Invitation(
        title=called(process),
        organisation=process.organisation,
        workplace=process.workplace.name if process.workplace else None,
        purpose=process.purpose or Purpose.ROLES,
        code=room.code if room else None,
        until=until,
        on=process.workshop_1_on,
        at=process.workshop_1_at,
        place=process.workshop_1_place,
    )


def see_materials(work: Work, public_id: str) -> Materials:
    """Show the content of cards, boards and tallies.

    Leaves out tasks that the leader may not see now. Before the room is opened there are only the
    tasks of an imported file. Raises UnknownProcess.
    """
    with work.reading():
        process = work.process_in_part(public_id, "occupations", "participants", "tasks")
        room = work.workshops.of_process(public_id)
    shown = room is None or Sight.TASK_TEXTS in visible(Viewer.LEADER, room.phase)
    sector = process.workplace.sector if process.workplace else None
    return Materials(
        title=called(process),
        occupations=tuple(process.occupation_names().values()),
        tasks=tuple(task.text for task in process.tasks or ()) if shown else (),
        suggestions=tuple(each.text for each in suggestions(sector)),
        unsettled=room is not None and room.phase is Phase.GATHER,
        organisation=process.organisation,
    )
