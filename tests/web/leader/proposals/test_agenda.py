"""The agenda at the edge: every task gets a proposal, and nothing that was written is lost."""

from dataclasses import replace

import pytest

from akr.domain.phase import Phase
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import ProposalKind
from akr.steps.proposals import agenda
from akr.store.work import store_of
from tests.page import read
from tests.rooms import an_act, linden_process, move_to
from tests.web.forms import seated
from tests.web.people import LEADER
from tests.workshops import Room, a_room, open_workshop_1


@pytest.fixture
def work(web):
    """The store of the app at hand, as the steps take it."""
    return store_of(web).work()


@pytest.fixture
def process(work):
    """Linden in workshop 2, led by the leader, with nothing proposed yet; its public id."""
    return linden(work, proposals=())


@pytest.fixture
def proposed(work):
    """Linden in workshop 2 with a proposal or a decision for everything; its public id."""
    return linden(work)


def linden(work, **changes):
    with work:
        account = work.accounts.named(LEADER)
        process = work.add_process(replace(linden_process(), **changes))
        work.co_leaders.add_leader(process, account.id)
    open_workshop_1(work, process)
    move_to(work, process, Phase.ANALYSE)
    return process


def agenda_of(process):
    return f"/processes/{process}/workshop-2"


def page_of(process, task):
    return f"{agenda_of(process)}/proposal?task={task}"


def hidden(shown, action):
    """The hidden fields of the first form that posts to an address ending so."""
    fields = read(shown).form(action).all("[type=hidden]")
    return {each["name"]: each.value for each in fields}


def opened(leader, process, task):
    """The fields of a task's form, as a browser has them when it is opened."""
    return hidden(leader.get(page_of(process, task)), "/proposal") | {"question": "right_way"}


def propose(leader, process, sent, **said):
    values = {"decision": ProposalKind.INVESTIGATE} | said
    return leader.post(f"{agenda_of(process)}/proposal", data=sent | values)


def proposal_of(work, process, task):
    return agenda.see_agenda(work, process).item(task).proposal


def test_the_agenda_has_the_three_questions_and_every_task_once(leader, process):
    shown = leader.get(agenda_of(process)).text

    places = [shown.index(word) for word in ("Gör vi rätt saker?", "Gör vi saker rätt?")]
    assert places == sorted(places)
    assert shown.count("/proposal?task=") == 28 + 1  # and the button to the first of them
    assert "28 av 28 uppgifter saknar förslag" in shown
    assert "Bekräfta 7 ägare" in shown
    assert shown.count("Saknas någon uppgift?") == 1


def test_a_task_shows_what_people_wrote_but_not_who(leader, process):
    shown = leader.get(page_of(process, "duka")).text

    assert "duka fram lunchen" in shown
    assert "Inget förslag ännu" in shown
    assert "forskollarare-4" not in shown
    assert read(shown).has("[value='Barnskötare och kock']")  # who does it today is known


def test_saving_a_proposal_leads_to_the_next_task_without_one(leader, work, process):
    shown = agenda.see_agenda(work, process)
    first, second = shown.items[0].row.task, shown.items[1].row.task

    answer = propose(
        leader,
        process,
        opened(leader, process, first.id),
        decision="stop",
        ought_to="Ingen",
        obstacle="Rutinen står i handboken\r\nsedan 2014",
        responsible="Rektor",
        due="2100-02-15",
    )

    assert answer.status_code == 303
    following = leader.get(answer.location)
    assert read(following).one("h1").words == second.text
    assert "är sparat" in following.text
    kept = proposal_of(work, process, first.id)
    assert (kept.decision, kept.status) == ("stop", "proposed")
    assert kept.obstacle == "Rutinen står i handboken\nsedan 2014"
    assert str(kept.due) == "2100-02-15"
    assert "15 februari 2100" in leader.get(agenda_of(process)).text


def test_nothing_is_called_a_decision_until_the_employer_makes_one(leader, process):
    propose(leader, process, opened(leader, process, "duka"), decision="new_role")

    for address in (agenda_of(process), page_of(process, "duka")):
        shown = leader.get(address).text
        assert "Flytta till ny roll" in shown
        assert "Beslut:" not in shown
        assert not [each for each in read(shown).texts("dt") if each.startswith("Beslut")]


def test_the_same_press_twice_is_one_proposal(leader, work, process):
    sent = opened(leader, process, "duka")

    answers = [propose(leader, process, sent, needed="En vagn till") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert proposal_of(work, process, "duka").needed == "En vagn till"


def test_the_slower_of_two_editors_sees_both_proposals(web, leader, work, process):
    sent = opened(leader, process, "duka")
    propose(leader, process, opened(leader, process, "duka"), needed="En vagn till")

    met = propose(leader, process, sent, decision="stop", needed="Fler händer", due="2100-01-07")

    assert met.status_code == 409
    assert "Någon annan hann före" in met.text
    assert "En vagn till" in met.text
    form = read(met).form("/proposal").sent()
    assert (form["needed"], form["due"]) == (["Fler händer"], ["2100-01-07"])
    assert form["decision"] == ["stop"]
    assert proposal_of(work, process, "duka").needed == "En vagn till"

    again = hidden(met, "/proposal") | {"question": "right_way"}
    assert propose(leader, process, again, needed="Fler händer").status_code == 303
    assert proposal_of(work, process, "duka").needed == "Fler händer"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"decision": ""}, "Välj ett av alternativen."),
        ({"due": "i vår"}, "Skriv datumet som år, månad och dag"),
        ({"due": "2020-02-15"}, "Datumet är för tidigt."),
        ({"ought_to": "x" * 201}, "Texten är 201 tecken lång."),
        ({"needed": "vagn\ufffd"}, "Texten innehåller ett tecken som inte går att läsa."),
    ],
)
def test_a_refused_proposal_comes_back_with_what_was_typed(leader, work, process, said, sentence):
    sent = opened(leader, process, "duka")

    answer = propose(leader, process, sent, **{"obstacle": "Vagnarna räcker inte"} | said)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Vagnarna räcker inte" in read(answer).form("/proposal").sent()["obstacle"]
    assert proposal_of(work, process, "duka") is None


def test_clear_owners_are_confirmed_in_one_act(leader, work, process):
    sent = hidden(leader.get(agenda_of(process)), "/confirm")

    for _ in range(2):
        assert leader.post(f"{agenda_of(process)}/confirm", data=sent).status_code == 303

    shown = agenda.see_agenda(work, process)
    said = [item.proposal.decision for item in shown.clear_owners if item.proposal]
    assert said == 7 * [ProposalKind.KEEP]
    assert shown.unsettled == 28 - 7
    assert not read(leader.get(agenda_of(process))).all("form[action$='/confirm']")


def test_a_confirmation_is_undone_by_one_button(leader, process):
    confirming = hidden(leader.get(agenda_of(process)), "/confirm")
    leader.post(f"{agenda_of(process)}/confirm", data=confirming)
    shown = leader.get(agenda_of(process))
    assert "bör göra" in shown.text
    assert read(shown).form("/undo-confirm").one("button").words == "Ångra bekräftelsen av 7"

    sent = hidden(shown, "/undo-confirm")
    leader.post(f"{agenda_of(process)}/undo-confirm", data=sent)

    shown = leader.get(agenda_of(process)).text
    assert "Bekräfta 7 ägare" in shown
    assert "Ångra bekräftelsen" not in shown


def test_a_proposal_is_taken_back_on_its_page(leader, work, process):
    propose(leader, process, opened(leader, process, "duka"), needed="En vagn")
    sent = hidden(leader.get(page_of(process, "duka")), "/take-back")

    answer = leader.post(f"{agenda_of(process)}/take-back", data=sent)

    assert answer.status_code == 303
    assert "Inget förslag ännu" in leader.get(answer.location).text
    assert proposal_of(work, process, "duka") is None


def test_who_takes_back_a_proposal_that_just_changed_is_told_so(leader, work, process):
    propose(leader, process, opened(leader, process, "duka"))
    sent = hidden(leader.get(page_of(process, "duka")), "/take-back")
    propose(leader, process, opened(leader, process, "duka"), needed="En vagn")

    answer = leader.post(f"{agenda_of(process)}/take-back", data=sent)

    assert answer.status_code == 409
    assert "så det är inte borttaget" in answer.text
    assert proposal_of(work, process, "duka").needed == "En vagn"


def test_a_decision_is_shown_and_cannot_be_overwritten(leader, work, proposed):
    shown = leader.get(page_of(proposed, "mejl")).text
    assert "Arbetsgivaren har beslutat" in shown
    assert "Spara förslaget" not in shown

    sent = opened(leader, proposed, "duka") | {"task": "mejl"}
    assert propose(leader, proposed, sent).status_code == 409

    assert proposal_of(work, proposed, "mejl").decision is ProposalKind.CHANGE_METHOD


def test_protected_work_gets_a_calm_hint(leader, work):
    process = linden_process()
    tasks = tuple(
        replace(task, text="Dela ut medicin") if task.id == "duka" else task
        for task in process.tasks
    )
    public_id = linden(work, tasks=tasks)

    assert "läkemedel kräver oftast delegering" in leader.get(page_of(public_id, "duka")).text
    assert "läkemedel" not in leader.get(page_of(public_id, "disk")).text


def test_the_leader_puts_a_task_on_the_wall_and_sees_that_it_is_there(leader, work, process):
    sent = hidden(leader.get(page_of(process, "duka")), "/focus")
    assert sent["task"] == "duka"

    answer = leader.post(f"{agenda_of(process)}/focus", data=sent)

    assert answer.location.endswith("/proposal?task=duka")
    assert "Den här uppgiften" in leader.get(answer.location).text
    assert agenda.see_agenda(work, process).focus == "duka"
    assert read(leader.get(agenda_of(process))).has(".in-focus")


def test_the_wall_shows_the_next_task_and_at_last_the_overview(leader, work, process):
    for wanted in agenda.see_agenda(work, process).items[:2]:
        sent = hidden(leader.get(agenda_of(process)), "/focus")
        assert sent["task"] == wanted.row.task.id
        leader.post(f"{agenda_of(process)}/focus", data=sent)

    sent = hidden(leader.get(agenda_of(process)), "/focus") | {"task": ""}
    assert leader.post(f"{agenda_of(process)}/focus", data=sent).location == agenda_of(process)

    assert agenda.see_agenda(work, process).focus is None


def test_a_task_that_is_not_on_the_table_cannot_be_put_on_the_wall(leader, process):
    sent = hidden(leader.get(agenda_of(process)), "/focus") | {"task": "nothing"}

    assert leader.post(f"{agenda_of(process)}/focus", data=sent).status_code == 409
    assert leader.get(page_of(process, "nothing")).status_code == 409


@pytest.mark.parametrize("odd", ["a/b?c#d", "..", "å ä ö", "<b>&amp;", "confirm"])
def test_a_task_with_an_unusual_id_works(leader, work, odd):
    found = linden_process()
    process = linden(
        work,
        tasks=(replace(found.tasks[0], id=odd),),
        cards=(),
        sortings=(),
        proposals=(),
    )
    link = read(leader.get(agenda_of(process))).one("h3 a")["href"]

    assert read(leader.get(link)).one("h1").words == found.tasks[0].text


def test_the_agenda_shows_nothing_before_workshop_2(leader, work, proposed):
    move_to(work, proposed, Phase.SORT)

    shown = leader.get(agenda_of(proposed)).text

    assert "Verkstad 1 är inte klar än" in shown
    assert "Duka" not in shown
    assert leader.get(page_of(proposed, "duka")).status_code == 409


def test_workshop_2_opens_where_workshop_1_ended(leader, work, proposed):
    move_to(work, proposed, Phase.HOME)
    sent = hidden(leader.get(agenda_of(proposed)), "/workshop-2")

    for _ in range(2):
        assert leader.post(agenda_of(proposed), data=sent).location == agenda_of(proposed)

    assert "Gör vi rätt saker?" in leader.get(agenda_of(proposed)).text


def test_an_imported_process_with_a_result_goes_straight_to_workshop_2(leader, work):
    with work:
        account = work.accounts.named(LEADER)
        process = work.add_process(linden_process())
        work.co_leaders.add_leader(process, account.id)
    sent = hidden(leader.get(agenda_of(process)), "/workshop-2")

    leader.post(agenda_of(process), data=sent)

    assert "Alla 28 uppgifter har ett förslag." in leader.get(agenda_of(process)).text


def test_the_console_links_to_workshop_2(leader, proposed):
    assert read(leader.get(f"/processes/{proposed}/lead")).has(f"a[href='{agenda_of(proposed)}']")


def test_workshop_2_does_not_open_while_the_room_sorts(leader, work, proposed):
    sent = hidden(leader.get(agenda_of(proposed)), "/focus")
    move_to(work, proposed, Phase.SORT)

    assert leader.post(agenda_of(proposed), data=sent).status_code == 409


@pytest.mark.parametrize("ending", ["", "/proposal?task=duka"])
def test_workshop_2_does_not_exist_for_strangers_and_other_leaders(
    stranger, other_leader, process, ending
):
    for somebody in (stranger, other_leader):
        assert somebody.get(agenda_of(process) + ending).status_code == 404


@pytest.mark.parametrize("ending", ["", "/proposal", "/time", "/confirm", "/focus"])
def test_strangers_cannot_change_the_agenda(stranger, other_leader, work, process, ending):
    before = agenda.see_agenda(work, process)

    for somebody in (stranger, other_leader):
        assert somebody.post(agenda_of(process) + ending, data={"task": "duka"}).status_code == 404

    assert agenda.see_agenda(work, process) == before


@pytest.fixture
def room(web, work, process):
    """The room of workshop 2, and a carer's seat in it."""
    with work.reading():
        code = work.workshops.opened(process).code
    return Room(store_of(web).work, process, code)


def put_on_wall(work, process, task):
    agenda.put_in_focus(work, process, an_act(), task)


def test_a_phone_shows_the_task_in_focus(web, work, process, room):
    phone = seated(web, room, room.join("barnskotare"))
    address = f"/w/{room.code}/now"
    assert "Nu går ni igenom uppgifterna tillsammans" in phone.get(address).text

    put_on_wall(work, process, "duka")

    shown = phone.get(address).text
    assert read(shown).one("h1").words == "Duka fram till måltider"
    assert "inget ännu" in shown
    assert "duka fram lunchen" not in shown  # what a colleague wrote


def test_an_open_phone_hears_only_of_a_new_focus_and_its_proposal(leader, web, work, process, room):
    phone = seated(web, room, room.join("barnskotare"))
    address = f"/w/{room.code}/now"

    def version():
        return read(phone.get(address, htmx=True)).one("[data-live-tag]")["data-live-tag"]

    seen = [version()]
    put_on_wall(work, process, "duka")
    seen.append(version())
    propose(leader, process, opened(leader, process, "disk"), decision="keep")
    assert version() == seen[-1]
    propose(leader, process, opened(leader, process, "duka"), decision="keep")
    seen.append(version())

    assert len(set(seen)) == 3
    assert read(phone.get(address)).one("#seat")["data-phase"] == seen[-1]


def test_the_wall_shows_only_the_task_and_its_proposal(leader, web, work, process):
    with work.reading():
        room = work.workshops.opened(process)
        wall = f"/wall/{work.workshops.wall_of(room)}"
    put_on_wall(work, process, "duka")
    propose(
        leader,
        process,
        opened(leader, process, "duka"),
        decision="new_role",
        question="right_competence",
        ought_to="Förskolestöd",
        obstacle="Vagnarna räcker inte",
        responsible="Rektor",
    )

    shown = web.test_client().get(wall).text

    for words in ("Gör rätt kompetens rätt saker?", "Flytta till ny roll", "stöd bör göra"):
        assert words in shown.replace("\N{SOFT HYPHEN}", "")
    assert "Beslut" not in shown
    for words in ("Vagnarna", "Rektor", "lunchen"):
        assert words not in shown


def time_form(leader, process, task="duka"):
    return hidden(leader.get(page_of(process, task)), "/time")


def say_time(leader, process, sent, **said):
    values = {"minutes": "20", "times_per_week": "7,5", "done_by": ["kock"]} | said
    return leader.post(f"{agenda_of(process)}/time", data=sent | values)


def test_the_room_records_a_tasks_time_and_who_does_it_today(leader, work, process):
    answer = say_time(leader, process, time_form(leader, process))

    shown = leader.get(answer.location).text
    assert "Tiden är sparad." in shown
    assert "2,5 h/vecka" in shown
    assert "7,5 ggr × 20 min" in shown
    task = agenda.see_agenda(work, process).item("duka").row.task
    assert (task.minutes, task.times_per_week, task.done_by) == (20, 7.5, ("kock",))
    assert not task.not_done_today


@pytest.mark.parametrize("said", ["en kvart", "-1", "1e3", "99999", "nan", "٣"])
def test_an_unreadable_time_comes_back_as_typed(leader, work, process, said):
    before = agenda.see_agenda(work, process).item("duka").row.task

    answer = say_time(leader, process, time_form(leader, process), minutes=said)

    assert answer.status_code == 422
    assert "Skriv ett tal från 0 till 10080" in answer.text
    assert read(answer).has(f"[value='{said}']")
    assert agenda.see_agenda(work, process).item("duka").row.task == before


def test_the_slower_of_two_estimators_sees_both_times(leader, work, process):
    sent = time_form(leader, process)
    say_time(leader, process, time_form(leader, process), minutes="30")

    met = say_time(leader, process, sent, minutes="45", not_done_today="1")

    assert met.status_code == 409
    assert met.text.count("Någon annan hann före") == 1
    assert "7,5 ggr × 30 min" in met.text
    assert read(met).field("minutes") == "45"
    assert "checked" in read(met).one("[name=not_done_today]")
    assert agenda.see_agenda(work, process).item("duka").row.task.minutes == 30


def test_the_same_time_twice_is_one(leader, process):
    sent = time_form(leader, process)

    assert [say_time(leader, process, sent).status_code for _ in range(2)] == [303, 303]


def test_a_not_done_mark_is_suggested_until_the_room_says_otherwise(web, leader):
    room = a_room(store_of(web).work, phase=Phase.WRITE, account=leader_of(web))
    writer = room.join()
    writer.write("Ringa vikarier", not_done_today=True)
    room.go_to(Phase.ANALYSE)
    work = room.work()
    task = agenda.see_agenda(work, room.public_id).items[0].row.task.id
    checked = 'name="not_done_today" value="1" checked'
    shown = leader.get(page_of(room.public_id, task))
    assert checked in shown.text
    assert "Det står på minst ett av korten." in shown.text

    say_time(leader, room.public_id, hidden(shown, "/time"), done_by=[])

    assert checked not in leader.get(page_of(room.public_id, task)).text
    assert agenda.see_agenda(work, room.public_id).item(task).row.task.not_done_today is False


def leader_of(web):
    with (work := store_of(web).work()):
        return work.accounts.named(LEADER).id


def test_one_press_takes_up_a_task_that_workshop_1_put_off(leader, work):
    tasks = linden_process().tasks
    waiting = replace(tasks[0], id="vantar", text="Vattna blommor", later=True)
    process = linden(work, proposals=(), tasks=(*tasks, waiting))
    shown = leader.get(agenda_of(process))
    assert read(shown).has("[aria-label='Ta upp ”Vattna blommor”']")

    sent = {"act": an_act().id, "number": "0", "task": "vantar"}
    answer = leader.post(f"{agenda_of(process)}/take-up", data=sent)

    assert answer.status_code == 303
    assert read(leader.get(answer.location)).one("h1").words == "Vattna blommor"
    assert "Ta upp ”Vattna" not in leader.get(agenda_of(process)).text


def test_a_task_that_is_missing_is_added_on_the_agenda_and_taken_away_again(leader, work, process):
    sent = hidden(leader.get(agenda_of(process)), "/add")
    refused = leader.post(f"{agenda_of(process)}/add", data=sent | {"text": " "})
    assert refused.status_code == 422

    answer = leader.post(f"{agenda_of(process)}/add", data=sent | {"text": "Vattna blommor"})

    shown = leader.get(answer.location)
    assert read(shown).one("h1").words == "Vattna blommor"
    assert "Tillagd i verkstad 2. Rummet har inte sorterat den." in read(shown).words
    away = hidden(shown, "/take-away")
    assert leader.post(f"{agenda_of(process)}/take-away", data=away).status_code == 303
    assert "Vattna blommor" not in leader.get(agenda_of(process)).text


ASKS = "Har vi glömt administrativa och kvalificerade uppgifter?"


def test_the_room_is_asked_about_qualified_tasks_only_when_all_that_is_red_is_simple(leader, work):
    found = linden_process()
    simple = tuple(each for each in found.tasks if each.id in {"duka", "disk"})
    process = linden(work, tasks=simple, cards=(), proposals=(), sortings=of(found, simple))

    assert ASKS in leader.get(agenda_of(process)).text

    office = (*simple, *(each for each in found.tasks if each.id == "laminera"))
    process = linden(work, tasks=office, cards=(), proposals=(), sortings=of(found, office))
    said = {"decision": "new_role"}
    propose(leader, process, opened(leader, process, "laminera"), **said)
    assert ASKS not in leader.get(agenda_of(process)).text


def of(found, tasks):
    keys = {each.id for each in tasks}
    return tuple(each for each in found.sortings if each.task in keys)


def part_of(leader, process, part, **said):
    sent = {"act": an_act().id, "number": "0", "part": part} | said
    return leader.post(f"{agenda_of(process)}/part", data=sent)


def test_a_part_opens_with_what_the_room_said_its_script_and_its_time(leader, work, process):
    assert part_of(leader, process, "right_things").location == agenda_of(process)

    shown = leader.get(agenda_of(process))

    assert "2 Borde sluta, enligt de flesta" in read(shown).texts("dt")
    assert "Vad hade hänt om vi slutade med det här?" in shown.text
    assert read(shown).one("#minutes-analyse")["value"] == "11"
    assert read(shown).one(".is-open b").words == "Gör vi rätt saker?"


def test_the_parts_timer_is_started_on_the_agenda_and_ends_with_the_part(leader, process):
    part_of(leader, process, "right_things")
    sent = hidden(leader.get(agenda_of(process)), "/timer/start") | {"minutes": "11"}

    answer = leader.post(f"/processes/{process}/timer/start", data=sent)

    assert answer.location == agenda_of(process)
    assert read(leader.get(agenda_of(process))).has("[data-timer]")
    part_of(leader, process, "right_way")
    assert not read(leader.get(agenda_of(process))).has("[data-timer]")


def test_after_a_parts_last_task_the_next_part_is_offered(leader, work, process):
    part_of(leader, process, "right_things")
    for item in agenda.see_agenda(work, process).in_part(AgendaPart.RIGHT_THINGS):
        answer = propose(leader, process, opened(leader, process, item.row.task.id))

    assert answer.location.startswith(f"{agenda_of(process)}?saved=")
    shown = read(leader.get(answer.location))
    assert shown.one("#next-part").words == "Öppna nästa del"


def test_an_unknown_part_is_the_overview(leader, work, process):
    part_of(leader, process, "right_things")

    part_of(leader, process, "anything")

    assert agenda.see_agenda(work, process).part is None
