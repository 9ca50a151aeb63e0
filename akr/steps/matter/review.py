"""Review: a union opens its link, reads, comments and takes a position; the leader answers."""

from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.clock import swedish_day
from akr.domain.matter.errors import NotReady
from akr.domain.matter.review import (
    Comment,
    DraftStatus,
    Position,
    PositionKind,
    check_position,
    missing_in_text,
)
from akr.domain.matter.whole import FrozenRole, Whole
from akr.domain.planning.process import UnionComment
from akr.domain.role.draft import Content
from akr.domain.role.editor import Difference, difference, section_text
from akr.domain.role.errors import TextLocked, UnknownDraft
from akr.library.checks import findings
from akr.steps.matter import party, requests
from akr.steps.role.draft_versions import ShownDraft, read_draft, read_surroundings
from akr.store.matter.matters import SentRole
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class ReadableRole:
    """A role that a union may read: its public id, its title there, its status, that version."""

    public_id: str
    title: str
    status: DraftStatus
    version: int


def send_to_review(work: Work, role_id: str) -> None:
    """Freeze a role's matter as its next version, and let the unions read that.

    A role that is in no matter gets one of its own. Raises NotReady with what a text lacks.
    """
    with work:
        role = work.roles.get(role_id, hold=True)
        if role.status is not DraftStatus.DRAFT:
            return
        matter = work.matters.open_with(role) or work.matters.begin(role)
        roles = [work.roles.get(each, hold=True) for each in work.matters.roles(matter)]
        whole = Whole(tuple(_frozen(work, each) for each in roles))
        for each in roles:
            work.roles.move(each, DraftStatus.REVIEW)
        work.matters.freeze(matter, whole)


def invite(work: Work, public_id: str, union: str, account: int | None = None) -> str:
    """Invite a union to a process; returns the link's secret, which is shown once.

    The invitation holds from the plan to the decision. Inviting the same union again, ignoring
    case, renews its link. `account` makes the link. Raises UnknownProcess.
    """
    with work:
        process_id = work.plans.hold(public_id)
        return party.invite(work, process_id, public_id, union, account)[1]


def invite_to_review(
    work: Work, role_id: str, union: str, unit: str | None = None, account: int | None = None
) -> str:
    """Invite a union to review a role; returns the link's secret, which is shown once.

    `unit` is the process that it is invited to, of those that the role gathers from; without, the
    one that the role was begun in. Raises UnknownDraft.
    """
    with work:
        role = work.roles.get(role_id, hold=True)
        process = unit or role.process
        if process not in work.roles.processes(role):
            raise UnknownDraft(process)
        process_id = work.plans.hold(process)
        known, secret = party.invite(work, process_id, process, union, account)
        work.reviews.tell(role, process, known)
        return secret


def see_roles(work: Work, reviewer: Reviewer) -> tuple[ReadableRole, ...]:
    """Show which roles there are for a reviewer to read: those that have been under review."""
    with work.reading():
        return tuple(
            ReadableRole(
                role.public_id,
                work.roles.content(role, _latest_left(role)).draft.title,
                role.status,
                _latest_left(role),
            )
            for role in work.roles.touching(reviewer.public_id, was_reviewed=True)
            if _latest_left(role)
        )


def may_read(work: Work, reviewer: Reviewer, role_id: str) -> bool:
    """Whether a role has been shown to the unions of a reviewer's process."""
    with work.reading():
        return _is_shown(work, reviewer, role_id)


def see_as_reviewer(
    work: Work, token: str, role_id: str, version: int | None = None
) -> tuple[Reviewer, ShownDraft]:
    """Show a reviewer a role's draft and everything about it. Raises UnknownInvitation.

    Reviewers may not read a text that is still being written: they see the latest version that has
    been under review. Raises TextLocked when there is none, UnknownDraft for a role that takes
    nothing from their process.
    """
    with work.reading():
        reviewer, role = _role_of_reviewer(work, token, role_id)
        latest = _latest_shown(role)
        return reviewer, read_draft(work, role, min(version or latest, latest))


def compare_as_reviewer(
    work: Work, token: str, role_id: str, before: int, after: int
) -> tuple[tuple[Difference, ...], Content]:
    """Show what changed between two versions that the reviewer may read, and the later text.

    Raises UnknownInvitation, UnknownDraft, TextLocked.
    """
    with work.reading():
        _, role = _role_of_reviewer(work, token, role_id)
        if max(before, after) > _latest_shown(role):
            raise TextLocked
        content = work.roles.content(role, after)
        return difference(work.roles.content(role, before), content), content


def comment(
    work: Work, token: str, role_id: str, act: Act, version: int, section: str, text: str
) -> bool:
    """Store a union's comment on a section of the version that they read.

    Returns whether that is still the latest version; comments on earlier ones are stored too.
    Raises ActConflict for the same act with other words, TextLocked for a version that is still
    being written, UnknownInvitation, UnknownDraft.
    """
    with work:
        reviewer, role = _role_of_reviewer(work, token, role_id, hold=True)
        section_text(_shown_content(work, role, version), section)
        words = Comment(0, reviewer.union, version, section, text, work.now)
        work.union_words.add_comment(role, _sent(work, role, version), reviewer, act.id, words)
        return version == role.version


def take_position(
    work: Work, token: str, role_id: str, act: Act, version: int, kind: PositionKind, words: str
) -> bool:
    """Store a union's position on the version that it read, in its own words.

    One that asks for a meeting also opens a request, which no later position closes.

    Returns whether that is still the latest version. Raises ReasonMissing, and what `comment` does.
    """
    check_position(kind, words)
    with work:
        reviewer, role = _role_of_reviewer(work, token, role_id, hold=True)
        _shown_content(work, role, version)
        position = Position(reviewer.union, version, kind, words, work.now)
        sent = _sent(work, role, version)
        work.union_words.add_position(sent, reviewer, act.id, position)
        requests.ask(work, role, sent, reviewer, act.id, position)
        return version == role.version


def comment_on_plan(work: Work, token: str, act: Act, text: str) -> None:
    """Store a union's comment on the plan; allowed at any time, and never changed.

    Raises ActConflict for the same act with other words, UnknownInvitation.
    """
    with work:
        reviewer = work.reviews.by_token(token)
        process_id = work.plans.hold(reviewer.public_id)
        words = UnionComment(act.id, reviewer.union, text, swedish_day(work.now))
        speaker = reviewer.representative
        work.plans.add_comment(process_id, words, None if speaker is None else speaker.id)


def answer_on_plan(work: Work, public_id: str, comment: str, text: str) -> None:
    """Store the leader's answer to a union's comment on the plan.

    Raises AlreadyAnswered, UnknownDraft when there is no such comment, UnknownProcess.
    """
    with work:
        process_id = work.plans.hold(public_id)
        work.plans.answer(process_id, comment, text)


def answer(work: Work, role_id: str, comment_id: int, text: str) -> None:
    """Store the leader's answer to a comment. Raises AlreadyAnswered, UnknownDraft."""
    with work:
        role = work.roles.get(role_id, hold=True)
        work.union_words.answer(role, comment_id, text)


def _role_of_reviewer(
    work: Work, token: str, role_id: str, *, hold: bool = False
) -> tuple[Reviewer, StoredRole]:
    """Return who holds a token, and a role that takes tasks from their process.

    Raises UnknownInvitation, UnknownDraft.
    """
    reviewer = work.reviews.by_token(token)
    if not _is_shown(work, reviewer, role_id):
        raise UnknownDraft(role_id)
    return reviewer, work.roles.get(role_id, hold=hold)


def _is_shown(work: Work, reviewer: Reviewer, role_id: str) -> bool:
    shown = work.roles.touching(reviewer.public_id, was_reviewed=True)
    return role_id in {role.public_id for role in shown}


def _frozen(work: Work, role: StoredRole) -> FrozenRole:
    content = work.roles.content(role)
    lacks = missing_in_text(content, findings(content, role.sector))
    if lacks:
        raise NotReady(lacks)
    beside = read_surroundings(work, work.roles.processes(role))
    return FrozenRole(role.public_id, role.version, content, beside)


def _sent(work: Work, role: StoredRole, version: int) -> SentRole:
    return work.matters.sent(role)[version]


def _shown_content(work: Work, role: StoredRole, version: int) -> Content:
    if version > _latest_shown(role):
        raise TextLocked
    return work.roles.content(role, version)


def _latest_shown(role: StoredRole) -> int:
    """The latest version that has left the writer's desk. Raises TextLocked when none has."""
    latest = _latest_left(role)
    if latest < 1:
        raise TextLocked
    return latest


def _latest_left(role: StoredRole) -> int:
    """The latest version that has left the writer's desk; 0 when none has."""
    return role.version if role.status is not DraftStatus.DRAFT else role.version - 1
