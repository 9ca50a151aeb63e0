"""A client that reads every page it is given, as a careful colleague would.

Each answer is checked for what holds on all of them: headers, one heading, names for fields,
addresses that exist, nothing inline. A test asks for its page and says what is special about it.
"""

from collections import Counter
from functools import cached_property
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from akr.translations import Language

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNNAMED = {"hidden", "submit", "button", "image", "reset"}
NAMES = {"aria-label", "aria-labelledby", "title"}
PICTURES = {"circle", "path", "rect", "line", "polygon", "use", "ellipse", "polyline"}

BARE = {204, 301, 302, 303, 304, 308}
"""Answers that nobody reads as a page."""

MOST_STYLES = 4

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class PageClient(FlaskClient):
    """A browser on one of our own pages: it says so when it writes, and its pages are checked."""

    def open(self, *args, htmx=False, outbox=False, **kwargs):
        """Send a request; `htmx` and `outbox` add what those would."""
        headers = {"Sec-Fetch-Site": "same-origin"}
        headers |= {"HX-Request": "true"} if htmx else {}
        headers |= {"X-AKR-Outbox": "1"} if outbox else {}
        kwargs["headers"] = headers | dict(kwargs.get("headers") or {})
        response = super().open(*args, **kwargs)
        has_page = response.status_code not in BARE and response.request.method != "HEAD"
        if response.mimetype == "text/html" and has_page:
            check(response, self.application, part=htmx and response.status_code < 400)
        return response


def check(response, app, *, part=False):
    """Fail with what to mend when an HTML answer breaks a rule; a `part` is no whole page."""
    for header, wanted in HEADERS.items():
        assert response.headers.get(header) == wanted, f"{header}: akr.web.http.security sets it"
    assert "HX-Request" in response.vary, "Vary: HX-Request, or a cache mixes page and part"
    page = Page(response.get_data(as_text=True))
    where = response.request.path
    assert not page.open, f"{where}: never closed: {page.open}"
    assert not page.faults, f"{where}: {page.faults}"
    _check_ids(page, where)
    _check_fields(page, where)
    _check_addresses(page, where, app)
    if not part:
        _check_whole(page, where)


def _check_whole(page, where):
    assert page.starts_with_doctype, f"{where}: a page starts with <!doctype html>"
    said = [each.get("lang") for each in page.of("html")]
    assert len(said) == 1, f"{where}: one html"
    assert said[0] in set(Language), f'{where}: <html lang="sv">, or what a participant chose'
    assert len(page.of("h1")) == 1, f"{where}: one h1, not {len(page.of('h1'))}"
    assert page.text("h1"), f"{where}: the h1 is empty"
    assert page.text("title").endswith(" – AKR"), f"{where}: the title is ”Rubrik – AKR”"
    assert page.text("title") != " – AKR", f"{where}: the title has no words of its own"
    assert len(page.of("main")) == 1, f"{where}: one main"
    styles = [each["href"] for each in page.of("link") if each.get("rel") == "stylesheet"]
    assert len(styles) <= MOST_STYLES, f"{where}: a phone on bad wifi fetches each of {styles}"
    levels = [int(name[1]) for name, _ in page.elements if name in {"h1", "h2", "h3", "h4"}]
    leaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert not leaps, f"{where}: headings leap over a level: {levels}"


def _check_ids(page, where):
    twice = [each for each, count in Counter(page.ids).items() if count > 1]
    assert not twice, f"{where}: ids that stand twice: {twice}"
    known = set(page.ids)
    for name, attributes in page.elements:
        for points in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            lost = set(attributes.get(points, "").split()) - known
            assert not lost, f"{where}: <{name} {points}> points at nothing: {lost}"


def _check_fields(page, where):
    labelled = {each.get("for") for each in page.of("label")}
    for name, field in page.elements:
        if name not in {"input", "select", "textarea"} or "hidden" in field:
            continue
        if name == "input" and field.get("type", "text") in UNNAMED:
            continue
        named = field.get("id") in labelled or field in page.inside_label or NAMES & field.keys()
        assert named, f"{where}: a label for {field}"
        assert field.get("name"), f"{where}: a name for {field}"
    for name in ("a", "button"):
        for attributes, words in page.spoken(name):
            assert words or NAMES & attributes.keys(), f"{where}: words for <{name} {attributes}>"
    for each in page.of("form"):
        assert "action" in each, f"{where}: an action for {each}; without it a reload sends again"


def _check_addresses(page, where, app):
    """Every link and form of ours leads to a view that takes its method."""
    for name, attributes in page.elements:
        for attribute, method in {
            "href": "GET",
            "src": "GET",
            "action": attributes.get("method", "get").upper(),
            "formaction": attributes.get("formmethod", "post").upper(),
            "hx-get": "GET",
            "hx-post": "POST",
            "sse-connect": "GET",
        }.items():
            given = attributes.get(attribute)
            if given is None or given.startswith(("data:", "mailto:", "tel:")):
                continue
            if given.startswith("#"):
                assert given[1:] in page.ids, f"{where}: {given} leads to nothing"
                continue
            address = urlsplit(urljoin(where, given))
            if address.netloc:
                ours = app.config["PUBLIC_URL"] == f"{address.scheme}://{address.netloc}"
                assert name == "a" or ours, f"{where}: <{name}> fetches from {address.netloc}"
                if not ours:
                    continue
            lost = f"{where}: <{name} {attribute}={given}> takes no {method}"
            try:
                app.url_map.bind("localhost").match(address.path, method=method)
            except RequestRedirect:
                pass
            except HTTPException:
                raise AssertionError(lost) from None


class Page(HTMLParser):
    """What a page consists of, in its order, and what is wrong with how it is written."""

    def __init__(self, html):
        super().__init__()
        self.starts_with_doctype = html.lower().startswith("<!doctype html>")
        self.elements = []
        self.inside_label = []
        self.faults = []
        self.open = []
        self._words = []
        self.feed(html)
        self.close()

    @cached_property
    def ids(self):
        """Every id, in the page's order."""
        return [each["id"] for _, each in self.elements if "id" in each]

    def of(self, name):
        """The attributes of all elements of a name."""
        return [attributes for each, attributes in self.elements if each == name]

    def spoken(self, name):
        """Each element of a name: its attributes, and the words inside it."""
        return [(each, " ".join(words.split())) for tag, each, words in self._words if tag == name]

    def text(self, name):
        """The words of the first element of a name."""
        return next((words for _, words in self.spoken(name)), "")

    def handle_starttag(self, tag, attrs):
        attributes = {key: value or "" for key, value in attrs}
        if len(attributes) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        inline = [key for key in attributes if key == "style" or key.startswith(("on", "hx-on"))]
        if inline or tag == "style" or (tag == "script" and "src" not in attributes):
            self.faults.append(f"inline style or script in <{tag} {attributes}>")
        if "javascript:" in str(attributes).lower():
            self.faults.append(f"a script for an address in <{tag} {attributes}>")
        self.elements.append((tag, attributes))
        if any(name == "label" for name, _ in self.open):
            self.inside_label.append(attributes)
        if tag in {"title", "h1", "a", "button"}:
            self._words.append([tag, attributes, attributes.get("aria-label", "")])
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            if tag not in PICTURES:
                self.faults.append(f"<{tag}/> does not close itself in HTML")
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
            return
        self.open.pop()

    def handle_data(self, data):
        inside = {name for name, _ in self.open}
        for word in self._words:
            if word[0] in inside and any(each is word[1] for _, each in self.open):
                word[2] += data
