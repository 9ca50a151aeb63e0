"""Checks: what a draft makes somebody ask, what it blocks, and the reason to keep it."""

from dataclasses import replace

import pytest

from akr.domain.errors import EditConflict
from akr.domain.matter.review import missing_for_adoption, missing_in_text
from akr.domain.role.checks import (
    WEIGHTS,
    Check,
    Finding,
    Weight,
    blocking,
    override,
    own_findings,
    reason_for,
    take_back,
)
from akr.domain.role.draft import Content, Facts
from akr.domain.role.editor import difference
from akr.domain.role.errors import FindingGone
from akr.domain.role.values import as_values, from_values, text_hash
from akr.text import CHECKS, MISSING
from tests.builders import OFFICE, a_draft, a_line

CONTENT = Content(a_draft(), Facts(agreement="AB, tillsvidare"))
BEA = replace(CONTENT, facts=Facts(agreement="BEA, sex månader"))
ALL_NEW = a_draft(lines=(a_line(is_new=True), a_line(is_new=True, area=OFFICE)))


def asked(content):
    """Which checks ask about a text, but for the one that asks about every post."""
    return tuple(e.check for e in own_findings(content) if e.check is not Check.PRIORITY_RIGHT)


def of(content, check):
    """What one check finds in a text."""
    return next(each for each in own_findings(content) if each.check is check)


def kept(content, check, reason="Facken är med på det", base=""):
    """A text with a reason for what one check finds."""
    return override(content, own_findings(content), of(content, check).mark, reason, base)


def test_an_ordinary_draft_is_asked_one_thing():
    assert asked(CONTENT) == ()
    assert [each.check for each in own_findings(CONTENT)] == [Check.PRIORITY_RIGHT]
    assert own_findings(replace(CONTENT, draft=a_draft(lines=()))) == ()


def test_bea_is_asked_about_only_with_tasks_that_somebody_does_today():
    assert asked(BEA) == (Check.BEA_MOVES_TASKS,)
    assert asked(replace(BEA, draft=ALL_NEW)) == ()
    assert asked(replace(CONTENT, facts=Facts(agreement="Beakta AB"))) == ()


@pytest.mark.parametrize(
    ("funding", "found"),
    [
        ("Egen budget", ()),
        ("Lönebidrag", (Check.SUBSIDY_WITHOUT_END, Check.SUBSIDY_WITHOUT_PLAN)),
        ("Nystartsjobb i två år, sedan egen budget", (Check.SUBSIDY_WITHOUT_END,)),
        ("Lönebidrag till 2027-06-30", (Check.SUBSIDY_WITHOUT_PLAN,)),
        ("Lönebidrag till 2027-06-30, därefter egen budget", ()),
    ],
)
def test_a_subsidy_says_when_it_ends_and_what_then(funding, found):
    assert asked(replace(CONTENT, facts=replace(CONTENT.facts, funding=funding))) == found


def test_one_kind_of_work_and_tasks_without_time_are_hints():
    draft = a_draft(lines=(a_line(), a_line(minutes=None)))

    assert asked(replace(CONTENT, draft=draft)) == (Check.ONE_KIND, Check.NOT_ESTIMATED)
    assert {WEIGHTS.get(each, Weight.HINT) for each in asked(replace(CONTENT, draft=draft))} == {
        Weight.HINT
    }


def test_every_check_has_words_and_what_blocks_has_a_thing_to_do():
    assert set(CHECKS) == set(Check)
    assert all(all(words[:4]) for words in CHECKS.values())
    assert {check for check, words in CHECKS.items() if words.to_do} == set(WEIGHTS)
    assert all(MISSING[check] == CHECKS[check].to_do for check in WEIGHTS)


def test_what_blocks_sending_blocks_the_decision_too_until_it_has_a_reason():
    found = own_findings(BEA)

    assert Check.BEA_MOVES_TASKS in missing_in_text(BEA, found)
    assert Check.PRIORITY_RIGHT not in missing_in_text(BEA, found)
    both = {Check.BEA_MOVES_TASKS, Check.PRIORITY_RIGHT}
    assert both <= set(_lacks(BEA))
    assert not both & set(_lacks(kept(kept(BEA, Check.BEA_MOVES_TASKS), Check.PRIORITY_RIGHT)))


def _lacks(content):
    found = own_findings(content)
    return missing_for_adoption(
        content,
        (),
        has_unions=True,
        has_one_manager=True,
        has_requests_closed=True,
        found=found,
    )


def test_a_reason_covers_the_words_that_it_was_given_for_and_no_others():
    reasoned = kept(BEA, Check.BEA_MOVES_TASKS)
    assert blocking(reasoned, own_findings(reasoned), Weight.SENDING) == ()

    one_more = replace(
        reasoned, draft=a_draft(lines=(*reasoned.draft.lines, a_line("Bära ut stolar")))
    )
    assert blocking(one_more, own_findings(one_more), Weight.SENDING) == (Check.BEA_MOVES_TASKS,)
    longer = replace(reasoned, facts=Facts(agreement="BEA, tolv månader"))
    assert blocking(longer, own_findings(longer), Weight.SENDING) == (Check.BEA_MOVES_TASKS,)

    # Back to the words that it was given for, it covers them again.
    assert blocking(replace(longer, facts=BEA.facts), own_findings(BEA), Weight.SENDING) == ()


def test_a_reason_for_what_is_gone_or_stops_nothing_is_refused():
    mark = of(BEA, Check.BEA_MOVES_TASKS).mark
    hint = Finding(Check.ONE_KIND, "tasks")

    with pytest.raises(FindingGone):
        override(CONTENT, own_findings(CONTENT), mark, "Det går bra", "")
    with pytest.raises(FindingGone):
        override(CONTENT, [hint], hint.mark, "Det går bra", "")


def test_two_who_give_a_reason_at_once_lose_none():
    theirs = kept(BEA, Check.BEA_MOVES_TASKS, "Deras skäl")

    with pytest.raises(EditConflict) as met:
        kept(theirs, Check.BEA_MOVES_TASKS, "Mitt skäl")
    assert (met.value.theirs, met.value.yours) == ("Deras skäl", "Mitt skäl")

    mine = kept(theirs, Check.BEA_MOVES_TASKS, "Mitt skäl", base="Deras skäl")
    assert reason_for(mine, of(mine, Check.BEA_MOVES_TASKS)) == "Mitt skäl"
    assert kept(theirs, Check.BEA_MOVES_TASKS, "Deras skäl") == theirs


def test_a_reason_is_taken_back_and_the_check_asks_again():
    reasoned = kept(BEA, Check.BEA_MOVES_TASKS)
    mark = of(BEA, Check.BEA_MOVES_TASKS).mark

    assert take_back(reasoned, mark) == BEA
    assert take_back(BEA, mark) == BEA


def test_reasons_are_part_of_the_text_that_is_stored_hashed_and_compared():
    reasoned = kept(BEA, Check.BEA_MOVES_TASKS)

    assert from_values(as_values(reasoned)) == reasoned
    assert "overrides" not in as_values(BEA)
    assert text_hash(reasoned) != text_hash(BEA)
    (changed,) = difference(BEA, reasoned)
    assert changed.lines == (("+", "Facken är med på det"),)
