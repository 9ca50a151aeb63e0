"""Party: who speaks for a union. Representatives enter, and the union says who is theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from akr.domain.matter.errors import UnionHasSpoken, UnknownRepresentative
from akr.domain.matter.party import (
    LeftOut,
    PartyEntry,
    PartyEvent,
    Representative,
    Spoken,
    check_colleague,
    check_contact,
    unions_of,
)
from akr.domain.office.union_contact import UnionContact
from akr.store.engine.tokens import device_token, new_token
from akr.store.matter.parties import Awaiting
from akr.store.matter.review import Reviewer
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class PartiesSeen:
    """Who is a party to a process, beside those invited.

    `proposed` organise somebody here, by the register, and are neither invited nor left out.
    `speakers` says who of a union wrote each comment on the plan, by the comment's id.
    """

    proposed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    speakers: Mapping[str, Spoken]


@dataclass(frozen=True, slots=True)
class SeenParty:
    """A union's place as its representatives see it: who has entered, and what has happened.

    `mine` is who looks. `has_contact` is whether the register has somebody who can confirm.
    """

    union: str
    mine: Representative
    representatives: tuple[Representative, ...]
    entries: tuple[PartyEntry, ...]
    has_contact: bool
    left_out: tuple[LeftOut, ...]


def invite(
    work: Work, process_id: int, public_id: str, union: str, account: int | None
) -> tuple[str, str]:
    """Invite a union, or renew its link, in an open transaction that holds the process.

    Ignores case. Returns the union's name as it is known, and the link's secret.
    """
    known = {each.union.casefold(): each.union for each in work.reviews.reviewers(public_id)}
    name = known.get(union.casefold(), union)
    reviewer, secret, was_renewed = work.reviews.invite(process_id, name)
    kind = PartyEvent.LINK_RENEWED if was_renewed else PartyEvent.INVITED
    work.parties.record(reviewer, kind, account=account)
    work.parties.take_in(process_id, name)
    return name, secret


def see_parties(work: Work, public_id: str, occupations: Collection[str]) -> PartiesSeen:
    """Show who is a party to a process, who should be, and who is left out."""
    with work.reading():
        register = {each.union: each.occupations for each in work.union_contacts.everyone()}
        left_out = tuple(work.parties.left_out(public_id))
        known = {each.union.casefold() for each in work.reviews.reviewers(public_id)}
        known |= {each.union.casefold() for each in left_out}
        return PartiesSeen(
            tuple(
                each for each in unions_of(occupations, register) if each.casefold() not in known
            ),
            left_out,
            work.parties.speakers([public_id]),
        )


def leave_out(work: Work, public_id: str, union: str, reason: str) -> None:
    """Leave a union out of a process, with a reason that every party sees.

    An invitation is taken back, while the union has said nothing: neither a word on the matter, nor
    that somebody is theirs. Raises UnionHasSpoken, UnknownProcess.
    """
    with work:
        process_id = work.plans.hold(public_id)
        for each in work.reviews.reviewers(public_id):
            if each.union.casefold() == union.casefold():
                if each.confirmed or work.parties.has_spoken(each.id):
                    raise UnionHasSpoken
                work.parties.remove(each.id)
        work.parties.leave_out(process_id, union, reason)


def see_invitation(work: Work, secret: str) -> Reviewer:
    """Return whom an invitation is for; looking changes nothing. Raises UnknownInvitation."""
    with work.reading():
        return work.reviews.by_invitation(secret)


def enter(work: Work, secret: str, function: str) -> str:
    """Seat somebody who has opened a union's link and named their function; returns their own link.

    The seat has no voice until the union says that it is theirs, and it takes nobody's place.
    Raises UnknownInvitation.
    """
    own = new_token()
    with work:
        reviewer = work.reviews.by_invitation(secret)
        work.parties.enter(reviewer.id, device_token(own), function)
    return own


def who_reviews(work: Work, token: str) -> Reviewer:
    """Return the union and the representative that a device reads as. Raises UnknownInvitation."""
    with work.reading():
        return work.reviews.by_token(token)


def see_party(work: Work, token: str) -> SeenParty:
    """Show a representative who else speaks for the union. Raises UnknownInvitation."""
    with work.reading():
        reviewer, mine = _mine(work, token)
        unions = {each.union.casefold() for each in work.union_contacts.everyone()}
        return SeenParty(
            reviewer.union,
            mine,
            tuple(work.parties.representatives(reviewer.id)),
            tuple(work.parties.entries(reviewer.id)),
            reviewer.union.casefold() in unions,
            tuple(work.parties.left_out(reviewer.public_id)),
        )


def confirm_colleague(work: Work, token: str, representative: int) -> None:
    """Let a representative who is in say that another is theirs; pressing twice changes nothing.

    Raises NotToConfirm, UnknownInvitation, UnknownRepresentative.
    """
    with work:
        reviewer, mine = _mine(work, token)
        theirs = work.parties.hold(reviewer.id, representative)
        if theirs.confirmed_at is None:
            check_colleague(mine.confirmation, theirs.confirmation)
            work.parties.confirm(reviewer.id, theirs, mine.function)


def turn_colleague_away(work: Work, token: str, representative: int) -> None:
    """Let a representative who is in say that another is not the union's.

    What was said stays, as the words of nobody. Raises NotToConfirm, UnknownInvitation,
    UnknownRepresentative.
    """
    with work:
        reviewer, mine = _mine(work, token)
        theirs = work.parties.hold(reviewer.id, representative)
        if theirs.turned_away_at is None:
            check_colleague(mine.confirmation, theirs.confirmation)
            work.parties.turn_away(reviewer.id, theirs, mine.function)


def renew_own_link(work: Work, token: str) -> str:
    """Give a representative another link of their own; their other devices are out.

    Raises UnknownInvitation.
    """
    own = new_token()
    with work:
        reviewer, mine = _mine(work, token)
        work.parties.renew(reviewer.id, mine, device_token(own))
    return own


def see_awaiting(work: Work, token: str) -> tuple[UnionContact, tuple[Awaiting, ...]]:
    """Show a contact who waits for the union's word, in every process. Raises UnknownContact."""
    with work.reading():
        contact = work.union_contacts.by_token(token)
        return contact, tuple(work.parties.awaiting(contact.union))


def confirm_as_contact(work: Work, token: str, reviewer: int, representative: int) -> None:
    """Let a registered contact say that a representative is theirs; pressing twice is once.

    Raises ContactOfTheLeader, NotToConfirm, UnknownContact, UnknownRepresentative.
    """
    with work:
        contact, theirs = _held_by_contact(work, token, reviewer, representative)
        if theirs.confirmed_at is None:
            _check_contact(work, contact, reviewer, theirs)
            work.parties.confirm(reviewer, theirs, _called(contact))


def turn_away_as_contact(work: Work, token: str, reviewer: int, representative: int) -> None:
    """Let a registered contact say that a representative is not the union's.

    Raises ContactOfTheLeader, NotToConfirm, UnknownContact, UnknownRepresentative.
    """
    with work:
        contact, theirs = _held_by_contact(work, token, reviewer, representative)
        if theirs.turned_away_at is None:
            _check_contact(work, contact, reviewer, theirs)
            work.parties.turn_away(reviewer, theirs, _called(contact))


def _held_by_contact(
    work: Work, token: str, reviewer: int, representative: int
) -> tuple[UnionContact, Representative]:
    """Return a contact, and a representative of the contact's own union, locked."""
    contact = work.union_contacts.by_token(token)
    if work.reviews.get(reviewer).union.casefold() != contact.union.casefold():
        raise UnknownRepresentative(str(representative))
    return contact, work.parties.hold(reviewer, representative)


def _check_contact(
    work: Work, contact: UnionContact, reviewer: int, theirs: Representative
) -> None:
    """Hold a contact to `check_contact`, with those who are the employer in the process."""
    public_id = work.reviews.get(reviewer).public_id
    employers = {
        *work.co_leaders.leaders_of(public_id),
        *work.co_leaders.managers_of([public_id]),
        *work.parties.link_makers(reviewer),
    }
    check_contact(contact.made_by, theirs.confirmation, employers)


def _called(contact: UnionContact) -> str:
    """Return what a contact is called where it has confirmed somebody."""
    return contact.function or contact.union


def _mine(work: Work, token: str) -> tuple[Reviewer, Representative]:
    reviewer = work.reviews.by_token(token)
    assert reviewer.representative is not None  # noqa: S101  (a token is a representative's)
    return reviewer, reviewer.representative
