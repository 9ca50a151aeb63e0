"""The front page: a code to a workshop, or the way to the leader's pages."""

from flask import Blueprint, Response

from akr.web.forms import Form
from akr.web.pages import page

bp = Blueprint("front", __name__)


@bp.get("/")
def show() -> Response:
    """Show the two ways in."""
    return page("front/front.html", form=Form())
