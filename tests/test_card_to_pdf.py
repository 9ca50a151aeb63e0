"""The whole method in one test: a card on a phone becomes a line in a decided role profile."""

from urllib.parse import urlsplit

import pytest

from akr.domain.clock import today
from akr.domain.office.account import Role
from akr.steps.office import accounts
from akr.store import migrate
from akr.store.work import store_of
from tests.files.pdf.reading import is_archivable_and_accessible, whole_text
from tests.page import read
from tests.story import Person
from tests.unions import contact_confirms
from tests.web.people import LEADER, MANAGER, PASSWORD, an_app, signed_in

CARDS = {
    "Barnskötare": ["duka fram lunchen", "vika tvätt", "vika tvätten"],
    "Förskollärare": ["duka fram lunch", "planera undervisning"],
}
SAYS = {
    "Duka fram lunch": {"Barnskötare": "Röd", "Förskollärare": "Röd"},
    "Vika tvätt": {"Barnskötare": "Röd", "Förskollärare": "Röd"},
    "Planera undervisning": {"Barnskötare": "Röd", "Förskollärare": "Grön"},
}


@pytest.fixture
def web(tmp_path):
    app = an_app(tmp_path)
    migrate.upgrade(app)
    work = store_of(app).work()
    for name, role in ((LEADER, Role.FACILITATOR), (MANAGER, Role.MANAGER)):
        accounts.create_account(work, name, PASSWORD, role)
    yield app
    if made := app.extensions.get("akr.renderer"):
        made.close()
    store_of(app).close()


@pytest.mark.slow
def test_a_card_becomes_a_line_in_a_decided_profile(web):
    leader, manager = Person(signed_in(web, LEADER)), Person(signed_in(web, MANAGER))

    # The leader makes a process and opens workshop 1; seven colleagues join by its code.
    leader.see("/processes/new").press(
        "Skapa processen",
        workplace="Förskolan Linden",
        sector="preschool",
        purpose="new_posts",
        occupation__1="Barnskötare",
        occupation__2="Förskollärare",
    )
    process = leader.address
    leader.press(
        "Öppna verkstad 1", reason="Facken är med på mötet.", expected__1="4", expected__2="3"
    )
    code = read(leader.page).one(".code-plate b").words.replace(" ", "")
    phones = [
        (Person(web.test_client()).see(f"/w/{code}").press(occupation), occupation)
        for occupation in ["Barnskötare"] * 4 + ["Förskollärare"] * 3
    ]

    # Write, each for themselves.
    leader.press("Öppna skrivandet")
    for occupation, words in CARDS.items():
        writer = next(phone for phone, group in phones if group == occupation)
        for card in words:
            writer.see(f"/w/{code}/now").press("Lägg till kortet", text=card)

    # Gather: what says the same lies together already. Then everybody sorts.
    leader.see(f"{process}/lead").press("Samla korten")
    assert leader.see(f"{process}/table").says("5 kort i 3 högar")
    leader.press("Öppna sorteringen")
    for phone, occupation in phones:
        for _ in SAYS:
            task = _heading(phone.see(f"/w/{code}/now"))
            phone.press(SAYS[task][occupation])
        assert phone.says("Du har sorterat allt")

    # Show; and in workshop 2 the room proposes what should happen, and says what it takes.
    _talk(leader, process, code, phones[0][0])
    assert phones[0][0].see(f"/w/{code}/now").says("Ingen äger")

    _close(leader, process, code, [phone for phone, _ in phones])
    _dated(leader, process).press("Öppna verkstad 2")
    for task, (minutes, times) in {
        "Duka fram lunch": ("15", "15"),
        "Vika tvätt": ("30", "5"),
    }.items():
        _open_task(leader, process, task)
        leader.press("Spara tiden", minutes=minutes, times_per_week=times, done_by="barnskotare")
        _open_task(leader, process, task)
        leader.press("Spara förslaget", decision="new_role", ought_to="Ny roll")
    leader.see(f"{process}/workshop-2").press("Bekräfta 1 ägare")

    # The draft: words, and what only the manager can say.
    leader.see(f"{process}/roles").press("Börja på utkastet", template="forskolestod")
    role = leader.address
    _answer_what_a_draft_asks(leader, role)

    # Review: Kommunal opens its link, comments, is answered, and takes a position.
    leader.see(f"{role}/review").press("Gör en länk", union="Kommunal")
    link = urlsplit(read(leader.page).one("input[value*='/review/']").value).path
    leader.press("Skicka till granskning")
    union = (
        Person(web.test_client())
        .see(link)
        .press("Öppna granskningen", function="Facklig företrädare, Kommunal sektion 27")
    )
    contact_confirms(store_of(web).work(), "Kommunal")
    union.see(union.address.removesuffix("/representatives"))
    union.press("Lämna synpunkten", text="Vem viker tvätten när rollen är ledig?")
    leader.see(f"{role}/review").press("Svara", answer="Ordinarie schema gäller då.")
    assert union.see(union.address).says("Ordinarie schema gäller då.")
    union.press(
        "Lämna ställningstagandet", kind="remarks", words="Vi vill följa upp efter sex månader."
    )

    # The manager decides.
    leader.see(leader.address).press("Utse chefen", manager=_account_of(MANAGER, leader))
    manager.see(f"{role}/adopt").press(
        "Fastställ",
        decided_by="Rektor vid Förskolan Linden",
        decided_on=today().isoformat(),
        registration_number="BUN 2026/118",
        basis="samverkan",
        basis_words="FSG 2026-11-12 § 4",
    )

    # The profile, read back.
    pdf = manager.client.get(f"{role}/adopt/profile.pdf").data
    words = whole_text(pdf)
    assert is_archivable_and_accessible(pdf)
    assert "UTKAST" not in words
    assert words.count("Duka fram lunch") == words.count("Vika tvätt") == 1
    assert "uppgiftstid 6,3 timmar" in words
    assert "Planera undervisning" not in words
    assert "BUN 2026/118" in words
    assert "Kommunal 1 Synpunkter" in words
    assert "Vi vill följa upp efter sex månader." not in words

    # And from its line back to the cards that it came from, without a name.
    _lead_back_to_the_cards(leader.see(f"{role}/evidence"), manager, role)


def _answer_what_a_draft_asks(leader, role):
    """What only the manager can say, and whether the right to be employed again was examined."""
    leader.see(f"{role}/facts").press(
        "Spara",
        manager="Rektor",
        supervisor="Barnskötare på Eken, ersättare på Boken",
        extent="100",
        agreement="AB, tillsvidare",
        funding="Egen budget",
    )
    leader.see(f"{role}/checks").press(
        "Spara", reason="Prövat den 2 november: ingen har företrädesrätt."
    )


def _lead_back_to_the_cards(evidence, manager, role):
    """The page and the annex say the same of a line, and the annex has the union's words."""
    annex = whole_text(manager.client.get(f"{role}/adopt/annex.pdf").data)
    assert "Vi vill följa upp efter sex månader." in annex
    for card in ("duka fram lunchen", "duka fram lunch"):
        assert evidence.says(card)
        assert f"”{card}”" in annex
    assert evidence.says("Barnskötare 0 0 4 0 Förskollärare 0 0 3 0")
    assert "Barnskötare, 4 svar ● grön 0 ▲ gul 0 ➜ röd 4 ✕ svart 0" in annex
    assert "Förskollärare, 3 svar ● grön 0 ▲ gul 0 ➜ röd 3 ✕ svart 0" in annex


def _dated(leader, process):
    """Set the dates that workshop 1 does not close without, and go back to the room."""
    assert leader.see(process).says("Verkstad 2 och uppföljningen saknar datum")
    leader.see(f"{process}/plan/dates")
    return leader.press("Spara", workshop_2="2100-02-04", follow_up="2100-08-19")


def _account_of(name, leader):
    """The value of the choice that names somebody."""
    choices = read(leader.page).all("[name=manager] option")
    return next(each["value"] for each in choices if name in each.words)


def _heading(person):
    return read(person.page).one("h1").words


def _talk(leader, process, code, phone):
    leader.see(f"{process}/lead").press("Låt grupperna prata")
    assert phone.see(f"/w/{code}/now").says("3 uppgifter ser ni lika på")
    leader.see(f"{process}/lead").press("Visa resultatet")


def _close(leader, process, code, phones):
    leader.press("Runda av")
    assert leader.see(f"{process}/home").says("Svaren visas inte än")
    for phone in phones:
        phone.see(f"/w/{code}/now").press("Skicka svaren", score="8", good="Att alla fick prata")
        assert phone.says("Tack för i dag")


def _open_task(leader, process, words):
    """Open the task with these words from the agenda."""
    leader.see(f"{process}/workshop-2")
    links = [each["href"] for each in read(leader.page).all("a[href*=proposal]")]
    for link in dict.fromkeys(links):
        address = urlsplit(link)
        if _heading(leader.see(f"{address.path}?{address.query}")) == words:
            return
    raise AssertionError(words)
