"""Ended: the pages of an ended process say so; those that only change it lead back to its text."""

from flask import Flask, Response, request, url_for

from akr.web.http.pages import done
from akr.web.shared.process import ended

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
    "editor.facts": "drafting.show",
    "editor.edit": "drafting.show",
}
"""Pages that are nothing but a form, and where the same is read. The others hide what changes."""


def prepare(app: Flask) -> None:
    """Let templates ask whether the process at hand has been ended; called after `access.enforce`.

    Who may not ask for a page must not learn of it either, so access is settled first.
    """
    app.jinja_env.globals["ended"] = ended
    app.before_request(_lead_to_the_text)


def _lead_to_the_text() -> Response | None:
    """Lead from a page that would change an ended process to where it is read."""
    text = READ_AT.get(request.endpoint or "") if request.method in {"GET", "HEAD"} else None
    if text is None or ended() is None:
        return None
    return done(next_page=url_for(text, pid=(request.view_args or {})["pid"]))
