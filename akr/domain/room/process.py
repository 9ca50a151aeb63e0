"""A process after its workshop: its participants, closing answers and notes."""

from dataclasses import dataclass

from akr.domain.planning.process import PlannedProcess
from akr.domain.room.anonymity import Grouping, group_room
from akr.domain.room.closing import ClosingWord, Goodbye, PublishedClosing, publish_closing
from akr.domain.room.participants import Note, Participant, Source


@dataclass(frozen=True, slots=True)
class HeldProcess(PlannedProcess):
    """A planned process whose workshop has been held."""

    participants: tuple[Participant, ...] | None = None
    goodbyes: tuple[Goodbye, ...] | None = None
    closing_words: tuple[ClosingWord, ...] | None = None
    notes: tuple[Note, ...] | None = None
    grouping: Grouping | None = None
    """How the room's answers are counted, drawn when its result was first shown."""

    def occupation_names(self) -> dict[str, str]:
        """Map every occupation's id to its name, in the file's order, including participants' own.

        A file may leave the names out; then the id is the name.
        """
        named = {occupation.id: occupation.name for occupation in self.occupations or ()}
        for participant in self.participants or ():
            named.setdefault(participant.occupation, participant.occupation)
        return named

    def occupation_sizes(self) -> dict[str, int]:
        """Count each occupation's seats, in the order of `occupation_names`."""
        sizes = dict.fromkeys(self.occupation_names(), 0)
        for participant in self.participants or ():
            sizes[participant.occupation] += 1
        return sizes

    def room_grouping(self) -> Grouping:
        """How the room's answers are counted: as first shown, or as they would be now."""
        return self.grouping or group_room(self.occupation_sizes(), self.occupations or ())

    def entered(self) -> frozenset[str]:
        """Return the participants whose answers the leader entered, at a seat or from a board."""
        return frozenset(each.id for each in self.participants or () if each.source is not None)

    def counted_from(self, source: Source) -> int:
        """Count the participants whose answers came in by a source."""
        return sum(1 for each in self.participants or () if each.source is source)


def closing_of(process: HeldProcess) -> PublishedClosing:
    """Return the published closing answers of a process's workshop 1."""
    return publish_closing(
        process.goodbyes or (),
        process.closing_words or (),
        {each.id: each.occupation for each in process.participants or ()},
        process.room_grouping().groups,
        process.entered(),
    )
