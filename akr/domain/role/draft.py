"""A draft: the red tasks gathered into one job, each line with its evidence."""

from collections.abc import Collection
from dataclasses import dataclass

from akr.domain.office.organisation import FULL_TIME_HOURS
from akr.domain.role.lines import Line

LONGEST_ROLE_TITLE = 120
"""Characters: it heads a printed page, and is read aloud."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of the description and where it comes from.

    `origin` is a report's short code, `eget` for common knowledge, or `arbetsplatsen` for words
    written there. `lines` are the ids of the lines that earn it: a requirement without a task is
    not allowed (the method, after KLIPPAN). `because` is the same in the template's words, in texts
    from before a sentence could point at its lines.
    """

    text: str
    origin: str
    because: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def is_orphaned(self, ids: Collection[str]) -> bool:
        """Whether the lines that earned it are all gone from the role's `ids`."""
        return bool(self.lines) and not self.because and not set(self.lines) & set(ids)


@dataclass(frozen=True, slots=True)
class Draft:
    """A job description in the making; it is a draft until a manager has decided.

    `removed` are lines that were taken out, with all that they rest on, so that they can be brought
    back. `made` counts the lines that were made by hand, so that no id is used twice.
    """

    template: str
    title: str
    lead: str
    lines: tuple[Line, ...]
    may_not: tuple[Entry, ...]
    requirements: tuple[Entry, ...]
    learned_on_the_job: tuple[Entry, ...]
    learning_moments: tuple[Entry, ...]
    ways_onward: tuple[Entry, ...]
    physical_demands: tuple[Entry, ...]
    before_employment: tuple[Entry, ...]
    relief: tuple[Entry, ...]
    removed: tuple[Line, ...] = ()
    made: int = 0
    responsibility: tuple[Entry, ...] = ()
    merits: tuple[Entry, ...] = ()
    competences: tuple[Entry, ...] = ()
    introduction: tuple[Entry, ...] = ()
    contacts: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that only the manager can state; None is shown as not yet stated, never guessed."""

    manager: str | None = None
    supervisor: str | None = None
    working_hours: str | None = None
    agreement: str | None = None
    funding: str | None = None
    reason_not_full_time: str | None = None
    extent: str | None = None
    work_codes: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """The reason to keep what a check asks about; `mark` says which words it was given for."""

    check: str
    mark: str
    reason: str


@dataclass(frozen=True, slots=True)
class Content:
    """The whole text of a version, which is reviewed, compared, locked and hashed.

    `overrides` are the reasons to keep what the checks ask about (`akr.domain.role.checks`).
    """

    draft: Draft
    facts: Facts = Facts()
    full_time_hours: float = FULL_TIME_HOURS
    overrides: tuple[Override, ...] = ()
