"""The front page: a code to a workshop, or the way to the leader's pages."""

from flask import Blueprint, Response

from akr.web.http.forms import Form
from akr.web.http.pages import page

bp = Blueprint("front", __name__)


@bp.get("/")
def show() -> Response:
    """Show the two ways in."""
    return page("door/front.html", form=Form())
