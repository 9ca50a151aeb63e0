"""Seats at the edge: which place in a room the device at hand holds, in a cookie of that room's."""

from datetime import timedelta

from flask import Response, request

from akr.domain.act import Act, read_act
from akr.domain.room.errors import UnknownSeat
from akr.store.engine.tokens import new_token
from akr.store.room.seats import NewSeat
from akr.web.http import cookies
from akr.web.http.access import May, resolver

A_QUARTER = timedelta(days=90)
"""How long an unused seat is kept: workshop 2 is often many weeks after workshop 1."""

TURNS = "turns"
"""How a device is shared that people take turns at."""


@resolver(May.SEAT)
def shows_a_seat() -> bool:
    """Recognise a device that shows a seat of the room in the address.

    Whether the seat is still its own is for the step that follows, in the transaction that uses it:
    thirty phones sort at once, and asking twice would cost as much as the sort itself.
    """
    code = (request.view_args or {})["code"]
    if shown(code) is None:
        raise UnknownSeat
    cookies.last_from_now(lambda answer: _keep_all(answer, code))
    return True


def shown(code: str) -> str | None:
    """Return what the device shows for its seat in a room, true or not."""
    return request.cookies.get(_cookie(code))


def token_of(code: str) -> str:
    """Return what the device shows for its seat, for a step to check. Raises UnknownSeat."""
    token = shown(code)
    if token is None:
        raise UnknownSeat
    return token


def give(answer: Response, code: str, seat: NewSeat) -> Response:
    """Let the device keep its seat; only this room's own pages are shown it."""
    return _keep(answer, code, _cookie(code), seat.token)


def leave(answer: Response, code: str) -> Response:
    """Let the device forget its seat, for the next person who takes it up.

    An empty token rather than none: who presses Back is led on, instead of told of no such page.
    The next person is another device: sending the last one's form once more gives no seat.
    """
    return _keep(_keep(answer, code, _cookie(code), ""), code, _device(code), "")


def put_by(answer: Response, code: str) -> Response:
    """Keep the device's own seat aside while its leader enters what somebody else says."""
    return _keep(answer, code, _own(code), shown(code) or "")


def take_back(answer: Response, code: str) -> Response:
    """Give the device its own seat back, if it has one that was put by."""
    own = request.cookies.get(_own(code), "")
    if not own:
        return answer
    return _keep(_keep(answer, code, _cookie(code), own), code, _own(code), "")


def device(code: str) -> str:
    """Return what only the device at hand holds; blank when it has not seen the door yet."""
    return request.cookies.get(_device(code), "")


def meet(answer: Response, code: str) -> Response:
    """Let the device hold something of its own from the door on: its acts are known by it."""
    return answer if device(code) else _keep(answer, code, _device(code), new_token())


def is_shared(code: str) -> bool:
    """Whether people take turns at the device, so that each leaves it empty for the next."""
    return bool(request.cookies.get(_shared(code)))


def entered_from(code: str) -> str | None:
    """Return the process whose leader enters here what another person says, if that is so."""
    said = request.cookies.get(_shared(code), "")
    return said if said not in {"", TURNS} else None


def share(answer: Response, code: str, how: str) -> Response:
    """Let the device remember that it is shared: in `TURNS`, with a process's leader, or not."""
    return _keep(answer, code, _shared(code), how)


def observes_by(code: str) -> str:
    """Return the secret of the wall by which the device observes a room; blank when it does not."""
    return request.cookies.get(f"attends_{code}", "")


def observe(answer: Response, code: str, secret: str) -> Response:
    """Let the device remember the wall by which it observes; blank when it no longer does."""
    return _keep(answer, code, f"attends_{code}", secret)


def sent_act() -> Act:
    """Read which act the form or the outbox sends. Raises BadAct."""
    return read_act(request.form.get("act", ""), request.form.get("number", ""))


def _keep(answer: Response, code: str, name: str, value: str) -> Response:
    return cookies.keep(answer, name, value, path=f"/w/{code}", max_age=A_QUARTER)


def _keep_all(answer: Response, code: str) -> Response:
    """Keep what the device has of a room, as it is, from now on."""
    for name in (_cookie(code), _device(code), _own(code), _shared(code)):
        if request.cookies.get(name):
            answer = _keep(answer, code, name, request.cookies[name])
    return answer


def _own(code: str) -> str:
    return f"own_{code}"


def _device(code: str) -> str:
    return f"device_{code}"


def _shared(code: str) -> str:
    return f"shared_{code}"


def _cookie(code: str) -> str:
    return f"seat_{code}"
