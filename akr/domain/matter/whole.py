"""The whole: what an employer means to decide, frozen when it is sent to the unions.

What the unions read, state positions on, what is decided and what is printed is this whole and
nothing else (the method, rule 23).
"""

from dataclasses import dataclass

from akr.domain.matter.requests import Request
from akr.domain.matter.review import Comment, Position
from akr.domain.planning.process import UnionComment
from akr.domain.role.draft import Content
from akr.domain.role.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class FrozenRole:
    """A version of a role, by its public id, with its text and what stood beside it.

    `beside` is None for what was sent before surroundings were frozen.
    """

    role: str
    version: int
    content: Content
    beside: Surroundings | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that one version of a matter holds."""

    roles: tuple[FrozenRole, ...]

    def role(self, public_id: str) -> FrozenRole:
        """Return a role of it by public id."""
        return next(each for each in self.roles if each.role == public_id)


@dataclass(frozen=True, slots=True)
class PlanHeard:
    """What the unions have said of a process's plan, and the answers."""

    process: str
    comments: tuple[UnionComment, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the unions had said when the employer decided. Later words stand after the decision."""

    unions: tuple[str, ...]
    positions: tuple[Position, ...]
    plans: tuple[PlanHeard, ...]
    requests: tuple[Request, ...] = ()
    comments: tuple[Comment, ...] = ()
