"""Workshop 2 in real browsers: wall and phones follow the task, and the wall holds the longest."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Dissent, Proposal, ProposalKind, Question, Status
from akr.domain.room.participants import Participant
from akr.steps.office import accounts
from akr.steps.proposals import agenda, session
from tests import sees
from tests.rooms import an_act, linden_process, move_to
from tests.workshops import Room, open_workshop_1

pytestmark = pytest.mark.browser

PASSWORD = "en mening att minnas"
CROWD = tuple(
    Occupation(f"yrke-{n}", name)
    for n, name in enumerate(
        (
            "Förskollärare med legitimation",
            "Barnskötare",
            "Resurspedagog",
            "Kock och måltidsbiträde",
            "Specialpedagog",
            "Administratör",
        )
    )
)
LONGEST = (
    "Förbereda, duka fram, hämta, servera, duka av, torka bord och stolar samt diska efter "
    "frukost, lunch och mellanmål på alla avdelningar i hela huset, och skriva ner vad som "
    "behöver beställas till nästa vecka"
)


def in_workshop_2(work, process):
    with (unit := work()):
        public_id = unit.add_process(process)
    code = open_workshop_1(work(), public_id).code
    move_to(work(), public_id, Phase.ANALYSE)
    return Room(work, public_id, code)


@pytest.fixture
def room(server):
    """Linden in workshop 2, with nothing proposed."""
    linden = linden_process()
    return in_workshop_2(server.work, replace(linden, proposals=()))


def crowded():
    """A process with as many groups as the wall divides, and the longest of everything."""
    participants = tuple(Participant(f"{each.id}-{n}", each.id) for each in CROWD for n in range(4))
    colours = list(Colour)
    return Process(
        title="Arbetsdelning på förskolorna i norra området hösten 2026",
        occupations=CROWD,
        participants=participants,
        cards=(),
        tasks=(Task("a", LONGEST),),
        sortings=tuple(
            Sorting(each.id, "a", colours[n % 4]) for n, each in enumerate(participants)
        ),
        proposals=(
            Proposal(
                "a",
                Status.PROPOSED,
                ProposalKind.OTHER_OCCUPATION,
                Question.RIGHT_COMPETENCE,
                ought_to="Måltidsbiträde och administratör tillsammans, enligt schema " * 3,
                dissent=tuple(Dissent(each.id, LONGEST) for each in CROWD),
            ),
        ),
    )


def of_every_ownership():
    """A crowd with a long task of each ownership, so that a part opens with all there is to say."""
    process = crowded()
    said = {
        "several": [Colour.GREEN] * 24,
        "nobody": [Colour.RED] * 24,
        "supports": [Colour.YELLOW] * 24,
        "stop": [Colour.BLACK] * 24,
        "clear": [Colour.GREEN] * 4 + [Colour.YELLOW] * 20,
        "unclear": [Colour.GREEN, Colour.RED, Colour.YELLOW, Colour.BLACK] * 6,
        "too_few": [Colour.GREEN],
    }
    return replace(
        process,
        tasks=tuple(Task(key, LONGEST, not_done_today=key == "stop") for key in said),
        sortings=tuple(
            Sorting(each.id, key, colour)
            for key, colours in said.items()
            for each, colour in zip(process.participants, colours, strict=False)
        ),
        proposals=(),
    )


def wall_of(room):
    return f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def focus(room, task):
    agenda.put_in_focus(room.work(), room.public_id, an_act(), task)


def propose(room, task, **said):
    item = agenda.see_agenda(room.work(), room.public_id).item(task)
    proposal = Proposal(task, Status.PROPOSED, ProposalKind.NEW_ROLE, item.question, **said)
    agenda.propose(room.work(), room.public_id, an_act(), proposal, item.base)


def test_the_wall_follows_the_task_and_its_proposal_without_a_reload(server, page_at, room):
    wall = page_at(1280, 720)
    wall.goto(server.url + wall_of(room))
    wall.evaluate("window.sameDocument = true")

    focus(room, "duka")
    expect(wall.locator("h2")).to_have_text("Duka fram till måltider")

    propose(room, "duka", ought_to="Kock")
    expect(wall.locator(".wall-proposal b")).to_have_text("Flytta till ny roll")
    expect(wall.locator("body")).to_contain_text("Kock bör göra")

    focus(room, None)
    expect(wall.locator(".wall-questions li")).to_have_count(3)
    assert wall.evaluate("window.sameDocument")


def test_a_phone_follows_the_task_by_itself(seated, room):
    phone = seated(room, room.join("barnskotare"))
    expect(phone.locator("h1")).to_have_text("Verkstad 2")

    focus(room, "duka")
    expect(phone.locator("h1")).to_have_text("Duka fram till måltider")

    propose(room, "duka")
    expect(phone.locator("main")).to_contain_text("Flytta till ny roll")


SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)]


def fits(wall, size, name):
    high, wide = wall.evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    )
    assert (wide, high) == size
    foot, box = wall.locator(".wall-footer").bounding_box(), wall.locator(name).bounding_box()
    assert box["y"] + box["height"] <= foot["y"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", ["", "?dark=1"])
def test_the_wall_fits_the_longest_task_with_the_most_groups(server, page_at, size, dark):
    room = in_workshop_2(server.work, crowded())
    wall = page_at(*size)
    for task in (None, "a"):
        focus(room, task)
        wall.goto(server.url + wall_of(room) + dark)
        fits(wall, size, ".wall-dissent" if task else ".wall-questions")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", ["", "?dark=1"])
def test_the_wall_fits_every_parts_opening(server, page_at, room, size, dark):
    many = in_workshop_2(server.work, of_every_ownership())
    wall = page_at(*size)
    for each in (room, many):
        for part in AgendaPart:
            session.open_part(each.work(), each.public_id, an_act(), part)
            wall.goto(server.url + wall_of(each) + dark)
            fits(wall, size, ".wall-opening")


@pytest.fixture
def leading(server, page_at, room):
    """Open the leader's pages of the room: `leading(width)`."""
    account = accounts.create_account(server.work(), "ledare", PASSWORD, Role.FACILITATOR)
    with (work := server.work()):
        work.co_leaders.add_leader(room.public_id, account.id)

    def open_page(width):
        page = page_at(width, 900)
        page.goto(f"{server.url}/sign-in")
        page.fill("#name", "ledare")
        page.fill("#password", PASSWORD)
        page.click("main button")
        return page

    return open_page


@pytest.mark.parametrize("width", [320, 360, 1920])
def test_the_agendas_pages_fit_and_are_accessible(server, leading, room, width):
    page = leading(width)
    workshop_2 = f"{server.url}/processes/{room.public_id}/workshop-2"
    for address in (
        workshop_2,
        f"{workshop_2}/proposal?task=duka",
        workshop_2.removesuffix("/workshop-2"),
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        faults = Axe().run(page).response["violations"]
        assert not faults, [(each["id"], each["nodes"][0]["html"]) for each in faults]


def test_a_proposal_can_be_made_by_keyboard_and_a_new_role_gets_its_questions(
    server, leading, room
):
    page = leading(1280)
    page.goto(f"{server.url}/processes/{room.public_id}/workshop-2")
    page.get_by_role("link", name="Börja med första uppgiften").focus()
    page.keyboard.press("Enter")
    first = page.locator("h1").inner_text()
    asks = page.get_by_text("Kan den göras för sig")
    expect(asks).to_be_hidden()

    page.locator("[value=keep]").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[value=new_role]")).to_be_checked()
    expect(asks).to_be_visible()
    page.locator("#ought_to").focus()
    page.keyboard.type("Förskolestöd")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("är sparat")
    assert page.locator("h1").inner_text() != first
    shown = agenda.see_agenda(server.work(), room.public_id)
    assert [each.proposal.ought_to for each in shown.items if each.proposal] == ["Förskolestöd"]
    assert shown.items[0].question in Question


def test_a_missing_task_is_added_and_taken_away_without_moving_the_room(server, leading, room):
    page = leading(360)
    page.goto(f"{server.url}/processes/{room.public_id}/workshop-2")

    page.fill("#new-task", "Vattna blommor")
    page.click("text='Lägg till'")
    expect(page.locator("h1")).to_have_text("Vattna blommor")
    expect(page.locator("main")).to_contain_text("Rummet har inte sorterat den.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text='Ta bort uppgiften'")

    expect(page.locator("h1")).to_have_text("Verkstad 2")
    expect(page.locator("main")).not_to_contain_text("Vattna blommor")
