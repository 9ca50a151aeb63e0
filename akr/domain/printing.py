"""Printing: what a room has on its walls and tables; phones serve the conversation there."""

from dataclasses import dataclass

from akr.domain.process import Purpose


@dataclass(frozen=True, slots=True)
class Invitation:
    """What hangs in the staff room before workshop 1; `code` is None until it has been opened."""

    title: str
    organisation: str | None
    workplace: str | None
    purpose: Purpose
    code: str | None
