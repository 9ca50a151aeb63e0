"""Review at the edge: links that only a button uses, words that nobody loses, and no approval."""

import pytest

from akr.domain.matter.review import PositionKind
from akr.steps.matter import review
from akr.steps.matter.party import see_invitation
from akr.steps.role import draft_versions
from tests.page import read
from tests.rooms import said
from tests.web.drafts import (
    a_draft,
    an_act,
    form,
    process_of,
    seen,
    under_review,
    work_of,
)
from tests.web.people import MANAGER, account_of
from tests.web.unions import at_its_browser

SCRIPT = "<script>alert(1)</script>"


def enrolled(web, secret):
    """A union's browser that is in; and the page where it reads."""
    client, address = at_its_browser(web, secret)
    return client, landed(client, address)


def landed(client, address):
    """Where a union's address leads: to the one role that there is to read."""
    return client.get(address).location or address


@pytest.fixture
def invited(web):
    """Linden under review, and the link's secret."""
    return under_review(web)


@pytest.fixture
def union(web, invited):
    """Kommunal at its browser, on the page where it reads: the client and its address."""
    return enrolled(web, invited[1])


def comment(client, address, section="lead", text="Vilka avdelningar?", version="1", **more):
    data = an_act() | {"version": version, "section": section, "text": text} | more
    return client.post(f"{address}/comments", data=data)


def position(client, address, kind="remarks", words="Vi vill se schemat.", version="1", **more):
    data = an_act() | {"version": version, "kind": kind, "words": words} | more
    return client.post(f"{address}/positions", data=data)


# The leader's side.


def test_unions_invited_to_the_plan_are_listed_when_the_draft_goes_to_review(web, leader):
    draft = a_draft(web)
    review.invite(work_of(web), process_of(web, draft), "Kommunal")
    page = f"/roles/{draft}/review"
    assert "Säg till Kommunal" not in leader.get(page).text

    sent = leader.post(page)
    assert "Säg till Kommunal" in leader.get(sent.location).text
    assert "Nästa steg: säg till Kommunal" in leader.get(f"/roles/{draft}").text

    told = leader.get(leader.post(f"{page}/unions", data={"union": "Kommunal"}).location).text
    assert "Kommunal är inbjuden att granska utkastet" in told
    for path in (page, f"/roles/{draft}"):
        assert "säg till kommunal" not in leader.get(path).text.lower()


def test_an_invitation_link_is_shown_once_with_a_text_to_send(web, leader):
    draft = a_draft(web)
    action = f"/roles/{draft}/review/unions"
    page = leader.get(f"/roles/{draft}/review")
    assert read(page).has("option[value='Sveriges Lärare']")

    answer = leader.post(action, data={"union": "Sveriges Lärare"})
    shown = leader.get(answer.location)

    link = read(shown).one("input[value*='/review/']").value.rsplit("/", 1)[1]
    assert see_invitation(work_of(web), link).union == "Sveriges Lärare"
    assert "Inte öppnad än" in shown.text
    assert link not in leader.get(f"/roles/{draft}/review").text


def test_a_new_link_replaces_the_old_one(web, leader, invited):
    process, old = invited

    leader.post(f"/roles/{process}/review/unions", data={"union": "kommunal"})

    assert web.test_client().get(f"/review/{old}").status_code == 404
    assert len(seen(web, process).reviewers) == 1


def test_inviting_a_union_requires_its_name(web, leader):
    draft = a_draft(web)

    for name in ("", "x" * 10_000, "a\ufffdb"):
        answer = leader.post(f"/roles/{draft}/review/unions", data={"union": name})
        assert answer.status_code == 422
    assert seen(web, draft).reviewers == []


def test_missing_parts_are_listed_before_review_with_links(web, leader):
    draft = a_draft(web)
    said(work_of(web), draft, "funding", "")

    answer = leader.post(f"/roles/{draft}/review")

    assert answer.status_code == 409
    assert read(answer).has(f"a[href='/roles/{draft}/facts#funding']")
    assert leader.get(f"/roles/{draft}/facts").status_code == 200


def test_sending_for_review_twice_sends_once(web, leader):
    draft = a_draft(web)
    review.invite(work_of(web), process_of(web, draft), "Kommunal")
    assert "Skicka till granskning" in leader.get(f"/roles/{draft}").text

    for _ in range(2):
        answer = leader.post(f"/roles/{draft}/review")
        assert answer.status_code == 303

    assert "Facklig granskning" in leader.get(f"/roles/{draft}").text


def test_the_leader_sees_who_opened_the_link_and_answers_each_comment_once(
    web, leader, invited, union
):
    process, _ = invited
    comment(*union, section="line:duka", text="Även helger?")
    page = leader.get(f"/roles/{process}/review")
    assert "Länken är öppnad" in page.text
    assert "1 synpunkt, 1 utan svar" in page.text
    number = read(page).one("[id^='comment-']:not([id$='heading'])")["id"].removeprefix("comment-")
    action = f"/roles/{process}/review/comments/{number}"

    for _ in range(2):
        sent = leader.post(action, data={"answer": "Nej, bara vardagar."})
        assert sent.status_code == 303
    other = leader.post(action, data={"answer": "Jo, ibland."})

    assert other.status_code == 409
    assert "Nej, bara vardagar." in other.text
    assert read(other).form(action).field("answer") == "Jo, ibland."
    assert "Nej, bara vardagar." in union[0].get(union[1]).text


def test_a_refused_answer_stays_in_its_field(web, leader, invited, union):
    process, _ = invited
    comment(*union)
    comment(*union, text="En till")
    second = seen(web, process).comments[1].id

    answer = leader.post(
        f"/roles/{process}/review/comments/{second}", data={"answer": "y" * 10_000}
    )

    assert answer.status_code == 422
    assert answer.text.count("y" * 10_000) == 1
    assert (
        leader.post(f"/roles/{process}/review/comments/{2**40}", data={"answer": "y"}).status_code
        == 404
    )


def test_the_leader_appoints_the_manager_who_decides(web, leader, manager):
    draft = a_draft(web)
    chosen = account_of(web, MANAGER).public_id
    assert manager.get(f"/roles/{draft}/adopt").status_code == 404

    answer = leader.post(f"/roles/{draft}/manager", data={"manager": chosen})

    assert f"{MANAGER} kan läsa utkastet" in leader.get(answer.location).text
    assert manager.get(f"/roles/{draft}/adopt").status_code == 200
    assert leader.post(f"/roles/{draft}/manager", data={"manager": "x"}).status_code == 422


# The union's side.


def test_viewing_an_invitation_changes_nothing_and_explains_what_happens(web, stranger, invited):
    process, secret = invited

    for _ in range(2):
        shown = stranger.get(f"/review/{secret}")

    assert "Granskning för Kommunal" in shown.text
    assert "räknas det du skriver först när Kommunal har bekräftat dig" in shown.text
    assert "Set-Cookie" not in shown.headers
    assert not seen(web, process).reviewers[0].enrolled


@pytest.mark.parametrize("way", ["forgotten", "renewed"])
def test_a_device_that_lost_its_place_keeps_what_it_wrote_until_its_link_is_opened(
    web, invited, way
):
    process, secret = invited
    device, address = enrolled(web, secret)
    cookie = f"review_{address.split('/')[3]}"
    if way == "renewed":
        secret = review.invite(work_of(web), process_of(web, process), "Kommunal")
    device.delete_cookie(cookie, path="/reviews")

    refused = comment(device, address, text="Vilka avdelningar?\nOch när?")

    assert "Öppna er senaste länk i en ny flik" in refused.text
    form = read(refused).form("/comments")
    device.post(f"/review/{secret}", data={"function": "Ombud"})  # in another tab
    assert device.post(form["action"], data=form.sent()).status_code == 303
    assert [each.text for each in seen(web, process).comments] == ["Vilka avdelningar?\nOch när?"]


def test_a_place_in_a_review_is_kept_from_its_last_use(web, union):
    device, address = union

    assert "Max-Age=15552000" in device.get(address).headers["Set-Cookie"]


@pytest.mark.parametrize("left", [".", "/", ">", ">.", ").", ","])
def test_a_link_survives_what_a_mail_leaves_at_its_end(stranger, invited, left):
    answer = stranger.get(f"/review/{invited[1]}{left}", follow_redirects=True)

    assert answer.status_code == 200
    assert answer.request.path == f"/review/{invited[1]}"


def test_an_unknown_link_is_explained(stranger):
    for method in (stranger.get, stranger.post):
        answer = method("/review/nobody-was-given-this", data={"function": "Ombud"})
        assert answer.status_code == 404
        assert "Länken öppnar ingen granskning" in answer.text


def test_a_reviewer_sees_only_their_own_review(web, union, invited):
    client, address = union
    other, other_secret = under_review(web, "Vision")
    _, elsewhere = enrolled(web, other_secret)

    assert client.get(elsewhere).status_code == 404
    assert client.get(f"/roles/{invited[0]}").status_code == 404
    mine = address.split("/")[3]
    assert client.get(f"/reviews/{process_of(web, other)}/{mine}").status_code == 404
    assert client.get(address.replace(invited[0], other)).status_code == 404
    assert comment(client, elsewhere).status_code == 404


def test_two_unions_on_one_device_comment_separately(web, invited):
    process, secret = invited
    client, kommunal = enrolled(web, secret)
    vision = review.invite(work_of(web), process_of(web, process), "Vision")
    client.post(f"/review/{vision}", data={"function": "Ombud"})
    place = next(each.id for each in seen(web, process).reviewers if each.union == "Vision")
    vision = landed(client, f"/reviews/{process_of(web, process)}/{place}")

    position(client, kommunal, words="Kommunals ord")
    position(client, vision, words="Visions ord")

    stated = {each.union: each.words for each in seen(web, process).positions}
    assert stated == {"Kommunal": "Kommunals ord", "Vision": "Visions ord"}


def test_a_union_reads_everything_that_affects_its_members(union):
    client, address = union

    text = client.get(address).text

    assert "duka fram lunchen" in text
    assert "Flyttas från dem som gör det i dag" in text
    assert "Från barnskötare och kock tillsammans" in text
    assert "vad blir kvar i deras dag" in text
    assert "Ställningstagandet ersätter inte samverkan eller förhandling." in text
    assert "Godkänn" not in text
    assert "Rad 1. " in client.get(f"{address}/evidence").text
    for file in ("profile.pdf", "annex.pdf"):
        assert client.get(f"{address}/{file}").mimetype == "application/pdf"


def test_a_comment_sent_twice_is_one_comment_shown_at_its_section(web, union, invited):
    client, address = union
    action = f"{address}/comments"
    sent = form(client.get(address), action, text="Vilka avdelningar?")

    for _ in range(2):
        answer = client.post(action, data=sent)

    assert answer.location == f"{address}?version=1&said=lead#lead"
    shown = client.get(answer.location)
    assert "Synpunkten är sparad" in shown.text
    (kept,) = seen(web, invited[0]).comments
    assert (kept.union, kept.section, kept.text) == ("Kommunal", "lead", "Vilka avdelningar?")


def test_new_words_from_a_page_reached_by_going_back_are_not_lost(web, union, invited):
    client, address = union
    for send, field in ((comment, "text"), (position, "words")):
        act = an_act()
        send(client, address, **act, **{field: "Det första"})

        met = send(client, address, **act, **{field: "Det andra"})

        assert met.status_code == 409
        assert "Det första" in met.text
        again = read(met).form(f"{address}/{'comments' if send is comment else 'positions'}")
        assert again.field(field) == "Det andra"
        assert again.field("act") != act["act"]


def test_a_comment_on_a_just_replaced_version_is_kept_and_the_union_is_told(web, union, invited):
    client, address = union
    draft_versions.new_version(work_of(web), invited[0], 1, "Arbetstiden ändras")

    shown = client.get(comment(client, address).location)

    assert "Den gäller version 1, som har ersatts. Era ord är kvar" in shown.text
    assert "version 2, som skrivs nu" in shown.text
    assert seen(web, invited[0]).comments[0].version == 1


def test_an_unfinished_version_is_not_shown(web, union, invited):
    client, address = union
    draft_versions.new_version(work_of(web), invited[0], 1, "Titeln ändras")
    said(work_of(web), invited[0], "title", "Hemligt utkast")

    for page in ("", "?version=2", "/evidence?version=2"):
        assert "Hemligt utkast" not in client.get(f"{address}{page}").text
    assert client.get(f"{address}/compare?before=1&after=2").status_code == 409

    review.send_to_review(work_of(web), invited[0])
    assert read(client.get(address)).one("h1").words == "Hemligt utkast"
    compared = client.get(f"{address}/compare?before=1&after=2")
    assert "Hemligt utkast" in read(compared).texts("ins")


def test_before_the_first_review_a_union_reads_the_plan(web):
    draft = a_draft(web)
    client, address = enrolled(web, review.invite(work_of(web), process_of(web, draft), "Kommunal"))

    assert read(client.get(address)).one("h1").words == "Planeringen"
    assert "Det finns inget utkast att läsa än." in client.get(address).text


@pytest.mark.parametrize("kind", list(PositionKind))
def test_each_position_is_kept_in_the_unions_own_words(web, union, invited, kind):
    answer = position(*union, kind=kind, words="Våra egna ord,\npå två rader")

    (stated,) = seen(web, invited[0]).positions
    assert (stated.kind, stated.words) == (kind, "Våra egna ord,\npå två rader")
    assert "Ställningstagandet är sparat" in union[0].get(answer.location).text


def test_disagreeing_requires_a_reason_and_the_choice_is_kept(web, union, invited):
    answer = position(*union, kind="disagree", words="")

    assert answer.status_code == 422
    assert read(answer).form("/positions").sent()["kind"] == ["disagree"]
    assert "Skriv varför" in answer.text
    assert position(*union, kind="approve").status_code == 422
    assert seen(web, invited[0]).positions == []


def test_the_latest_position_counts_and_earlier_ones_stay(union):
    position(*union, kind="adjourn", words="Vi behöver en vecka.")
    position(*union, kind="no_objection", words="")

    text = union[0].get(union[1]).text

    assert "Ni har sagt: ingen erinran" in text
    assert "Vi behöver en vecka." in text


@pytest.mark.parametrize("words", ["x" * 10_000, "a\ufffdb", " "])
def test_refused_words_stay_in_their_own_field(web, union, invited, words):
    answer = comment(*union, section="may_not", text=words)

    assert answer.status_code == 422
    assert len(read(answer).all("[aria-invalid=true]")) == 1
    assert words.strip().replace("\ufffd", "") in answer.text
    assert seen(web, invited[0]).comments == []


def test_scripts_in_a_unions_words_do_not_run(web, leader, union, invited):
    comment(*union, text=SCRIPT)
    position(*union, words=SCRIPT)

    assert SCRIPT not in union[0].get(union[1]).text
    assert SCRIPT not in leader.get(f"/roles/{invited[0]}/review").text


def test_a_tampered_form_changes_nothing(web, union, invited):
    client, address = union

    assert comment(client, address, section="nowhere").status_code == 409
    assert comment(client, address, version="9").status_code == 409
    assert comment(client, address, version="x").status_code == 422
    assert comment(client, address, act="1").status_code == 409
    assert client.get(f"{address}?version={10**30}").status_code == 200
    assert seen(web, invited[0]).comments == []
