"""A process's own page: where it is, what is missing, and the one next step."""

from dataclasses import replace

import pytest

from akr.domain.phase import Phase
from akr.domain.proposals.proposals import ProposalKind
from akr.steps import move_phase
from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.proposals import agenda
from akr.steps.role import roles
from akr.store.work import store_of
from tests.page import read
from tests.rooms import an_act, facts_said, linden_process, move_to
from tests.unions import enrolled
from tests.web.forms import WITHOUT_UNIONS
from tests.web.leader.proposals.test_agenda import linden
from tests.web.people import LEADER, MANAGER
from tests.web.plans import send
from tests.web.processes import created


@pytest.fixture
def work(web):
    """The store of the app at hand, as the steps take it."""
    return store_of(web).work()


@pytest.fixture
def process(work):
    """Linden in workshop 2 with a proposal or a decision for everything; its public id."""
    return linden(work)


@pytest.fixture
def decider(manager, work, process):
    """The manager, who decides on the process."""
    with work.reading():
        account = work.accounts.named(MANAGER)
    processes.appoint_manager(work, process, account.public_id)
    return manager


def shown(somebody, process):
    answer = somebody.get(process if process.startswith("/") else f"/processes/{process}")
    assert answer.status_code == 200
    return answer.text


def stage(text):
    """The stage that is marked as where one is."""
    return read(text).one("[aria-current=step] > :first-child").words


def button(text):
    """The words and the address of the one next step."""
    panel = read(text).one("section.next-step")
    pressed = panel.one("a.button, button.button")
    return pressed.words, pressed.get("href") or panel.one("form")["action"]


def lacks(text):
    """What the page says is missing, with where each is mended."""
    return {each.words: each["href"] for each in read(text).all(".lacks a")}


def test_a_new_process_begins_with_workshop_1(leader):
    text = shown(leader, created(leader))

    assert stage(text) == "Förberedelse"
    assert button(text)[0] == "Öppna verkstad 1"


def test_before_workshop_1_a_missing_mandate_and_unanswered_questions_are_listed(leader, work):
    process = created(leader)
    plan = f"{process}/plan"

    assert lacks(shown(leader, process)) == {
        "Inget uppdrag är angivet": f"{plan}/mandate",
        "7 frågor om förutsättningarna är inte besvarade": f"{plan}/readiness",
        "Verkstad 2 och uppföljningen saknar datum": f"{plan}/dates",
        "Ingen facklig organisation har fått planeringen": f"{plan}/unions",
    }
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)
    assert "Inget uppdrag är angivet" not in lacks(shown(leader, process))


def test_a_plan_that_is_begun_leads_until_it_is_whole(leader):
    process = created(leader)

    send(leader, process, "mandate", purpose="roles", decided_by="Nämnden")

    panel = read(shown(leader, process)).one("section.next-step")
    first, second = panel.all("a.button, button.button")
    assert (first.words, first["href"]) == ("Fortsätt planera", f"{process}/plan")
    assert second.words == "Öppna verkstad 1"
    assert "button-quiet" in second["class"]


def test_an_open_room_links_to_its_console_and_counts_missing_participants(leader):
    process = created(leader)
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)

    text = shown(leader, process)

    assert stage(text) == "Verkstad 1"
    assert button(text) == ("Gå till verkstaden", f"{process}/lead")
    assert lacks(text) == {
        "Verkstad 2 och uppföljningen saknar datum": f"{process}/plan/dates",
        "Ingen har gått med än": f"{process}/lead",
    }


def test_workshop_2_says_how_many_tasks_lack_a_proposal(leader, work):
    process = linden(work, proposals=())

    text = shown(leader, process)

    workshop_2 = f"/processes/{process}/workshop-2"
    assert stage(text) == "Verkstad 2"
    assert button(text) == ("Gå till verkstad 2", workshop_2)
    assert lacks(text) == {
        "21 uppgifter saknar förslag": workshop_2,
        "7 ägare är inte bekräftade": f"{workshop_2}#clear",
    }


def test_a_proposal_for_change_needs_an_owner_and_a_date(leader, work):
    found = linden_process().proposals
    loose = tuple(replace(each, due=None) for each in found)

    text = shown(leader, linden(work, proposals=loose))

    changed = sum(each.decision is not ProposalKind.KEEP for each in found)
    assert list(lacks(text)) == [f"{changed} förslag saknar ansvarig eller datum"]


def test_the_draft_is_next_when_everything_has_a_proposal(leader, process):
    text = shown(leader, process)

    assert button(text) == ("Börja på utkastet", f"/processes/{process}/roles")
    assert lacks(text) == {}


def test_a_workplace_may_stop_at_clearer_roles(leader, work):
    found = linden_process().proposals
    kept = tuple(replace(each, decision=ProposalKind.KEEP) for each in found)

    text = shown(leader, linden(work, proposals=kept))

    assert button(text)[0] == "Se resultat och handlingsplan"


def test_an_imported_process_with_a_result_opens_workshop_2_by_the_button(leader, work):
    with work:
        account = work.accounts.named(LEADER)
        process = work.add_process(replace(linden_process(), proposals=()))
        work.co_leaders.add_leader(process, account.id)
    text = shown(leader, process)
    words, action = button(text)
    assert words == "Öppna verkstad 2"

    answer = leader.post(action, data=read(text).form(action).sent())

    assert "28 av 28 uppgifter saknar förslag" in leader.get(answer.location).text


def test_the_overview_reveals_nothing_that_the_room_hides(leader, work):
    process = linden(work, proposals=(), sortings=())
    move_to(work, process, Phase.SORT)

    text = shown(leader, process)

    assert "inga svar" not in text
    assert "förslag" not in text


def test_the_draft_lists_what_it_lacks_with_links(leader, work, process):
    roles.start_role(work, process, an_act())

    text = shown(leader, process)

    assert stage(text) == "Utkast"
    assert button(text)[0] == "Gå till utkastet"
    assert "Finansiering" in lacks(text)
    for address in lacks(text).values():
        assert leader.get(address.partition("#")[0]).status_code == 200


def test_the_overview_goes_on_through_review_to_the_managers_decision(
    leader, decider, work, process
):
    assert button(shown(leader, process))[0] == "Börja på utkastet"
    assert "Du behöver inte göra något än" in shown(decider, process)

    role = roles.start_role(work, process, an_act())
    facts_said(work, role)
    assert button(shown(leader, process))[0] == "Gå till granskningen"

    review.send_to_review(work, role)
    text = shown(leader, process)
    assert stage(text) == "Facklig granskning"
    assert list(lacks(text)) == ["Minst en inbjuden facklig organisation i varje process"]
    assert "Du behöver inte göra något än" in shown(decider, process)

    enrolled(work, review.invite(work, process, "Kommunal"))
    assert "Väntar på beslut" in shown(leader, process)
    assert button(shown(decider, process)) == ("Läs och besluta", f"/processes/{process}/adopt")


def test_without_a_manager_somebody_must_be_appointed(leader, work, process):
    role = roles.start_role(work, process, an_act())
    facts_said(work, role)
    review.send_to_review(work, role)
    enrolled(work, review.invite(work, process, "Kommunal"))

    text = shown(leader, process)

    assert "Utse den chef som beslutar" in text
    assert list(lacks(text)) == ["Ingen chef är utsedd att besluta"]


def test_the_manager_sees_the_progress_but_cannot_enter_a_room(decider, process):
    text = shown(decider, process)

    assert stage(text) == "Verkstad 2"
    for ending in ("/lead", "/workshop-2", "/analysis", "/roles"):
        assert f"{process}{ending}" not in text
        assert decider.get(f"/processes/{process}{ending}").status_code == 404


def test_only_leaders_and_the_deciding_manager_see_the_overview(
    stranger, other_leader, decider, work, process
):
    other = linden(work)

    assert stranger.get(f"/processes/{process}").status_code == 404
    assert other_leader.get(f"/processes/{process}").status_code == 404
    assert decider.get(f"/processes/{other}").status_code == 404


def test_every_phase_of_a_room_has_its_page(leader, work, process):
    back = [*reversed(list(Phase))][1:]
    for phase in back:
        move_phase.move_phase(work, process, an_act(), phase)
        text = shown(leader, process)
        assert stage(text) == "Verkstad 1"
        assert button(text)[0]
    move_to(work, process, Phase.ANALYSE)
    assert agenda.see_agenda(work, process).unsettled == 0
