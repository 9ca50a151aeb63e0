"""Acts of a form: what makes a press that comes twice one act."""

from flask import request

from akr.domain.act import Act, read_act


def leaders_act() -> Act:
    """Read the act of a leader's form. Leaders have no counter: the server keeps their order."""
    return read_act(request.form.get("act", ""), request.form.get("number", "0"))
