"""The organisation's page: who may, what is kept, and what pages and documents take from it."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from akr.domain.office.organisation import LogoKind
from akr.steps.matter import review
from akr.steps.office.organisation import see_settings
from akr.steps.planning import ending
from akr.steps.role.draft_versions import see_draft
from akr.steps.role.roles import start_role
from akr.store.work import store_of
from tests.page import read
from tests.rooms import an_act, facts_said, linden_process
from tests.web.forms import an_act_sent
from tests.web.people import LEADER, account_of

STATEMENT = "https://exempelstad.se/tillganglighet"
CONTACT = "dataskydd@exempelstad.se"
WHOLE = {
    "name": "Exempelstads kommun",
    "full_time": "38,25",
    "colour": "#8A1538",
    "accessibility_statement": STATEMENT,
    "personal_data_contact": CONTACT,
}
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    b'<rect width="60" height="20" fill="#8a1538"/></svg>'
)


def a_picture(kind="PNG", mode="RGBA"):
    out = BytesIO()
    Image.new(mode, (60, 20), 0).save(out, kind)
    return out.getvalue()


def save(client, **changes):
    base = read(client.get("/organisation")).all("[name=base]")[0].value
    return client.post("/organisation", data={"base": base, **WHOLE, **changes})


def upload(client, data, name="logo.png"):
    base = read(client.get("/organisation")).all("[name=logo_base]")[0].value
    sent = {"logo_base": base, "logo": (BytesIO(data), name)}
    return client.post("/organisation/logo", data=sent, content_type="multipart/form-data")


def settings(web):
    return see_settings(store_of(web).work())


def test_the_page_says_why_it_matters_until_the_organisation_is_named(administrator):
    before = administrator.get("/organisation").text
    save(administrator)
    after = administrator.get("/organisation").text

    assert "Ingen organisation är inskriven än." in before
    assert "Logotyp" not in before
    assert "Ingen organisation är inskriven än." not in after
    assert "Logotyp" in after


def test_what_an_administrator_saves_is_shown_again(web, administrator):
    answer = save(administrator)

    assert answer.location == "/organisation?saved=settings"
    shown = read(administrator.get(answer.location))
    assert "Inställningarna är sparade." in shown.words
    said = {name: shown.one(f"[name={name}]").value for name in WHOLE}
    assert said == WHOLE | {"colour": "#8a1538"}
    assert settings(web).organisation.full_time_hours == 38.25


@pytest.mark.parametrize("who", ["stranger", "leader", "other_leader", "manager"])
def test_nobody_else_finds_the_page_or_changes_anything(web, request, who):
    client = request.getfixturevalue(who)

    answers = [
        client.get("/organisation"),
        client.post("/organisation", data=WHOLE),
        client.post("/organisation/logo", data={"logo": (BytesIO(SVG), "x.svg")}),
        client.post("/organisation/logo/remove"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    kindly = "Logga in för att öppna sidan" if who == "stranger" else "Sidan finns inte här"
    assert kindly in answers[0].text
    assert "href='/organisation'" not in client.get("/").text.replace('"', "'")
    assert settings(web).organisation is None


@pytest.mark.parametrize(
    ("field", "written", "sentence"),
    [
        ("name", " ", "Fältet är tomt."),
        ("name", "x" * 121, "Korta den till högst 120"),
        ("full_time", "0", "mer än 0 och högst 48"),
        ("full_time", "49", "Skriv ett tal från 0 till 48."),
        ("full_time", "heltid", "Skriv ett tal från 0 till 48."),
        ("colour", "vinröd", "är ingen färgkod"),
        ("colour", "#f3c433", "för ljus för att läsas på vitt papper"),
        ("accessibility_statement", "http://exempelstad.se", "Den ska börja med https://"),
        ("accessibility_statement", "ftp://exempelstad.se", "Den ska börja med https://"),
        ("personal_data_contact", "x" * 201, "Korta den till högst 200"),
    ],
)
def test_a_field_that_cannot_be_kept_is_explained_and_nothing_written_is_lost(
    web, administrator, field, written, sentence
):
    answer = save(administrator, **{field: written})

    shown = read(answer)
    assert answer.status_code == 422
    assert sentence in shown.one(f"#{field}-error").words
    assert {name: shown.one(f"[name={name}]").value for name in WHOLE} == WHOLE | {field: written}
    assert settings(web).organisation is None


def test_a_pale_colour_can_be_changed_for_the_nearest_with_one_press(web, administrator):
    offered = read(save(administrator, colour="#f3c433")).one("[name=nearest]")["value"]

    assert save(administrator, colour="#f3c433", nearest=offered).status_code == 303
    assert settings(web).organisation.colour == offered


def test_of_two_who_save_the_second_sees_what_stands_and_keeps_the_words(web, administrator):
    save(administrator)
    base = settings(web).base
    save(administrator, name="Grannstads kommun")

    clash = administrator.post("/organisation", data={**WHOLE, "name": "Mitt", "base": base})

    shown = read(clash)
    assert clash.status_code == 409
    assert "Någon annan hann ändra det här." in shown.words
    assert "Grannstads kommun, #8a1538, heltid 38,25 timmar" in shown.words
    assert shown.one("[name=name]").value == "Mitt"
    again = {**WHOLE, "name": "Mitt", "base": shown.one("[name=base]").value}
    assert administrator.post("/organisation", data=again).status_code == 303
    assert settings(web).organisation.name == "Mitt"


@pytest.mark.parametrize(
    ("data", "name"), [(a_picture(), "x.png"), (a_picture("JPEG", "CMYK"), "x.svg")]
)
def test_a_picture_becomes_an_opaque_logo_whatever_its_name(web, administrator, data, name):
    save(administrator)

    assert upload(administrator, data, name).location == "/organisation?saved=logo"

    kept = settings(web).logo
    assert kept.kind is LogoKind.PNG
    assert Image.open(BytesIO(kept.data)).mode == "RGB"
    shown = read(administrator.get("/organisation?saved=logo"))
    assert shown.one(".letterhead img")["alt"] == "Logotyp för Exempelstads kommun"
    assert shown.one(".letterhead img")["src"].startswith("data:image/png;base64,")


@pytest.mark.slow
def test_an_svg_is_drawn_once_before_it_is_kept(web, administrator):
    save(administrator)

    assert upload(administrator, SVG).status_code == 303
    assert settings(web).logo.kind is LogoKind.SVG

    undrawable = SVG.replace(b"<rect", b"<style>rect{colour-of:x}</style><rect")
    answer = upload(administrator, undrawable)
    assert (answer.status_code == 422) is ("går inte att rita" in answer.text)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"hej", "Filen går inte att läsa som bild."),
        (SVG.replace(b"<rect", b"<script/><rect"), "innehåller kod som kan köras"),
        (SVG.replace(b"#8a1538", b"url(//x.example/)"), "hämtar något från en annan plats"),
    ],
)
def test_a_file_that_is_no_logo_is_refused_and_the_old_one_stays(
    web, administrator, data, sentence
):
    save(administrator)
    upload(administrator, a_picture())
    before = settings(web).logo

    answer = upload(administrator, data)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Inget har ändrats." in answer.text
    assert settings(web).logo == before


def test_no_file_is_refused_in_words(administrator):
    save(administrator)

    answer = administrator.post("/organisation/logo", data={})
    assert answer.status_code == 422
    assert "Välj en fil först." in answer.text


def test_a_logo_before_the_name_is_refused(administrator):
    answer = administrator.post(
        "/organisation/logo",
        data={"logo": (BytesIO(a_picture()), "x.png")},
    )

    assert answer.status_code == 409


def test_a_logo_can_be_removed_and_a_stale_removal_is_told(web, administrator):
    save(administrator)
    old = settings(web).logo_base
    upload(administrator, a_picture())

    stale = administrator.post("/organisation/logo/remove", data={"logo_base": "0" * 16})
    assert stale.status_code == 409
    assert settings(web).logo is not None

    now = {"logo_base": settings(web).logo_base}
    assert administrator.post("/organisation/logo/remove", data=now).status_code == 303
    assert settings(web).logo is None
    assert settings(web).logo_base == old


def test_the_foot_of_every_page_has_the_name_and_the_links_at_once(
    administrator, leader, manager, stranger
):
    assert "foot-links" not in leader.get("/processes").text
    save(administrator)

    pages = [
        administrator.get("/accounts"),
        leader.get("/processes"),
        manager.get("/decisions"),
        stranger.get("/sign-in"),
        stranger.get("/"),
        stranger.get("/nowhere"),
    ]

    for answer in pages:
        foot = read(answer).one("footer .foot-links")
        assert foot.words.startswith("Exempelstads kommun")
        assert [link["href"] for link in foot.all("a")] == [STATEMENT, f"mailto:{CONTACT}"]
    save(administrator, accessibility_statement="", personal_data_contact="Rum 12")
    foot = read(leader.get("/processes")).one("footer .foot-links")
    assert foot.words == "Exempelstads kommun Personuppgifter: Rum 12"


def test_words_in_the_settings_are_words_in_the_pages(administrator, leader):
    save(administrator, name='<script>x</script>"&', personal_data_contact="<b>vem</b>")

    shown = leader.get("/processes")

    assert "<script>x" not in shown.text
    assert "<b>vem" not in shown.text
    assert '<script>x</script>"&' in read(shown).one("footer").words


def a_process_of(client):
    said = {
        "workplace": "Förskolan Linden",
        "purpose": "roles",
        "rows": "4",
        "occupation-1": "Kock",
        **an_act_sent(),
    }
    return client.post("/processes/new", data=said).location


def exported(web, pid):
    work = store_of(web).work()
    with work.reading():
        return work.process(pid)


def test_a_process_made_here_follows_the_organisations_name(web, administrator, leader):
    save(administrator)
    going_on, ended = (a_process_of(leader).rpartition("/")[2] for _ in range(2))
    ending.end_process(store_of(web).work(), ended, an_act(), "Vi slår ihop enheterna.")

    save(administrator, name="Storstads kommun")
    save(administrator, name="Storstads kommun", full_time="38")

    assert exported(web, going_on).organisation == "Storstads kommun"
    assert exported(web, ended).organisation == "Exempelstads kommun"


def test_what_unions_were_sent_keeps_the_name_that_they_read(web, administrator):
    save(administrator)
    sent, unsent = (a_draft(web, organisation="Exempelstads kommun") for _ in range(2))
    facts_said(store_of(web).work(), sent[1])
    review.send_to_review(store_of(web).work(), sent[1])

    save(administrator, name="Storstads kommun")

    names = [exported(web, pid).organisation for pid, _ in (sent, unsent)]
    assert names == ["Exempelstads kommun", "Storstads kommun"]


def test_a_file_keeps_the_name_that_it_came_with(web, administrator, leader):
    save(administrator, name="Storstads kommun")
    file = {"format": "akr-process/1", "organisation": "Grannstads kommun", "title": "X"}
    sent = {"file": (BytesIO(json.dumps(file).encode()), "x.json"), **an_act_sent()}

    answer = leader.post("/processes/import", data=sent, content_type="multipart/form-data")

    pid = answer.location.split("/")[2]
    assert exported(web, pid).organisation == "Grannstads kommun"


def a_draft(web, **about):
    work = store_of(web).work()
    with work:
        pid = work.add_process(replace(linden_process(), **about))
        work.co_leaders.add_leader(pid, account_of(web, LEADER).id)
    return pid, start_role(store_of(web).work(), pid, an_act())


def test_a_new_draft_counts_by_the_full_time_of_its_day(web, administrator):
    _, usual = a_draft(web)
    save(administrator, full_time="37")
    _, own = a_draft(web)
    save(administrator, full_time="38,25")

    hours = [see_draft(store_of(web).work(), role).content.full_time_hours for role in (usual, own)]
    assert hours == [40, 37]


def test_the_result_shows_the_share_of_the_organisations_own_full_time(web, administrator, leader):
    save(administrator, full_time="37")
    pid, _ = a_draft(web)

    shown = read(leader.get(f"/processes/{pid}/analysis"))

    assert "34,6 timmar per vecka, 93 % av heltid (37 h)" in shown.words.replace("\xa0", " ")
    assert shown.one("[name=full_time]").value == "37"
