"""Languages: every word that a participant meets is in each of them, and in no other's place."""

import re
import string
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from akr import translations
from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.store.work import store_of
from akr.translations import Language
from akr.web.shared.language import NAMES, is_for_participants
from tests.page import read
from tests.page_rules import BARE
from tests.participants_words import all_words, templates, unmarked
from tests.promises.onlookers import addresses, opened
from tests.promises.told import brought_to
from tests.web.forms import fields, seated
from tests.web.people import LEADER, signed_in
from tests.workshops import OCCUPATIONS, a_room, a_sorting_room, an_act

CHOSEN = [Language.PLAIN_SWEDISH, Language.ENGLISH]
SHOWN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt"}
NOT_SHOWN = {"data-areas", "data-live-tag"}
OWN_WORDS = re.compile(
    rf"{'|'.join(OCCUPATIONS)}|Förskolan Linden|AKR|GETT|EGET|[a-zåäö]+-[-a-zåäö]+(-[0-9a-f]+)?"
    rf"|{'|'.join(NAMES.values())}",
    re.IGNORECASE,
)
"""What people wrote in these rooms, and what is never translated."""


def entries(language):
    """A catalogue as it is written: from the source to its words."""
    file = Path(translations.__file__).parent / f"{language}.po"
    with file.open("rb") as source:
        return {each.id: each.string for each in read_po(source) if each.id}


def flat(words):
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("language", CHOSEN)
def test_a_catalogue_has_exactly_the_words_in_use(language):
    wanted, written = all_words(), entries(language)

    missing = sorted(flat(each) for each in wanted if not all(flat(written.get(each, ""))))
    assert not missing, f"{language}.po lacks: {missing}"
    assert not written.keys() - wanted, "nobody reads these any more"


@pytest.mark.parametrize("language", CHOSEN)
def test_a_translation_has_the_same_placeholders_and_tags_as_its_source(language):
    for source, words in entries(language).items():
        for original, translated in zip(flat(source), flat(words), strict=True):
            assert parts(original) == parts(translated), (original, translated)


def parts(words):
    """Places to fill, marks and quotation marks, which would end an attribute."""
    places = sorted(str(field) for _, field, _, _ in string.Formatter().parse(words))
    return places, sorted(re.findall(r"%\(\w+\)s|</?\w+[^>]*>", words)), words.count('"')


def test_phone_templates_mark_every_word_even_in_states_no_test_reaches():
    found = {name: words for name, source in templates().items() if (words := unmarked(source))}

    assert not found, 'write {{ _("…") }} around what is said'


class Marked:
    """A catalogue that puts what it says between marks, and remembers what it was asked."""

    def __init__(self, catalogue):
        self.catalogue, self.asked = catalogue, set()

    def gettext(self, words):
        self.asked.add(words)
        return f"⟦{self.catalogue.gettext(words)}⟧"

    def ngettext(self, one, many, number):
        self.asked.add((one, many))
        return f"⟦{self.catalogue.ngettext(one, many, number)}⟧"


class Shown(HTMLParser):
    """What a page shows or says aloud: its words in order, and its attributes with words."""

    def __init__(self, html):
        super().__init__()
        self.words, self.attributes, self.by_language = [], [], {}
        self._languages = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self._languages.append((tag, attributes.get("lang")))
        for name, value in attributes.items():
            words = name.startswith("data-") and " " in value
            if (name in SHOWN_ATTRIBUTES or words) and name not in NOT_SHOWN:
                self.attributes.append(value)

    def handle_endtag(self, tag):
        while self._languages and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.words.append(data)
        own = next((tongue for _, tongue in reversed(self._languages) if tongue), None)
        self.by_language.setdefault(own, []).append(data)


def outside_marks(words):
    """What stands outside every pair of marks and is not people's own."""
    depth, outside = 0, []
    for each in words:
        depth += (each == "⟦") - (each == "⟧")
        if depth == 0 and each != "⟧":
            outside.append(each)
    left = OWN_WORDS.sub("", "".join(outside))
    return re.findall(r"\w*[a-zåäö]{2}[^\n⟦]*", left)  # codes are capitals


@pytest.fixture(params=Phase)
def house(request, furnished, tmp_path):
    """A room in each phase, in which somebody's card was set aside."""
    with opened(furnished, tmp_path) as found:
        if request.param is Phase.GATHER:
            brought_to(found, Phase.GATHER)
            heap = gathering.see_table(found.room.work(), found.room.public_id).heaps[-1]
            gathering.set_aside(found.room.work(), found.room.public_id, an_act(), heap.cards[0][0])
            yield found
        else:
            yield brought_to(found, request.param)


def walk(house):
    """Everything that a participant can read in the room, before and after joining."""
    for answer in _answers(house):
        if answer.status_code not in BARE:
            yield answer


def _answers(house):
    base = f"/w/{house.room.code}"
    yield chose_english(house["old seat"]).get(f"{base}/now")
    yield chose_english(house["colleague"]).get(f"{base}/now", headers={"HX-Request": "true"})
    for name in ("colleague", "stranger"):
        browser = chose_english(house[name])
        for endpoint, path in addresses(house.app, house.heard_of):
            if theirs(house.app, endpoint) and not endpoint.startswith("stream."):
                yield browser.get(path)
    yield browser.get("/nowhere")
    for path, wrong in (
        ("/join", {"code": ""}),
        ("/join", {"code": "CDF 347"}),
        (f"{base}/move", {"seat_code": "CDF"}),
        (f"{base}/seat", {"occupation": "?"}),
    ):
        yield browser.post(path, data=wrong | an_act_sent())
    for words in ("", "a-" * 251, "own-card"):
        yield house["colleague"].client.post(f"{base}/cards", data={"text": words} | an_act_sent())


def theirs(app, endpoint):
    with app.app_context():
        return is_for_participants(endpoint)


def chose_english(person):
    person.client.set_cookie("language", "en")
    return person.client


def an_act_sent():
    act = an_act(77)
    return {"act": act.id, "number": act.number}


@pytest.mark.slow
def test_every_word_on_a_participants_page_is_translated_into_english(house, monkeypatch):
    marked = Marked(translations.catalogue(Language.ENGLISH))
    monkeypatch.setattr(translations, "catalogue", lambda _: marked)

    for answer in walk(house):
        shown = Shown(answer.get_data(as_text=True))
        where = (answer.request.path, answer.status_code)
        assert not outside_marks("".join(shown.words)), where
        assert not [found for each in shown.attributes for found in outside_marks(each)], where
        if "en" in shown.by_language:  # a whole page, which says which of its words are Swedish
            english = OWN_WORDS.sub("", " ".join(shown.by_language["en"]))
            assert not re.findall(r"\w*[åäöÅÄÖ]\w*", english), where
        else:
            assert "HX-Request" in answer.request.headers, where

    for language in CHOSEN:
        lacking = marked.asked - entries(language).keys()
        assert not lacking, f"{language}.po lacks: {lacking}"


# Choosing


@pytest.fixture
def room(web):
    return a_room(store_of(web).work)


@pytest.mark.parametrize("path", ["/", "/w/{}", "/w/{}/move", "/w/{}/promise"])
def test_a_language_chosen_at_the_door_is_kept(web, room, path):
    device, path = web.test_client(), path.format(room.code)
    assert read(device.get(path)).one("html")["lang"] == "sv"

    answer = device.post("/language", data={"language": "en", "next": path})

    assert (answer.status_code, answer.location) == (303, path)
    for part in ("language=en", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"):
        assert part in answer.headers["Set-Cookie"]
    assert read(device.get(path)).one("html")["lang"] == "en"


@pytest.mark.parametrize("phase", Phase)
def test_the_language_can_be_changed_on_every_phone_page(web, phase):
    room, place = a_sorting_room(store_of(web).work)
    room.go_to(phase)
    device = seated(web, room, place)

    for path in ("now", "my-seat", "move", "promise"):
        page = device.get(f"/w/{room.code}/{path}").text
        assert read(page).one("[name=next]").value == f"/w/{room.code}/{path}"
        for language, name in NAMES.items():
            choice = read(page).one(f"button[value='{language}']")
            assert (choice["lang"], choice.words) == (language, name)


def test_changing_language_after_a_refused_form_returns_to_its_page(web, room):
    device = web.test_client()
    refused = device.post(f"/w/{room.code}/move", data={"seat_code": ""})

    assert read(refused).one("[name=next]").value == f"/w/{room.code}"
    assert read(device.post("/join", data={"code": ""})).one("[name=next]").value == "/"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example", "//elsewhere.example", ""])
def test_changing_language_never_leads_to_another_site(web, wanted):
    answer = web.test_client().post("/language", data={"language": "en", "next": wanted})

    assert answer.location == "/"


@pytest.mark.parametrize("language", ["", "de", "en\0", "x" * 10_000])
def test_an_unknown_language_changes_nothing(web, room, language):
    device = web.test_client()
    device.set_cookie("language", language[:100])

    assert read(device.get(f"/w/{room.code}")).one("html")["lang"] == "sv"
    device.post("/language", data={"language": language})
    assert read(device.get(f"/w/{room.code}")).one("html")["lang"] == "sv"


def test_an_outbox_is_refused_in_the_phones_language(web, room):
    device = web.test_client()
    device.post("/language", data={"language": "en"})
    device.post(
        f"/w/{room.code}/seat",
        data=fields(device.get(f"/w/{room.code}")) | {"occupation": "kock"},
    )

    early = {"text": "Duka"} | an_act_sent()
    answer = device.post(f"/w/{room.code}/cards", data=early, outbox=True)

    assert answer.json["sentence"].startswith("The workshop is at another step now.")


def test_leaders_and_the_wall_get_swedish_whatever_the_device_chose(web):
    leader = signed_in(web, LEADER)
    leader.set_cookie("language", "en")

    for path in ("/processes", "/account", "/sign-in"):
        assert read(leader.get(path)).one("html")["lang"] == "sv"


def test_a_language_does_not_leak_into_the_next_request(web, room):
    device = web.test_client()
    device.set_cookie("language", "en")
    device.get(f"/w/{room.code}")

    assert translations.spoken_language() is Language.SWEDISH
