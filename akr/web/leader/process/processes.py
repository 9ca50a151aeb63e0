"""Processes: the list of those that one leads, and each one's own page."""

from flask import Blueprint, Response, request, url_for

from akr.domain.office.account import Role
from akr.domain.planning.errors import ExpectedMissing, UnionsUnheard
from akr.domain.planning.process_list import is_asked_for
from akr.domain.room.workshop import MOST_SEATS
from akr.domain.written import one_line
from akr.steps.planning import processes
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_OPENING_REASON
from akr.web.http.pages import done, page
from akr.web.leader.process import overview
from akr.web.shared.process import has_a_place
from akr.web.shared.signed_in import my_account

bp = Blueprint("processes", __name__, url_prefix="/processes")

SHORT_LIST = 8
"""Processes that one finds at a glance, without a search."""

LONGEST_SEARCH = 100

HOW_MANY = "Skriv hur många de är, även om det är en gissning."


@resolver(May.PROCESS_LEADER)
def leads_the_process() -> bool:
    """Recognise whoever leads the process of the address."""
    return has_a_place(processes.may_lead)


@resolver(May.PROCESS_PARTY)
def leads_or_decides() -> bool:
    """Recognise whoever leads the process of the address, and the manager who decides on it."""
    return has_a_place(lambda *asked: processes.may_decide(*asked) or processes.may_lead(*asked))


@bp.get("")
def mine() -> Response:
    """List the processes that one leads; `?search=` and `?stands=` ask for some of them."""
    listed = processes.list_processes(open_work(), my_account())
    search = one_line(request.args.get("search", ""))[:LONGEST_SEARCH]
    stands = request.args.get("stands", "")
    found = [
        each
        for each in listed
        if is_asked_for(search, each.title, each.workplace) and stands in ("", each.stands)
    ]
    return page(
        "leader/processes/list.html",
        processes=found,
        of=len(listed),
        form=Form({"search": search, "stands": stands}),
        is_asked=bool(search or stands),
        is_long=len(listed) > SHORT_LIST,
    )


@bp.get("/<pid>")
def show(pid: str) -> Response:
    """Show what a process is, where it stands, and the one next step of whoever looks."""
    if my_account().role is Role.MANAGER:
        return overview.for_manager(pid)
    return overview.for_leader(pid)


@bp.post("/<pid>/workshop")
def open_workshop(pid: str) -> Response:
    """Open workshop 1, with a reason where the unions are not in; twice gives the same room.

    Asks how many will come of each occupation for which the plan does not say it.
    """
    form = Form(request.form)
    reason = form.text("reason", LONGEST_OPENING_REASON, optional=True, lines=True)
    unsaid = processes.see_process(open_work(), pid).unsaid
    expected = {
        name: number
        for row, name in unsaid.items()
        if (number := form.number(f"expected-{row}", 1, MOST_SEATS)) is not None
    }
    if not form.errors:
        try:
            processes.open_workshop(open_work(), pid, reason, expected)
        except UnionsUnheard as refused:
            form.refuse("reason", refusal(refused))
        except ExpectedMissing as refused:
            for row in (row for row, name in unsaid.items() if name in refused.unsaid):
                form.refuse(f"expected-{row}", HOW_MANY)
    if form.errors:
        return overview.for_leader(pid, form, status=422)
    return done(next_page=url_for("console.show", pid=pid))
