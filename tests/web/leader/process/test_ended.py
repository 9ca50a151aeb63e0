"""An ended process: its pages are read, say why it was ended, and hold nothing that is refused."""

from html.parser import HTMLParser

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.phase import Phase
from akr.domain.room.workshop import spoken
from akr.steps import room_view
from akr.steps.cards import gathering
from akr.steps.planning import ending
from akr.steps.proposals import agenda
from akr.steps.room import notes, timer
from akr.store.work import store_of
from akr.web.http.access import May
from tests.page import read as parsed
from tests.web import drafts
from tests.web.forms import an_act_sent, seated
from tests.web.people import LEADER, account_of
from tests.web.processes import created
from tests.workshops import CARER, TEACHER, a_room, an_act

REASON = "Uppdraget drogs tillbaka i nämnden."
WHY = "Avslutad – förutsättningar saknas"
LEADERS = {May.ROLE_LEADER, May.PROCESS_LEADER, May.PROCESS_PARTY}


class Changes(HTMLParser):
    """Where a page's forms and buttons send what is to be changed."""

    def __init__(self, page):
        super().__init__()
        self.sent_to = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        """Keep each address that is posted to."""
        has = dict(attributes)
        if tag == "form" and has.get("method") == "post":
            self.sent_to.add(has["action"])
        self.sent_to |= {has[each] for each in ("formaction", "hx-post") if each in has}


def pages(web, who, **known):
    """The addresses of the pages that somebody has of a process, without its files."""
    paths = web.url_map.bind("localhost")
    for rule in web.url_map.iter_rules():
        is_file = rule.endpoint.startswith(("stream.", "papers.")) or "profile" in rule.endpoint
        is_theirs = (
            web.extensions["akr.who_may"][rule.endpoint] in who and rule.arguments <= known.keys()
        )
        if is_theirs and "GET" in rule.methods and not is_file:
            given = {name: known[name] for name in rule.arguments}
            yield rule.endpoint, paths.build(rule.endpoint, given)


def end(web, pid):
    ending.end_process(store_of(web).work(), pid, an_act(), REASON)


def headline(shown):
    """What a page is called."""
    return parsed(shown).one("h1").words


def read(web, person, pid, who=LEADERS, **known):
    """Read all that there is of an ended process, follow what leads elsewhere, and hold it to that.

    Returns whose pages were read; others have nothing to show of this process.
    """
    allowed = {"/sign-out", f"/processes/{pid}/plan/reopen", f"/processes/{pid}/leaders"}
    shown = set()
    named = {"code": "none", "place": "title"} | known
    for endpoint, path in pages(web, who, pid=pid, **named):
        answer = person.get(path, follow_redirects=True)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            shown.add(endpoint)
            assert Changes(answer.text).sent_to <= allowed, path
            assert WHY in answer.text, path
            assert REASON in answer.text, path
    return shown


def test_an_ended_process_says_so_before_its_workshop(web, leader):
    pid = created(leader).split("/")[2]
    end(web, pid)

    assert {"processes.show", "planning.show", "unions.show"} <= read(web, leader, pid)


def test_how_small_groups_are_heard_is_not_asked_of_an_ended_process(web, leader):
    address = created(leader)
    shown = parsed(leader.get(f"{address}/plan/meeting")).form("/meeting").sent()
    expected = {name: ["2"] for name in shown if name.startswith("expected-")}
    leader.post(
        f"{address}/plan/meeting", data=shown | {"workshop_format": "self_paced"} | expected
    )
    assert parsed(leader.get(f"{address}/plan/voices")).has("form[action$='/voices']")

    end(web, address.split("/")[2])

    assert leader.get(f"{address}/plan/voices").location == f"{address}/plan"


@pytest.mark.slow
@pytest.mark.parametrize("phase", Phase)
def test_an_ended_process_says_so_in_each_phase_of_its_room(web, leader, phase):
    account = account_of(web, LEADER).id
    room = a_room(store_of(web).work, phase=Phase.WRITE, account=account)
    places = [room.join(each) for each in (TEACHER,) * 3 + (CARER,) * 3]
    for number, place in enumerate(places):
        place.write(f"torka hylla {number}")
    notes.open_notes(room.work(), room.public_id, an_act())
    if phase is not Phase.WRITE:
        room.go_to(Phase.GATHER)
        room.let_groups_help()
    if list(Phase).index(phase) > list(Phase).index(Phase.GATHER):
        heap = gathering.see_table(room.work(), room.public_id).heaps[-1].key
        gathering.put_off(room.work(), room.public_id, an_act(), [heap])
        room.go_to(Phase.SORT)
        room.type_board({CARER: Counts(red=3)})
        for place in places:
            for card in place.deck().cards:
                place.place(card.task, Colour.GREEN)
    room.go_to(phase)
    if list(Phase).index(phase) > list(Phase).index(Phase.SORT):
        places[0].write("kom sent")
    timer.start_timer(room.work(), room.public_id, an_act(), phase, 10)
    end(web, room.public_id)

    shown = read(web, leader, room.public_id, code=room.code)
    assert {"console.show", "gathering.show", "notes.read", "paper.show"} <= shown

    if phase is Phase.ANALYSE:
        ending.reopen_process(room.work(), room.public_id, an_act())
        task = agenda.see_agenda(room.work(), room.public_id).items[0].row.task.id
        end(web, room.public_id)
        answer = leader.get(f"/processes/{room.public_id}/workshop-2/proposal?task={task}")
        assert Changes(answer.text).sent_to == {"/sign-out"}
        assert REASON in answer.text


@pytest.mark.slow
def test_an_ended_process_says_so_before_it_has_a_role(web, leader):
    pid = drafts.a_process(web)
    end(web, pid)

    assert {"roles.show", "agenda.show", "analysis.show"} <= read(web, leader, pid)


@pytest.mark.slow
def test_an_ended_process_says_so_with_its_role(web, leader):
    rid = drafts.a_draft(web)
    pid = drafts.process_of(web, rid)
    end(web, pid)

    shown = read(web, leader, pid, rid=rid)
    assert {"drafting.show", "editor.facts", "roles.gather", "analysis.show"} <= shown


def test_an_ended_process_says_so_under_review_to_leader_and_manager(web, leader, manager):
    rid, _ = drafts.under_review(web)
    pid = drafts.process_of(web, rid)
    end(web, pid)

    assert {"review.show", "drafting.versions"} <= read(web, leader, pid, rid=rid)
    who = {May.PROCESS_MANAGER, May.ROLE_MANAGER, May.PROCESS_PARTY}
    shown = read(web, manager, pid, who, rid=rid)
    assert {"decision.show", "processes.show"} <= shown


def test_an_open_console_hears_that_its_process_ended_without_a_reload(web, leader):
    account = account_of(web, LEADER).id
    room = a_room(store_of(web).work, account=account)
    end(web, room.public_id)

    part = leader.get(f"/processes/{room.public_id}/lead", htmx=True).text

    assert REASON in part
    assert not Changes(part).sent_to


def test_an_address_that_only_takes_writes_tells_a_stranger_nothing(web, leader, stranger):
    pid = created(leader).split("/")[2]
    end(web, pid)

    assert stranger.get(f"/processes/{pid}/plan/dates").status_code == 404


def test_phones_and_wall_of_an_ended_process_say_so_and_give_no_way_in(web, stranger):
    room = a_room(store_of(web).work)
    wall = f"/wall/{room_view.wall_of(room.work(), room.public_id)}"
    phone = seated(web, room, room.join())
    end(web, room.public_id)

    now = phone.get(f"/w/{room.code}/now")
    door = stranger.get(f"/w/{room.code}")
    shown = stranger.get(wall)

    for each in (now, door, shown):
        assert "Processen är avslutad" in each.text
        assert "Tack. Det ni gjorde finns kvar." in each.text
    assert headline(now) == headline(door) == "Processen är avslutad"
    assert spoken(room.code) not in shown.text
    assert "QR-kod" not in shown.text

    ending.reopen_process(room.work(), room.public_id, an_act())
    assert spoken(room.code) in stranger.get(wall).text
    assert phone.get(f"/w/{room.code}/now").status_code == 200


def test_words_sent_after_the_end_are_refused_with_the_reason(web):
    room = a_room(store_of(web).work, phase=Phase.WRITE)
    device = seated(web, room, room.join())
    end(web, room.public_id)

    sent = {"text": "Vika", **an_act_sent()}
    answer = device.post(f"/w/{room.code}/cards", data=sent, headers={"X-AKR-Outbox": "1"})

    assert answer.status_code == 404
    assert answer.json["sentence"] == "Processen är avslutad. Det ni gjorde finns kvar."
