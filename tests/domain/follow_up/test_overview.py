"""The overview: a process's stage, what it lacks and the one next step."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.follow_up.overview import (
    DraftStep,
    Lack,
    Progress,
    Stage,
    Step,
    missing,
    next_step,
    next_step_of_draft,
    next_step_of_manager,
    where,
)
from akr.domain.matter.review import DraftStatus, Missing
from akr.domain.phase import Phase

NUMBERS = st.integers(0, 3)
STANDINGS = st.builds(
    Progress,
    has_mandate=st.booleans(),
    unanswered=NUMBERS,
    has_dates=st.booleans(),
    phase=st.sampled_from([None, *Phase]),
    seats=NUMBERS,
    tasks=NUMBERS,
    late=NUMBERS,
    result=st.booleans(),
    unsorted=NUMBERS,
    confirmation=NUMBERS,
    proposals=NUMBERS,
    plan=NUMBERS,
    for_a_new_role=NUMBERS,
    draft=st.sampled_from([None, *DraftStatus]),
    draft_lacks=st.lists(st.sampled_from(Missing), max_size=2).map(tuple),
    has_manager=st.booleans(),
)

SORTED = Progress(
    has_dates=True,
    phase=Phase.HOME,
    seats=13,
    tasks=28,
    result=True,
    proposals=21,
    confirmation=7,
)
PROPOSED = replace(
    SORTED, phase=Phase.ANALYSE, proposals=0, confirmation=0, for_a_new_role=17, plan=0
)
IN_REVIEW = replace(PROPOSED, draft=DraftStatus.REVIEW, has_manager=True)


@pytest.mark.parametrize(
    ("now", "stage", "step"),
    [
        (Progress(), Stage.PREPARATION, Step.OPEN_WORKSHOP_1),
        (Progress(phase=Phase.WRITE, seats=9), Stage.WORKSHOP_1, Step.LEAD_WORKSHOP_1),
        (SORTED, Stage.WORKSHOP_1, Step.OPEN_WORKSHOP_2),
        (replace(SORTED, has_dates=False), Stage.WORKSHOP_1, Step.SET_DATES),
        (replace(SORTED, phase=Phase.REVEAL), Stage.WORKSHOP_1, Step.LEAD_WORKSHOP_1),
        (replace(SORTED, phase=None), Stage.WORKSHOP_2, Step.OPEN_WORKSHOP_2),
        (replace(SORTED, phase=Phase.ANALYSE), Stage.WORKSHOP_2, Step.PROPOSE),
        (replace(PROPOSED, confirmation=1), Stage.WORKSHOP_2, Step.PROPOSE),
        (PROPOSED, Stage.WORKSHOP_2, Step.START_DRAFT),
        (replace(PROPOSED, phase=None), Stage.WORKSHOP_2, Step.START_DRAFT),
        (replace(PROPOSED, for_a_new_role=0), Stage.WORKSHOP_2, Step.TAKE_RESULT),
        (
            replace(PROPOSED, draft=DraftStatus.DRAFT, draft_lacks=("funding",)),
            Stage.DRAFT,
            Step.WRITE_DRAFT,
        ),
        (replace(PROPOSED, draft=DraftStatus.DRAFT), Stage.DRAFT, Step.SEND_TO_REVIEW),
        (replace(IN_REVIEW, draft_lacks=(Missing.UNION,)), Stage.REVIEW, Step.INVITE),
        (replace(IN_REVIEW, draft_lacks=(Missing.ANSWERS,)), Stage.REVIEW, Step.ANSWER),
        (replace(IN_REVIEW, has_manager=False), Stage.REVIEW, Step.APPOINT),
        (IN_REVIEW, Stage.REVIEW, Step.WAIT),
        (replace(IN_REVIEW, draft=DraftStatus.ADOPTED), Stage.ADOPTED, Step.READ_DECISION),
    ],
)
def test_each_stage_has_one_next_step(now, stage, step):
    assert (where(now), next_step(now)) == (stage, step)


@pytest.mark.parametrize(
    ("now", "step"),
    [
        (PROPOSED, Step.WAIT),
        (replace(IN_REVIEW, draft_lacks=(Missing.ANSWERS,)), Step.WAIT),
        (IN_REVIEW, Step.DECIDE),
        (replace(IN_REVIEW, draft=DraftStatus.ADOPTED), Step.READ_DECISION),
    ],
)
def test_the_manager_waits_until_nothing_is_missing_and_then_decides(now, step):
    assert next_step_of_manager(now) is step


def test_what_is_missing_is_counted_in_the_order_of_fixing():
    now = replace(SORTED, phase=Phase.ANALYSE, late=2, unsorted=1, plan=3)

    assert list(missing(now).items()) == [
        (Lack.LATE, 2),
        (Lack.UNSORTED, 1),
        (Lack.PROPOSALS, 21),
        (Lack.CONFIRMATION, 7),
        (Lack.PLAN, 3),
    ]


def test_proposals_are_not_missing_before_workshop_2():
    assert missing(SORTED) == {}


def test_an_empty_room_lacks_participants_and_the_next_dates():
    assert missing(Progress(phase=Phase.JOIN)) == {Lack.DATES: 1, Lack.PARTICIPANTS: 1}


def test_a_review_lacks_a_manager():
    everything_in_a_role = replace(IN_REVIEW, for_a_new_role=0, has_manager=False)
    assert missing(everything_in_a_role) == {Lack.MANAGER: 1}


@pytest.mark.parametrize("status", DraftStatus)
def test_tasks_that_no_role_holds_are_missing_once_there_is_a_role(status):
    some_left = replace(IN_REVIEW, draft=status, for_a_new_role=3)

    assert missing(some_left)[Lack.IN_NO_ROLE] == 3
    assert Lack.IN_NO_ROLE not in missing(replace(some_left, draft=None))


STEPS = {
    Stage.PREPARATION: {Step.OPEN_WORKSHOP_1},
    Stage.WORKSHOP_1: {Step.LEAD_WORKSHOP_1, Step.SET_DATES, Step.OPEN_WORKSHOP_2},
    Stage.WORKSHOP_2: {Step.OPEN_WORKSHOP_2, Step.PROPOSE, Step.START_DRAFT, Step.TAKE_RESULT},
    Stage.DRAFT: {Step.WRITE_DRAFT, Step.SEND_TO_REVIEW},
    Stage.REVIEW: {Step.INVITE, Step.ANSWER, Step.APPOINT, Step.WAIT},
    Stage.ADOPTED: {Step.READ_DECISION},
}


@given(STANDINGS)
def test_the_step_always_fits_the_stage_and_counts_are_never_zero(now):
    assert next_step(now) in STEPS[where(now)]
    assert next_step_of_manager(now) in {Step.WAIT, Step.DECIDE, Step.READ_DECISION}
    assert 0 not in missing(now).values()


@given(STANDINGS)
def test_a_leader_never_gets_the_managers_step(now):
    assert next_step(now) is not Step.DECIDE


@given(STANDINGS, st.sampled_from([None, Phase.JOIN, Phase.WRITE, Phase.GATHER, Phase.SORT]))
def test_no_step_goes_past_workshop_1_before_the_result_is_shown(now, phase):
    before = replace(now, phase=phase, draft=None, result=False)

    assert next_step(before) in {Step.OPEN_WORKSHOP_1, Step.LEAD_WORKSHOP_1}


READY = {"to_tell": (), "lacks": (), "unions": ("Kommunal",), "has_manager": True}


@pytest.mark.parametrize(
    ("status", "known", "step"),
    [
        (DraftStatus.DRAFT, {"lacks": ("funding",), "unions": ()}, DraftStep.MEND),
        (DraftStatus.DRAFT, {"unions": ()}, DraftStep.INVITE),
        (DraftStatus.DRAFT, {"has_manager": False}, DraftStep.SEND_TO_REVIEW),
        (
            DraftStatus.REVIEW,
            {"to_tell": ("Kommunal",), "lacks": (Missing.ANSWERS,)},
            DraftStep.TELL,
        ),
        (DraftStatus.REVIEW, {"lacks": (Missing.ANSWERS,), "has_manager": False}, DraftStep.MEND),
        (DraftStatus.REVIEW, {"has_manager": False}, DraftStep.APPOINT),
        (DraftStatus.REVIEW, {}, DraftStep.WAIT),
        (DraftStatus.ADOPTED, {"lacks": (Missing.ANSWERS,)}, DraftStep.READ_DECISION),
    ],
)
def test_a_draft_has_one_next_step(status, known, step):
    assert next_step_of_draft(status, **READY | known) is step


@given(STANDINGS.filter(lambda now: now.draft is not None))
def test_a_process_and_its_draft_wait_and_are_decided_together(now):
    of_process = next_step(now)
    of_draft = next_step_of_draft(
        now.draft,
        to_tell=(),
        lacks=now.draft_lacks,
        unions=("Kommunal",),
        has_manager=now.has_manager,
    )

    for both in ("send_to_review", "appoint", "wait", "read_decision"):
        assert (of_process == both) is (of_draft == both)
