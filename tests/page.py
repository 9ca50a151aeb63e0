"""A page as its reader has it: ask for elements by selector, for words, and for what a form sends.

WeasyPrint brings both the HTML parser and the selectors, so tests read pages as browsers do.
"""

from functools import lru_cache

from cssselect2 import ElementWrapper
from tinyhtml5 import parse

SENT_WHEN_CHOSEN = {"radio", "checkbox"}
NEVER_SENT = {"submit", "button", "image", "reset", "file"}


class Element:
    """A page, or an element of it."""

    def __init__(self, wrapped):
        self._wrapped = wrapped
        self._element = wrapped.etree_element

    def all(self, selector):
        """Every element inside that a CSS selector finds, in the page's order."""
        return [Element(found) for found in self._wrapped.query_all(selector)]

    def one(self, selector):
        """The only element inside that a CSS selector finds; another number fails the test."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} of {selector!r}, not one, in: {self.words[:600]}"
        return found[0]

    def has(self, selector):
        """Whether a CSS selector finds anything inside."""
        return bool(self.all(selector))

    def texts(self, selector):
        """The words of every element inside that a CSS selector finds."""
        return [each.words for each in self.all(selector)]

    def __getitem__(self, attribute):
        return self._element.attrib[attribute]

    def __contains__(self, attribute):
        return attribute in self._element.attrib

    def get(self, attribute):
        """An attribute's value, or None."""
        return self._element.attrib.get(attribute)

    @property
    def attributes(self):
        """The names of its attributes."""
        return set(self._element.attrib)

    @property
    def words(self):
        """The words inside as they are read: spaces gathered, soft hyphens left out."""
        return _tidy("".join(self._element.itertext()))

    @property
    def pieces(self):
        """The words inside, one piece from tag to tag: a cell apart from the next."""
        return [tidied for each in self._element.itertext() if (tidied := _tidy(each))]

    @property
    def value(self):
        """What a field says, as it would be sent."""
        if self._element.tag == "textarea":
            return "".join(self._element.itertext())
        if self._element.tag == "select":
            chosen = self.all("option[selected]") or self.all("option")[:1]
            return chosen[0].value if chosen else ""
        if self._element.tag == "option" and "value" not in self:
            return self.words
        return self.get("value") or ""

    def field(self, name):
        """The value of the only field with a name."""
        return self.one(f"[name='{name}']").value

    def form(self, action):
        """The first form whose address ends so; a page may have one for each of its rows."""
        found = self.all(f"form[action$='{action}']")
        assert found, f"no form sends to {action}: {[f['action'] for f in self.all('form')]}"
        return found[0]

    def sent(self):
        """What a browser would send of a form that nobody has touched: name → values."""
        fields = {}
        for each in self.all("input[name], textarea[name], select[name]"):
            kind = each.get("type")
            if kind in NEVER_SENT or "disabled" in each:
                continue
            if kind not in SENT_WHEN_CHOSEN or "checked" in each:
                fields.setdefault(each["name"], []).append(each.value)
        return fields


def _tidy(words):
    return " ".join(words.replace("\N{SOFT HYPHEN}", "").split())


def read(shown):
    """Read an answer, or its text, as a page or a part of one."""
    return _parsed(shown if isinstance(shown, str) else shown.get_data(as_text=True))


@lru_cache(maxsize=8)
def _parsed(html):
    """Parse a page once for all that a test asks of it: nothing here changes an element."""
    return Element(ElementWrapper.from_html_root(parse(html, namespace_html_elements=False)))
