"""Line edits: lines are added, removed, merged, split, moved and re-timed; evidence follows.

Every edit is a function from a draft to a draft. Together they keep two promises: each source's
shares add up to what they were, over the lines and the removed ones, so that no hour is lost or
counted twice; and sentences that a line has earned follow the line, not its words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import TypeVar

from akr.domain.role.draft import Draft, Entry
from akr.domain.role.errors import NothingCounted, OnlyOneLine, UnknownDraft
from akr.domain.role.lines import WHOLE, Line, LineSource, WeeklyTime, lines_by_area, sources_of
from akr.domain.role.sections import ENTRIES, entries_in

Each = TypeVar("Each")

MADE = "egen-"
"""What the id of a line that was made by hand begins with, before its number."""

TAKEN = "annan-"
"""What the id of a line that was taken in from another process begins with."""


def line_of(draft: Draft, line_id: str) -> Line:
    """Find a line. Raises UnknownDraft."""
    return _found(draft.lines, line_id)


def add_line(
    draft: Draft,
    text: str,
    area: str,
    independence: str,
    time: WeeklyTime,
    done_by: tuple[str, ...],
) -> Draft:
    """Add a task that no workshop has proposed; it says of itself that the employer added it.

    `done_by` are the occupations that do it today; none means that its hours are new.
    """
    draft, made = _new_id(draft)
    source = LineSource(made, text, time, is_new=not done_by, done_by=done_by)
    return _with_lines(draft, (*draft.lines, Line(made, text, area, independence, (source,))))


def take_in(draft: Draft, lines: Iterable[Line]) -> Draft:
    """Take lines from another process in; a task with a line's words is done in one more place.

    It joins that line as another source, so that the line has hours for each unit. Others come last
    in their area, with ids of their own here.
    """
    for line in lines:
        same = next((each for each in draft.lines if _words(each) & _words(line)), None)
        if same is not None:
            joined = replace(same, sources=(*same.sources, *line.sources))
            draft = _exchanged(draft, same, joined)
        else:
            draft, made = _new_id(draft, TAKEN)
            draft = _with_lines(draft, (*draft.lines, replace(line, id=made)))
    return draft


def remove_line(draft: Draft, line_id: str) -> Draft:
    """Take a line out; it is kept among the removed with all that it rests on. Raises UnknownDraft.

    Sentences that only it had earned stay and are orphaned (`orphans`), until somebody decides.
    """
    gone = line_of(draft, line_id)
    kept = tuple(line for line in draft.lines if line is not gone)
    return replace(draft, lines=kept, removed=(*draft.removed, gone))


def bring_back(draft: Draft, line_id: str) -> Draft:
    """Bring a removed line back, last in its area. Raises UnknownDraft."""
    back = _found(draft.removed, line_id)
    removed = tuple(line for line in draft.removed if line is not back)
    return _with_lines(replace(draft, removed=removed), (*draft.lines, back))


def merge_lines(draft: Draft, line_ids: Sequence[str], text: str) -> Draft:
    """Make one line of several, at the first one's place, with the sources of all.

    The first one's area and independence stay. Shares of the same task come together again.
    Sentences that any of them had earned are earned by the one. Raises UnknownDraft, and
    OnlyOneLine for fewer than two.
    """
    merged = [line_of(draft, each) for each in dict.fromkeys(line_ids)]
    if len(merged) < len(("one", "other")):
        raise OnlyOneLine
    first, *others = merged
    one = replace(first, text=text, sources=_together(sources_of(merged)))
    lines = (one if line is first else line for line in draft.lines if line not in others)
    names = {line.id: first.id for line in others}
    return _pointing(_with_lines(draft, lines), lambda line_id: (names.get(line_id, line_id),))


def split_line(draft: Draft, line_id: str, first: str, second: str, share: Fraction) -> Draft:
    """Make two lines of one; both rest on all its sources, and `share` of the time is the first's.

    Sentences that it had earned are earned by both. Raises UnknownDraft, and ValueError unless the
    share is above 0 and below 1.
    """
    if not 0 < share < 1:
        raise ValueError(share)
    whole = line_of(draft, line_id)
    draft, made = _new_id(draft)
    parts = (
        replace(whole, text=first, sources=_shared(whole.sources, share)),
        replace(whole, id=made, text=second, sources=_shared(whole.sources, WHOLE - share)),
    )
    lines: list[Line] = []
    for line in draft.lines:
        lines.extend(parts if line is whole else (line,))
    both = _pointing(draft, lambda each: (each, made) if each == line_id else (each,))
    return _with_lines(both, lines)


def move_to_area(draft: Draft, line_id: str, area: str) -> Draft:
    """Move a line to another area, or a new one, last in it. Raises UnknownDraft."""
    moved = line_of(draft, line_id)
    if moved.area == area:
        return draft
    others = tuple(line for line in draft.lines if line is not moved)
    return _with_lines(draft, (*others, replace(moved, area=area)))


def step_line(draft: Draft, line_id: str, by: int) -> Draft:
    """Move a line `by` places within its area; past an end it stays there. Raises UnknownDraft."""
    line = line_of(draft, line_id)
    areas = lines_by_area(draft.lines)
    areas[line.area] = _stepped(areas[line.area], line, by)
    return _with_lines(draft, (each for area in areas.values() for each in area))


def step_area(draft: Draft, area: str, by: int) -> Draft:
    """Move an area `by` places among the areas; past an end it stays. Raises UnknownDraft."""
    areas = lines_by_area(draft.lines)
    if area not in areas:
        raise UnknownDraft(area)
    return _with_lines(
        draft, (each for name in _stepped(tuple(areas), area, by) for each in areas[name])
    )


def reword(draft: Draft, line_id: str, text: str, independence: str) -> Draft:
    """Word a line anew; what it rests on keeps the task's own words. Raises UnknownDraft."""
    line = line_of(draft, line_id)
    worded = replace(line, text=text, independence=independence)
    return _exchanged(draft, line, worded)


def set_time(draft: Draft, line_id: str, times: Sequence[WeeklyTime]) -> Draft:
    """State the time of each of a line's sources, in order, for the whole task.

    What the room estimated stays beside it; a time that equals the estimate states nothing. Raises
    UnknownDraft, and ValueError when there is not one time a source.
    """
    line = line_of(draft, line_id)
    sources = tuple(
        replace(source, set_time=None if time == source.estimate else time)
        for source, time in zip(line.sources, times, strict=True)
    )
    return _exchanged(draft, line, replace(line, sources=sources))


def count(draft: Draft, line_id: str, counted: Sequence[bool]) -> Draft:
    """Say of each of a line's sources, in order, whether its time counts.

    One whose time does not count is in another's already: *över hela huset*. Raises UnknownDraft,
    NothingCounted when none counts, and ValueError when there is not one answer a source.
    """
    if not any(counted):
        raise NothingCounted
    line = line_of(draft, line_id)
    sources = tuple(
        replace(source, is_counted=is_counted)
        for source, is_counted in zip(line.sources, counted, strict=True)
    )
    return _exchanged(draft, line, replace(line, sources=sources))


def orphans(draft: Draft) -> dict[str, tuple[Entry, ...]]:
    """The sentences whose every line is gone, by section; a requirement needs a task (KLIPPAN)."""
    ids = {line.id for line in draft.lines}
    found = {
        section.key: tuple(entry for entry in entries_in(draft, section) if entry.is_orphaned(ids))
        for section in ENTRIES
    }
    return {section: entries for section, entries in found.items() if entries}


def _found(lines: Iterable[Line], line_id: str) -> Line:
    for line in lines:
        if line.id == line_id:
            return line
    raise UnknownDraft(line_id)


def _new_id(draft: Draft, prefix: str = MADE) -> tuple[Draft, str]:
    return replace(draft, made=draft.made + 1), f"{prefix}{draft.made + 1}"


def _exchanged(draft: Draft, line: Line, other: Line) -> Draft:
    return replace(draft, lines=tuple(other if each is line else each for each in draft.lines))


def _words(line: Line) -> set[str]:
    """A line's words and its tasks', alike however they are spaced and cased."""
    said = (line.text, *(source.words for source in line.sources))
    return {" ".join(words.casefold().split()) for words in said}


def _with_lines(draft: Draft, lines: Iterable[Line]) -> Draft:
    """Keep the lines area by area, in the order in which the areas first appear."""
    ordered = (line for area in lines_by_area(lines).values() for line in area)
    return replace(draft, lines=tuple(ordered))


def _shared(sources: Iterable[LineSource], share: Fraction) -> tuple[LineSource, ...]:
    return tuple(replace(source, share=source.share * share) for source in sources)


def _together(sources: Iterable[LineSource]) -> tuple[LineSource, ...]:
    """Add up the shares of sources that are the same but for their share."""
    shares: dict[LineSource, Fraction] = {}
    for source in sources:
        same = replace(source, share=WHOLE)
        shares[same] = shares.get(same, Fraction(0)) + source.share
    return tuple(replace(source, share=share) for source, share in shares.items())


def _stepped(among: tuple[Each, ...], each: Each, by: int) -> tuple[Each, ...]:
    at = among.index(each)
    to = min(max(at + by, 0), len(among) - 1)
    rest = among[:at] + among[at + 1 :]
    return (*rest[:to], each, *rest[to:])


def _pointing(draft: Draft, now: Callable[[str], tuple[str, ...]]) -> Draft:
    """Let every sentence that points at a line point at what the line has become."""
    for section in ENTRIES:
        entries = tuple(
            replace(entry, lines=tuple(dict.fromkeys(chain.from_iterable(map(now, entry.lines)))))
            for entry in entries_in(draft, section)
        )
        draft = replace(draft, **{section.key: entries})  # type: ignore[arg-type]
    return draft
