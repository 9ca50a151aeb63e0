"""The decision: the manager adopts a version, with the reference that it rests on."""

from dataclasses import dataclass, replace

from akr.domain.matter.decision import Decided, check_adoption, check_date
from akr.domain.matter.errors import PapersOutdated
from akr.domain.matter.package import Package
from akr.domain.matter.review import DraftStatus
from akr.domain.matter.whole import Heard, PlanHeard
from akr.domain.role.errors import TextLocked
from akr.domain.role.profile import RoleProfile
from akr.steps.planning.processes import called
from akr.steps.role.draft_versions import ShownDraft, beside, profile, read_draft
from akr.store.matter.matters import StoredAdoption
from akr.store.role.roles import StoredRole
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class DecidedRole:
    """A role that a manager decides on: its public id, its title and its status."""

    public_id: str
    title: str
    status: DraftStatus


@dataclass(frozen=True, slots=True)
class Decision:
    """A process that a manager decides on, and a role of it; both are None before there is one."""

    public_id: str
    title: str
    role: DecidedRole | None


def see_decisions(work: Work, account: int) -> tuple[Decision, ...]:
    """List what an account decides on, the newest process first, each with its roles in order."""
    with work.reading():
        return tuple(
            found
            for each in work.co_leaders.managed_by(account)
            for found in _decisions(work, each)
        )


def prepare(work: Work, role_id: str, version: int, decided: Decided) -> RoleProfile | None:
    """Return what the papers of a decision will print; None when the version is decided already.

    Raises what `adopt` does. Papers take long to make, so they are made before the decision.
    """
    with work.reading():
        held = work.roles.get(role_id)
        shown = read_draft(work, held)
        if version in shown.adoptions:
            return None
        _check(held, shown, version, decided)
        return _printed(work, shown, decided)


def adopt(
    work: Work, role_id: str, version: int, decided: Decided, package: Package | None = None
) -> None:
    """Record the employer's decision on the version under review, and lock its text for good.

    This also decides the tasks that were proposed for the role. A second press changes nothing.
    Its papers are kept with it, unless what they print has changed since they were made: that
    raises PapersOutdated. Raises NotReady with what is missing, DecisionDated, TextLocked when
    another version is under review.
    """
    with work:
        held = work.roles.get(role_id, hold=True)
        shown = read_draft(work, held)
        if version in shown.adoptions:
            return
        _check(held, shown, version, decided)
        sent = shown.sent[version]
        if package is not None:
            if package.profile != _printed(work, shown, decided):
                raise PapersOutdated
            work.matters.keep(sent, package.data)
        work.matters.decide(sent, decided, _heard(shown))
        work.roles.move(held, DraftStatus.ADOPTED)
        work.roles.settle(held)
        work.proposals.decide_new_role(held.id, decided.decided_by)


def see_package(work: Work, role_id: str, version: int) -> bytes | None:
    """Return the papers of a decision as they were made; None without. Raises UnknownDraft."""
    with work.reading():
        sent = work.matters.sent(work.roles.get(role_id)).get(version)
        return None if sent is None else work.matters.package(sent)


def has_package(work: Work, role_id: str, version: int) -> bool:
    """Whether the papers of a decision were kept: not before they were. Raises UnknownDraft."""
    return see_package(work, role_id, version) is not None


def _check(held: StoredRole, shown: ShownDraft, version: int, decided: Decided) -> None:
    if held.status is not DraftStatus.REVIEW or version != held.version:
        raise TextLocked
    check_adoption(
        shown.missing,
        decided,
        was_asked=bool(shown.requests),
        unopened=shown.unopened,
        positions=shown.stated,
        unconfirmed=shown.unions_unconfirmed,
    )
    stated = [each for each in shown.positions if each.version == version]
    check_date(decided.decided_on, shown.sent[version].sent_at, stated, shown.today)


def _printed(work: Work, shown: ShownDraft, decided: Decided) -> RoleProfile:
    """Set the version as it will print once it has been decided, in an open transaction."""
    sent = shown.sent[shown.version]
    adopted = StoredAdoption(shown.version, decided, sent.text_hash, _heard(shown), work.now)
    after = replace(
        shown, status=DraftStatus.ADOPTED, adoptions=shown.adoptions | {shown.version: adopted}
    )
    return profile(beside(work, after), after)


def _heard(shown: ShownDraft) -> Heard:
    """What the unions have said of the version and of the plans, up to now."""
    return Heard(
        unions=shown.unions,
        positions=tuple(each for each in shown.positions if each.version == shown.version),
        plans=tuple(PlanHeard(process, said) for process, said in shown.heard_of_plans.items()),
        requests=shown.requests,
        comments=tuple(shown.comments),
    )


def _decisions(work: Work, public_id: str) -> tuple[Decision, ...]:
    title = called(work.process_in_part(public_id))
    begun = [role for role in work.roles.touching(public_id) if role.process == public_id]
    return tuple(
        Decision(
            public_id,
            title,
            DecidedRole(role.public_id, work.roles.content(role).draft.title, role.status),
        )
        for role in begun
    ) or (Decision(public_id, title, None),)
