"""The plan: mandate, readiness, dates, expected people and the timetable of workshop 1."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from akr.domain.phase import Phase
from akr.domain.planning.errors import NamesShown, PlanChanged
from akr.domain.planning.process import (
    Mandate,
    Occupation,
    Purpose,
    Readiness,
    ReadinessQuestion,
    Setup,
    WorkshopFormat,
)
from akr.domain.planning.readiness import (
    Conditions,
    Dates,
    check_dates,
    check_readiness,
    conditions,
    plan_fingerprint,
)
from akr.domain.planning.timetable import meeting_length, planned
from akr.domain.planning.voices import check_choice, large_ones, small_ones
from akr.domain.proposals.process import Process
from akr.domain.room.errors import UnknownOccupation
from akr.library.script import Script, script_for
from akr.steps.planning.processes import called, with_ids
from akr.store.matter.review import Reviewer
from akr.store.planning.plan import Meeting
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Plan:
    """A process as planned. `expected` maps an occupation's name to how many should come.

    `unions` have been given the plan. `phase` is the room's, None before workshop 1 is opened.
    """

    public_id: str
    process: Process
    expected: Mapping[str, int | None]
    meeting: Meeting
    unions: Sequence[Reviewer]
    phase: Phase | None

    @property
    def title(self) -> str:
        """The process's name."""
        return called(self.process)

    @property
    def answers(self) -> dict[ReadinessQuestion, Readiness]:
        """The answers about readiness, by question."""
        return {each.question: each for each in self.process.readiness or ()}

    @property
    def conditions(self) -> Conditions:
        """The preconditions, which everybody who reads the result sees."""
        return conditions(self.process)

    @property
    def length(self) -> int | None:
        """How many minutes workshop 1 takes; None when nobody has said, or nobody meets."""
        return meeting_length(self.meeting.workshop_format, self.meeting.minutes)

    @property
    def timetable(self) -> dict[Phase, int]:
        """The minutes of each phase; empty without a length."""
        return planned(self.length, self.meeting.adjusted)

    @property
    def small(self) -> tuple[Occupation, ...]:
        """The occupations that are expected to be under three."""
        return small_ones(self.process.occupations or (), self.expected)

    @property
    def seatmates(self) -> tuple[Occupation, ...]:
        """The occupations that a small one may sit with."""
        return large_ones(self.process.occupations or (), self.expected)

    @property
    def setup_said(self) -> Setup:
        """What was said when the process was made, and when and where workshop 1 is."""
        process = self.process
        return Setup(
            process.title,
            process.workplace.name if process.workplace else None,
            process.workshop_1_on,
            process.workshop_1_at,
            process.workshop_1_place,
            tuple(Occupation(each.id, each.name) for each in process.occupations or ()),
        )

    @property
    def mandate_said(self) -> tuple[Purpose | None, Mandate | None]:
        """Purpose and mandate, which are edited together."""
        return self.process.purpose, self.process.mandate

    @property
    def meeting_said(
        self,
    ) -> tuple[WorkshopFormat | None, int | None, tuple[tuple[str, int | None], ...]]:
        """Format, minutes and expected people, which are edited together."""
        return (
            self.process.workshop_format,
            self.meeting.minutes,
            tuple(self.expected.items()),
        )


def see_plan(work: Work, public_id: str) -> Plan:
    """Show a process's plan to its leader. Raises UnknownProcess."""
    with work.reading():
        return _plan(work, public_id)


def see_script(work: Work, public_id: str, phase: Phase) -> Script:
    """Show the script of a phase, with the minutes that a process has planned for it.

    An open console asks for it at every answer, so no more of the plan is read. Raises
    UnknownProcess.
    """
    with work.reading():
        meeting = work.plans.meeting(public_id)
    length = meeting_length(meeting.workshop_format, meeting.minutes)
    script, minutes = script_for(phase), planned(length, meeting.adjusted).get(phase)
    return script if minutes is None else replace(script, minutes=minutes)


def see_expected(work: Work, public_id: str) -> Mapping[str, int | None]:
    """Return how many of each occupation, by name, should come; None where nobody has said."""
    with work.reading():
        return work.processes.expected(public_id)


def say_mandate(
    work: Work, public_id: str, purpose: Purpose, mandate: Mandate | None, base: str
) -> None:
    """Store the purpose and the mandate.

    Like the other steps here, this changes a part of the plan only if it still is what the edit
    started from. The same values again, as a second press sends them, change nothing. Raises
    PlanChanged, UnknownProcess.
    """
    with work:
        process_id = work.plans.hold(public_id)
        if _is_new(work, public_id, (purpose, mandate), base, lambda plan: plan.mandate_said):
            work.plans.save_mandate(process_id, purpose, mandate)


def correct_setup(work: Work, public_id: str, said: Setup, added: Sequence[str], base: str) -> None:
    """Correct what a process is called, when and where it meets, and its occupations' names.

    An occupation keeps its id, so that seats, voices, groups and answers stay with it. `added` are
    names of new ones, also in an open room: there, the leader lets each of them in. Once a result
    has been shown the names stand, since a group's answers could be made another's. Raises
    NamesShown, and what `say_mandate` does.
    """
    with work:
        process_id = work.plans.hold(public_id)
        new = with_ids(added, [each.id for each in said.occupations])
        wanted = replace(said, occupations=(*said.occupations, *new))
        if _is_new(work, public_id, wanted, base, lambda plan: plan.setup_said):
            workshop = work.workshops.of_process(public_id)
            if workshop and work.showings.grouping(workshop) and _renames(work, public_id, said):
                raise NamesShown
            work.plans.save_setup(process_id, said)
            work.plans.add_occupations(process_id, new, is_open=workshop is not None)


def _renames(work: Work, public_id: str, said: Setup) -> bool:
    names = work.process_in_part(public_id, "occupations").occupation_names()
    return any(names[each.id] != each.name for each in said.occupations if each.id in names)


def answer_readiness(work: Work, public_id: str, said: tuple[Readiness, ...], base: str) -> None:
    """Store the answers about readiness; a question that is left out has no answer.

    Raises ReasonMissing for an answer that needs a comment, and what `say_mandate` does.
    """
    for each in said:
        check_readiness(each)
    with work:
        process_id = work.plans.hold(public_id)
        if _is_new(work, public_id, said, base, lambda plan: plan.process.readiness or ()):
            work.plans.save_readiness(process_id, said)


def plan_meeting(
    work: Work,
    public_id: str,
    workshop_format: WorkshopFormat,
    minutes: int | None,
    expected: Mapping[str, int | None],
    base: str,
) -> None:
    """Store the format, the length and how many of each occupation are expected.

    Another format or length resets the timetable. Raises what `say_mandate` does.
    """
    with work:
        process_id = work.plans.hold(public_id)
        now = _plan(work, public_id)
        wanted = workshop_format, minutes, tuple(expected.items())
        if _is_new(work, public_id, wanted, base, lambda plan: plan.meeting_said):
            work.processes.expect(public_id, expected)
            if (workshop_format, minutes) != now.meeting_said[:2]:
                work.plans.save_meeting(process_id, workshop_format, minutes)


def say_voices(work: Work, public_id: str, wanted: Sequence[Occupation], base: str) -> None:
    """Store how small occupations are heard.

    Raises VoiceSettled for what the open room does not allow, UnknownOccupation for one that is not
    small or a seatmate that is none, and what `say_mandate` does.
    """
    with work:
        process_id = work.plans.hold(public_id)
        now = _plan(work, public_id)
        small = {each.id: each for each in now.small}
        seatmates = {each.id for each in now.seatmates}
        for each in wanted:
            if each.id not in small or (each.sits_with and each.sits_with not in seatmates):
                raise UnknownOccupation(each.id)
            check_choice(small[each.id], each, is_open=now.phase is not None)
        if _is_new(work, public_id, tuple(wanted), base, lambda plan: plan.small):
            work.voices.choose(process_id, wanted)


def adjust_timetable(work: Work, public_id: str, adjusted: Mapping[Phase, int], base: str) -> None:
    """Store the facilitator's own minutes for each phase; none restores the default timetable.

    Raises what `say_mandate` does.
    """
    with work:
        process_id = work.plans.hold(public_id)
        length = _plan(work, public_id).length
        wanted = planned(length, adjusted)
        if _is_new(work, public_id, wanted, base, lambda plan: plan.timetable):
            kept = {} if wanted == planned(length, {}) else wanted
            work.plans.save_timetable(process_id, kept)


def say_dates(work: Work, public_id: str, dates: Dates, base: str) -> None:
    """Store the next dates. Raises DatesTurned, and what `say_mandate` does."""
    check_dates(dates)
    with work:
        process_id = work.plans.hold(public_id)
        if _is_new(work, public_id, dates, base, lambda plan: plan.conditions.dates):
            work.plans.save_dates(process_id, dates)


def _is_new(
    work: Work, public_id: str, wanted: object, base: str, part: Callable[[Plan], object]
) -> bool:
    """Whether an edit changes a part of the plan. Raises PlanChanged if somebody was first."""
    now = part(_plan(work, public_id))
    if now == wanted:
        return False
    if plan_fingerprint(now) != base:
        raise PlanChanged
    return True


def _plan(work: Work, public_id: str) -> Plan:
    process = work.process_in_part(public_id, "occupations", "readiness", "union_comments")
    workshop = work.workshops.of_process(public_id)
    names = process.occupation_names().values()
    return Plan(
        public_id=public_id,
        process=process,
        expected=dict.fromkeys(names) | work.processes.expected(public_id),
        meeting=work.plans.meeting(public_id),
        unions=work.reviews.reviewers(public_id),
        phase=workshop.phase if workshop else None,
    )
