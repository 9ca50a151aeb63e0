"""Forms, as a browser without scripts fills them in; and a device that holds a seat."""

import re
import uuid

WITHOUT_UNIONS = {"reason": "Facken är med på mötet."}
"""What opens workshop 1 where no union has the plan."""


def an_act_sent():
    """What a form sends of its act, as if it had just been shown."""
    return {"act": str(uuid.uuid4()), "number": "0"}


def fields(answer, nth=0):
    """Return the hidden fields of a page's `nth` form that carries an act."""
    assert answer.status_code == 200, answer.status
    acts = re.findall(
        r'name="act" value="([^"]+)"><input type="hidden" name="number" value="([^"]+)"',
        answer.text,
    )
    act, number = acts[nth]
    return {"act": act, "number": number}


def seated(web, room, place):
    """A browser on the device that holds a seat."""
    device = web.test_client()
    device.set_cookie(f"seat_{room.code}", place.token, path=f"/w/{room.code}")
    return device
