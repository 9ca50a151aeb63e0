"""Nobody on the employer's side takes a union's seat: each way around, pressed as they would."""

import pytest

from akr.domain.clock import swedish_day, today, utc_now
from akr.domain.matter.requests import MeetingKind, MeetingOutcome, Protocol
from akr.domain.matter.review import PositionKind
from akr.steps.matter import party, requests, review
from akr.steps.office import union_contacts
from akr.store.engine.tokens import device_token
from tests.page import read
from tests.unions import enrolled, unconfirmed
from tests.web.drafts import an_act as sent_act
from tests.web.drafts import seen, under_review, work_of
from tests.web.people import ADMINISTRATOR, LEADER, MANAGER, account_of, signed_in
from tests.web.unions import anybody_with_the_link, at_its_browser, with_token

DECISION = {
    "version": "1",
    "decided_by": "Rektor",
    "decided_on": today().isoformat(),
    "registration_number": "BUN 2026/118",
    "basis": "samverkan",
    "basis_words": "LSG 2026-11-12 § 4",
    "reached": "Mejl den 20 november",
}


@pytest.fixture
def leader(web):
    return signed_in(web, LEADER)


@pytest.fixture
def manager(web):
    return signed_in(web, MANAGER)


@pytest.fixture
def administrator(web):
    return signed_in(web, ADMINISTRATOR)


@pytest.fixture
def sent(web):
    """Linden under review by Kommunal: the role, and the link that the leader made."""
    return under_review(web)


def state(union, role, kind="no_objection", words=""):
    """State a position as a representative's browser does."""
    client, address = union
    sent = sent_act() | {"version": "1", "kind": kind, "words": words}
    return client.post(f"{address}/roles/{role}/positions", data=sent)


def waiting(web, token):
    """A representative's place and number, as the pages name them."""
    found = party.who_reviews(work_of(web), token)
    return found.id, found.representative.id


def a_contact(web, administrator, union="Kommunal"):
    """A union's registered contact, by an administrator: the token of the contact's device."""
    account = account_of(web, administrator).id
    _, link = union_contacts.register_union(work_of(web), union, (), account)
    return device_token(union_contacts.open_contact_link(work_of(web), link, "Ombudsman")[1])


def as_contact(web, token):
    """A contact's browser, and the page of who waits."""
    contact = union_contacts.who_is_contact(work_of(web), token).id
    client = web.test_client()
    client.set_cookie(f"contact_{contact}", token, path="/contacts")
    return client, f"/contacts/{contact}"


def test_a_leader_who_opens_a_unions_new_link_states_nothing_that_counts(web, manager, sent):
    role, link = sent
    leader = anybody_with_the_link(web, link, "Facklig företrädare, Kommunal")

    assert state(leader, role).status_code == 303

    assert seen(web, role).position_of("Kommunal") is None
    shown = manager.get(f"/roles/{role}/adopt")
    assert "Obekräftad" in shown.text
    assert "Kommunal har inte yttrat sig" not in shown.text
    refused = manager.post(f"/roles/{role}/adopt", data=DECISION)
    assert refused.status_code == 409
    assert "Protokollets nummer och justerare" in refused.text
    assert not seen(web, role).adoptions


def test_an_unconfirmed_position_is_decided_on_by_an_adjusted_protocol_which_stands(
    web, manager, sent
):
    role, link = sent
    state(anybody_with_the_link(web, link), role)
    proof = {"protocol": "LSG 2026/14", "adjusted_by": "Kim Ek och Noor Ali"}

    for lacking in ({"protocol": "LSG 2026/14"}, {"adjusted_by": "Kim Ek"}):
        assert manager.post(f"/roles/{role}/adopt", data=DECISION | lacking).status_code == 409
    answer = manager.post(f"/roles/{role}/adopt", data=DECISION | proof)

    assert answer.status_code == 303
    assert "LSG 2026/14, justerat av Kim Ek och Noor Ali" in manager.get(answer.location).text


def test_a_leader_who_opens_the_link_in_silence_has_reached_nobody(web, manager, sent):
    role, link = sent
    anybody_with_the_link(web, link)

    refused = manager.post(f"/roles/{role}/adopt", data=DECISION | {"reached": ""})

    assert refused.status_code == 409
    assert "Hur och när har Kommunal nåtts?" in refused.text
    assert not seen(web, role).adoptions


def test_what_an_unconfirmed_voice_asks_for_is_heard(web, manager, sent):
    role, link = sent
    state(anybody_with_the_link(web, link), role, "negotiate", "Vi begär förhandling.")

    basis = {"basis": "not_negotiable", "protocol": "1", "adjusted_by": "Två"}
    refused = manager.post(f"/roles/{role}/adopt", data=DECISION | basis)

    assert refused.status_code == 409
    assert "Hänvisning till förhandlingen" in refused.text


def test_a_later_unconfirmed_position_replaces_nothing_that_the_union_said(web, sent):
    role, link = sent
    union = at_its_browser(web, link)
    state(union, role, "disagree", "Uppgifterna är våra.")

    state(anybody_with_the_link(web, link), role, "no_objection")

    stated = seen(web, role).position_of("Kommunal")
    assert (stated.kind, stated.words) == (PositionKind.DISAGREE, "Uppgifterna är våra.")


def test_each_position_says_which_function_spoke(web, leader, sent):
    role, link = sent
    state(anybody_with_the_link(web, link, "Facklig företrädare, Kommunal sektion 27"), role)

    assert "Facklig företrädare, Kommunal sektion 27" in leader.get(f"/roles/{role}/review").text


def test_nobody_who_is_not_in_confirms_anybody_themselves_included(web, sent):
    _, link = sent
    leader, helper = (unconfirmed(work_of(web), link, each) for each in ("Ett", "Två"))
    client, address = with_token(web, leader)

    for other in (leader, helper):
        _, who = waiting(web, other)
        assert client.post(f"{address}/representatives/{who}/confirm").status_code == 409
        assert client.post(f"{address}/representatives/{who}/turn-away").status_code == 409
    assert not party.who_reviews(work_of(web), helper).confirmed


def test_nobody_throws_out_another_who_is_in(web, sent):
    _, link = sent
    first, second = (enrolled(work_of(web), link) for _ in range(2))
    unknown = unconfirmed(work_of(web), link)

    for token, other in ((first, second), (unknown, first)):
        client, address = with_token(web, token)
        _, who = waiting(web, other)
        assert client.post(f"{address}/representatives/{who}/turn-away").status_code == 409
    for token in (first, second):
        assert with_token(web, token)[0].get(with_token(web, token)[1]).status_code != 404


def test_a_new_link_by_the_leader_throws_out_nobody_and_is_seen_by_all(web, leader, sent):
    role, link = sent
    client, address = at_its_browser(web, link)

    leader.post(f"/roles/{role}/review/unions", data={"union": "Kommunal"})

    assert (
        "Arbetsgivaren gjorde en ny länk till er" in client.get(f"{address}/representatives").text
    )
    assert web.test_client().get(f"/review/{link}").status_code == 404


def test_a_representative_who_is_in_confirms_a_colleague_whose_words_then_count(web, sent):
    role, link = sent
    client, address = at_its_browser(web, link)
    colleague = anybody_with_the_link(web, link, "Facklig företrädare, sektion 27")
    state(colleague, role, "disagree", "Nej.")
    page = f"{address}/representatives"

    form = read(client.get(page)).form("/confirm")
    answer = client.post(form["action"])

    assert answer.status_code == 303
    assert seen(web, role).position_of("Kommunal").words == "Nej."
    assert not read(client.get(page)).has("form[action$='/confirm']")


def test_words_of_one_who_is_turned_away_are_nobodys_and_the_device_is_out(web, manager, sent):
    role, link = sent
    client, address = at_its_browser(web, link)
    impostor = anybody_with_the_link(web, link, "Facklig företrädare")
    state(impostor, role)

    form = read(client.get(f"{address}/representatives")).form("/turn-away")
    client.post(form["action"])

    assert impostor[0].get(impostor[1]).status_code == 404
    assert seen(web, role).unions_unconfirmed == ()
    assert manager.post(f"/roles/{role}/adopt", data=DECISION).status_code == 303


def test_a_scanner_that_follows_the_link_and_presses_the_only_button_takes_no_place(web, sent):
    role, link = sent
    scanner = web.test_client()
    form = read(scanner.get(f"/review/{link}")).form(f"/review/{link}")

    pressed = scanner.post(form["action"], data=form.sent())

    assert pressed.status_code == 422
    assert not seen(web, role).reviewers[0].enrolled
    assert web.test_client().post(f"/review/{link}", data={"function": "Ombud"}).status_code == 303


def test_a_link_opened_again_on_the_same_device_goes_straight_in(web, sent):
    _, link = sent
    client = web.test_client()
    first = client.post(f"/review/{link}", data={"function": "Ombud"})
    own = read(client.get(first.location)).one("#own").value

    again = client.get(f"/review/{link}")
    once_more = client.post(f"/review/{link}", data={"function": "Ombud"})
    mine = client.get(own.removeprefix("http://localhost:8000"))

    assert [answer.status_code for answer in (again, once_more, mine)] == [303, 303, 303]
    place = int(first.location.split("/")[3])
    with (work := work_of(web)).reading():
        assert len(work.parties.representatives(place)) == 1


def test_ones_own_link_lets_a_second_device_in_and_the_first_stays(web, sent):
    role, link = sent
    first = web.test_client()
    there = first.post(f"/review/{link}", data={"function": "Ombud"}).location
    own = read(first.get(there)).one("#own").value.removeprefix("http://localhost:8000")
    assert not read(first.get(there)).has("#own")
    second = web.test_client()
    for scanner in (second.get, second.head):
        assert scanner(own).status_code == 200

    answer = second.post(own)

    assert answer.status_code == 303
    for device in (first, second):
        assert device.get(there).status_code == 200
    assert len(seen(web, role).reviewers) == 1


def test_a_new_link_of_ones_own_puts_ones_other_devices_out(web, sent):
    _, link = sent
    first = web.test_client()
    there = first.post(f"/review/{link}", data={"function": "Ombud"}).location
    own = read(first.get(there)).one("#own").value.removeprefix("http://localhost:8000")
    lost = web.test_client()
    lost.post(own)

    renewed = first.post(read(first.get(there)).form("/own-link")["action"])

    assert read(first.get(renewed.location)).has("#own")
    assert lost.get(there).status_code == 404
    assert web.test_client().get(own).status_code == 404


# The register of unions.


def test_the_leader_neither_reads_nor_keeps_the_register(web, leader, manager):
    for person in (leader, manager, web.test_client()):
        assert person.get("/organisation/unions").status_code == 404
        answer = person.post("/organisation/unions", data={"union": "Kommunal", "occupations": ""})
        assert answer.status_code == 404
    assert union_contacts.see_register(work_of(web)) == ()


def test_a_registered_contact_confirms_by_a_page_that_the_administrator_made_the_way_to(
    web, administrator, sent
):
    role, link = sent
    state(anybody_with_the_link(web, link, "Facklig företrädare, sektion 27"), role)
    made = administrator.post("/organisation/unions", data={"union": "kommunal", "occupations": ""})
    invitation = read(administrator.get(made.location)).one("#new-link").value
    path = invitation.removeprefix("http://localhost:8000")
    assert not read(administrator.get("/organisation/unions")).has("#new-link")
    client = web.test_client()

    there = client.post(path, data={"function": "Ombudsman, Kommunal Väst"}).location
    shown = read(client.get(there))
    assert "Facklig företrädare, sektion 27" in shown.words
    assert client.post(shown.form("/confirm")["action"]).status_code == 303

    assert seen(web, role).position_of("Kommunal") is not None
    assert "Ingen väntar på dig" in client.get(there).text


def test_a_contact_made_by_an_administrator_who_leads_the_process_does_not_count(web, sent):
    _, link = sent
    account = account_of(web, ADMINISTRATOR).id
    with (work := work_of(web)):
        reviewer = work.reviews.by_invitation(link)
        work.co_leaders.add_leader(reviewer.public_id, account)
    seat = unconfirmed(work_of(web), link)
    client, page = as_contact(web, a_contact(web, ADMINISTRATOR))
    place, who = waiting(web, seat)

    for act in ("confirm", "turn-away"):
        answer = client.post(f"{page}/representatives/{place}/{who}/{act}")
        assert answer.status_code == 409
        assert "Be en annan förvaltare" in answer.text
    assert not party.who_reviews(work_of(web), seat).confirmed


@pytest.mark.parametrize("employer", [LEADER, MANAGER])
def test_no_contact_of_one_who_leads_or_decides_counts(web, sent, employer):
    _, link = sent
    seat = unconfirmed(work_of(web), link)
    client, page = as_contact(web, a_contact(web, employer))
    place, who = waiting(web, seat)

    assert client.post(f"{page}/representatives/{place}/{who}/confirm").status_code == 409


def test_whoever_made_a_unions_link_is_no_way_to_its_contact(web, administrator, sent):
    role, _ = sent
    made = administrator.post(f"/roles/{role}/review/unions", data={"union": "Kommunal"})
    path = read(administrator.get(made.location)).one("input[value*='/review/']").value
    seat = unconfirmed(work_of(web), path.rsplit("/", 1)[1])
    client, page = as_contact(web, a_contact(web, ADMINISTRATOR))
    place, who = waiting(web, seat)

    assert client.post(f"{page}/representatives/{place}/{who}/confirm").status_code == 409


def test_a_contact_confirms_nobody_of_another_union(web, sent):
    _, link = sent
    seat = unconfirmed(work_of(web), link)
    client, page = as_contact(web, a_contact(web, ADMINISTRATOR, "Vision"))
    place, who = waiting(web, seat)

    assert client.post(f"{page}/representatives/{place}/{who}/confirm").status_code == 409
    assert not party.who_reviews(work_of(web), seat).confirmed


def test_an_administrator_who_opens_the_contacts_link_first_is_found_out(web):
    account = account_of(web, ADMINISTRATOR).id
    _, link = union_contacts.register_union(work_of(web), "Kommunal", (), account)
    union_contacts.open_contact_link(work_of(web), link, "Ombudsman")
    contact = web.test_client()

    for answer in (
        contact.get(f"/contact/{link}"),
        contact.post(f"/contact/{link}", data={"function": "Ombudsman"}),
    ):
        assert "Länken är redan använd" in answer.text
        assert "be förvaltaren om en ny länk" in answer.text


def test_an_invitation_is_no_token(web, sent):
    _, link = sent
    enrolled(work_of(web), link)

    for guessed in (link, device_token(link)):
        client = web.test_client()
        client.set_cookie("review_1", guessed, path="/reviews")
        pid = party.see_invitation(work_of(web), link).public_id
        assert client.get(f"/reviews/{pid}/1").status_code == 404


def test_no_unconfirmed_voice_agrees_for_the_union_that_its_request_is_closed(web, leader, sent):
    role, link = sent
    union = at_its_browser(web, link)
    state(union, role, "negotiate", "Vi begär förhandling.")
    with (work := work_of(web)).reading():
        held = work.roles.get(role)
        ((asked,),) = work.requests.about(held).values()
    day = swedish_day(utc_now())
    met = Protocol(MeetingKind.MBL_12, "HR", day, "Båda", MeetingOutcome.AGREED, "7")
    requests.close(work_of(web), role, asked.id, met)
    client, address = anybody_with_the_link(web, link)

    refused = client.post(f"{address}/roles/{role}/closures/1/confirm")

    assert refused.status_code == 409
    assert "Invända kan du redan nu" in refused.text
    answer = union[0].post(f"{union[1]}/roles/{role}/closures/1/confirm")
    assert answer.status_code == 303


# Who is a party.


def test_a_union_that_organises_somebody_here_is_invited_or_left_out_with_a_reason_that_all_see(
    web, leader, sent
):
    _, link = sent
    account = account_of(web, ADMINISTRATOR).id
    union_contacts.register_union(work_of(web), "Vision", ("barnskötare",), account)
    union_contacts.register_union(work_of(web), "Ledarna", ("Enhetschef",), account)
    pid = party.see_invitation(work_of(web), link).public_id
    page = f"/processes/{pid}/plan/unions"
    shown = read(leader.get(page)).words
    assert "Vision" in shown
    assert "Ledarna" not in shown

    assert leader.post(f"{page}/leave-out", data={"union": "Vision"}).status_code == 422
    reason = {"union": "Vision", "reason": "Har inga medlemmar på Linden."}
    assert leader.post(f"{page}/leave-out", data=reason).status_code == 303

    client, address = at_its_browser(web, link)
    for there in (f"{address}/plan", f"{address}/representatives"):
        assert "Har inga medlemmar på Linden." in client.get(there).text
    leader.post(page, data={"union": "Vision"})
    assert "Har inga medlemmar på Linden." not in client.get(f"{address}/plan").text


def test_a_union_that_has_said_who_is_theirs_is_not_taken_back(web, leader, sent):
    role, link = sent
    pid = party.see_invitation(work_of(web), link).public_id
    client, address = at_its_browser(web, link)

    refused = leader.post(
        f"/processes/{pid}/plan/unions/leave-out",
        data={"union": "Kommunal", "reason": "Vi går vidare utan dem."},
    )

    assert refused.status_code == 409
    assert client.get(address, follow_redirects=True).status_code == 200
    assert [each.union for each in seen(web, role).reviewers] == ["Kommunal"]


def test_a_wrongly_invited_union_is_taken_back_only_while_it_has_said_nothing(web, leader, sent):
    role, link = sent
    pid = party.see_invitation(work_of(web), link).public_id
    wrong = review.invite(work_of(web), pid, "Vision")
    device, there = anybody_with_the_link(web, wrong)
    client, address = at_its_browser(web, link)
    client.post(f"{address}/plan", data=sent_act() | {"text": "Vem tar kvällarna?"})
    page = f"/processes/{pid}/plan/unions/leave-out"

    taken = leader.post(page, data={"union": "vision", "reason": "Fel organisation."})
    refused = leader.post(page, data={"union": "Kommunal", "reason": "Fel organisation."})

    assert taken.status_code == 303
    assert device.get(there).status_code == 404
    assert refused.status_code == 409
    assert "har redan sagt något" in refused.text
    assert [each.union for each in seen(web, role).reviewers] == ["Kommunal"]
    assert "Fel organisation." in client.get(f"{address}/plan").text
