"""Facts: the manager says what only the manager can say of the post, while it is a draft."""

from flask import Blueprint, Response, request, url_for

from akr.domain.matter.review import DraftStatus
from akr.domain.role.history import EditKind
from akr.steps.role import draft_versions
from akr.store.work import open_work
from akr.web.http.forms import Form
from akr.web.http.pages import done
from akr.web.shared.draft_facts import FactsForm, facts_page, save_facts
from akr.web.shared.process import ended

bp = Blueprint("managers_facts", __name__)


@bp.get("/roles/<rid>/adopt/facts")
def show(rid: str) -> Response:
    """Show the facts to fill in; a text that is locked is read instead."""
    with open_work().reading() as work:
        status, _ = draft_versions.see_text(work, rid)
        if status is not DraftStatus.DRAFT or ended():
            return done(next_page=url_for("decision.show", rid=rid))
        return facts_page(work, _mine(rid), rid, Form())


@bp.post("/roles/<rid>/adopt/facts")
def save(rid: str) -> Response:
    """Keep the facts; the leader sees that it was the manager."""
    return save_facts(_mine(rid), rid, Form(request.form))


def _mine(rid: str) -> FactsForm:
    return FactsForm(
        action=url_for(".save", rid=rid),
        back=url_for("decision.show", rid=rid, _anchor="facts"),
        called="Beslutet",
        kind=EditKind.FACTS_BY_MANAGER,
    )
