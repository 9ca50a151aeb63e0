"""Linden's draft for tests at the edge, by the real steps, up to where a test begins."""

import uuid

from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.role import draft_versions, roles
from akr.store.work import store_of
from tests.page import read
from tests.rooms import an_act as new_act
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
    """Linden's role with a draft that lacks nothing before review: the role's public id."""
    role = roles.start_role(work_of(web), a_process(web), new_act())
    facts_said(work_of(web), role)
    return role


def under_review(web, union="Kommunal"):
    """Linden's role under review, the manager appointed; the role and the union's secret."""
    role = a_draft(web)
    processes.appoint_manager(
        work_of(web), process_of(web, role), account_of(web, MANAGER).public_id
    )
    review.send_to_review(work_of(web), role)
    return role, review.invite_to_review(work_of(web), role, union)


def process_of(web, role):
    """The process that a role was begun in."""
    return roles.process_of(work_of(web), role)


def seen(web, role):
    """The draft as the store has it now."""
    return draft_versions.see_draft(work_of(web), role)


def form(shown, action, **fields):
    """What a browser would send of the first form with an action, with some fields changed."""
    sent = read(shown).form(action).sent()
    return sent | {name.replace("__", "-"): value for name, value in fields.items()}


def an_act():
    """An act's fields, as a page mints them."""
    return {"act": str(uuid.uuid4()), "number": "0"}


def edited(client, draft, place, **fields):
    """Open a section's form, change some fields and save it."""
    shown = f"/roles/{draft}/{place}"
    action = f"/roles/{draft}/line" if place.startswith("rad-") else shown
    return client.post(action, data=form(client.get(shown), action, **fields))
