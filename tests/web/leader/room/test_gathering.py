"""The table at the edge: heaps are merged, split and renamed, and every change can be undone."""

import html

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions, roles
from tests.page import read
from tests.web.leader.room.test_console import form, process, room, wall_of
from tests.workshops import an_act

__all__ = ["process", "room"]

CARDS = ("Duka fram", "duka bord", "Trösta barn", "Ringa vikarier", "Beställa <blöjor>")


@pytest.fixture
def table(room, process):
    """A table with the cards of a room on it, as its address."""
    room.go_to(Phase.WRITE)
    writer = room.join()
    for text in CARDS:
        writer.write(text)
    room.go_to(Phase.GATHER)
    return f"{process}/table"


def heaps(shown):
    """The heaps by name, in the order of the page."""
    names = read(shown).all(".heap-name")
    return {each.one("b").words: each.one("[name=heap][form=merge]").value for each in names}


def press(leader, table, what, **fields):
    """Fill the page's form in and send it."""
    shown = leader.get(table)
    return leader.post(f"{table}/{what}", data=form(shown, f"{table}/{what}", **fields))


def test_cards_are_in_heaps_with_their_own_words_and_counted(leader, table):
    shown = leader.get(table)

    for text in CARDS:
        assert html.escape(text) in shown.text
    assert f"5 kort i {len(heaps(shown))} högar" in read(shown).words


def test_one_press_merges_several_heaps_says_so_and_can_be_undone(leader, table):
    before = heaps(leader.get(table))
    *some, into = (before[name] for name in ("Trösta barn", "Beställa <blöjor>", "Ringa vikarier"))

    done = press(leader, table, "merge", heap=some, into=into)
    shown = leader.get(done.location)

    assert read(shown).has(f"[data-at='{into}']")
    assert "Nu ligger 3 kort i ”Ringa vikarier”." in shown.text
    assert not set(some) & set(heaps(shown).values())
    assert "Trösta barn" in shown.text, "a card's own words are kept"

    undone = leader.get(press(leader, table, "undo").location)

    assert heaps(undone) == before
    assert "Ångrat." in undone.text


def test_a_card_can_be_taken_out_and_a_heap_renamed(leader, table):
    before = heaps(leader.get(table))
    press(leader, table, "merge", heap=before["Trösta barn"], into=before["Ringa vikarier"])
    button = read(leader.get(table)).one("[aria-label='Ta ut ”Trösta barn”']")
    card = button["id"].removeprefix("split-")

    split = leader.get(press(leader, table, "split", card=card).location)
    assert "”Trösta barn” ligger nu för sig, sist på bordet." in split.text
    assert list(heaps(split))[-1] == "Trösta barn"

    heap = heaps(split)["Ringa vikarier"]
    renamed = leader.get(press(leader, table, "rename", heap=heap, text="Ordna  vikarie").location)
    assert "Högen heter nu ”Ordna vikarie”." in renamed.text
    assert "Ringa vikarier" in renamed.text, "the card keeps its own words"


def test_a_refused_name_stays_in_its_field(leader, table):
    heap = heaps(leader.get(table))["Trösta barn"]

    blank = press(leader, table, "rename", heap=heap, text="  ")
    long = press(leader, table, "rename", heap=heap, text="x" * 201)

    assert blank.status_code == long.status_code == 422
    assert "Fältet är tomt." in blank.text
    assert "x" * 201 in long.text
    assert heaps(leader.get(table))["Trösta barn"] == heap


def test_a_leader_who_was_slower_gets_one_sentence_and_the_current_table(leader, table):
    before = heaps(old := leader.get(table))
    press(leader, table, "merge", heap=before["Trösta barn"], into=before["Ringa vikarier"])
    late = form(old, f"{table}/merge", heap=before["Trösta barn"], into=before["Duka fram"])

    whole = leader.post(f"{table}/merge", data=late)
    part = leader.post(f"{table}/merge", data=late, htmx=True)

    for answer in (whole, part):
        assert answer.status_code == 409
        assert answer.text.count("Någon annan hann ändra på bordet") == 1
        assert "Trösta barn" not in heaps(answer)
        assert "Ringa vikarier" in heaps(answer)
    assert part.headers["HX-Retarget"] == "#table"
    assert part.headers["HX-Reselect"] == "#table"


def test_an_act_id_used_for_something_else_is_not_reported_as_done(leader, table):
    before = heaps(shown := leader.get(table))
    used = form(shown, f"{table}/merge", heap=before["Trösta barn"], into=before["Duka fram"])
    leader.post(f"{table}/merge", data=used)

    other = used | {"heap": before["Ringa vikarier"]}

    assert leader.post(f"{table}/merge", data=other).status_code == 409
    assert "Ringa vikarier" in heaps(leader.get(table))


@pytest.mark.parametrize("fields", [{}, {"into": "x"}, {"heap": "x"}])
def test_merging_no_heaps_explains_what_to_do(leader, table, fields):
    answer = press(leader, table, "merge", **fields)

    assert answer.status_code == 409
    assert read(answer).has("#refused")


def test_undo_is_disabled_and_explained_when_there_is_nothing_to_undo(leader, table):
    assert "disabled" in read(leader.get(table)).one("#undo")
    assert press(leader, table, "undo").status_code == 409


def test_htmx_gets_only_the_table_and_304_when_nothing_changed(leader, table):
    part = leader.get(table, htmx=True)
    assert part.text.lstrip().startswith("<section")

    again = {"If-None-Match": part.headers["ETag"]}

    assert leader.get(table, htmx=True, headers=again).status_code == 304


def test_the_table_is_closed_and_shows_no_words_in_other_phases(leader, room, table):
    for phase in (Phase.SORT, Phase.REVEAL, Phase.WRITE, Phase.JOIN):
        room.go_to(phase)
        shown = leader.get(table)
        assert "Bordet är inte öppet nu" in shown.text
        assert "Trösta barn" not in shown.text


def test_an_empty_table_says_where_cards_come_from(leader, room, process):
    room.go_to(Phase.GATHER)

    shown = leader.get(f"{process}/table")

    assert "Det finns inga kort att samla" in shown.text
    assert "Öppna sorteringen" not in shown.text


def card_button(shown, words):
    return read(shown).one(f"[name=card][aria-label='Lägg ”{words}” åt sidan']").value


def test_a_card_set_aside_is_announced_counted_and_can_be_restored(leader, table):
    before = heaps(shown := leader.get(table))

    done = press(leader, table, "aside", card=card_button(shown, "Trösta barn"))
    shown = leader.get(done.location)

    assert "Kortet är lagt åt sidan." in shown.text
    assert "Trösta barn" not in shown.text
    assert "1 kort åt sidan" in read(shown).words

    undone = leader.get(press(leader, table, "undo").location)

    assert heaps(undone) == before
    assert "”Trösta barn” är som förut." in undone.text


def test_an_unknown_card_cannot_be_set_aside(leader, table):
    before = heaps(leader.get(table))

    assert press(leader, table, "aside", card="nej").status_code == 409
    assert heaps(leader.get(table)) == before


def test_chosen_suggestions_are_added_marked_counted_and_can_be_undone(leader, table):
    before = heaps(leader.get(table))
    shown = leader.get(f"{table}/suggestions")
    assert len(read(shown).all("[type=checkbox][name=suggestion]")) >= 40
    assert "Liknar ”" in shown.text

    done = lay(leader, table, "Gå ut med sopor", "Köra diskmaskinen", "Nej")
    shown = leader.get(done.location)

    assert list(heaps(shown))[-2:] == ["Köra diskmaskinen", "Gå ut med sopor"]
    assert read(shown).texts(".mark").count("förslag ur biblioteket") == 2
    assert "högar (2 ur biblioteket)" in read(shown).words
    again = read(leader.get(f"{table}/suggestions"))
    assert "disabled" in again.one("[value='Gå ut med sopor']")

    undone = leader.get(press(leader, table, "undo").location)
    assert heaps(undone) == before
    assert "Bordet är som förut." in undone.text


def lay(leader, table, *texts):
    address = f"{table}/suggestions"
    sent = form(leader.get(address), address, suggestion=list(texts))
    return leader.post(address, data=sent)


def test_choosing_no_suggestion_explains_what_to_do(leader, table):
    answer = lay(leader, table)

    assert answer.status_code == 422
    assert "Markera minst en rad först" in answer.text


def test_suggestions_are_not_available_before_gathering(leader, room, table):
    sent = form(
        leader.get(f"{table}/suggestions"), f"{table}/suggestions", suggestion="Gå ut med sopor"
    )
    room.go_to(Phase.SORT)

    assert leader.post(f"{table}/suggestions", data=sent).status_code == 409
    shown = leader.get(f"{table}/suggestions")
    assert "Förslag läggs på bordet medan ni samlar korten." in shown.text
    assert not read(shown).has("[name=suggestion]")


def test_a_not_done_mark_is_shown_on_the_table(leader, room, process):
    room.go_to(Phase.WRITE)
    writer = room.join()
    writer.write("Ringa vikarier", not_done_today=True)
    writer.write("Trösta barn")
    room.go_to(Phase.GATHER)

    assert read(leader.get(f"{process}/table")).texts(".mark") == ["hinns inte med"]


def test_a_task_without_cards_reaches_the_draft_with_its_evidence(leader, room, process, table):
    lay(leader, table, "Gå ut med sopor")
    seats = [room.join() for _ in range(3)]
    room.go_to(Phase.SORT)
    for seat in seats:
        for each in seat.deck().cards:
            seat.place(each.task, Colour.RED)
    room.go_to(Phase.REVEAL)
    assert "Gå ut med sopor" in read(leader.get(wall_of(leader, process))).words
    room.go_to(Phase.ANALYSE)
    item = next(
        each
        for each in agenda.see_agenda(room.work(), room.public_id).items
        if each.row.task.text == "Gå ut med sopor"
    )
    task = item.row.task.id
    said = Proposal(task, Status.PROPOSED, ProposalKind.NEW_ROLE)
    agenda.propose(room.work(), room.public_id, an_act(), said, item.base)
    role = roles.start_role(room.work(), room.public_id, an_act())

    for address in (
        f"{process}/workshop-2",
        f"{process}/workshop-2/proposal?task={task}",
        f"{process}/analysis",
        f"/roles/{role}",
        f"/roles/{role}/evidence?task={task}",
        f"{process}/export.csv",
    ):
        assert "Gå ut med sopor" in leader.get(address).text.replace("\N{SOFT HYPHEN}", ""), address
    line, *_ = draft_versions.see_draft(room.work(), role).content.draft.lines
    assert line.sources[0].evidence.cards == ()
    assert line.sources[0].evidence.total is not None


def test_tasks_put_off_are_last_on_the_table_counted_and_can_be_taken_up(leader, table):
    before = heaps(leader.get(table))
    key = before["Trösta barn"]

    asked = read(leader.get(table)).one("#lonely-question")
    assert asked.one("summary").words == "Spara 3 enskilda kort till nästa gång"
    assert "Hinner ni inte med dem i dag?" in asked.words
    done = press(leader, table, "lonely")
    shown = leader.get(done.location)

    assert "De tas nästa gång, och ligger sist på bordet." in shown.text
    assert "3 tas nästa gång" in read(shown).words
    assert set(heaps(shown)) == set(before)
    assert read(shown).has("[aria-label='Ta med ”Trösta barn” nu']")

    done = leader.post(f"{table}/now", data={"act": an_act().id, "number": "0", "heap": key})
    assert "”Trösta barn” är med nu." in leader.get(done.location).text


def test_marked_heaps_are_put_off_and_marking_none_is_explained(leader, table):
    key = heaps(leader.get(table))["Ringa vikarier"]
    sent = {"act": an_act().id, "number": "0"}

    none = leader.post(f"{table}/later", data=sent)
    done = leader.post(f"{table}/later", data=sent | {"heap": [key], "act": an_act().id})

    assert (none.status_code, done.status_code) == (409, 303)
    assert "Markera minst en rad först" in none.text
    assert "tas nästa gång" in leader.get(done.location).text


def test_a_card_is_split_in_two_and_a_task_is_added_in_place(leader, table):
    shown = leader.get(table)
    way = read(shown).one("[aria-label='Dela ”Trösta barn” i två uppgifter']")["href"]
    sent = read(leader.get(way)).form("/split-in-two").sent() | {"text": "Trösta"}

    refused = leader.post(f"{table}/split-in-two", data=sent | {"other": " "})
    assert refused.status_code == 422
    assert "Trösta" in [each.value for each in read(refused).all("[name=text]")]
    done = leader.post(f"{table}/split-in-two", data=sent | {"other": "Ringa hem"})
    assert (
        "”Ringa hem” ligger nu sist på bordet, ur kortet ”Trösta barn”."
        in read(leader.get(done.location)).words
    )
    done = press(leader, table, "add", text="Vattna blommor")
    assert "”Vattna blommor” ligger nu på bordet, sist." in read(leader.get(done.location)).words
    for _ in range(2):
        press(leader, table, "undo")
    assert list(heaps(leader.get(table))) == list(heaps(shown))
