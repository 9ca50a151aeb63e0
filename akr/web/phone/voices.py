"""Voices: a member of a small occupation says whether it may answer openly."""

from flask import Blueprint, Response, request, url_for

from akr.steps.room import voices
from akr.store.work import open_work
from akr.web.http.pages import done
from akr.web.shared import seat

bp = Blueprint("voices", __name__)


@bp.post("/w/<code>/openly")
def agree(code: str) -> Response:
    """Keep this seat's yes or no."""
    voices.agree_to_answer_openly(
        open_work(), code, seat.token_of(code), agrees=request.form.get("agrees") == "yes"
    )
    return done(next_page=url_for("phone.now", code=code))
