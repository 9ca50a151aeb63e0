"""A whole workshop in elder care, from messy cards to proposals: every screen, against the numbers.

Two nurses, or one and a cook, are the commonest workplace there is. Somebody with a real phone sits
in each occupation and the leader does everything by hand; their colleagues act in the store.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, Workplace
from akr.domain.room.closing import ClosingKind, Measure
from akr.steps import room_view
from akr.steps.planning import processes
from akr.steps.proposals import agenda
from tests.browser.looking import look, look_in_sizes
from tests.workshops import Room, an_act, dated, open_workshop_1

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GREEN, YELLOW, RED, BLACK = Colour
AIDE, ASSISTANT, NURSE, COOK = "Vårdbiträde", "Undersköterska", "Sjuksköterska", "Kock"
UNIT = {AIDE: 9, NURSE: 2, ASSISTANT: 4}
PAIR = {ASSISTANT: 6, COOK: 1, NURSE: 1}
DESK, HAND = (1024, 768), (360, 760)

CARDS = (
    ("Tömma sopor", (AIDE, ASSISTANT)),
    ("tömmer soporna!!", (AIDE,)),
    ("Soporna, tömma, alla avdelningar 🗑️", (AIDE, COOK)),
    ("lägga om sår", (NURSE,)),
    ("Såromläggning (efter delegering)", (ASSISTANT,)),
    ("DELA UT MEDICIN", (NURSE, ASSISTANT)),
    ("diska, duka, torka bord, ställa i ordning i matsalen efter lunch och mellanmål", (AIDE,)),
    ("Laga mellanmål", (COOK, AIDE)),
    ("skriva samma lista två gånger, en i datorn och en på papper som ingen läser", (ASSISTANT,)),
    ("ringa om rullstolen\u200b till Agdas dotter", (AIDE,)),
    ("Promenader – hinns inte", (AIDE, ASSISTANT)),
    ("?", (AIDE,)),
)
"""Words, and whose. Some say the same in other words, one names somebody, one says nothing."""

HEAPS = {
    "Tömma sopor": ("sopor",),
    "Lägga om sår": ("sår",),
    "Dela ut läkemedel": ("medicin",),
    "Diska och duka": ("diska",),
    "Laga mellanmål": ("mellanmål",),
    "Skriva listor två gånger": ("lista",),
    "Promenader": ("promenader",),
}
"""What the leader calls the heaps, and a word of the cards in each."""

SAID = {
    "Tömma sopor": {AIDE: GREEN, ASSISTANT: RED, NURSE: RED, COOK: RED},
    "Lägga om sår": {AIDE: RED, ASSISTANT: YELLOW, NURSE: GREEN, COOK: RED},
    "Dela ut läkemedel": {AIDE: RED, ASSISTANT: GREEN, NURSE: GREEN, COOK: RED},
    "Diska och duka": {AIDE: RED, ASSISTANT: RED, NURSE: RED, COOK: GREEN},
    "Laga mellanmål": {AIDE: GREEN, ASSISTANT: GREEN, NURSE: RED, COOK: GREEN},
    "Skriva listor två gånger": {AIDE: BLACK, ASSISTANT: BLACK, NURSE: BLACK, COOK: BLACK},
    "Promenader": {AIDE: YELLOW, ASSISTANT: RED, NURSE: RED, COOK: RED},
}
"""What each occupation says; its last member says red to all, but to what is black."""


@dataclass
class Unit:
    """A workshop with its pages: who leads, the wall, and a phone of each occupation."""

    server: object
    room: Room
    staff: dict
    leader: object
    wall: object
    phones: dict
    places: dict

    def at(self, path):
        return f"{self.server.url}/processes/{self.room.public_id}{path}"

    def opens(self, phase):
        """The leader opens the next step on the console, and every phone follows by itself."""
        self.leader.goto(self.at("/lead"))
        self.leader.click("#next-phase")
        go_on = self.leader.locator("#go-on")
        expect(
            self.leader.locator(f"#go-on, .phase-now:has-text('{WORDS[phase]}')").first
        ).to_be_visible()
        if go_on.count():
            look_in_sizes(self.leader, f"{self.name}-doubt-{phase}", DESK, HAND)
            go_on.click()
        expect(self.leader.locator(".phase-now")).to_contain_text(WORDS[phase])
        for phone in self.phones.values():
            follows = f"#seat[data-phase^={phase}], #agenda, h1:text-is('{WORDS[phase]}')"
            expect(phone.locator(follows).first).to_be_attached()
        self.sees(phase)

    def sees(self, name):
        """Look at everybody's screen."""
        look_in_sizes(self.leader, f"{self.name}-{name}-console", DESK, HAND)
        look(self.wall, f"{self.name}-{name}-wall")
        for occupation, phone in self.phones.items():
            look(phone, f"{self.name}-{name}-phone-{occupation.lower()}")

    @property
    def name(self):
        return "pair" if COOK in self.staff else "unit"

    @property
    def small(self):
        return [name for name, number in self.staff.items() if number < 3]


WORDS = {
    Phase.WRITE: "Skriv",
    Phase.GATHER: "Samla",
    Phase.SORT: "Sortera",
    Phase.TALK: "Prata",
    Phase.REVEAL: "Visa",
    Phase.HOME: "Gå hem",
    Phase.ANALYSE: "Verkstad 2",
}


@pytest.fixture(params=[UNIT, PAIR], ids=["nine, two and four", "a cook and a nurse"])
def unit(server, leading, page_at, request):
    """Everybody has joined, some on phones of their own."""
    staff = request.param
    leader, account = leading(*DESK)
    public_id = processes.create_process(
        server.work(),
        account,
        an_act(),
        title="Björken",
        workplace=Workplace("Björken", sector="elder_care_home"),
        purpose=Purpose.ROLES,
        occupations=staff,
    )
    room = Room(server.work, public_id, open_workshop_1(server.work(), public_id).code)
    wall = page_at(*DESK)
    wall.goto(f"{server.url}/wall/{room_view.wall_of(server.work(), public_id)}")
    phones, places = {}, {}
    with (work := server.work()).reading():
        names = work.occupations.names(work.workshops.by_code(room.code))
    keys = {name: key for key, name in names.items()}
    for occupation, number in staff.items():
        phone = phones[occupation] = page_at(*HAND)
        phone.goto(f"{server.url}/w/{room.code}")
        phone.click(f"button:text-is('{occupation}')")
        phone.wait_for_url("**/now")
        places[occupation] = [room.join(keys[occupation]) for _ in range(number - 1)]
    return Unit(server, room, staff, leader, wall, phones, places)


def test_a_whole_workshop_says_what_is_true_on_every_screen(unit):
    unit.sees("join")
    for occupation in unit.small:
        expect(unit.phones[occupation].locator("body")).to_contain_text("svarar i samtalet")
    write(unit)
    gather(unit)
    sort(unit)
    talk(unit)
    unit.opens(Phase.REVEAL)
    see_the_result(unit)
    go_home(unit)
    propose(unit)


def write(unit):
    unit.opens(Phase.WRITE)
    written = 0
    for words, occupations in CARDS:
        for occupation in (each for each in occupations if each in unit.staff):
            written += 1
            if unit.places[occupation] and written % 3:
                unit.places[occupation][written % len(unit.places[occupation])].write(words)
                continue
            phone = unit.phones[occupation]
            phone.fill("#text", words)
            phone.click("#write .button")
            expect(phone.locator("#cards > li").first).to_contain_text(words.replace("\u200b", ""))
    unit.sees("written")
    expect(unit.wall.locator("body")).to_contain_text(str(written))
    assert not any(words in unit.wall.inner_text("body") for words, _ in CARDS if len(words) > 9)


def gather(unit):
    unit.opens(Phase.GATHER)
    page = unit.leader
    page.click("#to-table")
    page.wait_for_url("**/table**")
    expect(page.locator("text='Förslag på högar är på väg'")).to_have_count(0)
    look_in_sizes(page, f"{unit.name}-table", DESK, HAND)
    for _ in range(page.locator(NAMES_SOMEBODY).count()):
        page.locator(NAMES_SOMEBODY).first.click()
        happened(page, "lagt åt sidan")
    for name, (word,) in HEAPS.items():
        alike = heaps(page, word)
        if (number := alike.count()) > 1:
            for each in range(1, number):
                alike.nth(each).locator("[type=checkbox]").check()
            page.click("#choose")
            alike.first.locator(".heap-name").click()
            happened(page, "Nu ligger")
        if number:
            alike.first.locator("summary[aria-label^='Byt namn']").click()
            alike.first.locator("[name=text]").fill(name)
            alike.first.locator("button:text-is('Spara')").click()
            happened(page, f"Högen heter nu ”{name}”.")
    put_off_the_rest(page)
    kept = sum(heaps(page, name).count() for name in HEAPS)
    expect(page.locator(".table-count")).to_contain_text(f"{kept} högar")
    look_in_sizes(page, f"{unit.name}-table-in-order", DESK, HAND)
    assert "Agda" not in unit.wall.inner_text("body")


NAMES_SOMEBODY = ".heap button[aria-label*='Agda'][aria-label$='åt sidan']"


def heaps(page, word):
    """The heaps on the table whose name has a word."""
    named = page.locator(".heap-name b").filter(has_text=re.compile(re.escape(word), re.IGNORECASE))
    return page.locator(".heap").filter(has=named)


def put_off_the_rest(page):
    """Let what is none of the named heaps be taken next time."""
    rest = [
        heap
        for heap in page.locator(".heap").all()
        if heap.locator(".heap-name b").inner_text() not in HEAPS
    ]
    for heap in rest:
        heap.locator("[type=checkbox]").check()
    if rest:
        page.click("#put-off")
        happened(page, "De tas nästa gång")


def happened(page, words):
    """Wait until the table says what a press did."""
    expect(page.locator("#happened")).to_contain_text(words)


def tasks_of(unit):
    return {card.text: card.task for card in unit.places[ASSISTANT][0].deck().cards}


def sort(unit):
    unit.opens(Phase.SORT)
    tasks = tasks_of(unit)
    for occupation, phone in unit.phones.items():
        for number in range(len(tasks)):
            task = phone.locator("#deck [name=task]")
            before = task.input_value()
            words = next(text for text, key in tasks.items() if key == before)
            phone.click(f"#deck button[value={SAID[words][occupation]}]")
            if number + 1 < len(tasks):
                expect(task).not_to_have_value(before)
            phone.wait_for_timeout(350)  # a second press of the same thumb answers nothing
    unit.sees("sorting")
    for occupation, places in unit.places.items():
        for number, place in enumerate(places):
            for words, task in tasks.items():
                colour = SAID[words][occupation]
                is_last = number == len(places) - 1 and len(places) > 2
                place.place(task, RED if is_last and colour is not BLACK else colour)
    every = len(tasks) * sum(unit.staff.values())
    expect(unit.wall.locator("body")).to_contain_text(f"{every} av {every} svar")


def talk(unit):
    unit.opens(Phase.TALK)
    large = next(name for name, number in unit.staff.items() if number >= 3)
    phone = unit.phones[large]
    phone.locator("textarea").first.fill("Vi gör olika på plan ett och två.")
    phone.locator("button:text('Spara min mening')").first.click()
    expect(phone.locator("body")).to_contain_text("Vi gör olika")


def rows_of(unit):
    with (work := unit.server.work()).reading():
        result = room_view.look_as_leader(work, unit.room.public_id).outcome().result
    return {row.task.text: row for row in result.rows}, result.grouping


def see_the_result(unit):
    rows, grouping = rows_of(unit)
    assert {each for group in grouping.groups for each in group} == {
        key for key, name in names_of(unit).items() if name not in unit.small
    }
    spoken = " och ".join(
        f"{name.lower() if number else name} ({unit.staff[name]})"
        for number, name in enumerate(unit.small)
    )
    expect(unit.wall.locator("header")).to_contain_text(f"{spoken} svarar i samtalet")
    says_nothing_of_the_small(unit, unit.wall)
    page = 1
    while unit.wall.locator("#next").count():
        page += 1
        unit.wall.click("#next")
        unit.wall.wait_for_url(f"**page={page}**")
        says_nothing_of_the_small(unit, unit.wall)
        look(unit.wall, f"{unit.name}-wall-{page}")
    unit.leader.goto(unit.at("/analysis"))
    look_in_sizes(unit.leader, f"{unit.name}-analysis", DESK, HAND)
    says_nothing_of_the_small(unit, unit.leader)
    for words, row in rows.items():
        counted = sum(number for name, number in unit.staff.items() if name not in unit.small)
        assert row.total.total == counted, words


def names_of(unit):
    with (work := unit.server.work()).reading():
        return work.occupations.names(work.workshops.by_code(unit.room.code))


def says_nothing_of_the_small(unit, page):
    """Nobody who is in no number is said to own, and nothing is said to have no owner."""
    words = page.inner_text("main")
    for name in unit.small:
        assert f"{name} äger" not in words
        assert f"{name.lower()} äger" not in words
    assert "Ingen äger" not in words
    assert not re.search(r"[Aa]lla lämnar", words)


def go_home(unit):
    dated(unit.server.work(), unit.room.public_id)
    unit.opens(Phase.HOME)
    for occupation, phone in unit.phones.items():
        phone.locator("[name=score][value='8']").check(force=True)
        phone.click("text='Skicka svaren'")
        expect(phone.locator("h1")).to_have_text("Tack för i dag")
        look(phone, f"{unit.name}-thanks-{occupation.lower()}")
    for places in unit.places.values():
        for place in places:
            place.answer_closing({Measure.SCORE: 6}, {ClosingKind.GOOD: "Att prata om soporna"})


def propose(unit):
    unit.opens(Phase.ANALYSE)
    page = unit.leader
    page.goto(unit.at("/home"))
    look_in_sizes(page, f"{unit.name}-closing", DESK, HAND)
    page.goto(unit.at("/workshop-2"))
    shown = agenda.see_agenda(unit.server.work(), unit.room.public_id)
    total = len(shown.items)
    expect(page.locator(".lead")).to_have_text(f"{total} av {total} uppgifter saknar förslag.")
    look_in_sizes(page, f"{unit.name}-agenda", DESK, HAND)
    says_nothing_of_the_small(unit, page)
    if shown.to_confirm:
        page.click("text=/Bekräfta \\d/")
        expect(page.locator("main")).to_contain_text("Ångra bekräftelsen")
    page.click("text=/Börja med första uppgiften|Nästa utan förslag/")
    page.wait_for_url("**/proposal**")
    look_in_sizes(page, f"{unit.name}-task", DESK, HAND)
    page.click("#focus, button:text('Visa på väggen')")
    while agenda.see_agenda(unit.server.work(), unit.room.public_id).unsettled:
        page.goto(unit.at("/workshop-2"))
        page.click("text=/Börja med första uppgiften|Nästa utan förslag/")
        page.wait_for_url("**/proposal**")
        page.check("[name=decision][value=new_role]", force=True)
        page.fill("[name=ought_to]", "Servicevärd")
        page.click("text='Spara förslaget'")
        expect(page.locator("main")).to_contain_text("är sparat")
    page.goto(unit.at("/workshop-2"))
    expect(page.locator(".lead")).to_have_text(f"Alla {total} uppgifter har ett förslag.")
    look_in_sizes(page, f"{unit.name}-proposed", DESK, HAND)
    unit.sees("agenda")
    page.goto(unit.at(""))
    look_in_sizes(page, f"{unit.name}-process", DESK, HAND)
