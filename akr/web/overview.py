"""Overview: a process's own page, with where it is, what is missing and the one next step."""

from collections.abc import Mapping

from flask import Response, url_for

from akr.domain.progress import (
    Lack,
    Stage,
    Step,
    missing,
    next_step,
    next_step_of_manager,
    where,
)
from akr.steps import overview
from akr.store.work import open_work
from akr.text import MISSING, lacking
from akr.web.drafting import where_to_mend
from akr.web.forms import Form
from akr.web.pages import page

STEPS = {
    Step.OPEN_WORKSHOP_1: "processes.open_workshop",
    Step.LEAD_WORKSHOP_1: "leading.show",
    Step.SET_DATES: "planning.dates",
    Step.OPEN_WORKSHOP_2: "deciding.open_room",
    Step.PROPOSE: "deciding.show",
    Step.TAKE_RESULT: "processes.analysis",
    Step.START_DRAFT: "drafting.show",
    Step.WRITE_DRAFT: "drafting.show",
    Step.SEND_TO_REVIEW: "reviewing.show",
    Step.INVITE: "reviewing.show",
    Step.ANSWER: "reviewing.show",
    Step.APPOINT: "reviewing.show",
    Step.WAIT: "reviewing.show",
    Step.READ_DECISION: "drafting.show",
}
"""Where a leader's next step is taken."""

ACTS = {Step.OPEN_WORKSHOP_1, Step.OPEN_WORKSHOP_2}
"""The steps that are taken by the button itself; the others lead to a page."""

LACKS = {
    Lack.MANDATE: "planning.mandate",
    Lack.READINESS: "planning.readiness",
    Lack.DATES: "planning.dates",
    Lack.UNIONS: "planning.unions",
    Lack.PLAN_ANSWERS: "planning.unions",
    Lack.PARTICIPANTS: "leading.show",
    Lack.TASKS: "leading.show",
    Lack.LATE: "leading.show",
    Lack.UNSORTED: "processes.analysis",
    Lack.PROPOSALS: "deciding.show",
    Lack.CONFIRMATION: "deciding.show",
    Lack.PLAN: "deciding.show",
    Lack.MANAGER: "reviewing.show",
}
"""Where what is missing is mended."""

PLACES = {Lack.CONFIRMATION: "clear", Lack.MANAGER: "manager"}
"""And where on that page."""


def for_leader(pid: str, form: Form | None = None, status: int = 200) -> Response:
    """Show a process to whoever leads it; `form` is the opening's, when it must be mended."""
    shown = overview.see_overview(open_work(), pid)
    step, stage = next_step(shown.now), where(shown.now)
    lacks = {
        lacking(lack, number): url_for(LACKS[lack], pid=pid, _anchor=PLACES.get(lack))
        for lack, number in missing(shown.now).items()
    }
    mend, draft = where_to_mend(pid), url_for("drafting.show", pid=pid)
    lacks |= {
        MISSING[each]: mend[each] if mend[each].startswith("/") else f"{draft}{mend[each]}"
        for each in shown.now.draft_lacks
    }
    return page(
        "processes/show.html",
        status=status,
        form=form or Form(),
        unheard=shown.unheard,
        about=shown.about,
        conditions=shown.conditions,
        now=shown.now,
        stage=stage,
        step=step,
        target=url_for(STEPS[step], pid=pid),
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
    decision = url_for("adopting.show", pid=pid)
    return page(
        "processes/show.html",
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
        Stage.WORKSHOP_1: "leading.show" if shown.now.phase else "processes.analysis",
        Stage.WORKSHOP_2: "deciding.show",
        Stage.DRAFT: "drafting.show",
        Stage.REVIEW: "reviewing.show",
        Stage.ADOPTED: "drafting.show",
    }
    return {stage: url_for(pages[stage], pid=pid) for stage in come_to if stage in pages}
