"""Forms, as a browser without scripts fills them in; and a device that holds a seat."""

import uuid

from tests.page import read

PLENTY = {f"expected-{row}": "40" for row in range(1, 13)}
"""How many will come of each occupation, where the plan does not say it: enough for any test."""

WITHOUT_UNIONS = {"reason": "Facken är med på mötet.", **PLENTY}
"""What opens workshop 1 where no union has the plan."""


def an_act_sent():
    """What a form sends of its act, as if it had just been shown."""
    return {"act": str(uuid.uuid4()), "number": "0"}


def fields(answer, nth=0):
    """Return the hidden fields of a page's `nth` form that carries an act."""
    assert answer.status_code == 200, answer.status
    form = [each for each in read(answer).all("form") if each.has("[name=act]")][nth]
    return {"act": form.field("act"), "number": form.field("number")}


def seat_code_on(page):
    """The code of one's own seat, as the page says it."""
    (plate,) = [each for each in read(page).all(".code-plate") if "Platskod" in each.words]
    return plate.one("b").words


def seated(web, room, place):
    """A browser on the device that holds a seat."""
    device = web.test_client()
    device.set_cookie(f"seat_{room.code}", place.token, path=f"/w/{room.code}")
    return device
