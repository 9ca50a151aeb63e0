"""Draft versions: the draft is edited section by section and becomes versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akr.domain.fingerprint import fingerprint
from akr.domain.matter.review import (
    Comment,
    DraftStatus,
    Position,
    missing_for_adoption,
    missing_in_text,
    still_to_tell,
)
from akr.domain.planning.process import UnionComment
from akr.domain.proposals.process import Process
from akr.domain.role.draft import Content
from akr.domain.role.editor import Difference, Row, difference, edit
from akr.domain.role.errors import NothingProposed, TextLocked
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.profile import Adoption, ReviewRow, RoleProfile
from akr.library.drafting import draft_profile, gather_draft
from akr.store.matter.review import Reviewer, StoredAdoption
from akr.store.role.draft_versions import StoredDraft, Version
from akr.store.work import Work
from akr.text import BASES, POSITIONS


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with its review; `content` is the text of `version`.

    `latest` is the current version, and `status` is that version's.
    """

    public_id: str
    status: DraftStatus
    version: int
    latest: int
    content: Content
    versions: Sequence[Version]
    reviewers: Sequence[Reviewer]
    comments: Sequence[Comment]
    plan_comments: Sequence[UnionComment]
    positions: Sequence[Position]
    adoptions: dict[int, StoredAdoption]

    @property
    def to_answer(self) -> tuple[Comment | UnionComment, ...]:
        """All of the unions' comments, on the text and on the plan."""
        return (*self.comments, *self.plan_comments)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the text lacks for the next step: review, or adoption."""
        if self.status is DraftStatus.REVIEW:
            return missing_for_adoption(self.content, len(self.reviewers), self.to_answer)
        return missing_in_text(self.content)

    @property
    def to_tell(self) -> tuple[str, ...]:
        """The unions that still need to hear that the current version is under review."""
        if self.status is not DraftStatus.REVIEW or self.version != self.latest:
            return ()
        said = {each.union for each in self.comments if each.version == self.version}
        said |= {each.union for each in self.positions if each.version == self.version}
        return still_to_tell({each.union: each.told for each in self.reviewers}, said, self.version)

    def comments_on(self, section: str) -> tuple[Comment, ...]:
        """Return the unions' comments on a section, in any version."""
        return tuple(comment for comment in self.comments if comment.section == section)

    def position_of(self, union: str) -> Position | None:
        """Return a union's latest position on this version; None if it has not stated one."""
        stated = [p for p in self.positions if p.union == union and p.version == self.version]
        return stated[-1] if stated else None


def start_draft(work: Work, public_id: str, template: str | None, title: str | None) -> None:
    """Gather the tasks proposed for a new role into version 1; a process has one draft.

    Starting again changes nothing. Raises NothingProposed, UnknownTemplate.
    """
    with work:
        work.plans.hold(public_id)
        if work.drafts.find(public_id) is not None:
            return
        draft = gather_draft(work.process(public_id), template, title)
        if not draft.lines:
            raise NothingProposed
        work.drafts.start(
            public_id, Content(draft, full_time_hours=work.organisation.full_time_hours())
        )


def see_draft(work: Work, public_id: str, version: int | None = None) -> ShownDraft:
    """Show a version of a draft, by default the current one. Raises UnknownDraft."""
    with work.reading():
        return read_draft(work, work.drafts.get(public_id), version)


def read_draft(work: Work, draft: StoredDraft, version: int | None = None) -> ShownDraft:
    """Read a draft inside an open transaction. Raises UnknownDraft."""
    return ShownDraft(
        public_id=draft.public_id,
        status=draft.status,
        version=version or draft.version,
        latest=draft.version,
        content=work.drafts.content(draft, version),
        versions=work.drafts.versions(draft),
        reviewers=work.reviews.reviewers(draft.public_id),
        comments=work.reviews.comments(draft),
        plan_comments=work.plans.comments(draft.process_id),
        positions=work.reviews.positions(draft),
        adoptions=work.reviews.adoptions(draft),
    )


def see_text(work: Work, public_id: str) -> tuple[DraftStatus, Content]:
    """Show a draft's present text alone, and where it is. Raises UnknownDraft."""
    with work.reading():
        draft = work.drafts.get(public_id)
        return draft.status, work.drafts.content(draft)


def hold_text(work: Work, public_id: str) -> tuple[StoredDraft, Content]:
    """Hold a draft, in an open transaction, and read its text to edit it.

    Raises TextLocked, UnknownDraft, ProcessEnded.
    """
    draft = work.drafts.get(public_id, hold=True)
    if draft.status is not DraftStatus.DRAFT:
        raise TextLocked
    return draft, work.drafts.content(draft)


def edit_section(work: Work, public_id: str, section: str, rows: Sequence[Row], base: str) -> None:
    """Change one section of a draft. Raises EditConflict, TextLocked, RequirementWithoutTask."""
    with work:
        draft, content = hold_text(work, public_id)
        changed = edit(content, section, rows, base)
        work.drafts.save(draft, content, changed, Edit(EditKind.SECTION, section))


def edit_facts(work: Work, public_id: str, said: Mapping[str, tuple[str, str]]) -> None:
    """Change several facts at once, all or none; `said` maps a fact to its words and their base.

    A fact sent back as it was shown does not overwrite somebody else's change. Raises EditConflict
    at the first fact that both have changed, BadExtent, MoreThanOnePost, TextLocked.
    """
    with work:
        draft, content = hold_text(work, public_id)
        changed = content
        for section, (words, base) in said.items():
            if fingerprint(words) != base:
                changed = edit(changed, section, [(words, ())], base)
        work.drafts.save(draft, content, changed, Edit(EditKind.FACTS))


def new_version(work: Work, public_id: str, version: int, reason: str) -> None:
    """Begin the next version, a draft with the same text, and store the reason for it.

    A second press, which still names the earlier version, changes nothing.
    """
    with work:
        draft = work.drafts.get(public_id, hold=True)
        if draft.version == version and draft.status is not DraftStatus.DRAFT:
            content = work.drafts.content(draft)
            work.drafts.add_version(draft, content, reason)


def compare(
    work: Work, public_id: str, before: int, after: int
) -> tuple[tuple[Difference, ...], Content]:
    """Show what changed between two versions, and the later text. Raises UnknownDraft."""
    with work.reading():
        draft = work.drafts.get(public_id)
        content = work.drafts.content(draft, after)
        return difference(work.drafts.content(draft, before), content), content


def profile_of(work: Work, public_id: str, version: int | None = None) -> RoleProfile:
    """Return a version as a role profile, with its review and decision. Raises UnknownDraft."""
    with work.reading():
        shown = read_draft(work, work.drafts.get(public_id), version)
        return profile(behind(work, public_id), shown)


def behind(work: Work, public_id: str) -> Process:
    """Read what of a process stands beside its draft: its plan, and how much was sorted.

    Called inside an open transaction. Raises UnknownProcess.
    """
    return work.process_in_part(
        public_id,
        *("readiness", "union_comments", "occupations", "participants", "tasks", "sortings"),
    )


def profile(process: Process, shown: ShownDraft) -> RoleProfile:
    """Set a text as a role profile, with its review and decision; the process is what is behind."""
    adopted = shown.adoptions.get(shown.version)
    return draft_profile(
        process,
        shown.content,
        version=shown.version,
        reviews=tuple(_review_row(shown, reviewer) for reviewer in shown.reviewers),
        adoption=None if adopted is None else _adoption(adopted),
    )


def _review_row(shown: ShownDraft, reviewer: Reviewer) -> ReviewRow:
    position = shown.position_of(reviewer.union)
    if position is None:
        return ReviewRow(reviewer.union, shown.version, "har inte yttrat sig")
    return ReviewRow(reviewer.union, shown.version, POSITIONS[position.kind], position.words)


def _adoption(adopted: StoredAdoption) -> Adoption:
    decided = adopted.decided
    return Adoption(
        decided_by=decided.decided_by,
        decided_on=decided.decided_on,
        registration_number=decided.registration_number,
        basis=f"{BASES[decided.basis.kind]}: {decided.basis.words}",
        text_hash=adopted.text_hash,
    )
