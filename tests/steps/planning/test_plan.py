"""The plan: stored part by part, never overwritten unseen, and used by the room's timer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.errors import ActConflict, AlreadyAnswered, ReasonMissing, UnknownProcess
from akr.domain.matter.review import Missing, PositionKind
from akr.domain.phase import Phase
from akr.domain.planning.errors import (
    AlreadyJoined,
    DatesMissing,
    DatesTurned,
    NamesShown,
    PlanChanged,
    ProcessEnded,
    UnionsUnheard,
)
from akr.domain.planning.process import (
    Mandate,
    Opening,
    Purpose,
    Readiness,
    ReadinessQuestion,
    Reply,
    Workplace,
    WorkshopFormat,
)
from akr.domain.planning.readiness import Dates, plan_fingerprint
from akr.domain.planning.timetable import timetable
from akr.domain.role.errors import UnknownDraft
from akr.domain.room.errors import UnknownCode, UnknownSeat
from akr.files.akr_process_1 import read_process, write_process
from akr.files.workbook import flat_sheet, sheets
from akr.library.script import script_for
from akr.steps import move_phase
from akr.steps.matter import review
from akr.steps.planning import ending, plan, processes
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions, roles
from akr.steps.room import timer
from akr.text import long_date
from tests import sees
from tests.unions import enrolled
from tests.workshops import (
    REASON,
    a_room,
    a_sorting_room,
    an_account,
    an_act,
    dated,
    open_workshop_1,
)

SPRING, AUTUMN = date(2027, 2, 4), date(2027, 8, 19)
MANDATE = Mandate("Nämnden", date(2026, 8, 27), "BUN 2026/84")
SAVINGS = Readiness(ReadinessQuestion.NO_SAVINGS, Reply.UNKNOWN, "Budgeten är inte satt.")


@pytest.fixture
def process(store):
    return a_room(store.work).public_id


def say_mandate(work, process, mandate, base=None):
    said = plan.see_plan(work, process).mandate_said
    plan.say_mandate(work, process, Purpose.ROLES, mandate, base or plan_fingerprint(said))


def meet(work, process, minutes, workshop_format=WorkshopFormat.APT, expected=None):
    now = plan.see_plan(work, process)
    said = now.expected if expected is None else expected
    base = plan_fingerprint(now.meeting_said)
    plan.plan_meeting(work, process, workshop_format, minutes, said, base)


def adjust(work, process, adjusted):
    base = plan_fingerprint(plan.see_plan(work, process).timetable)
    plan.adjust_timetable(work, process, adjusted, base)


def answer(work, process, *said):
    base = plan_fingerprint(plan.see_plan(work, process).process.readiness or ())
    plan.answer_readiness(work, process, said, base)


def test_a_mandate_can_be_set_changed_and_removed(work, process):
    for mandate in (MANDATE, Mandate("Rektorn"), None):
        say_mandate(work, process, mandate)

        assert plan.see_plan(work, process).process.mandate == mandate


def test_two_concurrent_editors_do_not_overwrite_each_other(work, process):
    base = plan_fingerprint(plan.see_plan(work, process).mandate_said)
    say_mandate(work, process, MANDATE, base)

    with pytest.raises(PlanChanged):
        say_mandate(work, process, Mandate("Rektorn"), base)
    say_mandate(work, process, MANDATE, base)  # the same words, as a second press sends them

    assert plan.see_plan(work, process).process.mandate == MANDATE


def test_answers_about_readiness_replace_earlier_ones(work, process):
    answer(work, process, SAVINGS)
    answer(work, process, Readiness(ReadinessQuestion.PURPOSE, Reply.YES), SAVINGS)

    assert plan.see_plan(work, process).conditions.open_points == (SAVINGS,)
    answer(work, process)
    assert plan.see_plan(work, process).process.readiness == ()


def test_an_answer_that_needs_a_comment_is_refused_and_nothing_is_stored(work, process):
    answer(work, process, SAVINGS)

    with pytest.raises(ReasonMissing):
        answer(work, process, Readiness(ReadinessQuestion.MANDATE, Reply.NO))

    assert plan.see_plan(work, process).process.readiness == (SAVINGS,)


def test_a_missing_process_has_no_plan(work):
    with pytest.raises(UnknownProcess):
        plan.see_plan(work, "xxxxxxxxxxxxxxxx")
    with pytest.raises(UnknownProcess):
        plan.say_mandate(work, "xxxxxxxxxxxxxxxx", Purpose.ROLES, MANDATE, "")


def test_the_meetings_length_becomes_a_timetable_that_each_phase_proposes(work, process):
    meet(work, process, 90)

    assert plan.see_plan(work, process).timetable == timetable(90)
    assert plan.see_script(work, process, Phase.SORT).minutes == timetable(90)[Phase.SORT]


def test_without_a_length_the_script_shows_its_default_minutes(work, process):
    assert plan.see_script(work, process, Phase.SORT) == script_for(Phase.SORT)


def test_adjusted_minutes_stay_until_the_meeting_gets_another_length(work, process):
    meet(work, process, 60)
    adjust(work, process, {Phase.GATHER: 25})
    assert plan.see_script(work, process, Phase.GATHER).minutes == 25

    meet(work, process, 60, expected={"Kock": 2})
    assert plan.see_plan(work, process).timetable[Phase.GATHER] == 25
    assert plan.see_plan(work, process).expected["Kock"] == 2

    meet(work, process, 90)
    assert plan.see_plan(work, process).timetable == timetable(90)


def test_the_default_timetable_can_be_restored(work, process):
    meet(work, process, 60)
    adjust(work, process, {Phase.GATHER: 25})

    adjust(work, process, {})

    assert plan.see_plan(work, process).timetable == timetable(60)
    assert not plan.see_plan(work, process).meeting.adjusted


def test_the_expected_numbers_can_be_removed(work, process):
    meet(work, process, 60, expected={"Kock": 2})
    meet(work, process, 60, expected={"Kock": None})

    assert plan.see_plan(work, process).expected["Kock"] is None


def test_every_export_has_the_mandate_and_readiness(work, process):
    say_mandate(work, process, MANDATE)
    answer(work, process, SAVINGS)
    with work.reading():
        found = work.process(process)

    again = read_process(write_process(found))
    _, rests_on = sheets(found)

    assert (again.mandate, again.readiness) == (MANDATE, (SAVINGS,))
    assert ("Uppdrag", "Nämnden, 27 augusti 2026, BUN 2026/84", None) in rests_on.rows
    assert (
        "Gör ni det här utan krav på att spara?",
        "Vet inte",
        "Budgeten är inte satt.",
    ) in rests_on.rows
    assert len(rests_on.rows) == 4 + len(ReadinessQuestion)
    assert (
        "Facken före verkstad 1",
        f"Ingen hade frågats. Verkstaden öppnades ändå: {REASON}",
        None,
    ) in rests_on.rows
    assert flat_sheet(found).headings[-3:] == (
        "Uppdrag",
        "Förutsättningar",
        "Facken före verkstad 1",
    )


def test_the_flat_table_states_the_preconditions_for_every_task(linden, work):
    with work.reading():
        table = flat_sheet(work.process(linden))

    assert len(table.rows) == 28
    for row in table.rows:
        assert len(row) == len(table.headings)
        assert row[-3] == "Barn- och utbildningsnämnden, 27 augusti 2026, BUN 2026/84"
        assert row[-1] == "Kommunal och Sveriges Lärare hade fått planeringen."
        assert row[-2].startswith("Gör ni det här utan krav på att spara? Vet inte. Nämndens")


def test_workshop_1_closes_only_when_the_next_dates_are_known(store):
    room = a_room(store.work, phase=last_of_workshop_1())
    work = room.work()
    base = plan_fingerprint(Dates())

    for half in (Dates(), Dates(workshop_2=SPRING), Dates(follow_up=AUTUMN)):
        plan.say_dates(work, room.public_id, half, base)
        base = plan_fingerprint(half)
        with pytest.raises(DatesMissing):
            move_phase.move_phase(work, room.public_id, an_act(), Phase.ANALYSE)
    assert sees.as_leader(work, room.public_id)[0].workshop.phase is last_of_workshop_1()

    plan.say_dates(work, room.public_id, Dates(SPRING, AUTUMN), base)
    move_phase.move_phase(work, room.public_id, an_act(), Phase.ANALYSE)

    assert sees.as_leader(work, room.public_id)[0].workshop.phase is Phase.ANALYSE


def test_a_refused_move_succeeds_with_the_same_act_once_the_dates_are_set(store):
    room, act = a_room(store.work, phase=last_of_workshop_1()), an_act()
    with pytest.raises(DatesMissing):
        move_phase.move_phase(room.work(), room.public_id, act, Phase.ANALYSE)

    dated(room.work(), room.public_id)
    move_phase.move_phase(room.work(), room.public_id, act, Phase.ANALYSE)

    assert sees.as_leader(room.work(), room.public_id)[0].workshop.phase is Phase.ANALYSE


@pytest.mark.parametrize("follow_up", [SPRING, SPRING - timedelta(days=1)])
def test_the_follow_up_is_after_workshop_2(work, process, follow_up):
    with pytest.raises(DatesTurned):
        plan.say_dates(work, process, Dates(SPRING, follow_up), plan_fingerprint(Dates()))


def test_everybody_in_the_room_sees_when_they_meet_again(store):
    room = a_room(store.work)
    seat = room.join()
    _, wall = sees.as_leader(room.work(), room.public_id)

    dated(room.work(), room.public_id)

    for shown in (
        sees.as_leader(room.work(), room.public_id)[0],
        sees.as_wall(room.work(), wall),
        sees.as_participant(room.work(), room.code, seat.token),
    ):
        assert shown.dates.are_set


def last_of_workshop_1():
    return Phase.ANALYSE.before


# The unions before workshop 1


def a_process(store):
    account = an_account(store.work())
    return processes.create_process(
        store.work(),
        account,
        an_act(),
        title="Förskolan Linden",
        workplace=Workplace("Förskolan Linden"),
        purpose=Purpose.ROLES,
        occupations={"Kock": None},
    )


def opening(work, process):
    with work.reading():
        return work.process(process).opening


def test_without_the_unions_workshop_1_needs_a_reason_which_is_kept(store, work):
    process = a_process(store)
    with pytest.raises(UnionsUnheard):
        open_workshop_1(work, process, "")
    with pytest.raises(UnknownProcess):
        sees.as_leader(work, process)

    room = open_workshop_1(work, process, REASON)
    again = open_workshop_1(work, process, "Ett annat skäl")

    assert room == again
    assert opening(work, process) == Opening((), REASON)


def test_with_the_unions_involved_no_reason_is_asked_or_kept(store, work):
    process = a_process(store)
    for union in ("Kommunal", "Vision", "KOMMUNAL"):
        review.invite(work, process, union)

    open_workshop_1(work, process, "Behövs inte")

    assert opening(work, process) == Opening(("Kommunal", "Vision"))


def test_a_union_with_an_unanswered_comment_has_not_been_heard(store, work):
    process, act = a_process(store), an_act()
    token = enrolled(work, review.invite(work, process, "Kommunal"))
    for _ in range(2):  # sent twice, it is one
        review.comment_on_plan(work, token, act, "Vem tar kvällarna?")
    with pytest.raises(UnionsUnheard):
        open_workshop_1(work, process, "")

    review.answer_on_plan(work, process, act.id, "De som gör det i dag.")
    open_workshop_1(work, process, "")

    (said,) = plan.see_plan(work, process).conditions.comments
    assert (said.union, said.text, said.answer) == (
        "Kommunal",
        "Vem tar kvällarna?",
        "De som gör det i dag.",
    )


def test_a_unions_comment_on_the_plan_never_changes(store, work):
    process, act = a_process(store), an_act()
    token = enrolled(work, review.invite(work, process, "Kommunal"))
    other = enrolled(work, review.invite(work, process, "Vision"))
    review.comment_on_plan(work, token, act, "Vem tar kvällarna?")

    with pytest.raises(ActConflict):
        review.comment_on_plan(work, token, act, "Något annat")
    with pytest.raises(ActConflict) as met:
        review.comment_on_plan(work, other, act, "Vem tar kvällarna?")
    assert met.value.kept == ""
    review.answer_on_plan(work, process, act.id, "De som gör det i dag.")
    with pytest.raises(AlreadyAnswered):
        review.answer_on_plan(work, process, act.id, "Ingen.")
    with pytest.raises(UnknownDraft):
        review.answer_on_plan(work, process, an_act().id, "Ja.")


def test_an_unanswered_comment_on_the_plan_blocks_the_decision(reviewed, work, linden):
    role, token = reviewed
    assert Missing.ANSWERS not in draft_versions.see_draft(work, role).missing

    act = an_act()
    review.comment_on_plan(work, token, act, "Det är fortfarande oklart.")

    assert Missing.ANSWERS in draft_versions.see_draft(work, role).missing
    review.answer_on_plan(work, linden, act.id, "Nu står det.")
    assert Missing.ANSWERS not in draft_versions.see_draft(work, role).missing


# Ending


def ended(work, process):
    return plan.see_plan(work, process).conditions.ended


def test_an_ended_process_stays_readable_and_says_why(store):
    room, _ = a_sorting_room(store.work)
    room.go_to(Phase.REVEAL)
    before = sees.as_leader(room.work(), room.public_id)[0]

    ending.end_process(room.work(), room.public_id, an_act(), "Uppdraget drogs tillbaka.")

    after, wall = sees.as_leader(room.work(), room.public_id)
    assert ended(room.work(), room.public_id).reason == "Uppdraget drogs tillbaka."
    assert after.result == before.result
    assert sees.as_wall(room.work(), wall).result == before.result


def test_an_ended_process_accepts_no_acts(store):
    room, seat = a_sorting_room(store.work)
    card, work, process = seat.deck().cards[0], room.work, room.public_id
    ending.end_process(work(), process, an_act(), "Uppdraget drogs tillbaka.")

    for closed in (
        room.join,
        lambda: seat.place(card.task, Colour.RED),
        lambda: seat.write("ett kort till"),
    ):
        with pytest.raises((UnknownCode, UnknownSeat)):
            closed()
    for refused in (
        lambda: move_phase.move_phase(work(), process, an_act(), Phase.GATHER),
        lambda: move_phase.take_in_late(work(), process, an_act()),
        lambda: timer.start_timer(work(), process, an_act(), Phase.SORT, 5),
        lambda: say_mandate(work(), process, MANDATE),
        lambda: answer(work(), process, SAVINGS),
        lambda: meet(work(), process, 60),
        lambda: dated(work(), process),
        lambda: review.invite(work(), process, "Kommunal"),
        lambda: open_workshop_1(work(), process, REASON),
        lambda: roles.start_role(work(), process, an_act()),
    ):
        with pytest.raises(ProcessEnded):
            refused()


def test_a_review_in_an_ended_process_is_read_only(reviewed, work, linden):
    role, token = reviewed
    ending.end_process(work, linden, an_act(), "Facket och arbetsgivaren är inte överens.")

    assert review.see_as_reviewer(work, token, role)[1].content
    for refused in (
        lambda: review.comment(work, token, role, an_act(), 1, "lead", "En fråga"),
        lambda: review.take_position(work, token, role, an_act(), 1, PositionKind.NO_OBJECTION, ""),
        lambda: review.comment_on_plan(work, token, an_act(), "En fråga"),
        lambda: draft_versions.new_version(work, role, 1, "Ny tid"),
        lambda: agenda.confirm_clear_owners(work, linden, an_act()),
    ):
        with pytest.raises(ProcessEnded):
            refused()


def test_a_reopened_process_continues_where_it_was(store):
    room, seat = a_sorting_room(store.work)
    card, act = seat.deck().cards[0], an_act()
    for _ in range(2):  # a second press
        ending.end_process(room.work(), room.public_id, act, "Vi väntar på budgeten.")

    for _ in range(2):
        ending.reopen_process(room.work(), room.public_id, an_act())

    seat.place(card.task, Colour.RED)
    assert seat.answers() == {card.text: Colour.RED}
    assert ended(room.work(), room.public_id) is None


def test_a_files_and_sheets_show_that_a_process_was_ended(linden, work):
    ending.end_process(work, linden, an_act(), "Budgeten räcker inte.")
    with work.reading():
        found = work.process(linden)

    words = (
        f"Avslutad – förutsättningar saknas den {long_date(found.ended.on)}: Budgeten räcker inte."
    )
    assert read_process(write_process(found)).ended == found.ended
    (conditions,) = (each for each in sheets(found) if each.name == "Förutsättningar")
    assert conditions.rows[0] == ("Läge", words, None)
    assert all(row[-2].startswith(words) for row in flat_sheet(found).rows)


def correct(room, added=(), **said):
    """Correct what the process's setup says."""
    now = plan.see_plan(room.work(), room.public_id).setup_said
    plan.correct_setup(
        room.work(), room.public_id, replace(now, **said), added, plan_fingerprint(now)
    )


def renamed(room, old, new):
    now = plan.see_plan(room.work(), room.public_id).setup_said
    return tuple(replace(each, name=new) if each.name == old else each for each in now.occupations)


def test_a_renamed_occupation_keeps_its_seats_answers_and_groups(store):
    room, writer = a_sorting_room(store.work)
    for place in (writer, room.join(), room.join()):
        for card in place.deck().cards:
            place.place(card.task, Colour.GREEN)

    correct(room, occupations=renamed(room, "Barnskötare", "Barnskötare och vikarier"))

    assert {card.colour for card in writer.deck().cards} == {Colour.GREEN}
    room.go_to(Phase.REVEAL)
    row = sees.as_leader(room.work(), room.public_id)[0].result.rows[0]
    assert row.owners == ((writer.seat.occupation,),)
    names = plan.see_plan(room.work(), room.public_id).process.occupation_names()
    assert names[writer.seat.occupation] == "Barnskötare och vikarier"


def test_once_a_result_is_shown_no_press_makes_one_groups_answers_anothers(store):
    room, writer = a_sorting_room(store.work)
    for place in (writer, room.join(), room.join()):
        for card in place.deck().cards:
            place.place(card.task, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    before = plan.see_plan(room.work(), room.public_id).setup_said

    with pytest.raises(NamesShown):
        correct(room, occupations=renamed(room, "Barnskötare", "Kock på avdelning"))
    room.go_to(Phase.SORT)
    with pytest.raises(NamesShown):
        correct(room, occupations=renamed(room, "Barnskötare", "Kock på avdelning"))

    assert plan.see_plan(room.work(), room.public_id).setup_said == before
    correct(room, title="Rättad titel", added=["Husvärd"])
    after = plan.see_plan(room.work(), room.public_id).setup_said
    assert (after.title, after.occupations[-1].name) == ("Rättad titel", "Husvärd")


def test_what_was_said_when_the_process_was_made_can_be_corrected(process, store):
    now = plan.see_plan(store.work(), process).setup_said
    said = replace(now, title="Linden", workplace="Linden", on=SPRING, at="13.00", place="Matsalen")

    for _ in range(2):
        plan.correct_setup(store.work(), process, said, ["Husvärd"], plan_fingerprint(now))

    shown = plan.see_plan(store.work(), process).setup_said
    assert replace(shown, occupations=()) == replace(said, occupations=())
    assert [each.name for each in shown.occupations][-1] == "Husvärd"
    assert len(shown.occupations) == len(now.occupations) + 1
    with pytest.raises(PlanChanged):
        plan.correct_setup(store.work(), process, now, (), plan_fingerprint(now))


def test_who_comes_from_an_occupation_that_the_open_room_was_given_waits_to_be_let_in(store):
    room = a_room(store.work)

    correct(room, added=["Husvärd"])
    room.knock("husvard")

    with store.work().reading() as work:
        assert len(work.door.waiting(work.workshops.opened(room.public_id))) == 1


def test_a_process_is_deleted_only_while_nobody_has_joined(store):
    room, other = a_room(store.work), a_room(store.work)
    other.join()

    ending.delete_process(store.work(), room.public_id)

    with pytest.raises(UnknownProcess):
        plan.see_plan(store.work(), room.public_id)
    with pytest.raises(UnknownCode):
        room.join()
    with pytest.raises(AlreadyJoined):
        ending.delete_process(store.work(), other.public_id)
