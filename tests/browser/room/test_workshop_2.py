"""A whole workshop 2 in browsers: thirteen phones, a wall and a leader, in fifty minutes.

The leader's presses are counted task by task, since a leader who presses does not listen.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Dissent, ProposalKind
from akr.steps.proposals import agenda
from akr.text import PART_NAMES, PART_WORDS
from tests import sees
from tests.browser.looking import look, look_in_sizes
from tests.rooms import linden_process
from tests.workshops import Room, open_workshop_1

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_PRESSES = 6
"""Of the leader, for a plain proposal."""

WALLS = ((1024, 768), (1280, 720), (1920, 1080))
FOCUS = ".wall-focus h2"


@dataclass
class Session:
    """A workshop 2 with its pages; `pressed` counts the leader's presses by task."""

    room: Room
    url: str
    leader: object
    wall: object
    phones: tuple
    pressed: Counter = field(default_factory=Counter)
    task: str | None = None

    def press(self, where):
        """Press something, or enter a field."""
        self.pressed[self.task] += 1
        self.leader.locator(where).click()

    def choose(self, name, value):
        """Choose among a few."""
        self.pressed[self.task] += 1
        self.leader.check(f"[name={name}][value={value}]", force=True)

    def write(self, name, words):
        """Enter a field and write in it."""
        self.pressed[self.task] += 1
        self.leader.fill(f"[name={name}]", words)

    def shown(self):
        """The agenda as it is stored."""
        return agenda.see_agenda(self.room.work(), self.room.public_id)


@pytest.fixture
def session(server, leading, page_at, seated):
    """Linden's thirteen people, who have sorted its tasks, with a phone each in workshop 2."""
    linden = linden_process()
    page, account = leading()
    bare = replace(linden, participants=(), sortings=(), cards=(), proposals=())
    with (work := server.work()):
        public_id = work.add_process(bare)
        work.co_leaders.add_leader(public_id, account)
    room = Room(server.work, public_id, open_workshop_1(server.work(), public_id).code)
    places = {each.id: room.join(each.occupation) for each in linden.participants}
    room.go_to(Phase.SORT)
    for said in linden.sortings:
        places[said.participant].place(said.task, said.colour)
    room.go_to(Phase.ANALYSE)
    wall = page_at(1280, 720)
    wall.clock.install()
    wall.goto(f"{server.url}/wall/{sees.as_leader(server.work(), public_id)[1]}")
    page.goto(f"{server.url}/processes/{public_id}/workshop-2")
    phones = tuple(seated(room, place) for place in places.values())
    return Session(room, server.url, page, wall, phones)


def test_a_whole_workshop_2(session):
    opens(session, AgendaPart.RIGHT_THINGS, 11)
    walk(session, plain=(ProposalKind.STOP, ProposalKind.CHANGE_METHOD))

    opens(session, AgendaPart.RIGHT_WAY, 8)
    add_a_task(session)
    expect(session.leader.locator(".agenda-parts .is-open")).to_contain_text("1 av 1 klara")

    opens(session, AgendaPart.RIGHT_COMPETENCE, 25)
    for_a_new_role(session)
    leave(session)
    confirm(session)
    walk(session, plain=(ProposalKind.KEEP, ProposalKind.OTHER_OCCUPATION))

    rounds_off(session)


def opens(session, part, minutes):
    """The leader opens a part: wall and phones show what the room said, and the time runs."""
    session.task = None
    if session.leader.locator("#next-part").count():
        session.press("#next-part")
    else:
        session.press(f"[aria-label='Öppna {PART_NAMES[part]}']")
    follow(session, PART_WORDS[part])
    facts = [str(len(fact.tasks)) for fact in session.shown().opening]
    assert session.wall.locator(".wall-opening li .wall-number").all_inner_texts() == facts
    for phone in session.phones[:: len(session.phones) - 1]:
        assert phone.locator(".opening li > b").all_inner_texts() == facts
        look(phone, f"workshop-2-phone-{part}")
    look_in_sizes(session.wall, f"workshop-2-wall-{part}", *WALLS)
    look(session.leader, f"workshop-2-leader-{part}")
    assert session.leader.locator("#minutes-analyse").input_value() == str(minutes)
    session.press("#start-timer")
    expect(session.wall.locator("[data-timer]")).to_be_visible()
    session.wall.clock.fast_forward(f"{minutes:02}:00")
    expect(session.wall.locator(".timer-words")).to_contain_text("ute")


def follow(session, heading):
    """Wall and every phone come to the same, by themselves."""
    expect(session.wall.locator("h1")).to_have_text(heading)
    for phone in session.phones:
        expect(phone.locator("h1")).to_have_text(heading)


def begin(session, task=None):
    """Go to a task of the open part, and show it to the room."""
    if task is None:
        session.leader.click("text=/Börja med första uppgiften|Nästa utan förslag/")
    else:
        session.leader.locator(f".agenda a[href$='task={task}']").click()
    session.leader.wait_for_url("**/proposal**")
    on_the_wall(session)


def on_the_wall(session):
    session.task = session.leader.locator("h1").inner_text()
    session.press("text='Visa på väggen'")
    expect(session.wall.locator(FOCUS)).to_have_text(session.task)


def save(session):
    session.press("text='Spara förslaget'")
    expect(session.leader.locator("main")).to_contain_text("är sparat")


def walk(session, plain):
    """Give each task that is left in the part a plain proposal, in turn."""
    shown = session.shown()
    left = [item for item in shown.in_part(shown.part) if not item.is_settled]
    session.leader.goto(f"{session.url}/processes/{session.room.public_id}/workshop-2")
    begin(session)
    for n, _ in enumerate(left):
        if n:
            on_the_wall(session)
        kind = plain[n % len(plain)]
        session.choose("decision", kind)
        if kind is not ProposalKind.KEEP:
            session.write("responsible", "Rektor")
            session.write("due", "2027-02-15")
        before = session.leader.url
        save(session)
        session.leader.wait_for_url(lambda url, was=before: url != was)
        assert session.pressed[session.task] <= MOST_PRESSES, session.task
        expect(session.wall.locator(".wall-proposal")).to_contain_text("Förslag:")
    follow_up = session.phones[-1]
    expect(follow_up.locator("main")).to_contain_text("Förslag:")


def add_a_task(session):
    """A task that nobody thought of is added where it is needed, and no phase is moved."""
    session.leader.fill("#new-task", "Skriva samma lista på papper och i appen")
    session.leader.click("text='Lägg till'")
    session.leader.wait_for_url("**/proposal**")
    session.leader.select_option("[name=question]", "right_way")
    session.leader.check("[name=decision][value=change_method]", force=True)
    session.leader.fill("[name=responsible]", "Rektor")
    session.leader.fill("[name=due]", "2027-03-01")
    save(session)


def for_a_new_role(session):
    """A task for a new role is asked its three questions, and one group wants something else."""
    session.leader.goto(f"{session.url}/processes/{session.room.public_id}/workshop-2")
    begin(session, "duka")
    session.choose("decision", "new_role")
    session.choose("stands_alone", "yes")
    session.choose("when", "midday")
    session.choose("needs_same_person", "no")
    session.write("responsible", "Rektor")
    session.write("due", "2027-05-01")
    session.leader.click("text='En yrkesgrupp vill något annat'")
    names = session.leader.locator(".dissents label").all_inner_texts()
    assert [name.split(" (")[0] for name in names] == ["Förskollärare", "Barnskötare"]
    session.leader.fill("#dissent-1", "Behåll hos oss")
    look_in_sizes(session.leader, "workshop-2-new-role", (360, 760), (1280, 900))
    save(session)
    expect(session.wall.locator(".wall-dissent")).to_contain_text("vill något annat: Behåll hos")
    for phone in session.phones:
        expect(phone.locator("main")).to_contain_text("Behåll hos oss")
    look(session.phones[-1], "workshop-2-phone-dissent")
    kept = session.shown().item("duka").dissent
    assert [each.wants for each in kept] == ["Behåll hos oss"]
    assert isinstance(kept[0], Dissent)


def leave(session):
    """A task is left on purpose, and the room sees that it is."""
    session.leader.goto(f"{session.url}/processes/{session.room.public_id}/workshop-2")
    begin(session, "disk")
    session.leader.click("text='Lämna uppgiften utan förslag'")
    session.leader.fill("[name=left_because]", "Köket byggs om i vår")
    session.leader.click("text='Lämna den'")
    expect(session.leader.locator("main")).to_contain_text("är lämnad utan förslag")
    expect(session.wall.locator(".wall-proposal")).to_contain_text("Lämnas utan förslag")


def confirm(session):
    """Clear owners are confirmed in one press."""
    session.leader.goto(f"{session.url}/processes/{session.room.public_id}/workshop-2")
    session.leader.click("text=/Bekräfta \\d/")
    expect(session.leader.locator("main")).to_contain_text("Ångra bekräftelsen")


def rounds_off(session):
    """It ends when each task is settled, and each change owned and dated."""
    shown = session.shown()
    assert (shown.unsettled, shown.missing.count) == (0, 0)
    session.press("#next-part")
    follow(session, PART_WORDS[AgendaPart.ROUND_OFF])
    words = session.wall.locator(".wall-opening").inner_text().replace("\u00ad", "")
    assert "Föreslås ändras" in words
    assert "Lämnade utan förslag" in words
    assert "Saknar förslag" not in words
    look_in_sizes(session.wall, "workshop-2-wall-round-off", *WALLS)
    session.wall.goto(f"{session.wall.url}?dark=1")
    look_in_sizes(session.wall, "workshop-2-wall-dark", *WALLS)
    session.leader.goto(f"{session.url}/processes/{session.room.public_id}/workshop-2/missing")
    expect(session.leader.locator("main")).to_contain_text("Inget saknas")
    look_in_sizes(session.leader, "workshop-2-missing", (360, 760), (1280, 900))
