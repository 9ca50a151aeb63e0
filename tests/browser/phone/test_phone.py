"""The phone, in a real Chromium: nothing is lost, and one thing is shown at a time."""

import json
import re
import time
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.steps.room import joining
from tests.browser.conftest import LAUNCH, PHONE
from tests.workshops import CARER, TASKS, TEACHER, an_act

pytestmark = pytest.mark.browser

LONG = "Förskollärare med specialpedagogisk inriktning"
PATIENCE = 60.0


def until(wanted, found):
    """Wait until something becomes what is wanted, and fail with what it was."""
    given_up = time.monotonic() + PATIENCE
    while (last := found()) != wanted and time.monotonic() < given_up:
        time.sleep(0.05)
    assert last == wanted


def write(page, *texts):
    for text in texts:
        page.fill("#text", text)
        page.click("text=Lägg till kortet")


def sort(page, *colours):
    """Press the buttons, as fast as the deck lets one."""
    for colour in colours:
        page.wait_for_timeout(260)
        page.click(f"button[value={colour}]")


def own_cards(page):
    return page.locator(".card-words").all_text_contents()


def heading(page):
    return page.locator("h1").text_content().strip()


def outbox_of(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.act.')).length")


def cut(page):
    """Let the phone's posts go nowhere, while pages still load."""

    def lose_posts(route):
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.route("**/w/*/cards", lose_posts)


@pytest.fixture
def writing(server, seated):
    """A room that writes, a seat in it, and its phone."""
    room = server.room(phase=Phase.WRITE)
    place = room.join()
    return room, place, seated(room, place)


@pytest.fixture
def sorting(server, seated):
    """A room that sorts, a seat in it, and its phone."""
    room, _ = server.sorting_room()
    place = room.join(CARER)
    return room, place, seated(room, place)


def test_a_phone_follows_the_room_from_the_code_to_the_result(server, phone):
    room = server.room(occupations=(LONG, "Barnskötare"))
    phone.goto(server.url)
    phone.fill("#code", f"{room.code[:3]} {room.code[3:]}".lower())
    phone.click("button:has-text('Gå med')")
    phone.click(f"button:has-text('{LONG}')")
    expect(phone.locator("h1")).to_have_text("Du är med")

    room.go_to(Phase.WRITE)
    write(phone, "Vika tvätt")
    expect(phone.locator("#saved")).to_have_text("✓ Sparat")
    phone.locator("h1").click()  # the cursor leaves the field
    room.go_to(Phase.GATHER)
    expect(phone.locator("h1")).to_have_text("Nu samlar vi korten")
    room.go_to(Phase.SORT)
    expect(phone.locator("h1")).to_have_text("Vika tvätt")
    sort(phone, "green")
    expect(phone.locator("h1")).to_have_text("Du har sorterat allt")
    room.go_to(Phase.REVEAL)
    expect(phone.locator("h1")).to_have_text("Så blev det")
    expect(phone.locator(".own-line")).to_contain_text("grön: min")


def test_cards_written_offline_are_sent_in_order_when_the_network_returns(writing):
    _, place, page = writing
    write(page, "Vika tvätt")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")

    page.context.set_offline(True)
    write(page, "Läsa sagor", "Torka borden")
    page.locator("[data-card] summary").nth(1).click()
    page.locator("[data-card] textarea").nth(1).fill("Läsa sagor på vilan")
    page.locator("text=Spara ändringen >> visible=true").click()

    expect(page.locator("#saved")).to_contain_text("Väntar på nätet (3)")
    assert own_cards(page) == ["Torka borden", "Läsa sagor på vilan", "Vika tvätt"]
    assert place.cards() == ["Vika tvätt"]
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert place.cards() == ["Torka borden", "Läsa sagor på vilan", "Vika tvätt"]
    assert page.locator("li[data-waiting]").count() == 0


def test_answers_given_offline_are_sent_when_the_network_returns(sorting):
    _, place, page = sorting
    page.context.set_offline(True)

    sort(page, "green", "red")
    page.wait_for_timeout(260)
    page.click("#undo")
    sort(page, "black", "unsure")

    expect(page.locator("#saved")).to_contain_text("Väntar på nätet (4)")
    expect(page.locator("h1")).to_have_text("Du har sorterat allt")
    assert place.answers() == {}
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert [card.colour for card in place.deck().cards] == [Colour.GREEN, Colour.BLACK, None]


def test_a_reload_keeps_the_draft_and_the_outbox(writing):
    _, place, page = writing
    cut(page)
    write(page, "Vika tvätt")
    page.fill("#text", "Läsa sagor för de")

    page.reload()

    assert own_cards(page) == ["Vika tvätt"]
    assert page.input_value("#text") == "Läsa sagor för de"
    assert place.cards() == []
    page.unroute("**/w/*/cards")
    until(["Vika tvätt"], place.cards)


def test_a_lost_response_does_not_create_a_second_card(writing):
    _, place, page = writing
    lost = []

    def lose_the_first(route):
        if route.request.method == "POST" and not lost:
            route.fetch()
            lost.append(route.request.post_data)
            route.abort()
        else:
            route.continue_()

    page.route("**/cards", lose_the_first)
    write(page, "Vika tvätt")

    until(0, lambda: outbox_of(page))
    assert len(lost) == 1
    assert place.cards() == ["Vika tvätt"]


def test_a_reopened_browser_sends_what_it_had_kept(server, playwright, tmp_path):
    room = server.room(phase=Phase.WRITE)

    def open_browser():
        opened = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", viewport=PHONE, **LAUNCH
        )
        return opened, opened.pages[0]

    opened, page = open_browser()
    page.goto(f"{server.url}/w/{room.code}")
    page.click("text=Barnskötare")
    expect(page.locator("h1")).to_have_text("Skriv en uppgift i taget")
    page.wait_for_load_state()  # the scripts have come too
    opened.set_offline(True)
    write(page, "Vika tvätt")
    page.fill("#text", "Läsa sa")
    opened.close()

    opened, page = open_browser()
    page.goto(f"{server.url}/w/{room.code}")

    expect(page.locator("h1")).to_have_text("Skriv en uppgift i taget")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert own_cards(page) == ["Vika tvätt"]
    assert page.input_value("#text") == "Läsa sa"
    page.reload()
    assert own_cards(page) == ["Vika tvätt"]
    opened.close()


def test_the_next_page_soon_sends_what_a_killed_page_was_sending(writing):
    _, place, page = writing
    page.route("**/w/*/cards", lambda _: None)  # on its way for ever
    write(page, "Vika tvätt")
    lease = page.wait_for_function(
        "() => Object.entries(localStorage).find(([key]) => key.endsWith('.lease'))"
    ).json_value()
    reopened = page.context.new_page()
    page.close()  # lets the lease go, but who is killed leaves it as it was
    reopened.add_init_script(f"localStorage.setItem(...{json.dumps(lease)})")

    reopened.goto(page.url)

    reopened.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.includes('.act.'))"
    )
    expect(reopened.locator("#saved")).to_have_text("✓ Sparat")
    assert place.cards() == ["Vika tvätt"]


def test_eight_tabs_share_one_outbox_without_losses_or_duplicates(server, context):
    room = server.room(phase=Phase.WRITE)
    place = room.join()
    device = context()
    device.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    tabs = [device.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"{server.url}/w/{room.code}/now")
    device.set_offline(True)
    for number, tab in enumerate(tabs):
        tab.bring_to_front()
        write(tab, f"Uppgift {number} a", f"Uppgift {number} b")

    device.set_offline(False)

    wanted = sorted(f"Uppgift {number} {part}" for number in range(8) for part in "ab")
    until(wanted, lambda: sorted(place.cards()))
    until(0, lambda: outbox_of(tabs[0]))
    # And every tab shows them all, sent by whichever.
    for tab in tabs:
        until(wanted, lambda tab=tab: sorted(own_cards(tab)))
    tabs[7].bring_to_front()
    write(tabs[7], "Efteråt")
    until(17, lambda: len(place.cards()))


def test_the_phone_can_be_used_by_keyboard_alone(server, page_at):
    room, _ = server.sorting_room(TASKS)
    room.go_to(Phase.WRITE)
    page = page_at(1280, 720)
    page.goto(f"{server.url}/w/{room.code}")
    keys = page.keyboard

    for _ in range(20):
        keys.press("Tab")
        if page.evaluate("document.activeElement.value") == CARER:
            break
    keys.press("Enter")
    # Keys mean what the script says that they mean, and it comes after the words.
    page.wait_for_url("**/now")
    for _ in range(6):
        keys.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    keys.type("Ringa in vikarier")
    keys.press("Enter")
    expect(page.locator(".card-words")).to_have_text("Ringa in vikarier")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    room.go_to(Phase.SORT)

    expect(page.locator("#task")).to_be_focused()
    first = heading(page)
    for key in "gur":
        page.wait_for_timeout(260)
        keys.press(key)
    expect(page.locator("#progress-words")).to_have_text("3 av 4")
    expect(page.locator("#task")).to_be_focused()
    for _ in range(3):
        keys.press("Backspace")
    assert heading(page) == first
    expect(page.locator("button[value=green]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(260)
    keys.press("s")
    page.wait_for_timeout(260)
    keys.press("v")
    expect(page.locator("h1")).to_have_text("Du har sorterat allt")
    expect(page.locator("#own-answers li").first).to_contain_text("svart: sluta")
    expect(page.locator("#own-answers li").nth(3)).to_contain_text("vet inte")


def test_keys_do_nothing_outside_the_deck(sorting):
    _, place, page = sorting
    page.wait_for_timeout(260)
    page.focus("#own summary")

    page.keyboard.press("g")
    page.keyboard.press("Control+r")

    assert place.answers() == {}


def test_a_double_tap_does_not_answer_the_next_task(sorting):
    _, place, page = sorting
    page.wait_for_timeout(260)

    page.dblclick("button[value=red]")

    expect(page.locator("#progress-words")).to_have_text("1 av 3")
    until(1, lambda: len(place.answers()))


@pytest.mark.parametrize("lost", ["phone/phone", "phone/outbox", "shared/live"])
def test_plain_forms_remain_when_a_script_does_not_load(server, context, lost):
    room = server.room(phase=Phase.WRITE)
    place = room.join()
    device = context()
    device.route(f"**/js/{lost}.js", lambda route: route.abort())
    device.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    page = device.new_page()
    page.goto(f"{server.url}/w/{room.code}/now")

    write(page, "Vika tvätt")

    expect(page.locator(".card-words")).to_have_text(["Vika tvätt"])
    assert place.cards() == ["Vika tvätt"]


def test_everything_works_with_forms_without_scripts(server, context):
    room, _ = server.sorting_room()
    room.go_to(Phase.WRITE)
    page = context(java_script_enabled=False).new_page()
    page.goto(server.url)
    page.fill("#code", room.code)
    page.click("button:has-text('Gå med')")
    page.click("text=Barnskötare")

    cards, title = page.locator(".card-words"), page.locator("h1")  # each form loads another page
    write(page, "Vika tvät")
    page.click("summary")
    page.locator("[data-card] textarea").fill("Vika tvätt")
    page.click("text=Spara ändringen")
    expect(cards).to_have_text(["Vika tvätt"])
    write(page, "Ta bort mig")
    expect(cards).to_have_count(2)
    page.locator("summary").first.click()
    page.locator("text=Ta bort kortet >> visible=true").click()
    expect(cards).to_have_text(["Vika tvätt"])

    room.go_to(Phase.SORT)
    page.reload()
    first = heading(page)
    page.click("button[value=green]")
    expect(title).not_to_have_text(first)
    page.click("text=Ångra")
    expect(title).to_have_text(first)
    page.click("button[value=red]")
    expect(title).not_to_have_text(first)
    for _ in range(3):
        task = heading(page)
        page.click("text=Vet inte")
        expect(title).not_to_have_text(task)
    expect(title).to_have_text("Du har sorterat allt")
    expect(page.locator("#own-answers li").first).to_contain_text("röd: någon annan")


def test_plain_http_from_another_host_works(server, seated):
    room, _ = server.sorting_room()
    place = room.join()
    page = seated(room, place, base=server.plain_url)

    assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]
    sort(page, "red", "green", "black")

    until([Colour.RED, Colour.GREEN, Colour.BLACK], lambda: [*place.answers().values()])
    room.go_to(Phase.WRITE)
    expect(page.locator("h1")).to_have_text("Skriv en uppgift i taget")
    write(page, "Vika tvätt")
    until(["Vika tvätt"], place.cards)


def test_a_browser_that_refuses_storage_keeps_the_act_in_memory(server, page_at):
    room = server.room(phase=Phase.WRITE)
    place = room.join()
    page = page_at(360)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    )
    page.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    page.goto(f"{server.url}/w/{room.code}/now")
    page.context.set_offline(True)

    write(page, "Vika tvätt")

    expect(page.locator("#saved")).to_contain_text("Stäng inte sidan")
    page.context.set_offline(False)
    until(["Vika tvätt"], place.cards)
    expect(page.locator("#saved")).to_have_text("✓ Sparat")


def test_nobody_is_moved_away_while_typing(writing):
    room, place, page = writing
    page.fill("#text", "Läsa sagor för de som")

    room.go_to(Phase.GATHER)

    expect(page.locator(".phase-news")).to_contain_text("Nu samlar vi korten")
    page.locator("#text").press_sequentially(" inte vilar")
    page.click("text=Lägg till kortet")
    until(1, room.take_in_late)
    assert place.cards() == ["Läsa sagor för de som inte vilar"]
    page.click(".phase-news a")
    expect(page.locator("h1")).to_have_text("Nu samlar vi korten")


def test_a_task_taken_in_late_reaches_open_decks(sorting):
    room, place, page = sorting
    page.click("button:has-text('Grön')")
    first, shown = place.deck().cards[:2]
    expect(page.locator("#task")).to_have_text(shown.text)
    until({first.text: Colour.GREEN}, place.answers)
    place.write("Vattna blommor")

    until(1, room.take_in_late)

    expect(page.locator("#progress-words")).to_have_text(f"1 av {len(place.deck().cards)}")
    expect(page.locator("#task")).to_have_text(shown.text)
    assert place.deck().cards[-1].text == "Vattna blommor"


def test_an_unsent_draft_is_given_back_and_can_be_added_late(writing):
    room, place, page = writing
    page.fill("#text", "Läsa sagor")
    room.go_to(Phase.GATHER)
    page.click(".phase-news a")

    expect(page.locator("#troubles")).to_contain_text("Läsa sagor")
    page.click("text=Lägg till kortet ändå")

    until(1, room.take_in_late)
    assert place.cards() == ["Läsa sagor"]
    page.reload()
    expect(page.locator("#troubles .notice")).to_have_count(0)


def test_going_back_to_the_earlier_phase_removes_the_news_of_the_next(writing):
    room, _, page = writing
    page.fill("#text", "Läsa sagor")
    room.go_to(Phase.GATHER)
    expect(page.locator(".phase-news")).to_be_visible()

    room.go_to(Phase.WRITE)

    expect(page.locator(".phase-news")).to_be_hidden()
    assert page.input_value("#text") == "Läsa sagor"


def test_a_refused_card_is_shown_and_can_be_corrected(writing):
    _, place, page = writing
    write(page, "Vika \ufffd tvätt")

    notice = page.locator("#troubles .notice")
    expect(notice).to_contain_text("tecken som inte går att läsa")
    expect(notice).to_contain_text("Vika \ufffd tvätt")
    assert own_cards(page) == []
    page.reload()
    expect(notice).to_contain_text("Vika \ufffd tvätt")
    page.click("text=Lägg i fältet igen")
    expect(notice).to_have_count(0)
    write(page, "Vika tvätt")
    until(["Vika tvätt"], place.cards)


def test_a_too_long_text_is_stopped_at_the_field_and_kept(writing):
    _, place, page = writing
    write(page, "å" * 501)

    assert "Korta den till högst 500" in page.evaluate(
        "document.getElementById('text').validationMessage"
    )
    assert page.input_value("#text") == "å" * 501
    page.fill("#text", "å" * 500)
    page.click("text=Lägg till kortet")
    until(["å" * 500], place.cards)


def test_a_moved_seats_old_device_says_so_and_keeps_unsent_cards(writing):
    room, place, page = writing
    page.context.set_offline(True)
    write(page, "Vika tvätt")
    page.fill("#text", "Läsa sa")
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]
    joining.move_seat(room.work(), room.code, seat_code, an_act())

    page.context.set_offline(False)

    expect(page.locator("#troubles")).to_contain_text("Den har flyttat till en annan enhet")
    expect(page.locator("#troubles")).to_contain_text("Vika tvätt")
    page.reload()
    expect(page.locator("h1")).to_have_text("Din plats finns på en annan enhet nu")
    for words in ("Vika tvätt", "Läsa sa"):
        expect(page.locator("#troubles")).to_contain_text(words)


def test_an_open_phone_is_told_that_its_seat_moved(writing):
    room, place, page = writing
    page.wait_for_timeout(300)
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]

    joining.move_seat(room.work(), room.code, seat_code, an_act())

    expect(page.locator("#troubles")).to_contain_text("Den har flyttat till en annan enhet")


def pages_of_every_phase(server, phone):
    """Go through a room with everything in it, and yield at each page."""
    room = server.room(occupations=(LONG, "Barnskötare", "Kock"))
    phone.goto(f"{server.url}/w/{room.code}")
    yield "choose"
    phone.click(f"text={LONG}")
    expect(phone.locator(".phone-header a")).to_be_visible()
    yield "join"
    phone.click(".phone-header a")
    phone.wait_for_url("**/my-seat")
    yield "my seat"
    phone.goto(f"{server.url}/w/{room.code}/move")
    yield "move"
    phone.goto(f"{server.url}/w/{room.code}/now")
    room.go_to(Phase.WRITE)
    expect(phone.locator("#text")).to_be_visible()
    write(phone, "Ta fram och ställa undan vilmadrasser", "Torka borden efter lunchen")
    expect(phone.locator("#saved")).to_have_text("✓ Sparat")
    phone.locator("summary").first.click()
    yield "write"
    phone.goto("about:blank")
    room.go_to(Phase.GATHER)
    phone.goto(f"{server.url}/w/{room.code}/now")
    yield "gather"
    others = [room.join(each) for each in ["barnskotare"] * 3 + ["kock"] * 3]
    room.go_to(Phase.SORT)
    expect(phone.locator("#task")).to_be_visible()
    yield "sort"
    sort(phone, "yellow", "unsure")
    expect(phone.locator("#saved")).to_have_text("✓ Sparat")
    yield "sorted"
    for other in others:
        for card, colour in zip(other.deck().cards, Colour, strict=False):
            other.place(card.task, colour)
    room.go_to(Phase.REVEAL)
    expect(phone.locator("h1")).to_have_text("Så blev det")
    yield "reveal"


def test_every_phone_page_fits_360_pixels_and_double_zoom(server, phone):
    for name in pages_of_every_phase(server, phone):
        for width in (360, 320, 180):
            phone.set_viewport_size({"width": width, "height": 760})
            wide = phone.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide at {width}"
        phone.set_viewport_size(PHONE)
        if name == "sort":
            for colour in Colour:
                below = phone.locator(f"button[value={colour}]").bounding_box()
                assert below["y"] + below["height"] <= PHONE["height"], colour


def test_a_long_task_leaves_the_answers_within_reach(server, seated):
    words = "Beställa förbrukningsmaterial som blöjor, handskar och papper till alla avdelningar, "
    room, writer = server.sorting_room([words + "kontrollera leveranser och fylla på i förråden"])
    page = seated(room, writer)

    last = page.locator("button[value=black]").bounding_box()

    assert last["y"] + last["height"] <= PHONE["height"]


def test_axe_finds_no_fault_on_any_phone_page(server, phone):
    for name in pages_of_every_phase(server, phone):
        found = Axe().run(phone)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_colours_keep_their_shapes_in_forced_colours(server, page_at):
    room, _ = server.sorting_room()
    place = room.join(TEACHER)
    page = page_at(360, forced_colors="active", reduced_motion="reduce")
    page.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    page.goto(f"{server.url}/w/{room.code}/now")

    for colour in Colour:
        button = page.locator(f"button[value={colour}]")
        expect(button.locator("svg")).to_be_visible()
        border = button.evaluate("(each) => getComputedStyle(each).borderTopWidth")
        assert float(re.match(r"[\d.]+", border)[0]) >= 1


def contrast(picture):
    """The contrast by WCAG between the lightest and the darkest of a picture."""

    def light(pixel):
        parts = [part / 255 for part in pixel]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = [light(pixel) for _, pixel in picture.convert("RGB").getcolors(2**16)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("is_forced", [False, True])
def test_a_colours_words_can_be_read_also_in_forced_darkness(server, seated, is_forced):
    room, _ = server.sorting_room()
    page = seated(room, room.join(TEACHER))
    dark = {"enabled": is_forced}
    page.context.new_cdp_session(page).send("Emulation.setAutoDarkModeOverride", dark)

    for colour in Colour:
        word = page.locator(f"button[value={colour}] b")
        picture = Image.open(BytesIO(word.screenshot()))
        assert contrast(picture) > 4.5, colour
