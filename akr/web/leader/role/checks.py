"""Checks: the leader reads what is asked about a draft, and keeps what blocks with a reason."""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import EditConflict
from akr.domain.matter.review import DraftStatus
from akr.domain.role.errors import FindingGone, TextLocked
from akr.domain.role.sections import LINE, TASKS
from akr.steps.role import checks, draft_versions
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_UNION_WORDS
from akr.web.http.pages import done, page
from akr.web.leader.role.drafting import where_to_mend
from akr.web.shared.draft_pages import names_of, places
from akr.web.shared.process import ended

bp = Blueprint("checks", __name__)


@bp.get("/roles/<rid>/checks")
def show(rid: str) -> Response:
    """Show everything that is asked about the text, by what it stops."""
    return _page(rid, Form())


@bp.post("/roles/<rid>/checks")
def keep(rid: str) -> Response:
    """Keep what a check found, with a reason that the unions read."""
    form = Form(request.form)
    mark, base = form.value("mark"), form.value("base")
    reason = form.text("reason", LONGEST_UNION_WORDS, lines=True)
    if form.errors:
        return _page(rid, form, status=422)
    try:
        checks.keep(open_work(), rid, mark, reason, base)
    except EditConflict as refused:
        return _page(rid, form, status=409, clash=refused)
    except (FindingGone, TextLocked) as refused:
        return _page(rid, form, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", rid=rid, _anchor="kept"))


@bp.post("/roles/<rid>/checks/take-back")
def take_back(rid: str) -> Response:
    """Take a reason back."""
    try:
        checks.take_back(open_work(), rid, Form(request.form).value("mark"))
    except TextLocked as refused:
        return _page(rid, Form(), status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", rid=rid))


def _page(
    rid: str,
    form: Form,
    *,
    status: int = 200,
    clash: EditConflict | None = None,
    sentence: str = "",
) -> Response:
    """The page of the checks; `form` is the one that was sent, and stands at its finding."""
    shown = draft_versions.see_draft(open_work(), rid)
    at, mend = places(shown.content), where_to_mend(rid)

    def mend_at(section: str) -> str:
        if section.startswith(LINE):
            return url_for("lines.edit", rid=rid, number=at[section].removeprefix("rad-"))
        if section == TASKS.key:
            return url_for("drafting.show", rid=rid, _anchor=section)
        return mend.get(section) or url_for("editor.edit", rid=rid, place=section)

    return page(
        "leader/draft/checks.html",
        status=status,
        rid=rid,
        shown=shown,
        called=names_of(shown.content),
        mend_at=mend_at,
        form=form,
        at=form.value("mark"),
        blank=Form(),
        clash=clash,
        sentence=sentence,
        writing=shown.status is DraftStatus.DRAFT and not ended(),
    )
