"""A process's plan through the web: a part of it filled in, and a union invited to read it."""

from urllib.parse import urlsplit

from akr.steps.planning import plan
from akr.store.work import store_of
from tests.page import read
from tests.web.unions import at_its_browser

DATES = {"workshop_2": "2100-02-04", "follow_up": "2100-08-19"}
"""When workshop 2 and the follow-up are, far from today."""


def seen(web, process):
    """The plan as the store has it now."""
    return plan.see_plan(store_of(web).work(), process.split("/")[2])


def send(leader, process, part, **filled):
    """Fill in a part of the plan as its page asks for it, and press."""
    address = f"{process}/plan/{part}"
    base = read(leader.get(address)).form(address).field("base")
    return leader.post(address, data={"base": base} | filled)


def invited(web, leader, process, union="Kommunal"):
    """Give a union its link, and open it: its browser, and the address where it reads."""
    shown = leader.get(leader.post(f"{process}/plan/unions", data={"union": union}).location)
    link = urlsplit(read(shown).one("input[value*='/review/']").value).path
    return at_its_browser(web, link.rpartition("/")[2])
