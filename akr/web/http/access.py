"""Who may: the kinds of people there are, and one hook that holds every request to them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from ipaddress import ip_address
from itertools import chain

from flask import Flask, Request, abort, current_app, request


class May(Enum):
    """Who an address is for. To everybody else it does not exist."""

    STATIC = auto()
    """A file that is the same for all, asked for without cookies."""
    ANYONE = auto()
    """People who have not said who they are."""
    SEAT = auto()
    """Somebody who has a seat in the workshop that the address names."""
    WALL = auto()
    """A screen that was given the wall's own address."""
    NOTE_TAKER = auto()
    """Whoever was given the address of the page for notes."""
    SIGNED_IN = auto()
    """Anybody with an open account."""
    FACILITATOR = auto()
    """Somebody who leads processes; administrators may too."""
    MANAGER = auto()
    """Somebody whose account is for deciding."""
    PROCESS_MANAGER = auto()
    """The manager of the process that the address names, who owns its decision."""
    REVIEWER = auto()
    """A device of somebody who has entered for the union, in the review, that the address names."""
    CONTACT = auto()
    """A device of the union's contact that the address names."""
    PROCESS_LEADER = auto()
    """Whoever leads the process, or the workshop, that the address names."""
    ROLE_LEADER = auto()
    """Whoever leads the process that the role of the address was begun in."""
    ROLE_MANAGER = auto()
    """The manager of the process that the role of the address was begun in."""
    PROCESS_PARTY = auto()
    """Whoever leads the process that the address names, or decides on it."""
    ADMINISTRATOR = auto()
    """Whoever looks after the installation's accounts and libraries."""


FOR_ACCOUNTS = frozenset(
    {
        May.SIGNED_IN,
        May.FACILITATOR,
        May.MANAGER,
        May.PROCESS_MANAGER,
        May.PROCESS_LEADER,
        May.ROLE_LEADER,
        May.ROLE_MANAGER,
        May.PROCESS_PARTY,
        May.ADMINISTRATOR,
    }
)
"""Those who sign in: whoever has not is asked to, and not told whether there is such a page."""

resolvers: dict[May, Callable[[], bool]] = {
    May.STATIC: lambda: True,
    May.ANYONE: lambda: True,
}
"""How to tell whether the request at hand comes from such a person; filled by `@resolver`."""


def resolver(may: May) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    """Register the function that recognises somebody, in the module that knows how.

    It is called before the view, with `request` and `request.view_args` to go by, and may leave
    what it found in `flask.g` for the view. A refusal that it raises stands as "not them".
    """

    def register(recognises: Callable[[], bool]) -> Callable[[], bool]:
        resolvers[may] = recognises
        return recognises

    return register


def enforce(app: Flask, tables: Sequence[Mapping[str, May]]) -> None:
    """Hold every request to what the audiences' `addresses` say: endpoint → who may.

    Called last, when all routes are known. Raises RuntimeError for an address without an entry or
    with two, an entry without an address, and a kind of person that nobody recognises.
    """
    said = Counter(chain.from_iterable(tables))
    if twice := sorted(endpoint for endpoint, times in said.items() if times > 1):
        raise RuntimeError(f"More than one WHO_MAY says who may: {twice}")
    who_may = {endpoint: may for table in tables for endpoint, may in table.items()}
    endpoints = set(app.view_functions)
    if missing := sorted(endpoints - who_may.keys()):
        raise RuntimeError(f"No WHO_MAY of an audience says who may: {missing}")
    if stale := sorted(who_may.keys() - endpoints):
        raise RuntimeError(f"A WHO_MAY names views that do not exist: {stale}")
    if unknown := {may.name for may in who_may.values() if may not in resolvers}:
        raise RuntimeError(f"No @resolver recognises: {sorted(unknown)}")
    app.extensions["akr.who_may"] = who_may
    app.before_request(_refuse_others)


def who_may(endpoint: str) -> May | None:
    """Who an address is for; None for one that does not exist."""
    table: Mapping[str, May] = current_app.extensions["akr.who_may"]
    return table.get(endpoint)


def address_of(request: Request) -> str:
    """Return the network that a request comes from; what a proxy on this machine says is believed.

    Of IPv6 it is the first half, since one device has as many of the rest as it wants.
    """
    said = request.remote_addr or ""
    if said in {"127.0.0.1", "::1", ""}:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        found = ip_address(said)
    except ValueError:
        return ""
    return str(found) if found.version == 4 else str(found.exploded)[:19]  # noqa: PLR2004


def asks_to_sign_in() -> bool:
    """Whether the address is for those who are signed in, and nobody is."""
    may = who_may(request.endpoint) if request.endpoint else None
    return may in FOR_ACCOUNTS and not resolvers[May.SIGNED_IN]()


def _refuse_others() -> None:
    """Answer 404, as for an address that does not exist: a stranger learns nothing from it."""
    if request.endpoint is None:
        return  # no such address: Flask says so itself
    may = who_may(request.endpoint)
    if may is None or not resolvers[may]():
        abort(404)
