"""Dissent: an occupation that wants something else than what is proposed, never a person.

It is recorded and told only for an occupation that the result shows on its own: what is said of
one that is merged with others, or that speaks, would be said of one or two people.
"""

from akr.domain.proposals.errors import OccupationNotShown
from akr.domain.proposals.proposals import Dissent, Proposal
from akr.domain.room.anonymity import Grouping


def may_dissent(grouping: Grouping) -> tuple[str, ...]:
    """Return the occupations that the result shows on their own, in its order."""
    alone = tuple(group[0] for group in grouping.groups if len(group) == 1)
    return (*alone, *(each for each in grouping.openly if each not in alone))


def check_dissent(proposal: Proposal, grouping: Grouping) -> None:
    """Accept dissent of occupations that may be named. Raises OccupationNotShown."""
    if dissent_told(proposal, grouping) != (proposal.dissent or ()):
        raise OccupationNotShown


def dissent_told(proposal: Proposal, grouping: Grouping) -> tuple[Dissent, ...]:
    """Return the dissent that may be told; the grouping may have changed since it was recorded."""
    named = may_dissent(grouping)
    return tuple(each for each in proposal.dissent or () if each.occupation in named)
