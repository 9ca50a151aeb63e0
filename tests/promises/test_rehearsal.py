"""A rehearsal of workshop 1 in an hour: thirty people, 150 cards and a count of the leader's taps.

Time is simulated. Other tests measure how long a page takes; this one adds up people's time by the
keystroke-level model (Card, Moran & Newell 1980): 1.35 s to decide what to do next, 1.1 s to point
and 0.2 s to press. People read 240 words a minute and type two characters a second with thumbs.
"""

import csv
import random
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from akr.domain.answers.discussion import MOST_TOPICS
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.timetable import timetable
from akr.domain.room.closing import ClosingKind, Measure
from akr.steps.cards import gathering
from akr.steps.office import accounts
from akr.store import migrate
from akr.store.work import store_of
from tests import sees
from tests.page import read
from tests.story import Person
from tests.web.people import LEADER, PASSWORD, an_app, signed_in
from tests.workshops import an_act

pytestmark = pytest.mark.slow

MEETING = 60
CARDS = 150
STAFF = {"Förskollärare": 12, "Barnskötare": 14, "Kock": 4}

THINK, POINT, PRESS = 1.35, 1.1, 0.2
TAP = THINK + POINT + PRESS
MARK = POINT + PRESS
SECONDS_PER_WORD = 60 / 240
SECONDS_PER_CHARACTER = 1 / 2
COME_TO_MIND = 30.0
"""How long people take to think of another task that they do (our assumption)."""
TALK_PER_SHEET = 30.0
"""How long the wall shows a page of six tasks (our assumption)."""

TALK_PER_TOPIC = 60.0
"""How long a group discusses a task that it disagrees on (our assumption)."""
BECAUSE = "Vi gör det olika på avdelningarna."

WORDINGS = Path(__file__).parents[1] / "data" / "task_groups.csv"


class Clock:
    """Each phase's simulated seconds, and how often the leader tapped."""

    def __init__(self):
        self.phase = Phase.JOIN
        self.seconds = defaultdict(float)
        self.taps = Counter()

    def reads(self, words):
        self.seconds[self.phase] += SECONDS_PER_WORD * len(words.split())

    def taps_once(self, seconds=TAP):
        self.seconds[self.phase] += seconds
        self.taps[self.phase] += 1

    def waits(self, seconds):
        self.seconds[self.phase] += seconds

    def opens(self, phase):
        """The tap that opens a phase belongs to the one that it ends."""
        self.taps_once()
        self.phase = phase


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory):
    """The hour, played through the requests of everybody's pages; its clock and its room."""
    app = an_app(tmp_path_factory.mktemp("rehearsal"))
    migrate.upgrade(app)
    accounts.create_account(store_of(app).work(), LEADER, PASSWORD, Role.FACILITATOR)
    yield Hour(app).played()
    store_of(app).close()


class Hour:
    """Workshop 1 with everybody in it."""

    def __init__(self, app):
        self.app = app
        self.clock = Clock()
        self.leader = Person(signed_in(app, LEADER))
        self.work = store_of(app).work
        self.chance = random.Random(150)
        self.meant = {}

    def played(self):
        self.prepares()
        for phase in timetable(MEETING):
            if phase is not Phase.JOIN:
                self.opens(phase)
            getattr(self, f"in_{phase}")()
        return self

    def prepares(self):
        """Before the hour: the process, its dates, and the room."""
        self.leader.see("/processes/new").press(
            "Skapa processen",
            workplace="Förskolan Linden",
            sector="preschool",
            purpose="new_posts",
            **{f"occupation__{n}": name for n, name in enumerate(STAFF, 1)},
        )
        self.process = self.leader.address
        self.public_id = self.process.rsplit("/", 1)[1]
        expected = {f"expected__{n}": str(size) for n, size in enumerate(STAFF.values(), 1)}
        self.leader.press("Öppna verkstad 1", reason="En repetition.", **expected)
        self.code = read(self.leader.page).one(".code-plate b").words.replace(" ", "")

    def opens(self, phase):
        """The leader opens the next phase, on the console or at the table."""
        left = {"leaving": phase.before, "sure": "1"}
        form = {"act": an_act().id, "number": "0", "phase": phase} | left
        answer = self.leader.client.post(f"{self.process}/phase", data=form)
        assert answer.status_code == 303, answer.text[:500]
        self.clock.opens(phase)

    def in_join(self):
        """Thirty join by the code on the wall, side by side: six taps of a code and one more."""
        self.phones = []
        for occupation, count in STAFF.items():
            for _ in range(count):
                phone = Person(self.app.test_client()).see(f"/w/{self.code}").press(occupation)
                self.phones.append(phone)
        self.clock.waits(len(self.code) * MARK + 2 * TAP)

    def in_write(self):
        """Each writes five cards of their own, all at once."""
        with WORDINGS.open(encoding="utf-8") as file:
            rows = self.chance.sample(list(csv.DictReader(file)), CARDS)
        each = CARDS // len(self.phones)
        slowest = 0.0
        for phone, own in zip(self.phones, batches(rows, each), strict=True):
            for row in own:
                sent = self.sends(phone, "cards", text=row["phrase"])
                self.meant[sent["act"]] = row["group"]
            took = sum(COME_TO_MIND + TAP + len(r["phrase"]) * SECONDS_PER_CHARACTER for r in own)
            slowest = max(slowest, took)
        self.clock.waits(slowest)

    def in_gather(self):
        """The leader reads every heap aloud and lays right what the suggestion got wrong."""
        heaps = gathering.see_table(self.work(), self.public_id).heaps
        for heap in heaps:
            self.clock.reads(heap.text)
        self.heaps_at_first = len(heaps)
        for heap in heaps:
            main, _ = Counter(self.meant[card] for card, _ in heap.cards).most_common(1)[0]
            for card, words in heap.cards:
                self.clock.reads(words)
                if self.meant[card] != main:
                    self.does("split", card=card)
                    self.clock.taps_once()
        by_meaning = defaultdict(list)
        for heap in gathering.see_table(self.work(), self.public_id).heaps:
            by_meaning[self.meant[heap.cards[0][0]]].append(heap)
        for same in by_meaning.values():
            into, *others = sorted(same, key=lambda heap: -len(heap.cards))
            if others:
                self.does("merge", heap=[heap.key for heap in others], into=into.key)
                for _ in others:
                    self.clock.taps_once(MARK)
                self.clock.taps_once()
                self.clock.taps_once()
        self.tasks = [
            (heap.key, heap.text) for heap in gathering.see_table(self.work(), self.public_id).heaps
        ]

    def in_sort(self):
        """Everybody sorts every task at once: read it, think, press."""
        for phone in self.phones:
            for task, _ in self.tasks:
                colour = self.chance.choice(["green", "yellow", "red", "black"])
                self.sends(phone, "sorting", task=task, colour=colour)
        for _, text in self.tasks:
            self.clock.reads(text)
            self.clock.waits(THINK + TAP)

    def in_talk(self):
        """Each group talks about what it sees most unlike, and one of it writes why."""
        longest = 0.0
        for phone in self.phones:
            page = read(phone.see(f"/w/{self.code}/now").page)
            found = page.all("form[action$='/talk/reason']")
            if BECAUSE in page.texts("blockquote.words"):
                continue  # somebody in this group has written
            for each in found:
                self.sends(phone, "talk/reason", task=each.field("task"), text=BECAUSE)
            writing = TAP + len(BECAUSE) * SECONDS_PER_CHARACTER
            longest = max(longest, len(found) * (TALK_PER_TOPIC + writing))
        self.clock.waits(longest)

    def in_reveal(self):
        """The wall's pages are turned, and each is talked about."""
        wall = sees.as_leader(self.work(), self.public_id)[1]
        someone, self.sheets, turning = self.app.test_client(), 0, True
        while turning:
            self.sheets += 1
            turning = read(someone.get(f"/wall/{wall}?page={self.sheets}")).has("[rel=next]")
            self.clock.taps_once()
            self.clock.waits(TALK_PER_SHEET)

    def in_home(self):
        """Everybody answers all that is asked, and writes a line on both."""
        words = {kind: f"Det var {kind} att prata ihop oss." for kind in ClosingKind}
        for phone in self.phones:
            self.sends(phone, "home", **dict.fromkeys(Measure, "4"), **words)
        self.clock.waits(len(Measure) * (THINK + TAP) + TAP)
        self.clock.waits(sum(THINK + len(each) * SECONDS_PER_CHARACTER for each in words.values()))

    def does(self, what, **fields):
        """Change the table as the leader."""
        form = {"act": an_act().id, "number": "0"} | fields
        answer = self.leader.client.post(f"{self.process}/table/{what}", data=form)
        assert answer.status_code == 303, answer.text[:500]

    def sends(self, phone, what, **fields):
        """Send an act from a phone's outbox."""
        phone.number = getattr(phone, "number", 0) + 1
        act = an_act(phone.number)
        sent = {"act": act.id, "number": str(act.number)} | fields
        answer = phone.client.post(
            f"/w/{self.code}/{what}", data=sent, headers={"X-AKR-Outbox": "1"}
        )
        assert answer.status_code == 204, answer.text[:500]
        return sent


def batches(rows, size):
    return [rows[first : first + size] for first in range(0, len(rows), size)]


def test_every_phase_fits_in_its_minutes(rehearsal):
    for phase, minutes in timetable(MEETING).items():
        spent = rehearsal.clock.seconds[phase]
        print(f"{phase:8} {spent / 60:4.1f} of {minutes} min, {rehearsal.clock.taps[phase]} taps")
        assert spent <= 60 * minutes, phase


def test_gathering_puts_150_cards_together_by_meaning(rehearsal):
    meanings = set(rehearsal.meant.values())

    assert len(rehearsal.meant) == CARDS
    assert len(rehearsal.tasks) == len(meanings)
    print(f"{rehearsal.heaps_at_first} heaps at first, {len(meanings)} tasks")


def test_the_leader_taps_little_except_while_gathering(rehearsal):
    taps = rehearsal.clock.taps
    quiet = (Phase.JOIN, Phase.WRITE, Phase.SORT, Phase.TALK, Phase.HOME)

    assert all(taps[phase] <= 2 for phase in quiet)


def test_no_card_answer_or_reason_is_lost(rehearsal):
    room, _ = sees.as_leader(rehearsal.work(), rehearsal.public_id)

    assert sum(map(len, room.reasons.values())) == len(STAFF) * MOST_TOPICS

    assert sum(room.seats.values()) == sum(STAFF.values())
    assert {row.total.total for row in room.result.rows if row.total} == {sum(STAFF.values())}
