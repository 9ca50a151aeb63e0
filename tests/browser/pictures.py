"""Pictures: the README's story played in a real browser, and a picture of everybody at every step.

`uv run python -m tests.browser.pictures [--out FOLDER]` starts a server of its own on an empty data
folder, plays a leader, three phones, a wall, a union and a manager in Chromium, and leaves the
README's own pictures in `tests/pictures/`. With `--out` every other picture is kept as well.
"""

import argparse
import io
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from akr.domain.clock import today
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.proposals.estimate import Estimate, estimate_fingerprint
from akr.domain.proposals.proposals import Status
from akr.domain.room.closing import ClosingKind, Measure
from akr.ops import leading, staff
from akr.steps.office.accounts import create_account
from akr.steps.proposals import agenda, estimate
from tests.browser.conftest import LAUNCH, PATIENCE_MS
from tests.browser.served import served
from tests.rooms import facts_said
from tests.unions import contact_confirms
from tests.workshops import Room, an_act

README_PICTURES = Path(__file__).parents[1] / "pictures"
PHONE_SIZES = ((360, 740), (390, 844))
LEADER_SIZES = ((1280, 900), (360, 740))
WALL_SIZES = ((1920, 1080), (1280, 720))
LARGEST_BYTES = 250_000
PASSWORD = "lind vagn kratta bulle"
IN_CHROMIUM = ("forskollarare-1", "barnskotare-1", "kock-1")
"""Those of Linden's staff who have a real browser; the others act in the store."""

CALM = {"reduced_motion": "reduce", "locale": "sv-SE"}
IN_A_HAND = {"is_mobile": True, "has_touch": True}


class Camera:
    """Takes pictures of pages in sizes, numbered in the order of the story."""

    def __init__(self, folder):
        self._folder = folder
        self._number = 0

    def phone(self, page, name):
        """A phone, the whole length of its page."""
        self._take(page, f"phone-{name}", PHONE_SIZES, full=True)

    def leader(self, page, name):
        """A leader's page, on a desk and in a hand."""
        self._take(page, f"leader-{name}", LEADER_SIZES, full=True)

    def wall(self, page, name):
        """A wall as it hangs, in a light room and in a dark one."""
        address = page.url
        for look in ("light", "dark"):
            if look == "dark":
                page.goto(f"{address}{'&' if '?' in address else '?'}dark=1")
            self._take(page, f"wall-{name}-{look}", WALL_SIZES, full=False)
        page.goto(address)

    def readme(self, page, name, size, at="body"):
        """One of the README's own pictures, as the screen shows it from somewhere on."""
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        page.locator(at).evaluate("each => each.scrollIntoView()")
        settle(page)
        README_PICTURES.mkdir(exist_ok=True)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        file = README_PICTURES / f"{name}.png"
        picture.save(file, optimize=True)
        assert file.stat().st_size <= LARGEST_BYTES, f"{file} is too large for the README"

    def _take(self, page, name, sizes, *, full):
        if self._folder is None:
            return
        self._number += 1
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("scrollTo(0, 0)")  # a bar that stays put would hang over the page
            settle(page)
            file = self._folder / f"{self._number:02}-{name}-{width}.png"
            page.screenshot(path=file, full_page=full)


def settle(page):
    """Wait until fonts are there and what moves has come to rest."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)


class Story:
    """Your first workshop in ten minutes, played."""

    def __init__(self, browser, server, camera):
        self.server, self.camera = server, camera
        self._browser = browser
        self.linden = staff.example()
        self.leader = self.person(1280, 900)
        self.room = self.wall = None
        self.phones, self.seats, self.cards, self.tasks = {}, {}, {}, {}

    def person(self, width, height, **more):
        """Open a browser of its own."""
        size = {"width": width, "height": height}
        context = self._browser.new_context(viewport=size, **CALM, **more)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def play(self):
        """Tell the whole story."""
        self.sign_in()
        self.make_a_process()
        self.join()
        self.write()
        self.gather()
        self.sort()
        self.talk()
        self.reveal()
        self.answer_closing()
        self.analyse()
        self.draft()
        self.review()
        self.adopt()
        self.lose_a_seat()
        self.end()

    def sign_in(self):
        for name, role in (
            ("Processledaren", Role.FACILITATOR),
            ("Rektorn", Role.MANAGER),
            ("Förvaltaren", Role.ADMINISTRATOR),
        ):
            create_account(self.server.work(), name, PASSWORD, role)
        front = self.person(360, 740, **IN_A_HAND)
        front.goto(self.server.url)
        self.camera.phone(front, "front")
        self.leader.goto(f"{self.server.url}/sign-in")
        self.camera.leader(self.leader, "sign-in")
        self.signs_in(self.leader, "Processledaren")
        self.camera.leader(self.leader, "no-processes")
        administrator = self.person(1280, 900)
        self.signs_in(administrator, "Förvaltaren")
        administrator.goto(f"{self.server.url}/accounts")
        self.camera.leader(administrator, "accounts")
        administrator.goto(f"{self.server.url}/account")
        self.camera.leader(administrator, "account")

    def signs_in(self, page, name):
        page.goto(f"{self.server.url}/sign-in")
        page.fill("[name=name]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "sign-in" not in url)

    def make_a_process(self):
        page = self.leader
        page.goto(f"{self.server.url}/processes/import")
        self.camera.leader(page, "import")
        page.goto(f"{self.server.url}/processes/new")
        self.camera.leader(page, "new-process-empty")
        page.click("main form .button:text('Skapa')")
        self.camera.leader(page, "new-process-refused")
        page.fill("[name=workplace]", "Förskolan Linden")
        page.select_option("[name=sector]", "preschool")
        for name, number in (("departments", "5"), ("children", "95"), ("staff", "18")):
            page.fill(f"[name={name}]", number)
        page.check("[name=purpose][value=new_posts]")
        sizes, names = self.linden.occupation_sizes(), self.linden.occupation_names()
        for row, (key, name) in enumerate(names.items(), 1):
            page.fill(f"[name=occupation-{row}]", name)
            page.fill(f"[name=expected-{row}]", str(sizes[key]))
        self.camera.leader(page, "new-process-filled")
        page.click("main form .button:text('Skapa')")
        page.wait_for_url("**/processes/*")
        self.process = page.url
        self.camera.leader(page, "process-new")
        self.plan()
        page.goto(f"{self.process}/print")
        self.camera.leader(page, "print")
        page.goto(self.process)
        page.click("text='Öppna verkstad 1'")
        page.wait_for_url("**/lead")
        self.camera.leader(page, "console-join")
        self.wall = self.person(1280, 720)
        self.wall.goto(page.input_value("#wall-address"))
        self.wall_address = self.wall.url
        self.camera.wall(self.wall, "join-empty")
        code = page.inner_text(".code-plate b").replace(" ", "")
        self.room = Room(self.server.work, self.process.rsplit("/", 1)[1], code)

    def plan(self):
        """Say what workshop 1 rests on, part by part."""
        page, linden = self.leader, self.linden
        page.goto(f"{self.process}/plan")
        self.camera.leader(page, "plan-empty")
        page.goto(f"{self.process}/plan/mandate")
        page.fill("[name=decided_by]", linden.mandate.decided_by)
        page.fill("[name=decided_on]", linden.mandate.decided_on.isoformat())
        page.fill("[name=registration_number]", linden.mandate.registration_number)
        self.camera.leader(page, "plan-mandate")
        self.saves()
        page.goto(f"{self.process}/plan/readiness")
        for each in linden.readiness:
            page.check(f"[name={each.question}][value={each.answer}]")
            page.fill(f"[name={each.question}-comment]", each.comment or "")
        self.camera.leader(page, "plan-readiness")
        self.saves()
        page.goto(f"{self.process}/plan/meeting")
        page.fill("[name=minutes]", "60")
        self.camera.leader(page, "plan-meeting")
        self.leader.click("main form .button:text('Spara')")
        self.leader.wait_for_url("**/plan/voices")
        self.camera.leader(page, "plan-voices")
        self.saves()
        page.goto(f"{self.process}/plan/timetable")
        self.camera.leader(page, "plan-timetable")
        page.goto(f"{self.process}/plan/dates")
        for name, weeks in (("workshop_2", 3), ("follow_up", 26)):
            page.fill(f"[name={name}]", (today() + timedelta(weeks=weeks)).isoformat())
        self.camera.leader(page, "plan-dates")
        self.saves()
        self.ask_the_unions()
        page.goto(f"{self.process}/plan")
        self.camera.leader(page, "plan")
        page.goto(self.process)
        self.camera.leader(page, "process-planned")

    def ask_the_unions(self):
        """Kommunal reads the plan, says something about it and is answered."""
        page = self.leader
        page.goto(self.process)
        self.camera.leader(page, "process-without-unions")
        page.goto(f"{self.process}/plan/unions")
        page.fill("#invite [name=union]", "Kommunal")
        page.click("text='Gör en länk'")
        page.wait_for_selector("#link")
        self.camera.leader(page, "plan-unions-invited")
        union = self.person(1280, 900)
        union.goto(page.input_value("#link"))
        union.fill("#function", "Facklig företrädare, Kommunal sektion 27")
        union.click("text='Öppna granskningen'")
        union.wait_for_url("**/representatives")
        self.camera.leader(union, "union-representatives")
        union.click("text='Till granskningen'")
        union.wait_for_selector("#state, #say")
        said = self.linden.union_comments[0]
        union.fill("[name=text]", said.text)
        union.click("text='Lämna synpunkten'")
        union.wait_for_url("**said**")
        self.camera.leader(union, "union-plan")
        page.goto(f"{self.process}/plan/unions")
        self.camera.leader(page, "plan-unions-to-answer")
        page.fill("[name=answer]", said.answer)
        page.click("text='Svara'")
        page.wait_for_url("**#comments")

    def saves(self):
        """The leader saves a part of the plan."""
        self.leader.click("main form .button:text('Spara')")
        self.leader.wait_for_url("**/plan")

    def join(self):
        names = self.linden.occupation_names()
        for number, participant in enumerate(IN_CHROMIUM):
            page = self.phones[participant] = self.person(360, 740, **IN_A_HAND)
            page.goto(self.server.url)
            page.fill("[name=code]", "CCC CCC" if number == 0 else self.room.code.lower())
            page.click("main button")
            if number == 0:
                self.camera.phone(page, "wrong-code")
                page.goto(f"{self.server.url}/w/{self.room.code}")
                self.camera.phone(page, "choose")
                for language in ("en", "sv-simple", "sv"):
                    page.click(f"button[name=language][value={language}]")
                    expect(page.locator("html")).to_have_attribute("lang", language)
                    self.camera.phone(page, f"choose-{language}")
            page.click(f"button:text-is('{names[participant.rsplit('-', 1)[0]]}')")
            page.wait_for_url("**/now")
        self.phone = self.phones[IN_CHROMIUM[0]]
        self.camera.phone(self.phone, "join-waiting")
        for each in self.linden.participants:
            if each.id not in IN_CHROMIUM:
                self.seats[each.id] = self.room.join(each.occupation)
            if len(self.seats) == 5:
                self.wall.reload()
                self.camera.readme(self.wall, "wall-join", (1280, 720))
        tablet = self.person(800, 1100)
        tablet.goto(f"{self.server.url}/w/{self.room.code}")
        tablet.click("text=Vi är flera som delar")
        self.camera.phone(tablet, "choose-shared")
        tablet.context.close()
        guest = self.person(360, 740, **IN_A_HAND)
        guest.goto(f"{self.server.url}/w/{self.room.code}")
        guest.click("text=Jag närvarar")
        guest.wait_for_url("**/wall/*")
        self.camera.phone(guest, "observer")
        guest.context.close()
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/my-seat")
        self.camera.phone(self.phone, "my-seat")
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/move")
        self.camera.phone(self.phone, "move")
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/promise")
        self.camera.phone(self.phone, "promise")
        self.wall.reload()
        self.camera.wall(self.wall, "join")
        self.leader.reload()
        self.camera.leader(self.leader, "console-join-full")

    def opens(self, phase):
        """The leader opens the next phase, and everybody's page follows by itself."""
        self.leader.goto(f"{self.process}/lead")
        with self.leader.expect_navigation():
            self.leader.click("#next-phase")
        if "ask=" in self.leader.url:
            self.leader.click("#go-on")
        self.leader.wait_for_selector(f".phase-now:has-text('{PHASE_WORDS[phase]}')")
        for page in self.phones.values():
            if not page.url.endswith("/now"):  # a page that does not follow the room
                page.goto(f"{self.server.url}/w/{self.room.code}/now")
            expect(page.locator(f"#seat[data-phase^={phase}]")).to_be_attached()
        self.wall.goto(self.wall_address)

    def write(self):
        self.opens(Phase.WRITE)
        self.camera.phone(self.phone, "write-empty")
        for participant, page in self.phones.items():
            for card in self.linden.cards:
                if card.participant == participant:
                    page.fill("#text", card.text)
                    page.click("#write .button")
                    expect(page.locator("#saved")).to_have_text("✓ Sparat")
                    self.cards[card.id] = page.get_attribute("#cards > li", "data-card")
        self.phone.fill("#text", "En uppgift som jag inte riktigt har skrivit färdigt än")
        self.camera.phone(self.phone, "write")
        self.phone.fill("#text", "")
        self.phone.click("#cards > li:first-child summary")
        self.camera.phone(self.phone, "write-change")
        self.phone.check("[name=help][value=day]", force=True)
        self.camera.phone(self.phone, "write-day")
        self.phone.check("[name=help][value='']", force=True)
        self.phone.click("#cards > li:first-child .card-estimate")
        self.phone.click("text='Mer, om du vet'")
        self.camera.phone(self.phone, "estimate")
        self.phone.click("text='Tillbaka'")
        self.wall.reload()
        self.camera.wall(self.wall, "write-few")
        for card in self.linden.cards:
            if card.participant in self.seats:
                self.cards[card.id] = self.seats[card.participant].write(card.text)
        self.wall.reload()
        self.camera.wall(self.wall, "write")
        self.leader.reload()
        self.camera.leader(self.leader, "console-write")

    def gather(self):
        self.opens(Phase.GATHER)
        self.camera.phone(self.phone, "gather")
        self.camera.wall(self.wall, "gather")
        self.camera.leader(self.leader, "console-gather")
        self.leader.click("#to-table")
        self.leader.wait_for_url("**/table**")
        self.camera.leader(self.leader, "table")
        boxes = self.leader.locator("#heaps input[type=checkbox]")
        boxes.nth(1).check(force=True)
        boxes.nth(3).check(force=True)
        self.camera.leader(self.leader, "table-marked")
        self.camera.readme(self.leader, "leader-gather", (1280, 900))
        self.tasks = leading.lay_in_order(
            self.server.work(), self.room.public_id, self.linden, self.cards
        )
        self.leader.reload()
        self.camera.leader(self.leader, "table-in-order")
        self.leader.click("#groups-help")
        self.phone.wait_for_selector("#duplicates-cards")
        self.camera.phone(self.phone, "gather-help")
        self.leader.click("#groups-help")

    def sort(self):
        self.opens(Phase.SORT)
        self.camera.phone(self.phone, "sort-first")
        self.type_a_board()
        self.enter_for_somebody()
        own = {
            participant: {
                self.tasks[each.task]: each.colour
                for each in self.linden.sortings
                if each.participant == participant
            }
            for participant in (*self.phones, *self.seats)
        }
        for participant, page in self.phones.items():
            for number in range(len(self.tasks)):
                task = page.input_value("#deck [name=task]")
                colour = own[participant].get(task, "unsure")
                page.tap(f"#deck button[value={colour}]")
                expect(page.locator("#deck [name=task]")).not_to_have_value(task)
                if page is self.phone and number == 4:
                    self.camera.phone(page, "sort")
                    self.camera.readme(page, "phone-sort", (360, 740))
                    page.click("#own summary")
                    self.camera.phone(page, "sort-own-answers")
                    page.click("#own summary")
                page.wait_for_timeout(350)  # a second tap of the same thumb answers nothing
        self.camera.phone(self.phone, "sort-done")
        self.wall.reload()
        self.camera.wall(self.wall, "sort-few")
        for participant, place in self.seats.items():
            for task, colour in own[participant].items():
                place.place(task, colour)
        self.wall.reload()
        self.camera.wall(self.wall, "sort")
        self.leader.reload()
        self.camera.leader(self.leader, "console-sort")

    def enter_for_somebody(self):
        page = self.person(1280, 900)
        self.signs_in(page, "Processledaren")
        page.goto(f"{self.process}/lead")
        page.click("text=Skriv in åt någon")
        self.camera.leader(page, "enter")
        page.goto(f"{self.process}/notes")
        page.click("text=Skapa adressen")
        self.camera.leader(page, "notes")
        page.goto(page.get_attribute(".panel a", "href"))
        self.camera.leader(page, "notes-taken")
        page.goto(f"{self.process}/leaders")
        self.camera.leader(page, "leaders")
        page.context.close()

    def type_a_board(self):
        page = self.person(1280, 900)
        self.signs_in(page, "Processledaren")
        page.goto(f"{self.process}/paper")
        self.camera.leader(page, "paper")
        page.fill(".board-number >> nth=5", "2")
        page.click("#save-board")
        page.wait_for_selector("#refused")
        self.camera.leader(page, "paper-refused")
        page.context.close()

    def talk(self):
        self.opens(Phase.TALK)
        self.camera.wall(self.wall, "talk")
        self.phone.fill("#reason-1", "Vi gör det olika på avdelningarna.")
        self.phone.click("text='Spara min mening' >> nth=0")
        self.phone.wait_for_selector("#seat:not([data-phase=talk])", state="attached")
        self.camera.phone(self.phone, "talk")
        self.leader.goto(f"{self.process}/lead")
        self.camera.leader(self.leader, "console-talk")

    def reveal(self):
        self.opens(Phase.REVEAL)
        self.camera.readme(self.wall, "wall-reveal", (1280, 720))
        for number in range(1, 9):
            self.camera.wall(self.wall, f"reveal-{number}")
            if not self.wall.locator("#next").count():
                break
            with self.wall.expect_response("**/wall/**"):
                self.wall.click("#next")
            self.wall.wait_for_url(f"**page={number + 1}**")
        self.wall.goto(self.wall_address)
        self.camera.phone(self.phone, "result")
        next(iter(self.seats.values())).place(next(iter(self.tasks.values())), None)
        self.leader.reload()
        self.camera.leader(self.leader, "console-reveal-late")
        self.leader.goto(f"{self.process}/absent")
        self.camera.leader(self.leader, "absent")
        self.leader.goto(f"{self.process}/analysis")
        self.camera.leader(self.leader, "analysis")
        self.leader.goto(self.process)
        self.camera.leader(self.leader, "process-revealed")
        self.leader.goto(f"{self.server.url}/processes")
        self.camera.leader(self.leader, "processes")

    def answer_closing(self):
        self.opens(Phase.HOME)
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/now")
        self.camera.phone(self.phone, "home")
        self.phone.locator("[name=score][value='8']").check(force=True)
        self.phone.click("text='Skicka svaren'")
        self.phone.wait_for_selector("text='Tack för i dag'")
        self.camera.phone(self.phone, "home-thanks")
        for place, said in zip(self.seats.values(), cycle(staff.GOODBYES), strict=False):
            numbers = dict(zip(Measure, said[:3], strict=True))
            place.answer_closing(numbers, dict(zip(ClosingKind, said[3:], strict=True)))
        self.wall.goto(self.wall_address)
        self.camera.wall(self.wall, "home")
        self.leader.goto(f"{self.process}/lead")
        self.camera.leader(self.leader, "console-home")
        self.leader.goto(f"{self.process}/home")
        self.camera.leader(self.leader, "home-not-yet")

    def analyse(self):
        page = self.leader
        page.goto(f"{self.process}/workshop-2")
        self.camera.leader(page, "workshop-2-not-yet")
        page.click("text='Öppna verkstad 2'")
        page.wait_for_selector("text='Börja med första uppgiften'")
        self.camera.leader(page, "agenda-empty")
        page.goto(f"{self.process}/home")
        self.camera.leader(page, "home")
        page.goto(f"{self.process}/workshop-2")
        self.wall.goto(self.wall_address)
        self.camera.wall(self.wall, "analyse-overview")
        page.click("text='Börja med första uppgiften'")
        page.wait_for_url("**/proposal**")
        self.camera.leader(page, "task")
        work, pid = self.server.work, self.room.public_id
        task = page.url.split("task=")[1].split("&")[0]
        agenda.put_in_focus(work(), pid, an_act(), task)
        self.wall.reload()
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/now")
        self.camera.wall(self.wall, "analyse-task")
        self.camera.phone(self.phone, "analyse-task")
        self.leader.goto(f"{self.process}/lead")
        self.camera.leader(self.leader, "console-analyse")
        self.propose_all()
        page.goto(f"{self.process}/workshop-2")
        self.camera.leader(page, "agenda")
        page.goto(f"{self.process}/workshop-2/proposal?{urlencode({'task': task})}")
        self.camera.leader(page, "task-proposed")
        self.wall.reload()
        self.camera.wall(self.wall, "analyse-proposed")

    def propose_all(self):
        """Give every task what the example says."""
        work, pid = self.server.work, self.room.public_id
        shown = agenda.see_agenda(work(), pid)
        for each in self.linden.tasks:
            task = self.tasks[each.id]
            said = Estimate(
                each.minutes, each.times_per_week, bool(each.not_done_today), each.done_by or ()
            )
            base = estimate_fingerprint(shown.item(task).row.task)
            estimate.say_estimate(work(), pid, an_act(), task, said, base)
        for each in self.linden.proposals:
            task = self.tasks[each.task]
            proposed = replace(each, task=task, status=Status.PROPOSED)
            agenda.propose(work(), pid, an_act(), proposed, shown.item(task).base)

    def draft(self):
        page = self.leader
        page.goto(f"{self.process}/roles")
        self.camera.leader(page, "draft-start")
        page.click("text='Börja på utkastet'")
        page.wait_for_selector("#facts")
        self.role = page.url.partition("#")[0].rsplit("/", 1)[1]
        self.draft_page = f"{self.server.url}/roles/{self.role}"
        self.camera.leader(page, "draft")
        page.click("#tasks li details summary >> nth=1")
        self.camera.readme(page, "draft-evidence", (1280, 900), at="#tasks")
        self.camera.leader(page, "draft-evidence-open")
        page.goto(f"{self.draft_page}/facts")
        self.camera.leader(page, "draft-facts")
        page.goto(f"{self.draft_page}/may_not")
        self.camera.leader(page, "draft-edit")
        page.goto(f"{self.draft_page}/evidence")
        self.camera.leader(page, "draft-evidence-all")
        facts_said(self.server.work(), self.role)
        page.goto(f"{self.draft_page}/versions")
        self.camera.leader(page, "draft-versions")

    def review(self):
        page = self.leader
        page.goto(f"{self.draft_page}/review")
        self.camera.leader(page, "review-before")
        page.fill("#invite [name=union]", "Kommunal")
        page.click("text='Gör en länk'")
        page.wait_for_selector("#link")
        self.camera.leader(page, "review-invited")
        link = page.input_value("#link")
        page.click("text='Skicka till granskning'")
        page.wait_for_selector("#positions")
        union = self.person(1280, 900)
        union.goto(link)
        self.camera.leader(union, "union-invitation")
        union.fill("#function", "Facklig företrädare, Kommunal sektion 27")
        union.click("text='Öppna granskningen'")
        union.wait_for_url("**/representatives")
        self.camera.leader(union, "union-representatives")
        contact_confirms(self.server.work(), "Kommunal")
        union.click("text='Till granskningen'")
        union.wait_for_selector("#state, #say")
        self.camera.leader(union, "union")
        union.click("details.say summary >> nth=1")
        union.fill(
            "details.say[open] textarea",
            "Hur blir det med bemanningen vid måltiderna när barnskötarna inte dukar?",
        )
        union.click("text='Lämna synpunkten' >> visible=true")
        union.wait_for_url("**said**")
        union.check("#position [name=kind] >> nth=0")
        union.click("text='Lämna ställningstagandet'")
        union.wait_for_load_state()
        self.camera.leader(union, "union-said")
        page.goto(f"{self.draft_page}/review")
        self.camera.leader(page, "review-to-answer")
        page.fill(
            "[name=answer]",
            "Förskolestödet finns med vid alla tre måltider. Bemanningen ändras inte.",
        )
        page.click("text='Svara'")
        page.select_option("#manager", label="Rektorn")
        page.click("#decider button")
        page.wait_for_load_state()
        self.camera.leader(page, "review-answered")

    def adopt(self):
        manager = self.person(1280, 900)
        self.signs_in(manager, "Rektorn")
        manager.goto(f"{self.server.url}/decisions")
        self.camera.leader(manager, "decisions")
        manager.goto(f"{self.draft_page}/adopt")
        self.camera.leader(manager, "adopt")
        manager.fill("[name=decided_by]", "Rektor vid Förskolan Linden")
        manager.fill("[name=decided_on]", today().isoformat())
        manager.fill("[name=registration_number]", "BUN 2026/118")
        manager.check("[name=basis] >> nth=0")
        manager.fill("[name=basis_words]", "LSG den 12 november 2026, protokoll § 4")
        manager.click("text=/Fastställ version/ >> nth=-1")
        manager.wait_for_load_state()
        self.camera.leader(manager, "adopted")
        self.leader.goto(f"{self.draft_page}")
        self.camera.leader(self.leader, "draft-adopted")
        self.leader.goto(self.process)
        self.camera.leader(self.leader, "process-adopted")

    def lose_a_seat(self):
        self.phone.context.clear_cookies()
        self.phone.context.add_cookies(
            [
                {
                    "name": f"seat_{self.room.code}",
                    "value": "lost",
                    "url": f"{self.server.url}/w/{self.room.code}",
                }
            ]
        )
        self.phone.goto(f"{self.server.url}/w/{self.room.code}/now")
        self.camera.phone(self.phone, "lost-seat")
        self.phone.goto(f"{self.server.url}/processes")
        self.camera.phone(self.phone, "not-found")

    def end(self):
        """The leader ends the process, and reads it."""
        page = self.leader
        page.goto(f"{self.process}/plan/end")
        page.fill("[name=reason]", "Uppdraget drogs tillbaka i nämnden.")
        self.camera.leader(page, "end")
        page.click("main button:text('Avsluta processen')")
        page.wait_for_url(self.process)
        self.camera.leader(page, "ended-process")
        for name in ("lead", "paper", "plan"):
            page.goto(f"{self.process}/{name}")
            self.camera.leader(page, f"ended-{name}")


PHASE_WORDS = {
    Phase.WRITE: "Skriv",
    Phase.GATHER: "Samla",
    Phase.SORT: "Sortera",
    Phase.TALK: "Prata",
    Phase.REVEAL: "Visa",
    Phase.HOME: "Gå hem",
}


@contextmanager
def a_story(camera):
    """A browser and a server for the story."""
    with (
        tempfile.TemporaryDirectory(prefix="akr-pictures-") as folder,
        served(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**LAUNCH)
        yield Story(browser, server, camera)
        browser.close()


def main():
    """Read the command line and play."""
    reading = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reading.add_argument("--out", type=Path, help="where every picture is kept")
    out = reading.parse_args().out
    if out:
        out.mkdir(parents=True, exist_ok=True)
    with a_story(Camera(out)) as story:
        story.play()


if __name__ == "__main__":
    main()
