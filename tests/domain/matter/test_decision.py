from datetime import UTC, date, datetime

import pytest

from akr.domain.matter.decision import Basis, BasisKind, Decided, check_adoption, check_date
from akr.domain.matter.errors import DecisionDated, NotReady
from akr.domain.matter.review import Missing, Position, PositionKind

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
SAMVERKAN = Basis(BasisKind.SAMVERKAN, "FSG 12 november, § 4")
NOT_NEGOTIABLE = Basis(BasisKind.NOT_NEGOTIABLE, "Kommunen har inget avtal.")


def stated(kind, at=NOW):
    return Position("Kommunal", 2, kind, "", at)


def lacks(basis=SAMVERKAN, missing=(), positions=(), unopened=(), *, was_asked=False, **said):
    """What keeps the manager from deciding; None when nothing does."""
    try:
        check_adoption(
            missing,
            Decided("Rektor", TODAY, "BUN 2026/84", basis, **said),
            was_asked=was_asked,
            unopened=unopened,
            positions=positions,
        )
    except NotReady as refused:
        assert str(refused) == ", ".join(refused.missing)
        return refused.missing
    return None


def test_what_is_missing_keeps_the_manager_from_deciding():
    assert lacks() is None
    assert lacks(missing=("lead", Missing.ANSWERS)) == ("lead", Missing.ANSWERS)
    assert lacks(NOT_NEGOTIABLE, missing=["lead"], was_asked=True) == ("lead", Missing.REFERENCE)


def test_a_union_that_has_asked_for_a_meeting_is_not_answered_with_not_negotiable():
    assert lacks(NOT_NEGOTIABLE, was_asked=True) == (Missing.REFERENCE,)
    assert lacks(was_asked=True) is None
    assert lacks(NOT_NEGOTIABLE) is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (BasisKind.SAMVERKAN, "x"),
        (BasisKind.SAMVERKAN, "§ 4"),
        (BasisKind.SAMVERKAN, "samverkansgruppen"),
        (BasisKind.MBL, "förhandlat"),
        (BasisKind.NOT_NEGOTIABLE, "liten ändring"),
    ],
)
def test_a_reference_that_nobody_can_find_is_none(kind, words):
    assert lacks(Basis(kind, words)) == (Missing.FORUM,)


@pytest.mark.parametrize("words", ["APT 2026-11-12 § 4", "arbetsplatsträffen 12 november"])
def test_an_apt_is_no_samverkansgrupp_unless_a_reason_says_so(words):
    assert lacks(Basis(BasisKind.SAMVERKAN, words)) == (Missing.WORKPLACE_MEETING,)
    assert lacks(Basis(BasisKind.SAMVERKAN, words, " ")) == (Missing.WORKPLACE_MEETING,)
    assert lacks(Basis(BasisKind.SAMVERKAN, words, "Enligt avtalet.")) is None
    assert lacks(Basis(BasisKind.MBL, f"§ 11, efter {words}")) is None


def test_a_word_that_holds_the_letters_apt_is_no_apt():
    assert lacks(Basis(BasisKind.SAMVERKAN, "Kaptensgruppen 12 november § 4")) is None


def test_a_union_with_an_unopened_link_was_reached_in_another_way():
    assert lacks(unopened=["Vision"]) == (Missing.REACHED,)
    assert lacks(unopened=["Vision"], reached=" ") == (Missing.REACHED,)
    assert lacks(unopened=["Vision"], reached="Mejl den 20 november.") is None


def test_a_union_that_disagrees_is_overruled_with_a_reason():
    disagrees = [stated(PositionKind.DISAGREE)]

    assert lacks(positions=disagrees) == (Missing.OVERRULED,)
    assert lacks(positions=disagrees, why_overruled="Uppdraget kräver det.") is None
    assert lacks(positions=[stated(PositionKind.REMARKS)]) is None


def test_a_decision_comes_after_what_was_sent_and_said_and_not_after_today():
    late = stated(PositionKind.REMARKS, datetime(2026, 11, 27, 23, 30, tzinfo=UTC))

    check_date(date(2026, 11, 27), NOW, [], TODAY)
    check_date(TODAY, NOW, [late], TODAY)
    for day, positions in [
        (date(2026, 11, 26), []),
        (date(2026, 11, 27), [late]),
        (date(2026, 11, 29), []),
    ]:
        with pytest.raises(DecisionDated):
            check_date(day, NOW, positions, TODAY)
