"""Voices: the members of a small occupation say themselves whether it answers openly."""

from dataclasses import dataclass, replace

from akr.domain.planning.process import Voice
from akr.domain.room.anonymity import FEWEST
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.workshop import Seat
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """How a seat's occupation is heard, if it is a small one.

    `sits_with` is the other occupation's name. `agrees` is this seat's own yes to answering openly;
    `may_agree` says whether there is still time to.
    """

    voice: Voice
    sits_with: str | None
    agrees: bool
    may_agree: bool


def see_voice(work: Work, seat: Seat) -> OwnVoice | None:
    """Show a seat how its occupation is heard; None when it is counted. Call inside a reading."""
    occupation = work.voices.of_small(seat, FEWEST)
    if occupation is None:
        return None
    names = work.occupations.names(seat.workshop)
    return OwnVoice(
        occupation.voice or Voice.SPEAK,
        names.get(occupation.sits_with) if occupation.sits_with else None,
        agrees=work.voices.agrees(seat),
        may_agree=not work.voices.have_answered(seat.workshop, seat.occupation),
    )


def agree_to_answer_openly(work: Work, code: str, token: str, *, agrees: bool) -> None:
    """Store a seat's yes or no to answering openly; nobody reads whose it is, so no act keeps it.

    A yes counts only before anybody of the occupation has answered. A no counts at any time, and
    hides what was open. Raises UnknownSeat, and PhaseClosed for a yes that comes too late.
    """
    with work:
        seat = work.seats.held(code, token)
        room = work.workshops.hold(seat.workshop)
        if agrees and work.voices.have_answered(room, seat.occupation):
            raise PhaseClosed(room.phase)
        work.voices.agree(seat, agrees=agrees)
        grouping = work.showings.grouping(room)
        if grouping and seat.occupation in grouping.openly and not agrees:
            left = tuple(each for each in grouping.openly if each != seat.occupation)
            silent = (*grouping.silent, seat.occupation)
            work.showings.keep_grouping(room, replace(grouping, openly=left, silent=silent))
