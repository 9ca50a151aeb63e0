"""What workshop 2 still lacks. It ends with every task settled, and each change owned and dated."""

from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.answers.published import Result, ResultRow
from akr.domain.proposals.agenda import is_settled, lacks_owner
from akr.domain.proposals.proposals import Proposal, ProposalKind


@dataclass(frozen=True, slots=True)
class StillMissing:
    """The tasks that something is missing for, each list in the order of the result.

    - `proposal`: it has no proposal, and was not left either.
    - `owner`: its proposal is a change without a responsible person or a date.
    - `answers`: it is proposed for a new role, but is not asked about its place in the day.
    """

    proposal: tuple[ResultRow, ...]
    owner: tuple[ResultRow, ...]
    answers: tuple[ResultRow, ...]

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.proposal) + len(self.owner) + len(self.answers)


def still_missing(result: Result, proposals: Mapping[str, Proposal]) -> StillMissing:
    """List what is missing. Nothing is when every task is settled, owned, dated and asked."""
    rows = result.by_need()
    said = [(row, proposals.get(row.task.id)) for row in rows]
    return StillMissing(
        proposal=tuple(row for row, each in said if not is_settled(row.task, each)),
        owner=tuple(row for row, each in said if each and lacks_owner(each)),
        answers=tuple(row for row, each in said if each and lacks_answers(each)),
    )


def lacks_answers(proposal: Proposal) -> bool:
    """Whether a task for a new role is not asked all three questions (the method, rule 18)."""
    asked = (proposal.stands_alone, proposal.when, proposal.needs_same_person)
    return proposal.decision is ProposalKind.NEW_ROLE and None in asked
