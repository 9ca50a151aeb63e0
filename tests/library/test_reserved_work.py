"""Reserved work: a hint to check, for protected work and no other."""

import pytest

from akr.library.reserved_work import reserved_in, reserved_work
from akr.library.words import Origin
from tests.library.entries import NEW_ROLE


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Ge medicin", "medication"),
        ("Överlämna läkemedel", "medication"),
        ("Ge insulin", "medication"),
        ("Lägga om sår", "health_care"),
        ("Leda undervisningen i barngruppen", "teaching"),
        ("Sätta betyg", "assessment"),
        ("Bevilja hemtjänst", "authority"),
        ("Skriva i journalen", "confidentiality"),
        ("Vara fast omsorgskontakt", "title"),
    ],
)
def test_protected_work_gets_a_hint_to_check(task, kind):
    hint = reserved_work(task)

    assert hint is not None
    assert hint.kind == kind
    assert hint.hint.startswith("Kontrollera")
    assert hint.origin is Origin.OWN
    assert hint.why.endswith(".")


@pytest.mark.parametrize("task", [*NEW_ROLE, "Dammsugning av kontoret", "Ta kopior till lektionen"])
def test_unreserved_work_gets_no_hint(task):
    assert reserved_work(task) is None


def test_all_reserved_work_in_a_longer_text_is_found_each_once():
    found = reserved_in(
        "Du dukar fram, ger medicin och insulin. Ibland lägger du om sår.\nVik tvätt."
    )

    assert [hint.kind for hint in found] == ["medication", "health_care"]


@pytest.mark.parametrize("text", ["", "Du dukar fram. Sedan sopar du golvet och viker tvätt."])
def test_a_longer_text_without_reserved_work_gets_no_hint(text):
    assert reserved_in(text) == ()
