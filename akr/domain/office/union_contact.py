"""The register of unions: whom each organises, and the contact who says who speaks for it.

An administrator keeps it. A process's leader never does, or the employer's side could say who the
union is (the method, rule 24).
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class UnionContact:
    """A union in the register. `function` is the contact's own word for what they are.

    `made_by` is the administrator who made the contact's latest link; `is_opened` whether the
    contact has opened it.
    """

    id: int
    union: str
    occupations: tuple[str, ...]
    made_by: int | None
    function: str | None = None
    opened_at: datetime | None = field(default=None)

    @property
    def is_opened(self) -> bool:
        """Whether the contact has opened the latest link."""
        return self.opened_at is not None


def union_key(union: str) -> str:
    """Return the key by which unions' names are compared: case does not matter."""
    return union.casefold()
