"""Processes at the edge: made, read in, looked at and taken out again."""

import io
import json
from pathlib import Path

import pytest

from akr.domain.role.draft import LONGEST_ROLE_TITLE
from tests.page import read
from tests.web.forms import WITHOUT_UNIONS, an_act_sent
from tests.web.people import LEADER, PASSWORD

LINDEN = Path(__file__).parents[3] / "data/linden.json"
NEW = {
    "workplace": "Förskolan Eken",
    "sector": "preschool",
    "departments": "3",
    "purpose": "roles",
    "rows": "4",
    "occupation-1": "Förskollärare",
    "expected-1": "5",
    "occupation-3": "Barnskötare",
}


def created(leader, **changes):
    """Make a process and return its address."""
    answer = leader.post("/processes/new", data=an_act_sent() | NEW | changes)
    assert answer.status_code == 303, answer.text
    return answer.location


def imported(leader, content=None):
    """Read a file in and return the new process's address."""
    file = io.BytesIO(LINDEN.read_bytes() if content is None else content)
    answer = leader.post("/processes/import", data=an_act_sent() | {"file": (file, "linden.json")})
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/analysis")


def test_a_double_press_creates_one_process(leader):
    sent = an_act_sent()
    file = {"file": (io.BytesIO(LINDEN.read_bytes()), "linden.json")}

    made = [leader.post("/processes/new", data=sent | NEW).location for _ in range(2)]
    again = leader.post("/processes/import", data=sent | file).location

    assert made[0] == made[1]
    assert again == f"{made[0]}/analysis"


def test_an_empty_list_suggests_creating_the_first_process(leader):
    answer = leader.get("/processes")

    assert "Här börjar er arbetsdelning" in answer.text
    assert read(answer).has("a[href='/processes/new']")


def test_a_leader_sees_their_own_processes_and_an_administrator_all(
    leader, other_leader, administrator
):
    created(leader)
    created(other_leader, title="Granens process")

    assert "Arbetsdelning Förskolan Eken" in leader.get("/processes").text
    assert "Granens process" not in leader.get("/processes").text
    assert "Arbetsdelning Förskolan Eken" in administrator.get("/processes").text
    assert "Granens process" in administrator.get("/processes").text


def test_only_its_leader_and_administrators_can_open_a_process(
    leader, other_leader, administrator, stranger
):
    process = created(leader)

    for address in (process, f"{process}/analysis", f"{process}/lead", f"{process}/table"):
        assert other_leader.get(address).status_code == 404
        assert stranger.get(address).status_code == 404
        assert administrator.get(address, follow_redirects=True).status_code == 200
    assert other_leader.post(f"{process}/workshop", data=WITHOUT_UNIONS).status_code == 404


def test_a_missing_process_is_a_404_even_for_an_administrator(administrator):
    for address in ("", "/lead", "/table", "/analysis", "/profile.pdf", "/export.csv"):
        assert administrator.get(f"/processes/xxxxxxxxxxxxxxxx{address}").status_code == 404


def test_a_new_process_is_named_after_its_workplace_and_shows_its_next_step(leader):
    shown = leader.get(created(leader))

    assert read(shown).one("h1").words == "Arbetsdelning Förskolan Eken"
    assert "(5 väntas)" in shown.text
    assert "3 avdelningar" in shown.text
    assert "Öppna verkstad 1" in shown.text


def test_a_form_with_mistakes_comes_back_whole_and_explains_them(leader):
    answer = leader.post(
        "/processes/new",
        data={
            "title": "Vår process",
            "rows": "4",
            "children": "många",
            "occupation-1": "Kock",
            "occupation-2": "kock",
            "expected-3": "4",
            "expected-4": "0",
        },
    )

    assert answer.status_code == 422
    for kept in ("Vår process", "många", "Kock", "kock"):
        assert read(answer).has(f"[value='{kept}']")
    assert "Fältet är tomt." in answer.text
    assert "Välj ett av alternativen." in answer.text
    assert "Skriv ett heltal från 0 till 100000" in answer.text
    assert "Skriv ett heltal från 1 till 200" in answer.text
    assert "”kock” står redan ovanför" in answer.text
    assert "Skriv vad yrkesgruppen heter" in answer.text
    assert answer.text.count(" autofocus") == 1


def test_a_process_needs_an_occupation_and_a_listed_sector(leader):
    answer = leader.post(
        "/processes/new", data=NEW | {"occupation-1": "", "occupation-3": "", "sector": "rymden"}
    )

    assert answer.status_code == 422
    assert "Välj en verksamhet i listan." in answer.text


@pytest.mark.parametrize(("rows", "then"), [("4", 8), ("8", 12), ("12", 12), ("nonsense", 8)])
def test_adding_rows_checks_and_loses_nothing(leader, rows, then):
    answer = leader.post(
        "/processes/new",
        data={"occupation-2": "Kock", "expected-2": "x", "rows": rows, "more": "1"},
    )

    assert answer.status_code == 200
    form = read(answer).form("/processes/new")
    assert len(form.all("[name^='occupation-']")) == then
    assert (form.field("occupation-2"), form.field("expected-2")) == ("Kock", "x")
    assert not form.has("[aria-invalid]")


def test_htmx_gets_only_the_form_and_focus_moves_to_the_first_new_row(leader):
    answer = leader.post("/processes/new", data={"rows": "4", "more": "1"}, htmx=True)

    assert answer.text.lstrip().startswith("<form")
    assert [each["id"] for each in read(answer).all("[autofocus]")] == ["occupation-5"]


def test_twelve_occupations_are_kept(leader):
    rows = {f"occupation-{row}": f"Yrke {row}" for row in range(1, 13)}

    shown = leader.get(created(leader, rows="12", **{"occupation-3": "", **rows}))

    assert shown.text.count("<li>Yrke ") == 12


def test_an_imported_file_shows_its_result(leader):
    process = imported(leader)

    assert "Börja på utkastet" in leader.get(process).text
    assert read(leader.get(f"{process}/analysis")).one("h1").words == "Resultatet"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "filen går inte att läsa som JSON"),
        (b'{"format": "akr-process/2"}', "formatet ska vara ”akr-process/1”"),
        (b'{"format": "akr-process/1", "\\u003cb\\u003e": 1}', "&lt;b&gt;"),
    ],
)
def test_an_unreadable_file_gets_one_sentence(leader, content, sentence):
    answer = leader.post("/processes/import", data={"file": (io.BytesIO(content), "fil.json")})

    assert answer.status_code == 422
    assert sentence in answer.text.replace("Filen", "filen")
    assert "Inget har lästs in." in answer.text
    assert "Här börjar er arbetsdelning" in leader.get("/processes").text


def test_a_missing_file_is_asked_for_kindly(leader):
    assert "Välj en fil först" in leader.post("/processes/import", data={}).text


def test_an_oversized_file_is_not_read(leader):
    said = {"CONTENT_LENGTH": str(9 * 2**20)}
    file = (io.BytesIO(b"{}"), "fil.json")

    answer = leader.post("/processes/import", data={"file": file}, environ_overrides=said)

    assert answer.status_code == 413


def test_the_result_leaves_out_who_would_be_identified_and_says_so(leader):
    shown = leader.get(f"{imported(leader)}/analysis").text

    assert "Kock (1) svarar i samtalet." in shown
    assert "Förskollärare (5 svar)" in shown
    assert "Kock (1 svar)" not in shown
    headings = [each["id"] for each in read(shown).all("h2[id^='owned-']")]
    owned = ("several", "unsaid", "stop", "clear_owner")
    assert headings == [f"owned-{each}" for each in owned]


def test_the_result_states_hours_and_how_they_are_rounded(leader):
    shown = leader.get(f"{imported(leader)}/analysis").text

    assert "34,6 timmar per vecka" in shown
    assert "86\N{NO-BREAK SPACE}% av heltid" in shown
    assert "31,9 h flyttas, 2,7 h är nytt" in shown
    assert "avrundas sist" in shown


def test_a_result_without_tasks_says_what_comes_next(leader):
    process = imported(leader, b'{"format": "akr-process/1"}')

    shown = leader.get(f"{process}/analysis").text

    assert "Det finns inga uppgifter än" in shown
    assert "ingen rollprofil att göra" in shown


def test_the_result_is_hidden_from_its_leader_until_it_is_shown_to_all(leader):
    process = created(leader)
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)

    assert "Resultatet är inte framme än" in leader.get(f"{process}/analysis").text
    for file in ("profile.pdf", "export.csv", "export.xlsx"):
        assert leader.get(f"{process}/{file}").status_code == 409


def test_no_browser_gets_the_answers_of_each(leader):
    process = imported(leader)

    assert leader.get(f"{process}/export.json").status_code == 404
    assert "rådata" not in leader.get(f"{process}/analysis").text.lower()


def test_spreadsheets_show_what_the_page_shows_and_are_not_logged(leader, caplog):
    process = imported(leader)

    sheet = leader.get(f"{process}/export.csv").data.decode("utf-8-sig")
    book = leader.get(f"{process}/export.xlsx")

    assert "Grön, Förskollärare" in sheet.splitlines()[0]
    assert "Kock" not in sheet.splitlines()[0]
    assert book.data.startswith(b"PK")
    assert not caplog.records


def test_a_download_has_an_ascii_name_and_the_real_one(leader):
    content = json.dumps({"format": "akr-process/1", "title": 'Årö "skola"/förskola'}).encode()
    process = imported(leader, content)

    for kind in ("csv", "xlsx"):
        said = leader.get(f"{process}/export.{kind}").headers["Content-Disposition"]
        assert said.startswith("attachment; ")
        assert f'filename="Aro skola forskola.{kind}"' in said
        assert f"filename*=UTF-8''%C3%85r%C3%B6%20skola%20f%C3%B6rskola.{kind}" in said


@pytest.mark.slow
def test_the_profile_is_a_pdf_with_the_chosen_words(web, leader):
    process = imported(leader)
    asked = {"template": "serviceassistent", "title": "Husvärd", "full_time": "38"}

    made = leader.get(f"{process}/profile.pdf", query_string=asked)

    assert made.mimetype == "application/pdf"
    assert made.data.startswith(b"%PDF-")
    assert "Husvard" in made.headers["Content-Disposition"]
    web.extensions["akr.renderer"].close()


def test_a_profile_with_nonsense_options_is_refused(leader):
    process = imported(leader)

    answer = leader.get(f"{process}/profile.pdf?full_time=0&title=%00")

    assert answer.status_code == 422
    assert "mer än 0 och högst 48" in answer.text
    assert leader.get(f"{process}/profile.pdf?template=kung").status_code == 404


def test_a_roles_title_has_the_same_limit_in_profile_and_draft(leader):
    process = imported(leader)
    too_long = "x" * (LONGEST_ROLE_TITLE + 1)

    profile = leader.get(f"{process}/profile.pdf", query_string={"title": too_long})
    draft = leader.post(
        f"{process}/draft", data={"title": too_long, "template": "serviceassistent"}
    )

    for answer in (profile, draft):
        assert answer.status_code == 422
        assert f"Korta den till högst {LONGEST_ROLE_TITLE}," in answer.text


def test_signing_in_leads_to_the_requested_processes(web):
    client = web.test_client()

    answer = client.post(
        "/sign-in", data={"name": LEADER, "password": PASSWORD, "next": "/processes"}
    )

    assert answer.location == "/processes"


def test_opening_asks_how_many_will_come_if_the_plan_does_not_say(leader):
    process = created(leader)
    shown = read(leader.get(process)).form("/workshop")
    assert [each["name"] for each in shown.all("[name^='expected-']")] == ["expected-2"]
    assert "Då kan ingen räknas ut" in shown.words

    refused = leader.post(f"{process}/workshop", data={"reason": "Facken är med."})
    assert refused.status_code == 422
    assert "Skriv hur många de är" in read(refused).words
    assert leader.get(f"{process}/lead").location == process

    opened = leader.post(
        f"{process}/workshop", data={"reason": "Facken är med.", "expected-2": "7"}
    )
    assert opened.location == f"{process}/lead"
    assert "0 av 12 har gått med" in read(leader.get(f"{process}/lead")).words
