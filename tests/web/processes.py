"""Processes through the web: made in the form, or read in from a file."""

import io
from pathlib import Path

from tests.web.forms import an_act_sent

LINDEN = Path(__file__).parents[1] / "data/linden.json"
NEW = {
    "workplace": "Förskolan Eken",
    "sector": "preschool",
    "departments": "3",
    "purpose": "roles",
    "rows": "4",
    "occupation-1": "Förskollärare",
    "expected-1": "5",
    "occupation-3": "Barnskötare",
}


def created(leader, **changes):
    """Make a process and return its address."""
    answer = leader.post("/processes/new", data=an_act_sent() | NEW | changes)
    assert answer.status_code == 303, answer.text
    return answer.location


def imported(leader, content=None):
    """Read a file in and return the new process's address."""
    file = io.BytesIO(LINDEN.read_bytes() if content is None else content)
    answer = leader.post("/processes/import", data=an_act_sent() | {"file": (file, "linden.json")})
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/analysis")
