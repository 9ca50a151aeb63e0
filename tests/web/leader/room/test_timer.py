"""The timer and the script at the edge: who sees them, who may touch them, and a double press."""

from datetime import UTC, datetime, timedelta

import pytest

from akr.domain.phase import Phase
from akr.domain.room.timer import Timer
from akr.library.script import script_for
from akr.store.work import store_of
from tests import sees
from tests.page import read
from tests.web.people import LEADER, account_of
from tests.workshops import a_room, an_act

TURNS = ("start", "add", "pause", "resume", "stop")
OUT = "Tiden är ute. Skriv klart det du håller på med."


@pytest.fixture
def room(web, leader):
    """A room that writes, led by the leader at hand."""
    work = store_of(web).work
    account = account_of(web, LEADER).id
    return a_room(work, phase=Phase.WRITE, account=account)


def console(room):
    return f"/processes/{room.public_id}/lead"


def turn(leader, room, what, **fields):
    sent = {"act": an_act().id, "number": "0", "phase": "write"} | fields
    return leader.post(f"/processes/{room.public_id}/timer/{what}", data=sent)


def wall_of(room):
    return f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def timer_in(answer):
    """What is left in seconds by the timer that a page shows, or None."""
    shown = read(answer)
    return float(shown.one("[role=timer]")["data-left"]) if shown.has("[role=timer]") else None


def said(answer):
    return read(answer).one(".timer-words").words


@pytest.fixture
def phone(web, room):
    """A browser that holds a seat in the room."""
    client = web.test_client()
    client.set_cookie(f"seat_{room.code}", room.join().token, path=f"/w/{room.code}")
    return client


def let_pass(room, left):
    """Let the room's timer have this much left, as after a while."""
    work = room.work()
    with work:
        workshop = work.workshops.opened(room.public_id)
        work.timers.keep(workshop, Timer(timedelta(minutes=8), left, datetime.now(UTC)))


def everywhere(room, leader, phone):
    """The pages that show the time."""
    return (leader.get(console(room)), leader.get(wall_of(room)), phone.get(f"/w/{room.code}/now"))


def test_a_timer_is_shown_everywhere_only_once_the_leader_starts_it(leader, room, phone):
    assert [timer_in(page) for page in everywhere(room, leader, phone)] == [None] * 3

    assert turn(leader, room, "start", minutes="8").location == console(room)

    for page in everywhere(room, leader, phone):
        assert 470 < timer_in(page) <= 480
        assert said(page) == "8 minuter kvar"


def test_the_start_form_suggests_the_scripts_minutes_and_says_that_nothing_closes(leader, room):
    shown = read(leader.get(console(room)))

    assert shown.form("/timer/start").field("minutes") == "8"
    assert "Inget stängs när den är ute." in shown.words


def test_the_leader_extends_pauses_resumes_and_removes_the_timer(leader, room):
    turn(leader, room, "start", minutes="8")
    turn(leader, room, "add", minutes="2")
    assert 590 < timer_in(leader.get(console(room))) <= 600

    turn(leader, room, "pause")
    paused = leader.get(console(room))
    assert said(paused) == "Paus. 10 minuter kvar"
    assert "data-running" not in paused.text
    assert "Fortsätt" in paused.text

    turn(leader, room, "resume")
    assert "data-running" in leader.get(console(room)).text
    turn(leader, room, "stop")
    assert timer_in(leader.get(console(room))) is None


@pytest.mark.parametrize("what", ["start", "add"])
def test_a_timer_form_sent_twice_is_one_press(leader, room, what):
    if what == "add":
        turn(leader, room, "start", minutes="8")
    act = an_act().id

    for _ in range(2):
        assert turn(leader, room, what, minutes="2", act=act).status_code == 303

    minutes = {"start": 2, "add": 10}[what]
    assert 60 * minutes - 10 < timer_in(leader.get(console(room))) <= 60 * minutes


def test_a_timer_that_runs_out_says_so_and_closes_nothing(leader, room, phone):
    let_pass(room, timedelta())

    for page in everywhere(room, leader, phone):
        assert said(page) == OUT
    assert not read(leader.get(console(room))).has("#pause-timer")
    assert phone.post(
        f"/w/{room.code}/cards", data={"act": an_act().id, "number": "1", "text": "Vika tvätt"}
    ).status_code in {204, 303}

    turn(leader, room, "add", minutes="1")
    assert said(leader.get(wall_of(room))) in {"1 minut kvar", "Mindre än en minut kvar"}


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(minutes=7, seconds=5), "8 minuter kvar"),
        (timedelta(minutes=1, seconds=5), "2 minuter kvar"),
        (timedelta(seconds=50), "Mindre än en minut kvar"),
    ],
)
def test_the_time_left_is_shown_in_whole_minutes(leader, room, left, words):
    let_pass(room, left)

    assert said(leader.get(wall_of(room))) == words


@pytest.mark.parametrize("minutes", ["", "0", "61", "-1", "1,5", "åtta", "٣٣٣"])
def test_an_impossible_length_is_explained_and_starts_nothing(leader, room, minutes):
    answer = turn(leader, room, "start", minutes=minutes)

    assert answer.status_code == 422
    assert "Skriv ett heltal från 1 till 60." in answer.text
    assert timer_in(leader.get(console(room))) is None


@pytest.mark.parametrize("what", TURNS)
def test_an_old_page_does_not_change_another_phases_timer(leader, room, what):
    room.go_to(Phase.GATHER)
    turn(leader, room, "start", minutes="12", phase="gather")

    answer = turn(leader, room, what, minutes="2")

    assert answer.status_code == 409
    assert "Verkstaden är i ett annat steg nu." in answer.text
    assert 710 < timer_in(leader.get(console(room))) <= 720


@pytest.mark.parametrize("sent", [{"phase": "lunch"}, {"act": "x"}])
@pytest.mark.parametrize("what", TURNS)
def test_a_timer_request_that_no_button_sends_changes_nothing(leader, room, what, sent):
    turn(leader, room, "start", minutes="8")

    assert turn(leader, room, what, minutes="2", **sent).status_code in {400, 409, 422}
    assert 470 < timer_in(leader.get(console(room))) <= 480


@pytest.mark.parametrize("what", TURNS)
@pytest.mark.parametrize("person", ["stranger", "other_leader", "phone"])
def test_the_timers_addresses_do_not_exist_for_others(request, leader, room, person, what):
    client = request.getfixturevalue(person)

    assert turn(client, room, what, minutes="2").status_code == 404
    assert timer_in(leader.get(console(room))) is None


def test_a_phones_poll_gets_a_changed_timer_and_otherwise_304(leader, room, phone):
    now = f"/w/{room.code}/now"
    before = phone.get(now, htmx=True)
    assert timer_in(before) is None

    turn(leader, room, "start", minutes="8")
    seen = {"If-None-Match": before.headers["ETag"]}
    started = phone.get(now, htmx=True, headers=seen)

    assert started.status_code == 200
    assert 470 < timer_in(started) <= 480
    assert read(started).one("#phone-timer")["hx-swap-oob"] == "true"
    again = {"If-None-Match": started.headers["ETag"]}
    assert phone.get(now, htmx=True, headers=again).status_code == 304
    tag = read(started).one("[data-live-tag]")["data-live-tag"]
    assert started.headers["ETag"] == f'"{tag}-part"'
    assert read(phone.get(now)).one("[data-live-tag]")["data-live-tag"] == tag
    turn(leader, room, "stop")
    assert timer_in(phone.get(now, htmx=True, headers=again)) is None


@pytest.mark.parametrize("phase", Phase)
def test_the_console_has_the_phases_script_collapsed(leader, room, phase):
    room.go_to(phase)
    script = script_for(phase)

    shown = leader.get(console(room)).text

    details = read(shown).one(f"details#script-{phase}[data-script][hx-preserve]")
    assert "open" not in details
    assert f"för ungefär {script.minutes} minuter" in shown
    for line in (*script.say, *script.do, *script.watch):
        assert line.text in details.texts("li")


def test_the_next_step_comes_before_the_timer_and_the_script(leader, room):
    shown = leader.get(console(room)).text

    places = [shown.index(what) for what in ('id="next-phase"', 'id="time"', "data-script")]
    assert places == sorted(places)
