"""The fuzzer: every address, asked by everybody, with what nobody should send.

It knows the addresses from the app's own map and the names of fields from the templates and the
code that reads them, so a new page is tried without a new line here. It judges nothing but that
something answers: an error of the server's own fails, with the request that caused it.
"""

import logging
import re
import uuid
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient

from akr.root import root
from tests.promises.onlookers import STREAMS

METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE")
FIELDS = re.compile(
    r"""name="([a-z_]+)"|(?:form|args|values)\.get\(\s*"([a-z_]+)"|text\(\s*"([a-z_]+)\""""
)
ENDS = ("/sign-out", "/sign-out-everywhere", "/close", "/code", "/end", "/next", "/my-seat")
"""The last of addresses that would take a role away from who plays it."""

TEXTS = (
    b"",
    b"\0",
    b"a\0b",
    "=å＝\u202e\u115f".encode(),
    "\N{COMBINING ACUTE ACCENT}".encode() * 400,
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"x" * 70_000,
    b"{{ 7*7 }}{%",
    b"' OR 1=1 --",
    b"../../etc/passwd",
    b"\r\nSet-Cookie: a=b",
    b"null",
    b"[]",
    b"Torka bord efter lunch",
)
NUMBERS = (
    b"-1",
    b"0",
    b"1",
    b"3",
    b"1e400",
    b"NaN",
    b"2147483648",
    b"9" * 19,
    b"9" * 400,
    "٣".encode(),
    b"1,5",
)
DAYS = (b"2026-11-28", b"0001-01-01", b"9999-12-31", b"2026-02-30", b"2026-W01-1")
HEADERS = (
    ("HX-Request", "true"),
    ("X-AKR-Outbox", "1"),
    ("Last-Event-ID", "9" * 30),
    ("If-None-Match", '"\xff'),
    ("If-Modified-Since", "i går"),
    ("Range", "bytes=5-1"),
    ("Accept-Language", "sv;q=x,,en-\xe5"),
    ("Cookie", r'language="\000"; akr="\000"'),
    ("Content-Length", "-1"),
    ("X-Forwarded-For", "\xff"),
    ("Origin", "null"),
)
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "",
)
FIELDS_AT_MOST = 8


@dataclass(frozen=True)
class Broken:
    """A request that the server answered with an error of its own."""

    who: str
    request: str
    status: int
    error: str

    def __str__(self):
        return f"{self.status} to {self.who}: {self.request}\n{self.error}"


class Fuzzer:
    """Asks as everybody in a house; `chance` is a seeded random number generator."""

    def __init__(self, house, chance):
        self.house = house
        self.chance = chance
        self.asked = 0
        self.names = sorted(field_names())
        self._told = []
        handler = logging.Handler()
        handler.emit = lambda record: self._told.append(record.exc_text or record.getMessage())
        for name in (house.app.logger.name, "akr"):
            logging.getLogger(name).addHandler(handler)
        self._paths = house.app.url_map.bind("localhost")

    def all_pairs(self):
        """Every address with every method and everybody, in an order by chance."""
        rules = [
            (rule, method)
            for rule in self.house.app.url_map.iter_rules()
            for method in METHODS
            if method in rule.methods or method in {"PUT", "DELETE"}
        ]
        pairs = list(product(rules, self.house.people.values()))
        self.chance.shuffle(pairs)
        return pairs

    def ask(self, rule, method, person):
        """Send one request; return what is broken, or None."""
        path = self._path(rule, person)
        asked = {"method": method, "headers": dict(self._headers())}
        if method in {"POST", "PUT"}:
            if path.partition("?")[0].endswith(ENDS):
                return None
            asked |= self._body(person)
        self.asked += 1
        self._told.clear()
        # A browser for each request: what one sets must not follow the person.
        client = FlaskClient(self.house.app, self.house.app.response_class)
        client.environ_base = dict(person.client.environ_base)
        client._cookies = dict(person.client._cookies)
        with client.open(path, **asked) as answer:
            if not rule.endpoint.startswith(STREAMS):
                answer.get_data()
            if answer.status_code < 500 or answer.status_code == 503:
                return None
            return Broken(
                person.name,
                f"{method} {path} {asked}"[:2000],
                answer.status_code,
                "\n".join(self._told),
            )

    def _path(self, rule, person):
        known = self.house.heard_of | person.knows
        values = (
            {
                name: self._segment(name, known)
                for name in rule.arguments
                if name not in rule.defaults
            }
            if rule.defaults
            else {name: self._segment(name, known) for name in rule.arguments}
        )
        path = re.sub(r"<(?:[a-z]+(?:\([^)]*\))?:)?([a-z_]+)>", lambda m: values[m[1]], rule.rule)
        query = self._pairs(person, most=2) if self.chance.random() < 0.4 else []
        return f"{path}?{urlencode(query)}" if query else path

    def _segment(self, name, known):
        if self.chance.random() < 0.7 and name in known:
            return quote(str(known[name]), safe="")
        return quote(self._value(known)[:200], safe="") or "-"

    def _value(self, known):
        of = self.chance.choice((TEXTS, NUMBERS, DAYS, "known", "uuid"))
        if of == "known":
            return str(self.chance.choice(list(known.values()))).encode()
        if of == "uuid":
            return str(uuid.UUID(int=self.chance.getrandbits(128), version=4)).encode()
        return self.chance.choice(of)

    def _pairs(self, person, most=FIELDS_AT_MOST):
        known = self.house.heard_of | person.knows
        chosen = self.chance.choices(self.names, k=self.chance.randint(1, most))
        return [(name, self._value(known)) for name in chosen]

    def _body(self, person):
        pairs = self._pairs(person)
        if self.chance.random() < 0.8:
            act = uuid.UUID(int=self.chance.getrandbits(128), version=4)
            pairs += [("act", str(act).encode()), ("number", b"1")]
        kind = self.chance.choices(TYPES, weights=(12, 1, 3, 1, 1, 1))[0]
        if kind.startswith("multipart"):
            body = b"".join(
                b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
                % (name.encode(), self.chance.choice((b"", b'; filename="\0.json"')), value)
                for name, value in pairs
            )
            body += self.chance.choice((b"--x--\r\n", b""))
        else:
            body = urlencode(pairs).encode()
        return {"data": BytesIO(body).getvalue(), "content_type": kind}

    def _headers(self):
        return self.chance.sample(HEADERS, k=self.chance.choice((0, 0, 1, 2)))


def field_names():
    """The names of all fields, as templates write them and code reads them."""
    sources = [*(root() / "templates").rglob("*.html"), *(root() / "akr").rglob("*.py")]
    return {
        name
        for source in sources
        for found in FIELDS.findall(source.read_text())
        for name in found
        if name
    }
