"""A process as its room left it: who took part, how the meeting was, what was noted."""

from collections.abc import Iterable
from dataclasses import dataclass

from akr.domain.planning.process import PlannedProcess
from akr.domain.room.anonymity import settled_groups
from akr.domain.room.closing import ClosingWord, Goodbye, Parting, publish_parting
from akr.domain.room.participants import Note, Participant, Source


@dataclass(frozen=True, slots=True)
class HeldProcess(PlannedProcess):
    """A planned process whose workshop has been held."""

    participants: tuple[Participant, ...] | None = None
    goodbyes: tuple[Goodbye, ...] | None = None
    closing_words: tuple[ClosingWord, ...] | None = None
    notes: tuple[Note, ...] | None = None

    def occupation_names(self) -> dict[str, str]:
        """Every occupation that anybody belongs to, id to name, in the file's order.

        A file may leave the names out; then an id is its own name.
        """
        named = {occupation.id: occupation.name for occupation in self.occupations or ()}
        for participant in self.participants or ():
            named.setdefault(participant.occupation, participant.occupation)
        return named

    def occupation_sizes(self) -> dict[str, int]:
        """How many seats each occupation has, in the order of `occupation_names`."""
        return self._sizes(self.participants or ())

    def late_sizes(self) -> dict[str, int]:
        """How many of them were taken after the result had first been shown."""
        return self._sizes(each for each in self.participants or () if each.late)

    def _sizes(self, participants: Iterable[Participant]) -> dict[str, int]:
        sizes = dict.fromkeys(self.occupation_names(), 0)
        for participant in participants:
            sizes[participant.occupation] += 1
        return sizes

    def counted_from(self, source: Source) -> int:
        """How many participants' answers came in another way than from their own device."""
        return sum(1 for each in self.participants or () if each.source is source)


def parting(process: HeldProcess) -> Parting:
    """Tell how a process's workshop 1 was left."""
    return publish_parting(
        process.goodbyes or (),
        process.closing_words or (),
        {each.id: each.occupation for each in process.participants or ()},
        settled_groups(process.occupation_sizes(), process.late_sizes()),
    )
