"""A body that ends early is refused as a whole: half of what was sent is never taken for all.

A phone in a lift, a laptop that is shut: the connection ends in the middle of a POST. The server is
a real one, since what it makes of such a body is what is tried; asked directly, and through a proxy
that hands each byte on as it comes.
"""

import re
import socket
import socketserver
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlencode

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.office.account import Role
from akr.domain.office.attempts import Attempts
from akr.domain.office.errors import WrongPassword
from akr.domain.phase import Phase
from akr.steps.answers import paper
from akr.steps.office import accounts, sessions
from akr.web.leader.room.paper import field
from tests.bench.common import a_server, a_store, an_act
from tests.web.people import PASSWORD
from tests.workshops import CARER, a_room, a_sorting_room

LEADER = "ledare@exempelstad.se"
NEW = "en helt annan mening"
TEXT = "Torka bord efter lunch"
TASKS = [f"Torka bord {number}" for number in range(3)]
READS_AT_ONCE = 65536
FORM = "application/x-www-form-urlencoded"

pytestmark = pytest.mark.slow


@contextmanager
def a_proxy(port):
    """Hand on every byte both ways, and that one side has hung up."""

    def hand_on(taken, given):
        with suppress(OSError):  # who hung up first need not hear the rest
            while data := taken.recv(READS_AT_ONCE):
                given.sendall(data)
            given.shutdown(socket.SHUT_WR)

    class Line(socketserver.BaseRequestHandler):
        def handle(self):
            with socket.create_connection(("127.0.0.1", port)) as upstream:
                asks = threading.Thread(target=hand_on, args=(self.request, upstream))
                asks.start()
                hand_on(upstream, self.request)
                asks.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Line) as door:
        serving = threading.Thread(target=door.serve_forever)
        serving.start()
        yield door.server_address[1]
        door.shutdown()
        serving.join()


class House:
    """A served installation, with a leader who is signed in, and a way in."""

    def __init__(self, store, folder):
        self.store = store
        account = accounts.create_account(store.work(), LEADER, PASSWORD, Role.FACILITATOR)
        self.session = sessions.begin(store.work(), account)
        self.room = a_room(store.work, account=account.id)
        self.place = self.room.join(CARER)
        self.room.go_to(Phase.WRITE)
        self.sorting, _ = a_sorting_room(store.work, TASKS, account=account.id)
        self.folder = folder
        self.origin = self.port = None

    def signs_in(self, password):
        try:
            accounts.sign_in(self.store.work(), Attempts(), LEADER, password)
        except WrongPassword:
            return False
        return True


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with a_store(folder) as store:
        house = House(store, folder)
        with a_server(folder) as served:
            house.origin, house.port = served.origin, served.port
            yield house


@pytest.fixture(params=["direct", "proxy"])
def house(request, server):
    """The way in: the server's own port, or a proxy's."""
    if request.param == "direct":
        yield server, server.port
    else:
        with a_proxy(server.port) as port:
            yield server, port


def whole(body):
    return f"Content-Length: {len(body)}\r\n\r\n".encode() + body


def in_chunks(body):
    half = len(body) // 2
    parts = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in (body[:half], body[half:]))
    return b"Transfer-Encoding: chunked\r\n\r\n" + parts + b"0\r\n\r\n"


def post(server, port, path, cookie, fields, framed, lost=0):
    """Send a form of which the last `lost` bytes never come; return the status, 0 for no answer."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: {server.origin}\r\n"
        f"Cookie: {cookie}\r\nContent-Type: {FORM}\r\n"
    ).encode()
    sent = head + framed(urlencode(fields).encode())
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(sent[: len(sent) - lost])
        line.shutdown(socket.SHUT_WR)
        answer = b""
        while data := line.recv(READS_AT_ONCE):
            answer += data
    found = re.match(rb"HTTP/1\.1 (\d+)", answer)
    return int(found[1]) if found else 0


FRAMES = [whole, in_chunks]
LOST = {whole: (1, 9), in_chunks: (1, 2, 5, 9, 21)}
"""How much of the end never comes: a byte; in chunks also the end's own signs."""


@pytest.mark.parametrize("framed", FRAMES)
def test_a_truncated_password_is_refused(house, framed):
    server, port = house
    cookie = f"akr={server.session}"

    for lost in LOST[framed]:
        form = {"old": PASSWORD, "password": NEW}
        assert post(server, port, "/account/password", cookie, form, framed, lost) == 400

    assert server.signs_in(PASSWORD)


@pytest.mark.parametrize("framed", FRAMES)
def test_half_a_card_is_refused_and_the_whole_one_is_accepted_afterwards(house, framed):
    server, port = house
    room, place = server.room, server.place
    cookie = f"seat_{room.code}={place.token}"
    before = place.cards()
    place.number += 1
    form = an_act(place.number) | {"text": TEXT}

    for lost in LOST[framed]:
        assert post(server, port, f"/w/{room.code}/cards", cookie, form, framed, lost) == 400
    assert place.cards() == before

    assert post(server, port, f"/w/{room.code}/cards", cookie, form, framed) == 303
    assert place.cards() == [TEXT, *before]


@pytest.mark.parametrize("framed", FRAMES)
def test_half_a_board_deletes_nothing(house, framed):
    server, port = house
    pid, cookie = server.sorting.public_id, f"akr={server.session}"
    path = f"/processes/{pid}/paper"

    def board():
        return paper.see_board(server.store.work(), pid)

    shown = board()
    rows = [each.key for each in shown.rows]
    form = an_act(0) | {"version": str(shown.version)}
    form |= {f"people.{place}": "5" for place in range(len(shown.occupations))}
    form |= {field(row, 0, Colour.RED): "4" for row in rows}
    assert post(server, port, path, cookie, form, framed) == 303
    saved = board()
    assert saved != shown

    again = form | an_act(0) | {"version": str(saved.version)}
    for lost in LOST[framed]:
        assert post(server, port, path, cookie, again, framed, lost) == 400
    assert board() == saved
