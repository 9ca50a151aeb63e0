from datetime import UTC, date, datetime

import pytest

from akr.domain.errors import ReasonMissing
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.review import (
    Comment,
    Missing,
    Position,
    PositionKind,
    check_position,
    latest_position,
    missing_for_adoption,
    missing_in_text,
    still_to_tell,
)
from akr.domain.role.draft import Content, Facts
from tests.builders import a_draft

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
SAMVERKAN = Basis(BasisKind.SAMVERKAN, "FSG 12 november, § 4")
NOT_NEGOTIABLE = Basis(BasisKind.NOT_NEGOTIABLE, "Kommunen har inget avtal.")
EMPTY = Content(a_draft())
"""A text that lacks what only the manager can say."""

WHOLE = Content(a_draft(), Facts("R", "B", "D", "AB", "Egen", "T", "100 %"))


def a_comment(answer=None):
    return Comment(1, "Kommunal", 1, "lead", "Vem ersätter?", NOW, answer)


def stated(kind, union="Kommunal", version=2):
    return Position(union, version, kind, "", NOW)


def decided(basis):
    return Decided("Rektor", date(2026, 11, 28), "BUN 2026/84", basis)


def test_a_decision_needs_a_whole_text_unions_one_manager_and_an_answer_to_every_comment():
    answered, waiting = a_comment("En vikarie."), a_comment()

    def missing(content, *comments, unions=True, manager=True, closed=True):
        return missing_for_adoption(
            content,
            comments,
            has_unions=unions,
            has_one_manager=manager,
            has_requests_closed=closed,
        )

    assert missing(WHOLE, answered) == ()
    assert missing(EMPTY) == missing_in_text(EMPTY) != ()
    assert missing(WHOLE, answered, waiting) == (Missing.ANSWERS,)
    assert missing(WHOLE, waiting, unions=False, manager=False) == (
        Missing.UNION,
        Missing.ONE_MANAGER,
        Missing.ANSWERS,
    )
    assert missing(WHOLE, closed=False) == (Missing.REQUESTS,)


def test_each_unions_latest_position_on_the_version_is_the_one_that_stands():
    asks, content = stated(PositionKind.NEGOTIATE), stated(PositionKind.NO_OBJECTION)
    said = [asks, content, stated(PositionKind.REMARKS, version=1)]

    assert latest_position(said, "Kommunal", 2) == content
    assert latest_position(said, "Vision", 2) is None


def test_a_union_is_told_of_a_version_unless_it_was_invited_to_it_or_has_written_of_it():
    told = {"Kommunal": 2, "Vision": 1, "Lärarna": None, "Vårdförbundet": 1}

    assert still_to_tell(told, {"Vårdförbundet"}, version=2) == ("Vision", "Lärarna")


@pytest.mark.parametrize("words", ["", " \n"])
def test_only_disagreeing_needs_a_reason(words):
    with pytest.raises(ReasonMissing):
        check_position(PositionKind.DISAGREE, words)

    check_position(PositionKind.DISAGREE, "Ansvaret är otydligt.")
    check_position(PositionKind.REMARKS, words)
