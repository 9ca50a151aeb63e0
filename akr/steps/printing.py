"""Printing: gather what goes on paper, of what the one who leads may see now."""

from akr.domain.printing import Invitation
from akr.domain.process import Purpose
from akr.steps.prepare import called
from akr.store import workshop as workshops
from akr.store.work import Work


def see_invitation(work: Work, public_id: str) -> Invitation:
    """Show what an invitation says; without a stated purpose it is about roles.

    Raises UnknownProcess.
    """
    with work.reading():
        process = work.process(public_id)
        room = workshops.of_process(work.session, public_id)
    return Invitation(
        title=called(process),
        organisation=process.organisation,
        workplace=process.workplace.name if process.workplace else None,
        purpose=process.purpose or Purpose.ROLES,
        code=room.code if room else None,
    )
