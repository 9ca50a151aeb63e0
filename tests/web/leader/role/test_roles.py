"""A process's roles at the edge: begun from chosen tasks, gathered from several units, deleted."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from akr.domain.phase import Phase
from akr.domain.proposals.estimate import Estimate, estimate_fingerprint
from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.proposals import agenda, estimate
from tests.page import read
from tests.rooms import an_act as new_act
from tests.rooms import facts_said, linden_process, move_to
from tests.web.drafts import (
    a_draft,
    a_process,
    account_of,
    an_act,
    form,
    process_of,
    seen,
    under_review,
    work_of,
)
from tests.web.people import LEADER, MANAGER, OTHER_LEADER
from tests.web.unions import at_its_browser
from tests.workshops import open_workshop_1


def begun(leader, process, *tasks, title="Måltidsstöd"):
    """Begin a role of some tasks in the browser; returns the answer."""
    page = f"/processes/{process}/roles"
    sent = form(leader.get(page), page, title=title) | {"task": list(tasks)}
    return leader.post(page, data=sent)


def another_unit(web, leads=LEADER):
    """The same tasks at another preschool; its public id."""
    example = linden_process()
    eken = replace(example, workplace=replace(example.workplace, name="Förskolan Eken"), title=None)
    work = work_of(web)
    with work:
        process = work.add_process(eken)
        work.co_leaders.add_leader(process, account_of(web, leads).id)
    return process


def re_estimated(web, process, minutes, task="duka"):
    item = agenda.see_agenda(work_of(web), process).item(task)
    now = item.row.task
    said = Estimate(minutes, now.times_per_week, bool(now.not_done_today), now.done_by or ())
    estimate.say_estimate(work_of(web), process, new_act(), task, said, estimate_fingerprint(now))


def test_a_process_without_a_role_offers_all_its_tasks_and_then_what_is_left(web, leader):
    process = a_process(web)
    page = f"/processes/{process}/roles"
    assert len(read(leader.get(page)).all("[name=task][checked]")) == 17

    begun(leader, process, "duka", "disk")

    shown = read(leader.get(page))
    assert shown.one(".list .list-name").words == "Måltidsstöd"
    assert "2 uppgifter, 7,5 h i veckan, version 1" in shown.words.replace("\xa0", " ")
    assert "15 uppgifter finns inte i någon roll" in shown.words
    assert shown.one("#begin").words == "Börja på en roll till"
    assert len(shown.all("[name=task]")) == 15


def test_a_role_needs_a_task_and_what_was_written_stays(web, leader):
    process = a_process(web)

    answer = begun(leader, process, title="Husstöd")

    assert answer.status_code == 422
    assert "Välj minst en uppgift." in answer.text
    assert read(answer).form("/roles").field("title") == "Husstöd"


def test_a_task_that_another_role_took_meanwhile_is_refused_in_words(web, leader):
    process = a_process(web)
    page = f"/processes/{process}/roles"
    sent = form(leader.get(page), page) | {"task": ["duka"]}
    begun(leader, process, "duka")

    answer = leader.post(page, data=sent)

    assert answer.status_code == 409
    assert "En uppgift kan bara finnas i en roll" in answer.text


def test_two_units_become_one_role_whose_lines_show_each_units_hours(web, leader):
    role, eken = a_draft(web), another_unit(web)
    page = f"/roles/{role}/gather"
    shown = leader.get(page)
    assert read(shown).texts("main h2") == ["Förskolan Eken"]
    sent = form(shown, page) | {"process": eken, "task": ["duka", "disk"]}

    answer = leader.post(page, data=sent)

    text = read(leader.get(answer.location)).words.replace("\xa0", " ")
    assert "2 enheter, tillsammans" in text
    assert "tog in uppgifter från Förskolan Eken" in text
    assert "Förskolan Eken 3,8 h i veckan" in text
    assert [len(line.sources) for line in seen(web, role).content.draft.lines].count(2) == 2
    elsewhere = read(leader.get(f"/processes/{eken}/roles"))
    assert "Rollen hämtar uppgifter härifrån och skrivs i en annan process" in elsewhere.words


def test_the_annex_tells_the_units_apart(web, leader):
    role, eken = a_draft(web), another_unit(web)
    leader.post(f"/roles/{role}/gather", data={"process": eken, "task": ["duka"]})

    pdf = PdfReader(BytesIO(leader.get(f"/roles/{role}/annex.pdf").data))

    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Ur uppgiften ”Duka fram till måltider”, Förskolan Eken" in text
    assert "Från barnskötare och kock tillsammans, Förskolan Eken (1 uppgift)" in text
    assert "Vad arbetet vilar på, Förskolan Eken" in text


def test_the_leader_of_two_units_invites_each_ones_union_and_one_manager(web, leader):
    role, eken = a_draft(web), another_unit(web)
    linden = process_of(web, role)
    leader.post(f"/roles/{role}/gather", data={"process": eken, "task": ["duka"]})
    page = f"/roles/{role}/review"
    for each in (linden, eken):
        review.invite(work_of(web), each, "Kommunal")
    leader.post(page)
    told = read(leader.get(page)).texts("#tell button")
    assert told == [
        "Ny länk till Kommunal, Förskolan Linden",
        "Ny länk till Kommunal, Förskolan Eken",
    ]

    for _ in told:
        first = read(leader.get(page)).one("#tell").form("/unions")
        leader.post(first["action"], data=first.sent())

    assert not read(leader.get(page)).has("#tell")
    assert seen(web, role).missing == ()
    chosen = account_of(web, MANAGER).public_id
    leader.post(f"/roles/{role}/manager", data={"manager": chosen})
    assert seen(web, role).has_one_manager
    assert None not in seen(web, role).managers


def test_nobody_invites_a_union_to_a_process_that_they_do_not_lead(web, leader):
    role, theirs = a_draft(web), another_unit(web, leads=OTHER_LEADER)

    answer = leader.post(f"/roles/{role}/review/unions", data={"union": "Kommunal", "unit": theirs})

    assert answer.status_code == 422
    assert seen(web, role).reviewers == []


def test_a_process_that_one_does_not_lead_gives_nothing(web, leader):
    role, theirs = a_draft(web), another_unit(web, leads=OTHER_LEADER)
    page = f"/roles/{role}/gather"
    assert "Förskolan Eken" not in leader.get(page).text

    answer = leader.post(page, data={"process": theirs, "task": ["duka"]})

    assert answer.status_code in {409, 422}
    assert all(len(line.sources) == 1 for line in seen(web, role).content.draft.lines)


def test_hours_for_the_whole_house_are_counted_once(web, leader):
    role, eken = a_draft(web), another_unit(web)
    leader.post(f"/roles/{role}/gather", data={"process": eken, "task": ["duka"]})
    number = next(
        n
        for n, line in enumerate(seen(web, role).content.draft.lines, start=1)
        if len(line.sources) > 1
    )
    page = f"/roles/{role}/rad-{number}"

    sent = form(leader.get(page), f"/roles/{role}/line") | {"elsewhere-2": "on"}
    nothing = leader.post(f"/roles/{role}/line", data=sent | {"elsewhere-1": "on"})
    assert nothing.status_code == 422
    assert "Minst en enhets tid behöver räknas." in nothing.text
    assert len(read(nothing).all("[name^='elsewhere-'][checked]")) == 2
    leader.post(f"/roles/{role}/line", data=sent)

    own, other = seen(web, role).content.draft.lines[number - 1].sources
    assert (own.is_counted, other.is_counted) == (True, False)
    assert read(leader.get(page)).has("[name='elsewhere-2'][checked]")
    text = leader.get(f"/roles/{role}").text
    assert "tiden ingår i en annan enhets tid" in text
    assert "1 med tiden räknad hos en annan enhet" in text


def test_a_change_in_the_workshop_is_shown_and_taken_over_or_left(web, leader):
    role = a_draft(web)
    process = process_of(web, role)
    open_workshop_1(work_of(web), process)
    move_to(work_of(web), process, Phase.ANALYSE)
    for task in ("duka", "disk"):
        re_estimated(web, process, 25, task)
    shown = read(leader.get(f"/roles/{role}")).one("#changes")
    assert "Arbetsgruppen säger nu 25 min × 15 ggr/vecka, inte 15 min × 15 ggr/vecka." in (
        shown.words
    )
    action = f"/roles/{role}/changes"

    for way in ("take", "leave"):
        leader.post(action, data=form(leader.get(f"/roles/{role}"), action) | {"way": way})

    assert not read(leader.get(f"/roles/{role}")).has("#changes")
    minutes = {
        line.id: line.sources[0].estimate.minutes for line in seen(web, role).content.draft.lines
    }
    assert (minutes["duka"], minutes["disk"]) == (25, 15)


def test_a_role_is_deleted_while_no_union_has_read_it(web, leader):
    role = a_draft(web)
    process = process_of(web, role)
    assert read(leader.get(f"/roles/{role}")).has(f"form[action='/roles/{role}/delete']")

    answer = leader.post(f"/roles/{role}/delete")

    assert answer.location == f"/processes/{process}/roles"
    assert leader.get(f"/roles/{role}").status_code == 404
    shared, _ = under_review(web)
    assert leader.post(f"/roles/{shared}/delete").status_code == 409
    assert "Facken har fått läsa rollen" in leader.post(f"/roles/{shared}/delete").text


def test_a_union_with_two_roles_chooses_and_speaks_of_each_apart(web, leader):
    process = a_process(web)
    for tasks, title in ((["duka"], "Måltidsstöd"), (["disk"], "Köksstöd")):
        address = begun(leader, process, *tasks, title=title).location
        facts_said(work_of(web), address.rsplit("/", 1)[1])
        leader.post(f"{address}/review")
    union, start = at_its_browser(web, review.invite(work_of(web), process, "Kommunal"))

    shown = read(union.get(start))
    assert shown.texts(".list-name") == ["Måltidsstöd", "Köksstöd"]
    first, second = (each["href"] for each in shown.all("a.list-name"))
    union.post(
        f"{second}/positions", data=an_act() | {"version": "1", "kind": "remarks", "words": "Ord."}
    )

    assert "Ord." in union.get(second).text
    assert "Ord." not in union.get(first).text
    assert "Alla roller att granska" in union.get(first).text


def test_a_manager_decides_each_role_of_a_process(web, leader, manager):
    process = a_process(web)
    for task, title in (("duka", "Måltidsstöd"), ("disk", "Köksstöd")):
        begun(leader, process, task, title=title)
    processes.appoint_manager(work_of(web), process, account_of(web, MANAGER).public_id)

    shown = read(manager.get("/decisions"))
    assert shown.texts(".list .soft") == ["Måltidsstöd", "Köksstöd"]
    for each in shown.all("a.list-name"):
        assert manager.get(each["href"]).status_code == 200
    assert manager.get(f"/processes/{process}/adopt").location == "/decisions"


@pytest.mark.parametrize("page", ["gather", "review", "facts"])
def test_a_role_is_hidden_from_who_does_not_lead_its_process(web, other_leader, manager, page):
    role = a_draft(web)

    for person in (other_leader, manager, web.test_client()):
        assert person.get(f"/roles/{role}/{page}").status_code == 404
        assert person.get(f"/roles/{role}").status_code == 404
