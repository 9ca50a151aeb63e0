"""Joining: from the code on the wall to a seat, on one device at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from akr.domain.office.attempts import WRONG_CODES
from akr.domain.phase import Phase
from akr.steps.room import joining
from akr.store.work import store_of
from akr.web.http.access import May
from tests import sees
from tests.page import read
from tests.web.forms import fields, seat_code_on, seated
from tests.workshops import CARER, COOK, OCCUPATIONS, a_room, an_act

LONG = "Förskollärare med specialpedagogisk inriktning"


@pytest.fixture
def room(web):
    """A room that people join."""
    return a_room(store_of(web).work, occupations=(LONG, *OCCUPATIONS))


@pytest.fixture
def device(web):
    """A phone that has not been here."""
    return web.test_client()


def take(device, room, occupation=CARER):
    """Join as a person does: from the page."""
    form = fields(device.get(f"/w/{room.code}"))
    return device.post(f"/w/{room.code}/seat", data=form | {"occupation": occupation})


@pytest.mark.parametrize("spaced", [str, str.lower, lambda code: f" {code[:3]} {code[3:]} "])
def test_a_code_opens_its_room_however_it_is_typed(device, room, spaced):
    answer = device.post("/join", data={"code": spaced(room.code)})

    assert (answer.status_code, answer.location) == (303, f"/w/{room.code}")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Fältet är tomt"),
        ("CDF 348", "ingen öppen verkstad med den koden"),
        ("hej!", "ingen öppen verkstad med den koden"),
        ("<script>", "ingen öppen verkstad med den koden"),
        ("C" * 10_000, "Korta den"),
        ("CDF\ufffd", "inte går att läsa"),
    ],
)
def test_a_wrong_code_gets_a_kind_message_at_the_field(device, code, sentence):
    answer = device.post("/join", data={"code": code})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not read(answer).has("script:not([src])")


def test_the_code_field_suits_a_phones_keyboard(device):
    field = read(device.get("/")).one("input[name=code]")

    assert field["autocapitalize"] == "characters"
    assert field["inputmode"] == "text"
    assert field["autocomplete"] == "off"


def test_a_wrong_code_in_an_address_leads_to_the_code_field(device):
    answer = device.get("/w/CDF348")

    assert answer.status_code == 404
    assert "ingen öppen verkstad" in answer.text
    assert read(answer).field("code") == "CDF348"


def test_a_hand_typed_address_redirects_to_the_real_one(device, room):
    assert device.get(f"/w/{room.code.lower()}").location == f"/w/{room.code}"


def test_occupations_are_buttons_and_the_promise_is_on_the_page(device, room):
    page = read(device.get(f"/w/{room.code}"))

    assert {LONG, *OCCUPATIONS} <= set(page.texts("button[name=occupation]"))
    assert "Ingen skärm visar vem som skrev" in page.words


def test_a_joining_device_gets_a_seat_in_a_cookie_for_this_room(device, room):
    answer = take(device, room)

    assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"seat_{room.code}=")
    for part in ("HttpOnly", "SameSite=Lax", f"Path=/w/{room.code}", "Max-Age=7776000"):
        assert part in cookie
    assert "Du är här som barnskötare" in read(device.get(f"/w/{room.code}/now")).words


def test_a_seat_is_kept_from_its_last_use(device, room):
    take(device, room)

    renewed = device.get(f"/w/{room.code}/now").headers.getlist("Set-Cookie")

    assert [cookie.split("_")[0] for cookie in renewed] == ["seat", "device"]
    assert all("Max-Age=7776000" in cookie for cookie in renewed)


def test_an_open_pages_polls_do_not_count_as_use(device, room):
    take(device, room)

    assert "Set-Cookie" not in device.get(f"/w/{room.code}/now", htmx=True).headers


@pytest.mark.parametrize("way", ["forgotten", "taken elsewhere"])
def test_a_form_from_a_device_without_its_seat_keeps_its_words(web, device, room, way):
    take(device, room)
    room.go_to(Phase.WRITE)
    if way == "forgotten":
        device.delete_cookie(f"seat_{room.code}", path=f"/w/{room.code}")
    else:
        device.set_cookie(f"seat_{room.code}", "another's", path=f"/w/{room.code}")

    sent = {"act": an_act().id, "number": "1", "text": "Vika all tvätt"}
    refused = device.post(f"/w/{room.code}/cards", data=sent)

    assert refused.status_code == 404
    assert read(refused).field("text") == "Vika all tvätt"
    assert read(refused).has(f"a[href='/w/{room.code}/move']")


def test_the_same_device_gets_its_seat_back(device, room):
    take(device, room)

    assert device.get(f"/w/{room.code}").location == f"/w/{room.code}/now"
    again = device.post(
        f"/w/{room.code}/seat", data={"act": an_act().id, "number": "0", "occupation": COOK}
    )

    assert again.location == f"/w/{room.code}/now"
    assert "Set-Cookie" not in again.headers


def test_a_repeated_join_gives_one_seat(web, room):
    hasty, patient = web.test_client(), web.test_client()
    form = fields(hasty.get(f"/w/{room.code}")) | {"occupation": CARER}
    held = hasty.get_cookie(f"device_{room.code}", path=f"/w/{room.code}").value
    patient.set_cookie(f"device_{room.code}", held, path=f"/w/{room.code}")  # one and the same

    hasty.post(f"/w/{room.code}/seat", data=form)
    patient.post(f"/w/{room.code}/seat", data=form)

    assert patient.get(f"/w/{room.code}/now").status_code == 200
    assert "Din plats finns på en annan enhet nu" in hasty.get(f"/w/{room.code}/now").text


def test_an_unknown_occupation_is_asked_for_again(device, room):
    answer = take(device, room, "vaktmastare")

    assert answer.status_code == 422
    assert "Välj ett av alternativen" in answer.text


def test_thirty_people_can_join_at_once_from_one_address(web, room):
    def join_one(_):
        device = web.test_client()
        return take(device, room).status_code, device.get(f"/w/{room.code}/now").status_code

    with ThreadPoolExecutor(15) as crowd:
        assert list(crowd.map(join_one, range(30))) == [(303, 200)] * 30


def test_a_seat_code_moves_the_seat_and_the_old_device_is_told(web, room):
    old, new = seated(web, room, room.join()), web.test_client()
    seat_code = seat_code_on(old.get(f"/w/{room.code}/my-seat"))
    form = fields(new.get(f"/w/{room.code}/move"))

    answer = new.post(f"/w/{room.code}/move", data=form | {"seat_code": seat_code.lower()})

    assert answer.location == f"/w/{room.code}/now"
    assert new.get(f"/w/{room.code}/now").status_code == 200
    told = old.get(f"/w/{room.code}/now")
    assert told.status_code == 404
    assert "Din plats finns på en annan enhet nu" in told.text
    assert "Allt som är sparat följde med" in told.text


def test_an_unknown_seat_code_is_refused_at_the_field(device, room):
    form = fields(device.get(f"/w/{room.code}/move"))

    answer = device.post(f"/w/{room.code}/move", data=form | {"seat_code": "CDFG HJKM"})

    assert answer.status_code == 422
    assert "Ingen plats i verkstaden har den koden" in answer.text


def test_who_guesses_seat_codes_waits_and_a_colleague_at_another_device_does_not(web, room):
    guesser, colleague = web.test_client(), web.test_client()
    right = joining.seat_held(room.work(), room.code, room.join().token)[2]
    address = f"/w/{room.code}/move"

    def guess(device, seat_code):
        return device.post(address, data=fields(device.get(address)) | {"seat_code": seat_code})

    assert [guess(guesser, "CDFGHJKM").status_code for _ in range(6)] == [422] * 5 + [429]
    assert "Vänta" in guess(guesser, right).text
    assert guess(colleague, right).location == f"/w/{room.code}/now"


def test_devices_that_keep_no_cookie_share_their_guesses_at_seat_codes_in_a_room(web, room):
    def guess(seat_code, where=room):
        form = fields(web.test_client().get(f"/w/{where.code}/move"))
        return web.test_client().post(f"/w/{where.code}/move", data=form | {"seat_code": seat_code})

    other = a_room(store_of(web).work)
    place = room.join()
    right = joining.seat_held(room.work(), room.code, place.token)[2]

    wrong = [guess("CDFGHJKM").status_code for _ in range(6)]

    assert wrong == [422] * 5 + [429]
    assert "Vänta" in guess(right).text
    assert guess("CDFGHJKM", other).status_code == 422
    # What is limited is guessing, never joining.
    assert take(web.test_client(), room).status_code == 303


def test_an_invented_seat_token_opens_nothing(web, room):
    paths = web.url_map.bind("localhost")
    tried = set()
    room.go_to(Phase.WRITE)
    for rule in web.url_map.iter_rules():
        if web.extensions["akr.who_may"][rule.endpoint] is not May.SEAT:
            continue
        tried.add(rule.endpoint)
        forger = web.test_client()
        forger.set_cookie(f"seat_{room.code}", "påhittad".encode().hex(), path=f"/w/{room.code}")
        values = {"code": room.code, "card": "a-card"}
        path = paths.build(rule.endpoint, {each: values[each] for each in rule.arguments})
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            form = {"act": an_act().id, "number": "1", "text": "Vika tvätt", "colour": "red"}
            form |= {"phase": Phase.WRITE, "ready": "1"}
            answer = forger.open(path, method=method, data=form if method == "POST" else None)
            if rule.endpoint == "phone.next_person":  # who has left already is led on
                assert answer.location == f"/w/{room.code}"
                continue
            if rule.endpoint == "joining.wait":  # who waits no longer is told so
                assert answer.location == f"/w/{room.code}/not-now"
                continue
            assert answer.status_code == 404, f"{method} {path} takes a seat that nobody gave"
    assert {"phone.now", "writing.add", "sorting.place"} <= tried


def test_an_outbox_that_lost_its_seat_is_told_in_json(web, room):
    place = room.join()
    device = seated(web, room, place)
    joining.move_seat(
        room.work(), room.code, joining.seat_held(room.work(), room.code, place.token)[2], an_act()
    )

    answer = device.post(
        f"/w/{room.code}/cards",
        data={"act": an_act().id, "number": "1", "text": "Vika tvätt"},
        outbox=True,
    )

    assert (answer.status_code, answer.json["refused"]) == (404, "UnknownSeat")


def test_a_poll_gets_only_the_phase_and_only_when_it_changed(web, room):
    device = seated(web, room, room.join())

    first = device.get(f"/w/{room.code}/now", htmx=True)
    again = device.get(
        f"/w/{room.code}/now", htmx=True, headers={"If-None-Match": first.headers["ETag"]}
    )
    room.go_to(Phase.WRITE)
    moved = device.get(
        f"/w/{room.code}/now", htmx=True, headers={"If-None-Match": first.headers["ETag"]}
    )

    assert first.headers["ETag"] == '"join-part"'
    assert again.status_code == 304
    assert "Nu skriver vi" in moved.text


@pytest.mark.parametrize(
    ("phase", "heading"),
    [
        (Phase.JOIN, "Du är med"),
        (Phase.WRITE, "Skriv en uppgift i taget"),
        (Phase.GATHER, "Nu samlar vi korten"),
        (Phase.SORT, "Inga uppgifter att sortera än"),
        (Phase.TALK, "Prata i gruppen"),
        (Phase.REVEAL, "Så blev det"),
        (Phase.HOME, "Hur var det?"),
    ],
)
def test_every_phase_has_its_page(web, room, phase, heading):
    device = seated(web, room, room.join())
    room.go_to(phase)

    assert read(device.get(f"/w/{room.code}/now")).one("h1").words == heading


def test_a_wrong_occupation_can_be_changed_on_the_seats_page(web, room):
    device = seated(web, room, room.join(COOK))
    page = device.get(f"/w/{room.code}/my-seat")
    assert "Blev det fel yrkesgrupp?" in page.text

    answer = device.post(f"/w/{room.code}/my-seat", data=fields(page) | {"occupation": CARER})

    assert answer.location == f"/w/{room.code}/now"
    assert "Barnskötare" in device.get(answer.location).text


def test_a_browser_that_keeps_no_cookies_takes_no_seat_and_is_told_what_to_do(web, room):
    for _ in range(3):
        keeps_nothing = web.test_client(use_cookies=False)
        keeps_nothing.get(f"/w/{room.code}")
        answer = keeps_nothing.post(
            f"/w/{room.code}/seat", data={"act": an_act().id, "number": "0", "occupation": CARER}
        )
        assert answer.status_code == 422
        assert "tillåt kakor för sidan" in answer.text

    assert sum(sees.as_leader(room.work(), room.public_id)[0].seats.values()) == 0


def test_who_guesses_codes_is_stopped_and_who_sits_in_the_room_is_not(web, device, room):
    seat = web.test_client()
    take(seat, room)
    for _ in range(WRONG_CODES):
        device.post("/join", data={"code": "CDF348"})

    refused = [
        device.post("/join", data={"code": room.code}),
        device.get(f"/w/{room.code}"),
        web.test_client().get("/w/CDF348"),
    ]
    elsewhere = web.test_client().get(f"/w/{room.code}", headers={"X-Forwarded-For": "192.0.2.7"})

    assert [each.status_code for each in refused] == [429] * 3
    assert "Vänta" in refused[0].text
    assert "Vänta" in refused[1].text
    assert seat.get(f"/w/{room.code}", follow_redirects=True).status_code == 200
    assert elsewhere.status_code == 200


def test_a_staff_room_of_thirty_comes_in_at_once_although_each_slips(web, room):
    for _ in range(30):
        phone = web.test_client()
        for wrong in ("CDF348", "CDF349"):
            phone.post("/join", data={"code": wrong})
        assert phone.post("/join", data={"code": room.code}).status_code == 303
