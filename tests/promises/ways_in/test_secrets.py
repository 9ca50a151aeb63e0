"""What opens something lies nowhere in clear, and an act proves nothing about who sends it.

The attacks: somebody has read the acts' ids, or a copy of the database, and tries what they found.
"""

import pytest
from sqlalchemy import MetaData, insert, select, text

from akr.domain.phase import Phase
from akr.domain.room.errors import TakenElsewhere, UnknownCode
from akr.steps.matter import review
from akr.steps.room import joining, notes, observers
from akr.store import migrate
from akr.store.tables import ParticipantRow
from akr.store.work import Store, store_of
from tests import sees
from tests.page import read
from tests.unions import enrolled
from tests.workshops import CARER, COOK, a_room, an_act

DEVICE, OTHER_DEVICE = "what the first device holds", "what another holds"


@pytest.fixture
def room(web):
    return a_room(store_of(web).work)


class Browser:
    """Somebody's own browser at the door of a room."""

    def __init__(self, web, room):
        self.client = web.test_client()
        self.room = room
        self.shown = self.client.get(f"/w/{room.code}")

    def form(self):
        """What the page would send for a carer."""
        act = read(self.shown).all("[name=act]")[0].value
        return {"act": act, "number": "0", "occupation": CARER}

    def sends(self, form, where="seat"):
        return self.client.post(f"/w/{self.room.code}/{where}", data=form)

    def loses_the_answer(self):
        """What the answer to the last form brought is lost on its way."""
        self.client.delete_cookie(f"seat_{self.room.code}", path=f"/w/{self.room.code}")
        self.client.delete_cookie(f"attends_{self.room.code}", path=f"/w/{self.room.code}")

    def has_a_seat(self):
        return self.client.get(f"/w/{self.room.code}/my-seat").status_code == 200


def participants(room):
    with (work := room.work()).reading():
        return len(work.transaction.session.scalars(select(ParticipantRow.key)).all())


def test_the_act_of_joining_sent_from_another_browser_gives_no_seat(web, room):
    owner, thief = Browser(web, room), Browser(web, room)
    form = owner.form()
    owner.sends(form)

    for occupation in (CARER, COOK):
        answer = thief.sends(form | {"occupation": occupation})

        assert answer.status_code in {409, 422}
        assert "platskoden som står under Min plats" in answer.text
        assert not any(occupation in words for words in read(answer).texts(".error"))
    assert not thief.has_a_seat()
    assert owner.has_a_seat()


def test_a_browser_that_keeps_no_cookies_at_all_gets_nobodys_seat_either(web, room):
    owner = Browser(web, room)
    form = owner.form()
    owner.sends(form)

    answer = web.test_client().post(f"/w/{room.code}/seat", data=form)

    assert answer.status_code in {409, 422}
    assert owner.has_a_seat()


def test_the_same_device_gets_its_seat_when_the_answer_was_lost(web, room):
    phone = Browser(web, room)
    form = phone.form()
    for _ in range(3):
        phone.sends(form)
        phone.loses_the_answer()

    phone.sends(form)

    assert phone.has_a_seat()
    assert participants(room) == 1


def test_after_the_next_person_the_same_form_gives_nobody_the_seat(web, room):
    tablet, thief = Browser(web, room), Browser(web, room)
    form = tablet.form()
    tablet.sends(form)

    tablet.client.post(f"/w/{room.code}/next")

    for browser in (tablet, thief):
        assert browser.sends(form).status_code in {409, 422}
        assert not browser.has_a_seat()


def test_a_seat_that_has_moved_is_not_had_back_by_the_act_that_took_it(web, room):
    first, second = Browser(web, room), Browser(web, room)
    form = first.form()
    first.sends(form)
    token = first.client.get_cookie(f"seat_{room.code}", path=f"/w/{room.code}").value
    seat_code = joining.seat_held(room.work(), room.code, token)[2]
    second.sends({"act": an_act().id, "number": "0", "seat_code": seat_code}, "move")

    assert first.sends(form).status_code in {409, 422}
    assert second.has_a_seat()


def test_a_move_whose_answer_was_lost_is_made_once_more_by_the_same_device_alone(web, room):
    place, phone, thief = room.join(), Browser(web, room), Browser(web, room)
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]
    form = {"act": an_act().id, "number": "0", "seat_code": seat_code}
    phone.sends(form, "move")
    phone.loses_the_answer()

    assert thief.sends(form, "move").status_code == 422
    phone.sends(form, "move")

    assert phone.has_a_seat()
    assert not thief.has_a_seat()


def test_an_observers_act_opens_nobody_elses_wall(web, room):
    owner, thief = Browser(web, room), Browser(web, room)
    form = {"act": an_act().id, "number": "0"}
    owner.sends(form, "attend")
    owner.loses_the_answer()

    assert thief.sends(form, "attend").status_code in {409, 422}
    again = owner.sends(form, "attend").location

    assert owner.client.get(again).status_code == 200
    assert sees.as_leader(room.work(), room.public_id)[0].observers == 1


def test_no_secret_lies_in_the_database(store):
    room = a_room(store.work)
    place = joining.take_seat(room.work(), room.code, CARER, an_act(), DEVICE)
    notes.open_notes(room.work(), room.public_id, an_act())
    _, observer = observers.observe(room.work(), room.code, an_act(), OTHER_DEVICE)
    invitation = review.invite(room.work(), room.public_id, "Fackförbundet Exempel")
    secrets = {
        "the seat's token": place.token,
        "the seat code": joining.seat_held(room.work(), room.code, place.token)[2],
        "the device": DEVICE,
        "the wall": sees.as_leader(room.work(), room.public_id)[1],
        "the notes page": notes.see_as_leader(room.work(), room.public_id)[1],
        "the observer's wall": observer,
        "the observer's device": OTHER_DEVICE,
        "the invitation": invitation,
        "the reviewer's device": enrolled(room.work(), invitation),
    }

    lies_there = everything(store.engine)

    assert room.code in lies_there
    assert [name for name, secret in secrets.items() if secret in lies_there] == []


def everything(engine):
    """All that a database holds, as text."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return repr([connection.execute(select(each)).all() for each in found.sorted_tables])


def test_a_copy_of_the_database_opens_nothing_with_another_key(store):
    room = a_room(store.work)
    place = room.join()
    wall = sees.as_leader(room.work(), room.public_id)[1]
    elsewhere = Store(store.engine, lambda _: None, "y" * 32)

    with pytest.raises(UnknownCode):
        sees.as_wall(elsewhere.work(), wall)
    assert sees.as_leader(elsewhere.work(), room.public_id)[1] != wall
    codes = [
        joining.seat_held(each.work(), room.code, place.token)[2] for each in (store, elsewhere)
    ]
    assert codes[0] != codes[1]
    elsewhere.close()


def test_a_mark_from_the_database_is_no_address(store):
    room = a_room(store.work)
    with (work := room.work()).reading():
        mark = work.transaction.session.execute(text("SELECT wall_mark FROM workshop")).scalar_one()

    for guessed in (mark, f"{mark}{mark}", f"{mark}{'A' * 24}", ""):
        with pytest.raises(UnknownCode):
            sees.as_wall(room.work(), guessed)


def test_no_address_for_notes_is_right_before_there_is_one(store):
    a_room(store.work)

    for guessed in ("not-a-page", ""):
        with pytest.raises(UnknownCode):
            notes.see_as_note_taker(store.work(), guessed)


def test_a_device_that_holds_nothing_of_its_own_is_nobody_in_particular(store):
    room, act = a_room(store.work), an_act()
    joining.take_seat(room.work(), room.code, CARER, act)

    with pytest.raises(TakenElsewhere):
        joining.take_seat(room.work(), room.code, CARER, act)


@pytest.mark.slow
def test_what_was_open_before_addresses_were_derived_stays_open(bare_app):
    migrate.upgrade(bare_app, "0024")
    store = store_of(bare_app)
    filled(
        store.engine,
        process={
            "id": 1,
            "public_id": "p",
            "title": "Linden",
            "parts": [],
            "created_at": store.clock(),
        },
        workshop={
            "id": 1,
            "process_id": 1,
            "number": 1,
            "code": "CDF347",
            "wall": "an old wall",
            "note_secret": "old notes",
            "phase": Phase.JOIN,
            "opened_at": store.clock(),
        },
    )

    migrate.upgrade(bare_app)

    assert "an old wall" not in everything(store.engine)
    new = sees.as_leader(store.work(), "p")[1]
    for wall in ("an old wall", new):
        assert sees.as_wall(store.work(), wall).workshop.code == "CDF347"
    given = notes.see_as_leader(store.work(), "p")[1]
    for page in ("old notes", given):
        assert notes.see_as_note_taker(store.work(), page).title == "Linden"

    notes.open_notes(store.work(), "p", an_act())
    for page in ("old notes", given):
        with pytest.raises(UnknownCode):
            notes.see_as_note_taker(store.work(), page)


def filled(engine, **rows):
    found = MetaData()
    found.reflect(engine)
    with engine.begin() as connection:
        for table, row in rows.items():
            connection.execute(insert(found.tables[table]).values(**row))
