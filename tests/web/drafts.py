"""Linden's draft for tests at the edge, by the real steps, up to where a test begins."""

import uuid

from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.store.work import store_of
from tests.page import read
from tests.rooms import facts_said, linden_process
from tests.web.people import LEADER, MANAGER, account_of


def work_of(web):
    """A unit of work on the app's store."""
    return store_of(web).work()


def a_process(web):
    """Förskolan Linden, proposals and all, led by the leader; its public id."""
    work = work_of(web)
    with work:
        process = work.add_process(linden_process())
        work.co_leaders.add_leader(process, account_of(web, LEADER).id)
    return process


def a_draft(web):
    """Linden with a draft that lacks nothing before review."""
    process = a_process(web)
    draft_versions.start_draft(work_of(web), process, None, None)
    facts_said(work_of(web), process)
    return process


def under_review(web, union="Kommunal"):
    """Linden's draft under review, the manager appointed; the process and the union's secret."""
    process = a_draft(web)
    processes.appoint_manager(work_of(web), process, account_of(web, MANAGER).public_id)
    review.send_to_review(work_of(web), process)
    return process, review.invite(work_of(web), process, union, to_review=True)


def seen(web, process):
    """The draft as the store has it now."""
    return draft_versions.see_draft(work_of(web), process)


def form(shown, action, **fields):
    """What a browser would send of the first form with an action, with some fields changed."""
    sent = read(shown).form(action).sent()
    return sent | {name.replace("__", "-"): value for name, value in fields.items()}


def an_act():
    """An act's fields, as a page mints them."""
    return {"act": str(uuid.uuid4()), "number": "0"}


def edited(client, draft, place, **fields):
    """Open a section's form, change some fields and save it."""
    shown = f"/processes/{draft}/draft/{place}"
    action = f"/processes/{draft}/draft/line" if place.startswith("rad-") else shown
    return client.post(action, data=form(client.get(shown), action, **fields))
