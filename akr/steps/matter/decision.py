"""The decision: the manager adopts a version, with the reference that it rests on."""

from dataclasses import dataclass

from akr.domain.matter.review import Decided, DraftStatus, check_adoption
from akr.domain.matter.whole import Heard, PlanHeard
from akr.domain.role.errors import TextLocked
from akr.steps.planning.processes import called
from akr.steps.role.draft_versions import ShownDraft, read_draft
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


def adopt(work: Work, role_id: str, version: int, decided: Decided) -> None:
    """Record the employer's decision on the version under review, and lock its text for good.

    This also decides the tasks that were proposed for the role. A second press changes nothing.
    Raises NotReady with what is missing, TextLocked when another version is under review.
    """
    with work:
        held = work.roles.get(role_id, hold=True)
        shown = read_draft(work, held)
        if version in shown.adoptions:
            return
        if held.status is not DraftStatus.REVIEW or version != held.version:
            raise TextLocked
        check_adoption(
            shown.missing,
            decided,
            was_asked=bool(shown.requests),
            unconfirmed=shown.unions_unconfirmed,
        )
        work.matters.decide(shown.sent[version], decided, _heard(shown))
        work.roles.move(held, DraftStatus.ADOPTED)
        work.roles.settle(held)
        work.proposals.decide_new_role(held.id, decided.decided_by)


def _heard(shown: ShownDraft) -> Heard:
    """What the unions have said of the version and of the plans, up to now."""
    return Heard(
        unions=shown.unions,
        positions=tuple(each for each in shown.positions if each.version == shown.version),
        plans=tuple(PlanHeard(process, said) for process, said in shown.heard_of_plans.items()),
        requests=shown.requests,
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
