"""The leader's console and table in a real browser: by keyboard, by thumb, and without scripts."""

import random
import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sqlalchemy import update

from akr.domain.answers.sorting import Colour
from akr.domain.cards.cards import MOST_CARDS
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.steps.office import accounts
from akr.store.tables import CardRow
from tests import sees
from tests.workshops import an_act

pytestmark = pytest.mark.browser

NAME, PASSWORD = "ledare@exempelstad.se", "en mening att minnas"
CARDS = ("Trösta barn", "Ringa vikarier", "Vattna blommor", "Beställa blöjor", "Byta däck")
SIZES = ((360, 760), (1920, 1080))


@pytest.fixture
def room(server):
    """A room with five heaps on its table, of a leader who can sign in."""
    leader = accounts.create_account(server.work(), NAME, PASSWORD, Role.FACILITATOR)
    room = server.room(phase=Phase.WRITE, account=leader.id)
    writer = room.join()
    for text in CARDS:
        writer.write(text)
    in_their_order(room)
    room.go_to(Phase.GATHER)
    return room


def in_their_order(room):
    """Lay the cards in the order of `CARDS`, which is otherwise drawn by chance."""
    with (work := room.work()):
        for place, text in enumerate(CARDS):
            work.transaction.session.execute(
                update(CardRow).where(CardRow.text == text).values(position=place)
            )


@pytest.fixture
def leader(server, page_at):
    """Sign a leader in on a screen: `leader(width, height, address)`."""

    def open_page(width, height, address, **more):
        page = page_at(width, height, **more)
        page.goto(f"{server.url}/sign-in?next={address}")
        page.fill("#name", NAME)
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url(f"{server.url}{address}")
        return page

    return open_page


def table_of(room):
    return f"/processes/{room.public_id}/table"


def names(page):
    """The heaps' names, in the order they lie."""
    return page.locator(".heap:visible .heap-name b").all_inner_texts()


def focused(page):
    """The name of the heap that has focus."""
    return page.evaluate("document.activeElement.closest('.heap')?.querySelector('b').textContent")


def said(page, words):
    """Wait until a screen reader has been told some words."""
    page.wait_for_function(
        "words => document.getElementById('said').textContent.includes(words)", arg=words
    )


def test_heaps_can_be_merged_renamed_and_restored_by_keyboard_alone(room, leader):
    page = leader(1920, 1080, table_of(room))
    page.keyboard.press("Tab")
    while focused(page) != "Trösta barn":
        page.keyboard.press("Tab")

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("m")
    said(page, "2 högar är markerade")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Vattna blommor"
    page.keyboard.press("Enter")

    said(page, "Nu ligger 3 kort i ”Vattna blommor”.")
    assert names(page) == ["Vattna blommor", "Beställa blöjor", "Byta däck"]
    assert focused(page) == "Vattna blommor"

    page.keyboard.press("n")
    page.keyboard.type("Ta hand om")
    page.keyboard.press("Enter")
    said(page, "Högen heter nu ”Ta hand om”.")
    assert focused(page) == "Ta hand om"

    page.keyboard.press("Control+z")
    said(page, "Ångrat. ”Vattna blommor”")
    page.keyboard.press("Control+z")
    said(page, "Ångrat. ”Trösta barn”")
    assert names(page) == list(CARDS)
    page.wait_for_selector("#undo[disabled]")
    page.keyboard.press("Control+z")
    said(page, "Det finns inget att ångra.")


def test_heaps_can_be_merged_and_split_by_thumb_on_a_small_phone(room, leader):
    page = leader(360, 760, table_of(room), has_touch=True)

    page.tap(".heap-name:has-text('Trösta barn')")
    page.tap(".heap-name:has-text('Ringa vikarier')")
    page.tap("#choose")
    page.tap(".heap-name:has-text('Beställa blöjor')")
    said(page, "Nu ligger 3 kort i ”Beställa blöjor”.")
    assert page.locator("#happened").inner_text() == "Nu ligger 3 kort i ”Beställa blöjor”."
    assert focused(page) == "Beställa blöjor"
    assert not page.locator(".heap :checked").count()

    page.tap("button[aria-label='Ta ut ”Trösta barn”']")
    said(page, "”Trösta barn” ligger nu för sig")
    page.tap("#undo")
    said(page, "Ångrat.")
    page.tap("#undo")

    page.wait_for_function("() => document.querySelectorAll('.heap').length === 5")
    assert names(page) == list(CARDS)


def test_a_thumb_that_changes_its_mind_moves_nothing(room, leader):
    page = leader(360, 760, table_of(room), has_touch=True)

    page.tap(".heap-name:has-text('Trösta barn')")
    page.tap("#choose")
    page.tap("#cancel")
    assert page.locator("#choose").is_visible()
    page.tap("#cancel")

    assert not page.locator("#merge").is_visible()
    assert names(page) == list(CARDS)


def test_a_search_shows_matching_heaps_and_survives_a_merge(room, leader):
    page = leader(1920, 1080, table_of(room))

    page.fill("#search", "B barn")
    assert names(page) == ["Trösta barn"]
    page.keyboard.press("Control+a")
    page.keyboard.type("bestÄlla")
    assert page.locator("#none-found").is_hidden()
    page.fill("#search", "inget sådant")
    assert page.locator("#none-found").is_visible()

    page.fill("#search", "t")
    page.click(".heap-name:has-text('Trösta barn')")
    page.click("#choose")
    page.click(".heap-name:has-text('Vattna blommor')")
    said(page, "Nu ligger 2 kort")
    assert page.input_value("#search") == "t"
    assert "Byta däck" in names(page)
    assert "Ringa vikarier" not in names(page)


def test_another_leaders_change_arrives_and_a_mark_stays(room, leader):
    page = leader(1920, 1080, table_of(room))
    page.click(".heap-name:has-text('Trösta barn')")
    heaps = {heap.text: heap.key for heap in gathering.see_table(room.work(), room.public_id).heaps}

    gathering.rename_heap(room.work(), room.public_id, an_act(), heaps["Byta däck"], "Laga cykel")

    page.wait_for_selector(".heap-name:has-text('Laga cykel')")
    assert page.locator(".heap :checked").count() == 1
    assert page.locator("#merge").is_visible()


def test_the_slower_of_two_leaders_sees_one_sentence_and_the_current_table(room, leader):
    page = leader(1920, 1080, table_of(room))
    for address in ("**/stream*", "**/table"):  # no news comes through to this one
        page.route(address, lambda route: route.abort())
    heaps = {heap.text: heap.key for heap in gathering.see_table(room.work(), room.public_id).heaps}
    gathering.merge_heaps(
        room.work(), room.public_id, an_act(), [heaps["Trösta barn"]], heaps["Byta däck"]
    )

    page.click(".heap-name:has-text('Trösta barn')")
    page.click("#choose")
    page.click(".heap-name:has-text('Ringa vikarier')")

    said(page, "Någon annan hann ändra på bordet")
    assert page.locator("#refused").is_visible()
    assert "Trösta barn" not in names(page)


def test_a_table_of_150_cards_responds_without_delay(server, room, leader):
    room.go_to(Phase.WRITE)
    writer = room.join()
    words = random.Random(1)
    for number in range(150):
        if number == MOST_CARDS:
            writer = room.join()
        writer.write(
            "".join(words.choice("bdfghjklmnprstv") + words.choice("aeiouyåäö") for _ in range(5))
        )
    room.go_to(Phase.GATHER)
    page = leader(1920, 1080, table_of(room))
    assert page.locator(".heap").count() >= 80
    page.click(".heap-name:has-text('Trösta barn')")
    page.click("#choose")

    took = page.evaluate(
        """() => new Promise((done) => {
             const began = performance.now();
             document.addEventListener("htmx:afterSettle", () =>
               requestAnimationFrame(() => done(performance.now() - began)), { once: true });
             [...document.querySelectorAll(".heap-name")]
               .find((each) => each.textContent.includes("Byta däck")).click();
           })"""
    )

    assert took < 1500, f"{took:.0f} ms from tap to the new table"


def test_plain_forms_merge_split_rename_and_undo_without_scripts(room, leader):
    page = leader(360, 760, table_of(room), java_script_enabled=False)
    heaps = page.locator(".heap:visible .heap-name b")

    page.check("input[name=heap] >> nth=0")
    page.click("button[aria-label='Lägg hit, i ”Ringa vikarier”']")
    expect(page.locator("#happened")).to_have_text("Nu ligger 2 kort i ”Ringa vikarier”.")
    page.click("button[aria-label='Ta ut ”Trösta barn”']")
    page.click("summary[aria-label='Byt namn på ”Trösta barn”']")
    page.fill(".heap:has-text('Trösta barn') input[name=text]", "Trösta")
    page.click(".heap:has-text('Trösta barn') button:has-text('Spara')")
    expect(heaps.get_by_text("Trösta", exact=True)).to_have_count(1)
    for _ in range(3):
        page.click("#undo")

    expect(heaps).to_have_text(list(CARDS))


@pytest.mark.parametrize("size", SIZES)
def test_the_next_button_is_never_where_a_thumb_has_just_pressed(room, leader, size):
    room.go_to(Phase.JOIN)
    page = leader(*size, f"/processes/{room.public_id}/lead")

    for after in ("Skriv", "Samla", "Sortera", "Prata", "Visa", "Gå hem"):
        pressed = page.locator("#next-phase").bounding_box()
        with page.expect_navigation():
            page.click("#next-phase")
        if after in ("Prata", "Visa"):  # of nobody's answers
            assert apart(pressed, page.locator("#go-on").bounding_box()), after
            pressed = page.locator("#go-on").bounding_box()
            page.click("#go-on")
        page.wait_for_selector(f"[aria-current=step] h2:has-text('{after}')")
        for other in ("#next-phase", "#back-phase", "#to-table", "#to-result"):
            if page.locator(other).count():
                assert apart(pressed, page.locator(other).bounding_box()), (after, other)


def apart(one, other):
    """Whether two boxes do not overlap."""
    return (
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


def test_the_console_follows_the_room_and_copies_the_walls_address(room, leader):
    room.go_to(Phase.JOIN)
    page = leader(1920, 1080, f"/processes/{room.public_id}/lead")

    room.join()
    page.wait_for_selector("#seats:has-text('har gått med'):has-text('2 ')")
    room.go_to(Phase.WRITE)
    page.wait_for_selector("[aria-current=step]:has-text('Skriv')")

    page.click("#copy-wall")
    page.wait_for_function(
        "() => document.getElementById('copied').textContent.startsWith('Adressen')"
    )
    with page.context.expect_page() as opened:
        page.click("text=Ljus vägg")
    assert re.search(r"/wall/[\w-]+$", opened.value.url)


@pytest.mark.parametrize("size", SIZES)
def test_the_leaders_pages_fit_and_axe_finds_no_fault(room, leader, size):
    process = f"/processes/{room.public_id}"
    page = leader(*size, "/processes")
    addresses = ("/processes", "/processes/new", "/processes/import", process, f"{process}/lead")

    for address in (*addresses, f"{process}/analysis", table_of(room)):
        page.goto(page.url.split("/processes")[0] + address)
        clean(page, address)
    page.click(".heap-name:has-text('Trösta barn')")
    page.click("#choose")
    clean(page, "choosing")
    page.click(".help summary")
    page.click("#cancel")
    page.click("summary[aria-label='Byt namn på ”Byta däck”']")
    clean(page, "renaming")
    page.goto(page.url.split("/processes")[0] + "/processes/new")
    page.click("text=Skapa processen")
    clean(page, "mistakes")
    room.go_to(Phase.REVEAL)
    page.goto(page.url.split("/processes")[0] + f"{process}/analysis")
    clean(page, "result")


def clean(page, where):
    """Nothing scrolls sideways, and axe has nothing to say."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
    found = Axe().run(page)
    assert not found.response["violations"], f"{where}: {found.generate_report()}"


def test_an_open_console_reads_its_room_at_most_once_a_second(room, leader):
    address = f"/processes/{room.public_id}/lead"
    page = leader(1280, 900, address)
    readings = []
    page.on("request", lambda asked: readings.append(asked.url) if "/lead" in asked.url else None)
    room.go_to(Phase.SORT)
    expect(page.locator("[aria-current=step]")).to_contain_text("Sortera")
    sorter = room.join()
    began = time.monotonic()

    for card in sorter.deck().cards:
        for colour in Colour:
            sorter.place(card.task, colour)
            page.wait_for_timeout(100)

    expect(page.locator(".progress")).to_contain_text(f"{len(CARDS)} av {2 * len(CARDS)}")
    assert len(readings) <= time.monotonic() - began + 3


def test_the_wall_follows_the_heaps_on_the_leaders_word(server, room, leader, page_at):
    wall_address = sees.as_leader(room.work(), room.public_id)[1]
    wall = page_at(1920, 1080)
    wall.goto(f"{server.url}/wall/{wall_address}")
    expect(wall.locator(".wall-number")).to_have_text("5")
    page = leader(1280, 900, table_of(room))

    page.click(".heap-name:has-text('Trösta barn')")
    page.click("#choose")
    page.click(".heap-name:has-text('Byta däck')")
    said(page, "Nu ligger 2 kort i ”Byta däck”.")
    expect(wall.locator(".wall-heaps")).to_have_count(0)
    page.click("#show-heaps")

    expect(wall.locator(".wall-heaps li")).to_have_text(["Byta däck 2"])
    expect(wall.locator(".wall-heaps > p")).to_contain_text("3 kort ligger ensamma")
    page.click("#show-heaps")
    expect(wall.locator(".wall-number")).to_have_text("5")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_card_is_split_and_a_task_added_in_place(room, leader, width, height):
    page = leader(width, height, table_of(room))

    page.click("[aria-label='Dela ”Trösta barn” i två uppgifter']")
    card = page.locator(".heap-divide")
    expect(card.locator("[name=other]")).to_be_focused()
    card.locator("[name=text]").fill("Trösta")
    card.locator("[name=other]").fill("Ringa hem")
    card.locator("button").click()
    said(page, "”Ringa hem” ligger nu sist på bordet, ur kortet ”Trösta barn”.")
    page.click("text='Ny uppgift' >> nth=0")
    page.fill("#new-task", "Skura golv")
    page.click("text='Lägg på bordet'")
    said(page, "”Skura golv” ligger nu på bordet, sist.")

    assert names(page) == ["Trösta", *CARDS[1:], "Ringa hem", "Skura golv"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for _ in range(2):
        page.click("#undo")
        said(page, "Ångrat")
    page.wait_for_selector("#undo[disabled]")


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.SORT, Phase.REVEAL])
def test_the_consoles_way_in_and_its_walls_are_above_the_fold(room, leader, phase):
    room.go_to(phase)
    page = leader(1280, 900, f"/processes/{room.public_id}/lead")

    for wanted in (".console-join svg", ".code-plate", "text=Ljus vägg", "text=Mörk vägg"):
        box = page.locator(wanted).first.bounding_box()
        assert box["y"] + box["height"] < 900, wanted
