"""Ended: the pages of an ended process say so; those that only change it lead back to its text."""

from flask import Flask, Response, g, request, url_for

from akr.domain.planning.process import Ended
from akr.steps.planning import plan
from akr.store.work import open_work
from akr.web.http.pages import done

READ_AT = {
    "planning.mandate": "planning.show",
    "planning.readiness": "planning.show",
    "planning.meeting": "planning.show",
    "planning.timetable": "planning.show",
    "planning.dates": "planning.show",
    "planning.end": "processes.show",
    "absence.show": "console.show",
    "entering.show": "console.show",
    "gathering.suggestions": "gathering.show",
    "drafting.facts": "drafting.show",
    "drafting.edit": "drafting.show",
}
"""Pages that are nothing but a form, and where the same is read. The others hide what changes."""


def prepare(app: Flask) -> None:
    """Let templates ask whether the process at hand has been ended; called after `access.enforce`.

    Who may not ask for a page must not learn of it either, so access is settled first.
    """
    app.jinja_env.globals["ended"] = ended
    app.before_request(_lead_to_the_text)


def ended() -> Ended | None:
    """When and why the process of the address was ended; None for one that goes on."""
    pid = (request.view_args or {}).get("pid")
    if pid is None:
        return None
    if "ended" not in g:
        g.ended = plan.ended(open_work(), pid)
    found: Ended | None = g.ended
    return found


def _lead_to_the_text() -> Response | None:
    """Lead from a page that would change an ended process to where it is read."""
    text = READ_AT.get(request.endpoint or "") if request.method in {"GET", "HEAD"} else None
    if text is None or ended() is None:
        return None
    return done(next_page=url_for(text, pid=(request.view_args or {})["pid"]))
