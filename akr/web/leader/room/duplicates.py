"""Duplicates: the leader lets the groups help, and says no to what they suggest."""

from flask import Blueprint, Response, request, url_for

from akr.steps.cards import duplicates
from akr.store.work import open_work
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done

bp = Blueprint("duplicates", __name__)


@bp.post("/processes/<pid>/table/help")
def let_help(pid: str) -> Response:
    """Let the groups help with the cards, or no longer."""
    is_open = request.form.get("open") == "1"
    duplicates.let_groups_help(open_work(), pid, leaders_act(), is_open=is_open)
    return done(next_page=url_for("gathering.show", pid=pid))


@bp.post("/processes/<pid>/table/not-same")
def dismiss(pid: str) -> Response:
    """Say no to a group's suggestion."""
    heap, into = request.form.get("heap", ""), request.form.get("into", "")
    duplicates.dismiss(open_work(), pid, leaders_act(), heap, into)
    return done(next_page=url_for("gathering.show", pid=pid))
