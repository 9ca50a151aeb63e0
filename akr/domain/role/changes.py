"""Changes: what a workshop says now of a task that a role already holds, line by line.

A role's evidence is frozen when it is taken in. When words, times or proposals change afterwards
the role says so, and somebody takes the later word over or leaves it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from akr.domain.fingerprint import fingerprint
from akr.domain.proposals.proposals import ProposalKind
from akr.domain.role.draft import Draft
from akr.domain.role.line_edits import line_of
from akr.domain.role.lines import Line, LineSource


class TaskChange(StrEnum):
    """What of a task is not as it was when the role took it in."""

    GONE = "gone"
    NOT_PROPOSED = "not_proposed"
    WORDS = "words"
    TIME = "time"
    DONE_BY = "done_by"


Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A line's source that the workshop has changed its word on; `now` is None when it is gone."""

    line: Line
    source: LineSource
    now: LineSource | None
    changes: tuple[TaskChange, ...]

    @property
    def mark(self) -> str:
        """The fingerprint of the later word: the same change read again has the same."""
        return _mark(self.now)

    @property
    def names(self) -> tuple[str, int, str]:
        """What names it in a form: its line's id, its source's number there, and its mark."""
        return self.line.id, self.line.sources.index(self.source) + 1, self.mark

    @property
    def can_be_taken_over(self) -> bool:
        """Whether there is a later word to take; a task no longer proposed can only be removed."""
        return not {TaskChange.GONE, TaskChange.NOT_PROPOSED} & set(self.changes)


def changed_since(draft: Draft, now: Mapping[Key, LineSource]) -> tuple[Changed, ...]:
    """Return the sources that have changed since they were taken in, in reading order.

    `now` is what the workshops say of their tasks today, by key; a task that is not there is gone.
    A change that somebody has left is not told again until the workshop changes its word anew.
    """
    found = []
    for line in draft.lines:
        for source in line.sources:
            if source.evidence is None:
                continue
            later = now.get(source.key)
            changes = _changes(source, later)
            if changes and source.left != _mark(later):
                found.append(Changed(line, source, later, changes))
    return tuple(found)


def take_over(draft: Draft, changed: Changed) -> Draft:
    """Let a source be what the workshop says now; its share and the employer's time stay.

    A line that reads as the task did reads as it does now. Raises UnknownDraft.
    """
    line, later = line_of(draft, changed.line.id), changed.now
    if later is None:
        return draft
    text = later.words if line.text == changed.source.words else line.text
    return _with_source(draft, replace(line, text=text), changed.source, _kept(changed, later))


def leave(draft: Draft, changed: Changed) -> Draft:
    """Keep a source as it was taken in, until the workshop changes its word again."""
    line = line_of(draft, changed.line.id)
    left = replace(changed.source, left=_mark(changed.now))
    return _with_source(draft, line, changed.source, left)


def _kept(changed: Changed, later: LineSource) -> LineSource:
    source = changed.source
    set_time = None if source.set_time == later.estimate else source.set_time
    return replace(later, share=source.share, set_time=set_time, is_counted=source.is_counted)


def _with_source(draft: Draft, line: Line, source: LineSource, other: LineSource) -> Draft:
    sources = tuple(other if each == source else each for each in line.sources)
    worded = replace(line, sources=sources)
    return replace(draft, lines=tuple(_either(each, worded) for each in draft.lines))


def _either(line: Line, worded: Line) -> Line:
    return worded if line.id == worded.id else line


def _changes(source: LineSource, later: LineSource | None) -> tuple[TaskChange, ...]:
    if later is None:
        return (TaskChange.GONE,)
    proposal = later.evidence.proposal if later.evidence else None
    found = {
        TaskChange.NOT_PROPOSED: proposal is None or proposal.decision is not ProposalKind.NEW_ROLE,
        TaskChange.WORDS: later.words != source.words,
        TaskChange.TIME: later.estimate != source.estimate,
        TaskChange.DONE_BY: (later.is_new, later.done_by) != (source.is_new, source.done_by),
    }
    return tuple(change for change, is_so in found.items() if is_so)


def _mark(later: LineSource | None) -> str:
    """Return the fingerprint of a later word; what a row of answers came to is not part of it."""
    if later is None:
        return fingerprint("")
    proposal = later.evidence.proposal if later.evidence else None
    return fingerprint(
        repr(
            (
                later.words,
                later.estimate,
                later.is_new,
                later.done_by,
                proposal and proposal.decision.value,
            )
        )
    )
