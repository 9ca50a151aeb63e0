"""Draft versions: the draft is edited section by section and becomes versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akr.domain.clock import swedish_day
from akr.domain.fingerprint import fingerprint
from akr.domain.matter.requests import Request, unclosed
from akr.domain.matter.review import (
    Comment,
    DraftStatus,
    Position,
    counts,
    latest_position,
    missing_for_adoption,
    missing_in_text,
    still_to_tell,
    unconfirmed_positions,
    unions_unconfirmed,
)
from akr.domain.planning.process import UnionComment
from akr.domain.role.checks import Finding
from akr.domain.role.draft import Content, Entry
from akr.domain.role.editor import Difference, Row, difference, edit
from akr.domain.role.errors import TextLocked
from akr.domain.role.history import Edit, EditKind
from akr.domain.role.profile import Adoption, AskedRow, ReviewRow, RoleProfile, SpokenRow
from akr.domain.role.sections import line_section
from akr.domain.role.surroundings import Surroundings
from akr.library.checks import findings
from akr.library.drafting import draft_profile, surroundings_of
from akr.store.matter.matters import SentRole, StoredAdoption
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole, Version
from akr.store.work import Work
from akr.text import ANOTHER_LINE, BASES, POSITIONS, SECTIONS, matter

NOT_STATED = "har inte yttrat sig"


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A role's draft with its review; `content` is the text of `version`.

    `role_id` is the role's public id, `process` that of the process that it was begun in, and
    `processes` those that it gathers from, its own first; `managers` are the accounts of theirs.
    `latest` is the current version, and `status` is that version's. `found` is what the checks ask
    about `content`. `sent` says where each version that the unions have been sent is frozen.
    """

    role_id: str
    process: str
    processes: Sequence[str]
    managers: Sequence[int | None]
    status: DraftStatus
    version: int
    latest: int
    content: Content
    found: tuple[Finding, ...]
    versions: Sequence[Version]
    reviewers: Sequence[Reviewer]
    comments: Sequence[Comment]
    heard_of_plans: Mapping[str, tuple[UnionComment, ...]]
    positions: Sequence[Position]
    sent: Mapping[int, SentRole]
    ledger: Mapping[int, tuple[Request, ...]]
    adoptions: dict[int, StoredAdoption]
    today: date

    @property
    def requests(self) -> tuple[Request, ...]:
        """The unions' requests in the matter of the version, or else of what was sent last."""
        latest = max((number for number in self.sent if number <= self.version), default=None)
        return () if latest is None else self.ledger.get(self.sent[latest].matter_id, ())

    @property
    def unclosed(self) -> tuple[Request, ...]:
        """The requests that keep the employer from deciding today."""
        return unclosed(self.requests, self.today)

    @property
    def plan_comments(self) -> tuple[UnionComment, ...]:
        """What the unions have said of the plans, its own process's first."""
        return tuple(
            comment for each in self.processes for comment in self.heard_of_plans.get(each, ())
        )

    @property
    def to_answer(self) -> tuple[Comment | UnionComment, ...]:
        """All of the unions' comments, on the text and on the plan."""
        return (*self.comments, *self.plan_comments)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the text lacks for the next step: review, or adoption."""
        if self.status is DraftStatus.REVIEW:
            return missing_for_adoption(
                self.content,
                self.to_answer,
                has_unions=not self.without_union,
                has_one_manager=self.has_one_manager,
                has_requests_closed=not self.unclosed,
                found=self.found,
            )
        return missing_in_text(self.content, self.found)

    @property
    def without_union(self) -> tuple[str, ...]:
        """The processes that it gathers from where no union is invited."""
        invited = {each.public_id for each in self.reviewers}
        return tuple(each for each in self.processes if each not in invited)

    @property
    def has_one_manager(self) -> bool:
        """Whether one manager decides in every process that it gathers from, or none is said."""
        return len(set(self.managers)) == 1

    @property
    def to_tell(self) -> tuple[str, ...]:
        """The unions that still need to hear that the current version is under review."""
        if self.status is not DraftStatus.REVIEW or self.version != self.latest:
            return ()
        words: tuple[Comment | Position, ...] = (*self.comments, *self.positions)
        said = {each.union for each in words if each.version == self.version and counts(each)}
        told: dict[str, int | None] = {}
        for each in self.reviewers:
            # A union that two processes have invited knows first when both its places do.
            earlier = told.get(each.union, each.told)
            told[each.union] = min(earlier, each.told) if earlier and each.told else None
        return still_to_tell(told, said, self.version)

    @property
    def untold(self) -> tuple[Reviewer, ...]:
        """The unions' places that `to_tell` is about: a union has one in each unit's process."""
        return tuple(
            each
            for each in self.reviewers
            if each.union in self.to_tell and (each.told is None or each.told < self.version)
        )

    def comments_on(self, section: str) -> tuple[Comment, ...]:
        """Return the unions' comments on a section, in any version."""
        return tuple(comment for comment in self.comments if comment.section == section)

    def position_of(self, union: str) -> Position | None:
        """Return a union's latest position on this version that counts; None if there is none."""
        return latest_position(self.positions, union, self.version)

    def unconfirmed_of(self, union: str) -> tuple[Position, ...]:
        """Return what is stated for a union on this version by voices that it has not confirmed."""
        return unconfirmed_positions(self.positions, union, self.version)

    @property
    def unions_unconfirmed(self) -> tuple[str, ...]:
        """The unions in whose name this version is spoken of by an unconfirmed voice."""
        return unions_unconfirmed(self.positions, self.version)

    @property
    def stated(self) -> tuple[Position, ...]:
        """The unions' latest positions on this version."""
        found = map(self.position_of, self.unions)
        return tuple(each for each in found if each is not None)

    @property
    def unopened(self) -> tuple[str, ...]:
        """The unions whose link nobody who is known to be theirs has opened, in any process.

        Anybody who has the link can open it. Where such a voice has also spoken, the decision asks
        for a protocol instead.
        """
        heard = {each.union for each in self.reviewers if each.confirmed}
        return tuple(each for each in self.unions if each not in heard | {*self.unions_unconfirmed})

    @property
    def unions(self) -> tuple[str, ...]:
        """The unions that are invited, each once."""
        return tuple(dict.fromkeys(reviewer.union for reviewer in self.reviewers))


def see_draft(work: Work, role_id: str, version: int | None = None) -> ShownDraft:
    """Show a version of a draft, by default the current one. Raises UnknownDraft."""
    with work.reading():
        return read_draft(work, work.roles.get(role_id), version)


def read_draft(work: Work, role: StoredRole, version: int | None = None) -> ShownDraft:
    """Read a draft inside an open transaction. Raises UnknownDraft."""
    processes = work.roles.processes(role)
    content = work.roles.content(role, version)
    sent = work.matters.sent(role)
    return ShownDraft(
        role_id=role.public_id,
        process=role.process,
        processes=processes,
        status=role.status,
        version=version or role.version,
        latest=role.version,
        content=content,
        found=findings(content, role.sector),
        versions=work.roles.versions(role),
        reviewers=work.reviews.reviewers_of(role),
        comments=work.union_words.comments(role) if sent else (),
        managers=work.co_leaders.managers_of(processes),
        heard_of_plans=work.plans.comments(processes),
        positions=work.union_words.positions(role) if sent else (),
        sent=sent,
        ledger=work.requests.about(role) if sent else {},
        today=swedish_day(work.now),
        adoptions=work.matters.decisions(role, sent.values()) if sent else {},
    )


def see_text(work: Work, role_id: str) -> tuple[DraftStatus, Content]:
    """Show a draft's present text alone, and where it is. Raises UnknownDraft."""
    with work.reading():
        role = work.roles.get(role_id)
        return role.status, work.roles.content(role)


def hold_text(work: Work, role_id: str) -> tuple[StoredRole, Content]:
    """Hold a draft, in an open transaction, and read its text to edit it.

    Raises TextLocked, UnknownDraft, ProcessEnded.
    """
    role = work.roles.get(role_id, hold=True)
    if role.status is not DraftStatus.DRAFT:
        raise TextLocked
    return role, work.roles.content(role)


def edit_section(
    work: Work,
    role_id: str,
    section: str,
    rows: Sequence[Row],
    base: str,
    offered: Sequence[Entry] = (),
) -> None:
    """Change one section of a draft; `offered` are the sentences that it was offered.

    Raises EditConflict, TextLocked, RequirementWithoutTask.
    """
    with work:
        role, content = hold_text(work, role_id)
        changed = edit(content, section, rows, base, offered)
        work.roles.save(role, content, changed, Edit(EditKind.SECTION, section))


def edit_facts(
    work: Work,
    role_id: str,
    said: Mapping[str, tuple[str, str]],
    kind: EditKind = EditKind.FACTS,
) -> None:
    """Change several facts at once, all or none; `said` maps a fact to its words and their base.

    A fact sent back as it was shown does not overwrite somebody else's change. Raises EditConflict
    at the first fact that both have changed, BadExtent, MoreThanOnePost, TextLocked.
    """
    with work:
        role, content = hold_text(work, role_id)
        changed = content
        for section, (words, base) in said.items():
            if fingerprint(words) != base:
                changed = edit(changed, section, [(words, ())], base)
        work.roles.save(role, content, changed, Edit(kind))


def new_version(work: Work, role_id: str, version: int, reason: str) -> None:
    """Begin the next version, a draft with the same text, and store the reason for it.

    A second press, which still names the earlier version, changes nothing.
    """
    with work:
        role = work.roles.get(role_id, hold=True)
        if role.version == version and role.status is not DraftStatus.DRAFT:
            content = work.roles.content(role)
            work.roles.add_version(role, content, reason)


def compare(
    work: Work, role_id: str, before: int, after: int
) -> tuple[tuple[Difference, ...], Content]:
    """Show what changed between two versions, and the later text. Raises UnknownDraft."""
    with work.reading():
        role = work.roles.get(role_id)
        content = work.roles.content(role, after)
        return difference(work.roles.content(role, before), content), content


def profile_of(work: Work, role_id: str, version: int | None = None) -> RoleProfile:
    """Return a version as a role profile, with its review and decision. Raises UnknownDraft."""
    with work.reading():
        shown = read_draft(work, work.roles.get(role_id), version)
        return profile(beside(work, shown), shown)


def beside(work: Work, shown: ShownDraft) -> Surroundings:
    """Return what stands beside a draft, in an open transaction: frozen once it has been sent.

    What the unions say of the plans, and the answers, stand as they were when it was decided.
    """
    adopted = shown.adoptions.get(shown.version)
    heard = shown.heard_of_plans
    if adopted is not None:
        heard = {each.process: each.comments for each in adopted.heard.plans}
    return (_frozen(work, shown) or read_surroundings(work, shown.processes)).heard(heard)


def read_surroundings(work: Work, processes: Sequence[str]) -> Surroundings:
    """Read what stands beside a text now, its own process first, in an open transaction."""
    parts = ("readiness", "union_comments", "occupations", "participants", "tasks", "sortings")
    return surroundings_of({each: work.process_in_part(each, *parts) for each in processes})


def profile(surroundings: Surroundings, shown: ShownDraft) -> RoleProfile:
    """Set a text as a role profile, with its review and decision."""
    adopted = shown.adoptions.get(shown.version)
    if adopted is None:
        unions, positions, requests = shown.unions, shown.positions, shown.requests
        comments = tuple(shown.comments)
    else:
        heard = adopted.heard
        unions, positions, requests = heard.unions, heard.positions, heard.requests
        comments = heard.comments
    # What had closed when it was decided is closed for good: its papers do not follow the calendar.
    today = shown.today if adopted is None else swedish_day(adopted.recorded_at)
    return draft_profile(
        surroundings,
        shown.content,
        version=shown.version,
        reviews=tuple(_review_row(shown.version, union, positions) for union in unions),
        requests=tuple(_asked_row(each, today) for each in requests),
        comments=tuple(_spoken_row(each, shown.content) for each in comments),
        adoption=None if adopted is None else _adoption(adopted),
    )


def _spoken_row(comment: Comment, content: Content) -> SpokenRow:
    lines = {line_section(line): line.text for line in content.draft.lines}
    about = (SECTIONS | lines).get(comment.section, ANOTHER_LINE)
    return SpokenRow(comment.union, comment.version, about, comment.text, comment.answer)


def _asked_row(request: Request, today: date) -> AskedRow:
    followed = (
        sentence
        for closure in request.closures
        for sentence in (
            matter.closed_by(closure),
            matter.answered(closure, request.union),
            closure.objection,
        )
        if sentence
    )
    return AskedRow(
        matter.asked(request),
        request.words,
        (*followed, matter.stands(request, today)),
    )


def _frozen(work: Work, shown: ShownDraft) -> Surroundings | None:
    sent = shown.sent.get(shown.version)
    if sent is None:
        return None
    return work.matters.frozen(shown.role_id, sent).beside


def _review_row(version: int, union: str, positions: Sequence[Position]) -> ReviewRow:
    position = latest_position(positions, union, version)
    if position is None:
        unconfirmed = unconfirmed_positions(positions, union, version)
        stated = f"obekräftat: {POSITIONS[unconfirmed[-1].kind]}" if unconfirmed else NOT_STATED
        return ReviewRow(union, version, stated)
    return ReviewRow(union, version, POSITIONS[position.kind], position.words)


def _adoption(adopted: StoredAdoption) -> Adoption:
    decided = adopted.decided
    return Adoption(
        decided_by=decided.decided_by,
        decided_on=decided.decided_on,
        registration_number=decided.registration_number,
        basis=f"{BASES[decided.basis.kind]}: {decided.basis.words}",
        text_hash=adopted.text_hash,
        reasons=matter.reasons(decided),
    )
