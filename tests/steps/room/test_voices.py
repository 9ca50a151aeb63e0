"""Voices: two nurses answer openly only when both have said yes on their own phones."""

import pytest

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.planning.errors import VoiceSettled
from akr.domain.planning.process import Occupation, Purpose, Voice, Workplace
from akr.domain.planning.readiness import plan_fingerprint
from akr.domain.room.errors import PhaseClosed, UnknownOccupation
from akr.steps import room_view
from akr.steps.planning import plan, processes
from akr.steps.room import door, joining, voices
from tests.workshops import REASON, Room, an_account, an_act, open_workshop_1

CARE, NURSE, COOK = "underskoterska", "sjukskoterska", "kock"
NAMES = {NURSE: "Sjuksköterska", COOK: "Kock"}
STAFF = {"Undersköterska": 5, "Sjuksköterska": 2, "Kock": 1}


def planned(work, **voice):
    """A process for an elder-care unit; `voice` is how its nurses are heard."""
    public_id = processes.create_process(
        work(),
        an_account(work()),
        an_act(),
        title="Björken",
        workplace=Workplace("Björken", sector="elder_care_home"),
        purpose=Purpose.ROLES,
        occupations=STAFF,
    )
    if voice:
        choose(work, public_id, Occupation(NURSE, "Sjuksköterska", **voice))
    return public_id


def choose(work, public_id, *wanted):
    """Say in the plan how some small occupations are heard."""
    now = plan.see_plan(work(), public_id).small
    chosen = {each.id: each for each in wanted}
    plan.say_voices(
        work(), public_id, [chosen.get(each.id, each) for each in now], plan_fingerprint(now)
    )


def opened(work, public_id):
    """The room where they sort two tasks, and its people by occupation."""
    room = Room(work, public_id, open_workshop_1(work(), public_id, REASON).code)
    people = {
        key: [room.join(key) for _ in range(n)]
        for key, n in zip((CARE, NURSE, COOK), STAFF.values(), strict=True)
    }
    room.go_to(Phase.WRITE)
    people[CARE][0].write("Lägga om sår")
    people[CARE][0].write("Tömma sopor")
    room.go_to(Phase.SORT)
    return room, people


def agree(place, agrees=True):
    voices.agree_to_answer_openly(place.room.work(), place.room.code, place.token, agrees=agrees)


def answer(people, nurses=Colour.GREEN):
    """The nurses own the wounds, and everybody else lets them go."""
    for key, places in people.items():
        for place in places:
            for card in place.deck().cards:
                colour = nurses if (key, card.text) == (NURSE, "Lägga om sår") else Colour.RED
                place.place(card.task, colour)


def outcome(room):
    """The result as the wall shows it, and its row about the wounds."""
    work = room.work()
    with work.reading():
        result = room_view.look_as_leader(work, room.public_id).outcome().result
    return result, next(row for row in result.rows if row.task.text == "Lägga om sår")


def test_nurses_who_chose_nothing_are_in_no_number_and_nobody_says_that_nobody_owns(store):
    room, people = opened(store.work, planned(store.work))
    answer(people)

    room.go_to(Phase.REVEAL)

    result, row = outcome(room)
    assert result.grouping.groups == ((CARE,),)
    assert result.grouping.silent == (NURSE, COOK)
    assert (row.total.total, row.ownership, row.owners) == (5, Ownership.UNSAID, ())


def test_nurses_who_all_agree_answer_openly_and_claim_what_they_give_green(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    for nurse in people[NURSE]:
        agree(nurse)
    answer(people)

    room.go_to(Phase.REVEAL)

    result, row = outcome(room)
    assert result.grouping.openly == (NURSE,)
    assert (row.total.total, row.openly) == (5, {NURSE: Colour.GREEN})
    # The lone cook is in no number, and might say mine too.
    assert (row.ownership, row.owners) == (Ownership.ONE_CLAIMS, ((NURSE,),))


def test_one_who_does_not_say_yes_keeps_them_all_silent(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    agree(people[NURSE][0])
    answer(people)

    room.go_to(Phase.REVEAL)

    result, row = outcome(room)
    assert (result.grouping.openly, row.openly) == ((), {})
    assert NURSE in result.grouping.silent


def test_a_yes_does_not_follow_to_another_occupation(store):
    """A nurse who said yes had tapped the wrong occupation: it is the cook's own to say."""
    wish = {key: Occupation(key, name, Voice.OPENLY) for key, name in NAMES.items()}
    public_id = planned(store.work)
    choose(store.work, public_id, *wish.values())
    room, people = opened(store.work, public_id)
    moved = people[NURSE].pop()
    agree(moved)
    joining.change_occupation(room.work(), room.code, moved.token, moved.act(), COOK)

    agree(people[COOK][0])
    people[COOK].append(moved)
    answer(people)
    room.go_to(Phase.REVEAL)

    assert outcome(room)[0].grouping.openly == ()


def test_three_nurses_never_answer_openly_though_one_of_them_has_not_acted(store):
    """If they took their yes back they would be counted, and the third told from the others."""
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    third = room.knock(NURSE)
    door.let_in(room.work(), room.public_id, an_act())
    for nurse in (*people[NURSE], third):
        agree(nurse)
    answer(people)

    room.go_to(Phase.REVEAL)

    assert outcome(room)[0].grouping.silent == (NURSE, COOK)


def test_an_expected_nurse_who_is_not_there_has_not_said_yes(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    agree(people[NURSE].pop())
    people[NURSE].clear()
    answer(people)

    room.go_to(Phase.REVEAL)

    assert outcome(room)[0].grouping.openly == ()


def test_a_yes_counts_only_before_anybody_of_them_has_answered(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    agree(people[NURSE][0])
    answer(people)

    with pytest.raises(PhaseClosed):
        agree(people[NURSE][1])

    room.go_to(Phase.REVEAL)
    assert outcome(room)[0].grouping.openly == ()


def test_a_yes_taken_back_hides_what_was_open_for_good(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    for nurse in people[NURSE]:
        agree(nurse)
    answer(people)
    room.go_to(Phase.REVEAL)

    agree(people[NURSE][1], agrees=False)

    result, row = outcome(room)
    assert (result.grouping.openly, row.openly) == ((), {})
    assert (row.ownership, row.total.total) == (Ownership.UNSAID, 5)
    with pytest.raises(PhaseClosed):
        agree(people[NURSE][1])


def test_nurses_who_differ_have_no_open_answer(store):
    room, people = opened(store.work, planned(store.work, voice=Voice.OPENLY))
    for nurse in people[NURSE]:
        agree(nurse)
    answer(people)
    task = people[NURSE][0].deck().cards[0].task
    people[NURSE][0].place(task, Colour.BLACK)

    room.go_to(Phase.REVEAL)

    result, _ = outcome(room)
    assert next(row for row in result.rows if row.task.id == task).openly == {NURSE: None}


def test_nurses_who_sit_with_others_are_counted_and_never_named_alone(store):
    voice = {"voice": Voice.SIT_WITH, "sits_with": CARE}
    room, people = opened(store.work, planned(store.work, **voice))
    answer(people)

    room.go_to(Phase.REVEAL)

    result, row = outcome(room)
    assert result.grouping.groups == ((CARE, NURSE),)
    assert (row.total.green, row.total.total) == (2, 7)
    assert (row.ownership, row.owners) == (Ownership.UNSAID, ())


def test_a_small_occupation_sits_with_one_that_is_counted_itself(store):
    public_id = planned(store.work)

    with pytest.raises(UnknownOccupation):
        choose(
            store.work,
            public_id,
            Occupation(NURSE, "Sjuksköterska", Voice.SIT_WITH, COOK),
        )


def test_once_the_room_is_open_they_can_only_choose_to_speak(store):
    public_id = planned(store.work, voice=Voice.OPENLY)
    open_workshop_1(store.work(), public_id, REASON)

    with pytest.raises(VoiceSettled):
        choose(store.work, public_id, Occupation(NURSE, "Sjuksköterska", Voice.SIT_WITH, CARE))
    choose(store.work, public_id, Occupation(NURSE, "Sjuksköterska", Voice.SPEAK))

    assert plan.see_plan(store.work(), public_id).small[0].voice is Voice.SPEAK
