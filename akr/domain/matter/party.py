"""A party: who speaks for a union, and when their words count.

The leader makes a union's link, so the leader can open it (the method, rule 24). Opening it gives a
seat, and no voice: words count once the union itself has said that the seat is one of theirs.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from akr.domain.matter.errors import ContactOfTheLeader, NotToConfirm, VoiceUnconfirmed


class Confirmation(StrEnum):
    """Whether the union has said that a representative is theirs."""

    AWAITED = "awaited"
    CONFIRMED = "confirmed"
    TURNED_AWAY = "turned_away"


class PartyEvent(StrEnum):
    """What can happen to a union's place, which all of its representatives see."""

    INVITED = "invited"
    LINK_RENEWED = "link_renewed"
    ENTERED = "entered"
    CONFIRMED = "confirmed"
    TURNED_AWAY = "turned_away"
    OWN_LINK_RENEWED = "own_link_renewed"


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody who speaks for a union: the function that they named, never who they are.

    `confirmed_by` is the representative's function, or the contact's, that confirmed them.
    """

    id: int
    function: str
    opened_at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
    turned_away_at: datetime | None = None

    @property
    def confirmation(self) -> Confirmation:
        """Whether the union has said that they are theirs."""
        return confirmation(self.confirmed_at, self.turned_away_at)


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """Something that happened to a union's place; `words` names whom or by whom."""

    kind: PartyEvent
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A union that is left out of a process, and why."""

    union: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which function said something, and whether the union has said that it is theirs."""

    function: str
    confirmation: Confirmation


def confirmation(confirmed_at: datetime | None, turned_away_at: datetime | None) -> Confirmation:
    """Tell what the union has said of a representative; once confirmed, they stay so."""
    if confirmed_at is not None:
        return Confirmation.CONFIRMED
    return Confirmation.AWAITED if turned_away_at is None else Confirmation.TURNED_AWAY


def check_voice(mine: Representative | None) -> None:
    """Let only a confirmed representative give anything away for the union.

    Raises VoiceUnconfirmed.
    """
    if mine is None or mine.confirmation is not Confirmation.CONFIRMED:
        raise VoiceUnconfirmed


def check_colleague(mine: Confirmation, theirs: Confirmation) -> None:
    """Let only a representative who is in say who else is, of those who still wait.

    So nobody throws out another who is in. Raises NotToConfirm.
    """
    if mine is not Confirmation.CONFIRMED or theirs is not Confirmation.AWAITED:
        raise NotToConfirm


def check_contact(
    made_by: int | None, theirs: Confirmation, employers: Collection[int | None]
) -> None:
    """Let a union's registered contact say who is theirs, of those who still wait.

    `made_by` is the administrator who made the contact's link. `employers` lead the process, decide
    in it or have made the union's link to it: a contact of theirs is no other than themselves.
    Raises ContactOfTheLeader, NotToConfirm.
    """
    if made_by is None or made_by in employers:
        raise ContactOfTheLeader
    if theirs is not Confirmation.AWAITED:
        raise NotToConfirm


def unions_of(occupations: Collection[str], register: Mapping[str, Collection[str]]) -> list[str]:
    """Return the unions that organise any of some occupations, in the register's order.

    `register` maps a union to the occupations that it organises; case does not matter.
    """
    touched = {each.casefold() for each in occupations}
    return [
        union
        for union, organised in register.items()
        if touched & {each.casefold() for each in organised}
    ]
