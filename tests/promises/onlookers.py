"""Onlookers: everybody who may look at a room, and all that each of them can fetch.

Addresses come from the app's own URL map, so a new page is covered without a new test.
`tests.who_sees_what` alone says what may be seen, independently of the program and its templates.
"""

import io
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from itertools import product

from docx import Document
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader

from akr.domain.office.account import Role
from akr.domain.room.visibility import Viewer
from akr.steps.office import accounts
from akr.steps.planning import processes
from akr.steps.room import joining, notes, observers
from akr.store.work import store_of
from akr.web.http.access import May
from tests import sees
from tests.web.people import ADMINISTRATOR, LEADER, MANAGER, OTHER_LEADER, PASSWORD, an_app
from tests.who_sees_what import may_see
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STREAMS = "stream."
"""Endpoints that never end; the tests of streams read them."""

FILES_OF = {"kind": ("csv", "xlsx"), "form": ("docx", "pdf", "txt")}
"""The names in addresses that say which file is wanted, and all that they can say."""
MOST_WALL_PAGES = 4
GONE = 404
NOTE = "noterat-ord-4b1d"
"""The note that the note-taker writes when the room is opened."""
BY_CHANCE = {"Date", "Content-Length"}
AT_THE_DOOR = "device_"
"""Begins what the door gives a device once, at random, which says nothing of the room."""
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NEWS = re.compile(r'data-live-(?:event|tag)="[^"]*"')


@dataclass(frozen=True)
class Answer:
    """A response; `shown` is its words and attributes as a person or a program reads them."""

    path: str
    part: bool
    endpoint: str
    status: int
    headers: tuple
    shown: str

    def without_chance(self, *, hears_all):
        """The answer without what is minted anew each time; and, for those who hear of every act
        anyway, without the number of the last."""
        shown, headers = UUID.sub("UUID", self.shown), self.headers
        if hears_all:
            shown = NEWS.sub("", shown)
            headers = tuple(each for each in headers if each[0] != "ETag")
        return self.path, self.part, self.status, headers, shown


@dataclass
class Onlooker:
    """Somebody with a browser. `viewer` is their kind in the table, None for an outsider."""

    name: str
    client: FlaskClient
    viewer: Viewer | None = None
    knows: dict = field(default_factory=dict)
    """Parts of addresses that only this onlooker was given."""

    def may_see(self, phase):
        """What they have been promised to see, and no more."""
        return may_see(self.viewer, phase) if self.viewer else set()

    def looks(self, house):
        """Fetch all there is, as page and, where there is one, as part."""
        found = []
        for endpoint, path in addresses(house.app, house.heard_of | self.knows):
            if not endpoint.startswith(STREAMS):
                page = self.fetches(endpoint, path)
                found.append(page)
                if page.status != GONE:
                    found.append(self.fetches(endpoint, path, part=True))
        return found

    def looks_again(self, answers):
        """Fetch what was there once more; files that take long to make are left out."""
        return [
            self.fetches(each.endpoint, each.path, part=each.part)
            for each in answers
            if each.status != GONE and not takes_long(each.path)
        ]

    def fetches(self, endpoint, path, *, part=False):
        """Get one address."""
        asked = {"HX-Request": "true"} if part else {}
        with self.client.get(path, headers=asked) as answer:
            # Two answers that both have failed are equal, and hide everything.
            assert answer.status_code < 500, f"{self.name}: {path}: {answer.status}"
            # A cookie that is kept from its last use comes back to the browser that sent it.
            sent = answer.request.headers.get("Cookie", "").split("; ")
            headers = tuple(
                (name, value)
                for name, value in answer.headers
                if name not in BY_CHANCE
                and not value.startswith(AT_THE_DOOR)
                and not (name == "Set-Cookie" and value.partition(";")[0] in sent)
            )
            return Answer(path, part, endpoint, answer.status_code, headers, words_of(answer))


@dataclass
class House:
    """A room with everybody around it."""

    app: object
    room: object
    wall: str
    heard_of: dict
    """A value for every name in an address; everybody is assumed to know them."""
    people: dict
    places: list
    """The seats: teachers, carers, the cook, and last the one that moved to another device."""

    @property
    def writer(self):
        """The first teacher, who is not among the onlookers."""
        return self.places[0]

    @property
    def cook(self):
        """The only one of an occupation."""
        return self.places[-2]

    @property
    def carer(self):
        """One who sits in another group than the writer."""
        return self.places[3]

    def __getitem__(self, name):
        return self.people[name]


def takes_long(path):
    """Whether a file is drawn or written anew each time."""
    return path.partition("?")[0].endswith((".pdf", ".docx"))


def words_of(answer):
    """Read a response as a curious person would: cells, PDF pages and hidden attributes."""
    if answer.mimetype == "application/pdf":
        pages = PdfReader(io.BytesIO(answer.data)).pages
        shown = "\n".join(page.extract_text() for page in pages)
    elif answer.mimetype == XLSX:
        book = load_workbook(io.BytesIO(answer.data))
        shown = "\n".join(
            "\t".join(str(cell) for cell in row) for sheet in book for row in sheet.values
        )
    elif answer.mimetype == DOCX:
        shown = "\n".join(Document(io.BytesIO(answer.data)).element.itertext())
    elif answer.mimetype.startswith(("image/", "font/")):
        shown = ""
    else:
        shown = answer.get_data(as_text=True)
    return unescape(shown).replace("\u00ad", "")


def addresses(app, known):
    """Return endpoint and path of every address that can be fetched, with every query."""
    paths = app.url_map.bind("localhost")
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" not in rule.methods or app.extensions["akr.who_may"][rule.endpoint] is May.STATIC:
            continue
        lacking = rule.arguments - known.keys()
        assert not lacking, f"{rule}: say what stands for {lacking} in `heard_of` in onlookers.py"
        said = [FILES_OF.get(name, (known[name],)) for name in rule.arguments]
        for values, query in product(product(*said), questions(rule.endpoint, known)):
            named = dict(zip(rule.arguments, values, strict=True))
            yield rule.endpoint, paths.build(rule.endpoint, named) + query


def questions(endpoint, known):
    """Return the queries that an address accepts."""
    if endpoint == "wall.show":
        return ["", *(f"?page={n}" for n in range(2, MOST_WALL_PAGES + 1)), "?dark=1"]
    if endpoint in {"phone.now", "estimate.show"}:
        return ["", f"?task={known['task']}"]
    if endpoint == "gathering.show":
        return ["", f"?did=renamed&at={known['task']}"]
    return [""]


def make_people(app):
    """Create an account for everybody who has one."""
    for name, role in (
        (LEADER, Role.FACILITATOR),
        (OTHER_LEADER, Role.FACILITATOR),
        (MANAGER, Role.MANAGER),
        (ADMINISTRATOR, Role.ADMINISTRATOR),
    ):
        accounts.create_account(store_of(app).work(), name, PASSWORD, role)


@contextmanager
def opened(furnished, folder, build=None):
    """A house on a copy of a data folder with people in it; `build` makes another than `a_house`."""
    app = an_app(shutil.copytree(furnished, folder / "data"))
    yield (build or a_house)(app)
    if renderer := app.extensions.get("akr.renderer"):
        renderer.close()
    store_of(app).close()


def a_house(app, room=None, *, teachers=3, carers=3, cooks=1):
    """Open a room, seat its staff and gather everybody who might look in.

    A second carer's seat was moved, so that there is a device which had it before.
    """
    work = store_of(app).work
    accounts_by_name = {each.name: each for each in accounts.everyone(work())}
    room = room or a_room(work, account=accounts_by_name[LEADER].id)
    a_room(work, account=accounts_by_name[OTHER_LEADER].id)
    processes.appoint_manager(work(), room.public_id, accounts_by_name[MANAGER].public_id)
    places = [room.join(TEACHER) for _ in range(teachers)]
    places += [room.join(CARER) for _ in range(carers)]
    places += [room.join(COOK) for _ in range(cooks)]
    moved = room.join(CARER)
    old_token = moved.token
    seat_code = joining.seat_held(work(), room.code, old_token)[2]
    moved.token = joining.move_seat(work(), room.code, seat_code, an_act()).token
    places.append(moved)
    _, wall = sees.as_leader(work(), room.public_id)

    notes.open_notes(work(), room.public_id, an_act())
    _, secret = notes.see_as_leader(work(), room.public_id)
    notes.add_note(work(), secret, an_act(), NOTE, None)
    _, observer = observers.observe(work(), room.code, an_act())

    def browser():
        client = FlaskClient(app, app.response_class)
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        return client

    def with_seat(token):
        client = browser()
        client.set_cookie(f"seat_{room.code}", token, path=f"/w/{room.code}")
        return client

    def signed_in(name):
        client = browser()
        signing_in = client.post("/sign-in", data={"name": name, "password": PASSWORD})
        assert signing_in.status_code == 303
        return client

    people = [
        Onlooker("colleague", with_seat(places[1].token), Viewer.PARTICIPANT),
        Onlooker("stranger", browser()),
        Onlooker("old seat", with_seat(old_token)),
        Onlooker("wall", browser(), Viewer.WALL, {"secret": wall}),
        Onlooker("observer", browser(), Viewer.WALL, {"secret": observer}),
        Onlooker("note taker", browser(), Viewer.NOTE_TAKER, {"notes": secret}),
        Onlooker("leader", signed_in(LEADER), Viewer.LEADER),
        Onlooker("leader of another", signed_in(OTHER_LEADER)),
        Onlooker("manager", signed_in(MANAGER)),
        Onlooker("administrator", signed_in(ADMINISTRATOR), Viewer.LEADER),
    ]
    return House(
        app,
        room,
        wall,
        {
            "account": accounts_by_name[OTHER_LEADER].public_id,
            "asked": 1,
            "code": room.code,
            "contact": 1,
            "contact_link": "not-a-contact's",
            "contact_own_link": "not-a-contact's-own",
            "form": "pdf",
            "invitation": "not-an-invitation",
            "kind": "csv",
            "note_id": "no-note",
            "notes": "not-a-page",
            "rid": "not-a-role",
            "number": 1,
            "own_link": "not-anybody's-own",
            "place": "title",
            "reviewer": 1,
            "pid": room.public_id,
            "secret": "not-a-wall",
            "task": "no-task-yet",
        },
        {each.name: each for each in people},
        places,
    )


def secrets_of(house):
    """Return everything that would identify somebody or let others act in their place."""
    work, code = house.room.work, house.room.code
    found = {
        "the wall": house.wall,
        "the page for notes": house["note taker"].knows["notes"],
        "the app's key": house.app.config["SECRET_KEY"],
    }
    for number, place in enumerate(house.places):
        seat, _, seat_code, _ = joining.seat_held(work(), code, place.token)
        found |= {
            f"token of seat {number}": place.token,
            f"participant {number}": seat.key,
            f"seat code {number}": seat_code,
            f"seat code {number} as it is spoken": f"{seat_code[:3]} {seat_code[3:6]}",
        }
    return found
