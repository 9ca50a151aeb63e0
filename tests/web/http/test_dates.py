"""Dates: each field where one is filled in knows whether its day has been, or is to come."""

import ast
import re

from akr.root import root

TO_COME = {"on", "workshop_2", "follow_up", "write", "sort", "due"}
HAVE_BEEN = {"decided_on", "held_on"}
EITHER = {"central_until": "what a protocol says, which may be written down afterwards"}


def fields():
    """The date fields of all templates, by name."""
    found = set()
    for template in (root() / "templates").rglob("*.html"):
        text = template.read_text()
        found |= set(re.findall(r'field\(form, "(\w+)"[^}]*kind="date"', text))
        assert len(re.findall(r'(?:kind|type)="date"', text)) == len(
            re.findall(r'field\(form, "(\w+)"[^}]*kind="date"', text)
        ), f"{template} has a date field that is not read here"
    return found


def read_as():
    """The bounds that the views read each date by."""
    found = {}
    for module in (root() / "akr/web").rglob("*.py"):
        for call in ast.walk(ast.parse(module.read_text())):
            if not isinstance(call, ast.Call):
                continue
            called = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = {"date": 0, "day_to_come": 1}.get(called)
            name = call.args[place] if place is not None and len(call.args) > place else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                bounds = {each.arg for each in call.keywords} & {"earliest", "latest"}
                found[name.value] = bounds or ({"earliest"} if called == "day_to_come" else set())
    return found


def test_every_date_field_is_to_come_or_has_been():
    assert fields() == TO_COME | HAVE_BEEN | EITHER.keys()


def test_every_date_is_read_by_the_bound_that_its_field_means():
    bounds = read_as()

    assert {name: bounds.get(name) for name in fields()} == (
        {name: {"earliest"} for name in TO_COME}
        | {name: {"latest"} for name in HAVE_BEEN}
        | {name: set() for name in EITHER}
    )
