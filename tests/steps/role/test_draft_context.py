"""A draft's context: whose hours move, the proposals and the library's questions."""

from fractions import Fraction

import pytest

from akr.domain.office.account import Role
from akr.domain.office.errors import UnknownAccount
from akr.domain.proposals.proposals import ProposalKind
from akr.steps.office.accounts import close_account, create_account
from akr.steps.planning import processes
from akr.steps.role import draft_context, draft_versions, roles
from akr.text import asked
from tests.rooms import said


def context_of(work, draft):
    with work.reading():
        shown = draft_versions.see_draft(work, draft)
        beside = draft_versions.beside(work, shown)
        return draft_context.read_context(beside, shown.content)


def test_every_line_has_its_proposal_and_the_moved_hours_add_up(work, draft):
    content = draft_versions.see_draft(work, draft).content

    found = context_of(work, draft)

    decisions = {line.sources[0].evidence.proposal.decision for line in content.draft.lines}
    assert decisions == {ProposalKind.NEW_ROLE}
    moved = sum(line.hours for line in content.draft.lines if not line.is_new)
    assert sum(each.hours for each in found.moved_from) == moved > Fraction(30)
    assert all(each.occupations for each in found.moved_from)


def test_vague_words_get_a_question_at_their_section_and_stay(work, draft):
    said(work, draft, "lead", "Du är flexibel och driven.")
    said(work, draft, "line:duka", "Städ", "självständigt")

    found = context_of(work, draft)

    assert [asked(each) for each in found.hints["lead"]] == [
        "”flexibel”: Hur märks det i arbetet?",
        "”driven”: Hur märks det i arbetet?",
    ]
    assert "”Städ”: Vad gör du – med vad – för vem?" in map(asked, found.hints["line:duka"])
    assert draft_versions.see_draft(work, draft).content.draft.lead == "Du är flexibel och driven."


def test_reserved_work_and_contradictions_get_hints(work, draft):
    said(work, draft, "line:duka", "Ge medicin vid frukosten", "självständigt")

    found = context_of(work, draft)

    assert any("delegering" in asked(hint) for hint in found.hints["line:duka"])
    assert any("säga emot" in asked(hint) for hint in found.hints["may_not"])


def test_protected_titles_and_unearned_requirements_get_hints(work, draft):
    said(work, draft, "title", "Undersköterska")
    said(work, draft, "requirements", ("Körkort, behörighet B", ("duka",)))

    found = context_of(work, draft)

    assert any("skyddad yrkestitel" in asked(hint) for hint in found.hints["title"])
    assert any("kräver att man kör" in asked(hint) for hint in found.hints["requirements"])


def test_a_sentence_that_is_too_long_to_read_aloud_is_asked_about(work, draft):
    said(work, draft, "lead", "Du dukar. " + "och sedan " * 20 + "går du hem.")

    hints = [asked(each) for each in context_of(work, draft).hints["lead"]]

    assert "En mening har 43 ord och är svår att läsa högt. Dela den." in hints
    said(work, draft, "lead", "Du dukar. " + "Sedan diskar du. " * 20)
    assert "lead" not in context_of(work, draft).hints


def test_a_criminal_record_that_was_taken_out_near_children_is_asked_about(work, draft):
    assert "before_employment" not in context_of(work, draft).hints

    said(work, draft, "before_employment")

    (hint,) = context_of(work, draft).hints["before_employment"]
    assert asked(hint).startswith("”Utdrag ur belastningsregistret” finns i rollmallen")


def test_a_draft_starts_from_proposed_tasks_and_a_template(work, linden):
    start = roles.see_roles(work, linden)

    assert (len(start.free), start.default) == (17, "forskolestod")
    assert next(iter(start.templates)) == "forskolestod"
    assert "elevassistent" not in start.templates


def test_a_process_has_one_manager_who_decides_but_does_not_lead(work, linden):
    first, second = (
        create_account(work, name, "en mening att minnas", Role.MANAGER)
        for name in ("rektor ett", "rektor två")
    )

    for each in (first, second):
        processes.appoint_manager(work, linden, each.public_id)

    assert processes.see_managers(work, linden) == ((first, second), second)
    assert processes.may_decide(work, linden, second)
    assert not processes.may_decide(work, linden, first)
    assert not processes.may_lead(work, linden, second)
    assert processes.list_processes(work, second) == ()


def test_only_an_open_manager_account_can_be_appointed(work, linden):
    leader = create_account(work, "en ledare till", "en mening att minnas", Role.FACILITATOR)
    gone = create_account(work, "rektor som slutat", "en mening att minnas", Role.MANAGER)
    close_account(work, gone.public_id)

    for account in (leader.public_id, gone.public_id, "nobody"):
        with pytest.raises(UnknownAccount):
            processes.appoint_manager(work, linden, account)
