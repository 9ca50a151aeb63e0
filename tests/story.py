"""A person in a story: looks at pages, fills in forms and presses buttons by their words."""

import re
from html.parser import HTMLParser


class Person:
    """Somebody at a browser without scripts. Every page on the way is checked by the client."""

    def __init__(self, client):
        self.client = client
        self.address = ""
        self.page = None

    def see(self, address):
        """Go to an address, and on to where it leads."""
        self.page = self.client.get(address, follow_redirects=True)
        self.address = self.page.request.full_path.rstrip("?")
        assert self.page.status_code == 200, (address, self.page.status)
        return self

    def press(self, label, /, **filled):
        """Fill in the form that has a button with these words, and press it."""
        forms = [f for f in _forms(self.page.text) if any(label in b[0] for b in f.buttons)]
        assert forms, f"no button says {label!r} at {self.address}: {self.buttons()}"
        form = forms[0]
        fields = dict(form.fields) | {k.replace("__", "-"): v for k, v in filled.items()}
        unknown = set(filled) - {name.replace("-", "__") for name in form.names}
        assert not unknown, f"no field for {unknown} beside {label!r}: {sorted(form.names)}"
        name, value = next(b[1:] for b in form.buttons if label in b[0])
        if name:
            fields[name] = value
        answer = self.client.post(form.action or self.address, data=fields)
        assert answer.status_code == 303, (label, answer.status, _plain(answer.text)[:600])
        return self.see(answer.location)

    def buttons(self):
        """The words on every button of the page."""
        return [button[0] for form in _forms(self.page.text) for button in form.buttons]

    def says(self, words):
        """Whether the page has these words, however its lines are broken."""
        return words in _plain(self.page.text)


class _Form:
    def __init__(self, action):
        self.action = action
        self.fields = []
        self.names = set()
        self.buttons = []


class _Reader(HTMLParser):
    """Collects forms with what they send when nothing is touched."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self.into = None
        self.words = []
        self.select = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.forms.append(_Form(attrs.get("action")))
        if not self.forms:
            return
        form, name = self.forms[-1], attrs.get("name")
        if tag in {"input", "textarea", "select"} and name:
            form.names.add(name)
        if tag == "input" and name:
            chosen = attrs.get("type") not in {"radio", "checkbox"} or "checked" in attrs
            if chosen and attrs.get("type") != "file":
                form.fields.append((name, attrs.get("value") or ""))
        elif tag in {"button", "textarea"}:
            self.into, self.words = (tag, name, attrs.get("value") or ""), []
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            form.fields.append((self.select, attrs.get("value") or ""))

    def handle_data(self, data):
        if self.into:
            self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        if self.into and tag == self.into[0]:
            _, name, value = self.into
            text = "".join(self.words)
            if tag == "button":
                self.forms[-1].buttons.append((" ".join(text.split()), name, value))
            elif name:
                self.forms[-1].fields.append((name, text))
            self.into = None


def _forms(html):
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.buttons]


def _plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\N{SOFT HYPHEN}", "").split())
