"""Done with the phase: a seat says *jag är klar*, and may take it back."""

from flask import Blueprint, Response, request, url_for

from akr.domain.phase import Phase
from akr.steps.room import done_with_phase
from akr.store.work import open_work
from akr.web.http.forms import Form
from akr.web.http.pages import done
from akr.web.shared import seat

bp = Blueprint("done_with_phase", __name__)


@bp.post("/w/<code>/ready")
def say(code: str) -> Response:
    """Say that one is done with the phase that the page showed, or not after all."""
    done_with_phase.say_done(
        open_work(),
        code,
        seat.token_of(code),
        seat.sent_act(),
        Form(request.form).choice("phase", Phase),
        is_done=request.form.get("ready") == "1",
    )
    return done(next_page=url_for("phone.now", code=code))
