"""Overview: a process's own page, with where it is, what is missing and the one next step."""

from collections.abc import Mapping

from flask import Response, url_for

from akr.domain.follow_up.overview import (
    Lack,
    Stage,
    Step,
    missing,
    next_step,
    next_step_of_manager,
    where,
)
from akr.steps.follow_up import overview
from akr.store.work import open_work
from akr.text import MISSING, lacking
from akr.web.http.forms import Form
from akr.web.http.pages import page
from akr.web.leader.role.drafting import where_to_mend

STEPS = {
    Step.OPEN_WORKSHOP_1: "processes.open_workshop",
    Step.LEAD_WORKSHOP_1: "console.show",
    Step.SET_DATES: "meeting.dates",
    Step.OPEN_WORKSHOP_2: "agenda.open_room",
    Step.PROPOSE: "agenda.show",
    Step.TAKE_RESULT: "report.show",
    Step.START_DRAFT: "roles.show",
    Step.WRITE_DRAFT: "drafting.show",
    Step.SEND_TO_REVIEW: "review.show",
    Step.INVITE: "review.show",
    Step.ANSWER: "review.show",
    Step.APPOINT: "review.show",
    Step.WAIT: "review.show",
    Step.READ_DECISION: "drafting.show",
}
"""Where a leader's next step is taken."""

ACTS = {Step.OPEN_WORKSHOP_1, Step.OPEN_WORKSHOP_2}
"""The steps that are taken by the button itself; the others lead to a page."""

LACKS = {
    Lack.MANDATE: "planning.mandate",
    Lack.READINESS: "planning.readiness",
    Lack.DATES: "meeting.dates",
    Lack.UNIONS: "unions.show",
    Lack.PLAN_ANSWERS: "unions.show",
    Lack.PARTICIPANTS: "console.show",
    Lack.TASKS: "console.show",
    Lack.LATE: "console.show",
    Lack.UNSORTED: "analysis.show",
    Lack.PROPOSALS: "agenda.show",
    Lack.CONFIRMATION: "agenda.show",
    Lack.PLAN: "agenda.show",
    Lack.IN_NO_ROLE: "roles.show",
    Lack.MANAGER: "review.show",
}
"""Where what is missing is mended."""

PLACES = {Lack.CONFIRMATION: "clear", Lack.MANAGER: "manager"}
"""And where on that page."""


def for_leader(pid: str, form: Form | None = None, status: int = 200) -> Response:
    """Show a process to whoever leads it; `form` is the opening's, when it must be mended."""
    shown = overview.see_overview(open_work(), pid)
    step, stage = next_step(shown.now), where(shown.now)
    lacks = {
        lacking(lack, number): _address(LACKS[lack], pid, shown, PLACES.get(lack))
        for lack, number in missing(shown.now).items()
    }
    if shown.role:
        mend, draft = where_to_mend(shown.role), url_for("drafting.show", rid=shown.role)
        lacks |= {
            MISSING[each]: mend[each] if mend[each].startswith("/") else f"{draft}{mend[each]}"
            for each in shown.now.draft_lacks
        }
    return page(
        "leader/processes/show.html",
        status=status,
        form=form or Form(),
        unheard=shown.unheard,
        about=shown.about,
        conditions=shown.conditions,
        now=shown.now,
        stage=stage,
        step=step,
        target=_address(STEPS[step], pid, shown),
        is_act=step in ACTS,
        lacks=lacks,
        ways=_ways(pid, shown),
        decides=False,
    )


def for_manager(pid: str) -> Response:
    """Show a process to the manager who decides on it: as far as it is, without its room."""
    shown = overview.see_overview(open_work(), pid)
    step = next_step_of_manager(shown.now)
    ready = step is not Step.WAIT
    decision = url_for("decision.of_process", pid=pid)
    return page(
        "leader/processes/show.html",
        about=shown.about,
        conditions=shown.conditions,
        now=shown.now,
        stage=where(shown.now),
        step=step,
        target=decision if ready or shown.now.draft else None,
        is_act=False,
        lacks={},
        ways={Stage.ADOPTED: decision} if step is Step.READ_DECISION else {},
        decides=True,
    )


def _ways(pid: str, shown: overview.Overview) -> Mapping[Stage, str]:
    """The pages of the stages that a process has come to."""
    come_to = list(Stage)[: list(Stage).index(where(shown.now)) + 1]
    pages = {
        Stage.PREPARATION: "planning.show",
        Stage.WORKSHOP_1: "console.show" if shown.now.phase else "analysis.show",
        Stage.WORKSHOP_2: "agenda.show",
        Stage.DRAFT: "roles.show",
        Stage.REVIEW: "review.show",
        Stage.ADOPTED: "drafting.show",
    }
    return {stage: _address(pages[stage], pid, shown) for stage in come_to}


def _address(endpoint: str, pid: str, shown: overview.Overview, anchor: str | None = None) -> str:
    """The address of a process's page, or of the page of its role that has come the least far."""
    of_role = endpoint.split(".", maxsplit=1)[0] in {"drafting", "review"}
    return url_for(endpoint, **({"rid": shown.role} if of_role else {"pid": pid}), _anchor=anchor)
