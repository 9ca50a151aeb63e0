"""What a page costs the store: how many statements and transactions each GET may take."""

import shutil
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from akr.domain.phase import Phase
from akr.domain.planning.process import WorkshopFormat
from akr.domain.planning.readiness import plan_fingerprint
from akr.domain.planning.timetable import LONGEST_MEETING
from akr.steps.matter import review
from akr.steps.planning import plan, processes
from akr.steps.role import roles
from akr.steps.room import notes
from akr.store.work import store_of
from tests import sees
from tests.rooms import facts_said, linden_process
from tests.web.people import LEADER, MANAGER, account_of, an_app, signed_in
from tests.web.unions import at_its_browser
from tests.workshops import Room, an_act, open_workshop_1

MOST = {
    "leader's list": (2, 2),
    "leader's overview": (18, 2),
    "leader's /plan": (11, 2),
    "leader's /plan/mandate": (11, 2),
    "leader's /plan/readiness": (11, 2),
    "leader's /plan/meeting": (11, 2),
    "leader's /plan/timetable": (11, 2),
    "leader's /plan/dates": (11, 2),
    "leader's /plan/unions": (15, 2),
    "leader's /leaders": (11, 2),
    "leader's /print": (9, 2),
    "union's invitation": (6, 1),
    "union's representatives": (15, 2),
    "union's plan": (18, 2),
    "choosing an occupation": (4, 2),
    "phone in join": (7, 1),
    "phone in join, part": (6, 1),
    "wall in join": (7, 1),
    "console in join": (14, 2),
    "phone's seat": (7, 1),
    "phone's way out": (8, 1),
    "entering": (10, 2),
    "phone in write": (9, 1),
    "phone in write, part": (6, 1),
    "wall in write": (10, 1),
    "console in write": (17, 2),
    "phone in gather": (9, 1),
    "phone in gather, part": (6, 1),
    "wall in gather": (8, 1),
    "console in gather": (16, 2),
    "leader's /table": (20, 2),
    "leader's /table/suggestions": (15, 2),
    "phone in sort": (10, 1),
    "phone in sort, part": (7, 1),
    "wall in sort": (10, 1),
    "console in sort": (18, 2),
    "a sort": (3, 1),
    "leader's /paper": (16, 2),
    "phone in talk": (10, 1),
    "phone in talk, part": (10, 1),
    "wall in talk": (8, 1),
    "console in talk": (17, 2),
    "phone in reveal": (12, 1),
    "phone in reveal, part": (5, 1),
    "wall in reveal": (13, 1),
    "console in reveal": (18, 2),
    "phone in home": (9, 1),
    "phone in home, part": (5, 1),
    "wall in home": (15, 1),
    "console in home": (19, 2),
    "phone in analyse": (14, 1),
    "phone in analyse, part": (12, 1),
    "wall in analyse": (15, 1),
    "console in analyse": (17, 2),
    "notes": (6, 1),
    "leader's overview in workshop 2": (21, 2),
    "leader's /absent": (7, 2),
    "leader's /notes": (9, 2),
    "leader's /home": (9, 2),
    "leader's /analysis": (15, 2),
    "leader's /workshop-2": (14, 2),
    "leader's /workshop-2/proposal": (15, 2),
    "phone's estimate": (14, 1),
    "leader's /roles": (8, 2),
    "leader's role/facts": (10, 2),
    "leader's role/lead": (11, 2),
    "leader's role/versions": (12, 2),
    "leader's role/evidence": (19, 2),
    "leader's role/gather": (18, 2),
    "leader's overview under review": (32, 2),
    "leader's role": (25, 2),
    "leader's role/review": (20, 2),
    "leader's role/compare": (7, 2),
    "union's review": (24, 2),
    "union's evidence": (22, 2),
    "union's comparison": (8, 2),
    "manager's list": (5, 2),
    "manager's process": (31, 2),
    "manager's decision": (21, 2),
    "manager's evidence": (21, 2),
}
"""Page → the most statements, and the most transactions, that it may take."""


class Ledger:
    """Counts what an app asks of its store."""

    def __init__(self, store):
        self.statements = self.transactions = 0
        for engine in {store.engine, store.readers}:
            event.listen(engine, "before_cursor_execute", self._statement)
            event.listen(engine, "begin", self._transaction)

    def _statement(self, *_):
        self.statements += 1

    def _transaction(self, *_):
        self.transactions += 1

    @contextmanager
    def counted(self, into, name):
        """Write down under a name what is asked inside the block."""
        self.statements = self.transactions = 0
        yield
        into[name] = self.statements, self.transactions


class Tour:
    """Somebody opens every page, as Förskolan Linden goes from plan to decision."""

    def __init__(self, web):
        self.web, self.work = web, store_of(web).work
        self.ledger, self.taken = Ledger(store_of(web)), {}
        self.leader, self.manager = signed_in(web, LEADER), signed_in(web, MANAGER)
        self.stranger = web.test_client()
        self.stranger.get("/")  # the first page reads what stands on the foot of them all
        with (work := self.work()):
            self.pid = work.add_process(linden_process())
            work.co_leaders.add_leader(self.pid, account_of(web, LEADER).id)
        processes.appoint_manager(self.work(), self.pid, account_of(web, MANAGER).public_id)

    def opens(self, name, client, path, **asked):
        """Open a page and write down what it took."""
        with self.ledger.counted(self.taken, name):
            answer = client.get(path, **asked)
        assert answer.status_code == 200, f"{name}: {answer.status_code}"

    def leads(self, *pages, when=""):
        """The leader opens pages of the process."""
        for page in pages:
            name = f"leader's {page.partition('?')[0] or 'overview'}{when}"
            self.opens(name, self.leader, f"/processes/{self.pid}{page}")

    def before_the_room(self):
        """The plan, and what the union reads of it."""
        now = plan.see_plan(self.work(), self.pid)
        plan.plan_meeting(
            self.work(),
            self.pid,
            WorkshopFormat.APT,
            LONGEST_MEETING,
            now.expected,
            plan_fingerprint(now.meeting_said),
        )
        self.opens("leader's list", self.leader, "/processes")
        self.leads("", "/plan", "/plan/mandate", "/plan/readiness", "/plan/meeting")
        self.leads("/plan/timetable", "/plan/dates", "/plan/unions", "/leaders", "/print")
        secret = review.invite(self.work(), self.pid, "Kommunal")
        self.opens("union's invitation", self.stranger, f"/review/{secret}")
        self.union, self.review = at_its_browser(self.web, secret)
        self.opens("union's representatives", self.union, f"{self.review}/representatives")
        self.opens("union's plan", self.union, self.review)

    def room(self):
        """Everybody's page in each phase of the room."""
        opened = open_workshop_1(self.work(), self.pid)
        room = Room(self.work, self.pid, opened.code)
        wall = f"/wall/{sees.as_leader(self.work(), self.pid)[1]}"
        notes.open_notes(self.work(), self.pid, an_act())
        page = notes.see_as_leader(self.work(), self.pid)[1]
        self.opens("choosing an occupation", self.stranger, f"/w/{room.code}")
        place = room.join()
        phone = self.web.test_client()
        phone.set_cookie(f"seat_{room.code}", place.token, path=f"/w/{room.code}")
        for phase in Phase:
            room.go_to(phase)
            if phase is Phase.WRITE:
                place.write("Torka borden efter lunch")
            self.opens(f"phone in {phase}", phone, f"/w/{room.code}/now")
            self.opens(f"phone in {phase}, part", phone, f"/w/{room.code}/now", htmx=True)
            self.opens(f"wall in {phase}", self.stranger, wall)
            self.opens(f"console in {phase}", self.leader, f"/processes/{self.pid}/lead")
            if phase is Phase.JOIN:
                self.opens("phone's seat", phone, f"/w/{room.code}/my-seat")
                self.opens("phone's way out", phone, f"/w/{room.code}/next")
                self.opens("entering", self.leader, f"/w/{room.code}/enter/{self.pid}")
            if phase is Phase.GATHER:
                self.leads("/table", "/table/suggestions")
            if phase is Phase.SORT:
                self.sorts(phone, room, place)
                self.leads("/paper")
        self.opens("notes", self.stranger, f"/notes/{page}")
        self.leads("", when=" in workshop 2")
        self.leads("/absent", "/notes", "/home", "/analysis", "/workshop-2")
        task = linden_process().tasks[0].id
        self.leads(f"/workshop-2/proposal?task={task}")
        self.opens("phone's estimate", phone, f"/w/{room.code}/estimate?task={task}")

    def sorts(self, phone, room, place):
        """A seat's answer, which thirty phones send at once."""
        first, act = place.deck().top.task, an_act(place.number + 1)
        said = {"task": first, "colour": "red", "act": act.id, "number": str(act.number)}
        with self.ledger.counted(self.taken, "a sort"):
            answer = phone.post(f"/w/{room.code}/sorting", data=said, outbox=True)
        assert answer.status_code == 204

    def draft(self):
        """The draft, until it can be decided."""
        self.leads("/roles")
        self.rid = roles.start_role(self.work(), self.pid, an_act())
        facts_said(self.work(), self.rid)
        self.writes("/facts", "/lead", "/versions", "/evidence", "/gather")
        review.send_to_review(self.work(), self.rid)
        self.leads("", when=" under review")
        self.writes("", "/review", "/compare?before=1&after=1")
        reading = self.union.get(self.review).location
        self.opens("union's review", self.union, reading)
        self.opens("union's evidence", self.union, f"{reading}/evidence")
        self.opens("union's comparison", self.union, f"{reading}/compare?before=1&after=1")
        self.opens("manager's list", self.manager, "/decisions")
        self.opens("manager's process", self.manager, f"/processes/{self.pid}")
        self.opens("manager's decision", self.manager, f"/roles/{self.rid}/adopt")
        self.opens("manager's evidence", self.manager, f"/roles/{self.rid}/adopt/evidence")

    def writes(self, *pages):
        """The leader opens pages of the role."""
        for page in pages:
            name = f"leader's role{page.partition('?')[0]}"
            self.opens(name, self.leader, f"/roles/{self.rid}{page}")


@pytest.fixture(scope="module")
def taken(furnished, tmp_path_factory):
    """What each page took on the tour."""
    web = an_app(shutil.copytree(furnished, tmp_path_factory.mktemp("tour") / "data"))
    tour = Tour(web)
    tour.before_the_room()
    tour.room()
    tour.draft()
    yield tour.taken
    store_of(web).close()


def test_every_page_of_the_tour_has_a_number_of_statements(taken):
    assert taken.keys() == MOST.keys()


def test_a_page_takes_at_most_two_transactions_the_first_for_access():
    assert max(transactions for _, transactions in MOST.values()) == 2


@pytest.mark.parametrize("page", MOST)
def test_a_page_makes_no_more_statements_than_its_number(taken, page):
    statements, transactions = taken[page]

    assert (statements <= MOST[page][0], transactions <= MOST[page][1]) == (True, True), (
        f"{page} takes {statements} statements in {transactions} transactions"
    )
