"""A new process at the edge: described in a form, or read in from a file."""

import io

import pytest

from tests.page import read
from tests.web.forms import an_act_sent
from tests.web.processes import LINDEN, NEW, created, imported


def test_a_double_press_creates_one_process(leader):
    sent = an_act_sent()
    file = {"file": (io.BytesIO(LINDEN.read_bytes()), "linden.json")}

    made = [leader.post("/processes/new", data=sent | NEW).location for _ in range(2)]
    again = leader.post("/processes/import", data=sent | file).location

    assert made[0] == made[1]
    assert again == f"{made[0]}/analysis"


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
    assert len(read(answer).all("[autofocus]")) == 1


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

    shown = read(leader.get(created(leader, rows="12", **{"occupation-3": "", **rows})))

    assert sum(words.startswith("Yrke ") for words in shown.texts("li")) == 12


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


@pytest.mark.parametrize(
    ("sector", "said"),
    [
        ("elder_care_home", "24 boende"),
        ("home_care", "24 omsorgstagare"),
        ("preschool", "24 barn"),
        ("school", "24 elever"),
        ("", "24 boende, barn eller elever"),
    ],
)
def test_whom_a_workplace_is_for_is_said_in_its_own_words(leader, sector, said):
    there = leader.post(
        "/processes/new", data=an_act_sent() | NEW | {"sector": sector, "children": "24"}
    ).location

    assert f"3 avdelningar, {said}" in read(leader.get(there)).texts(".facts dd")


def test_a_process_like_another_begins_with_its_sector_purpose_and_occupations(leader):
    process = created(leader, title="Ekens process")
    (link,) = [
        each
        for each in read(leader.get(process)).all("a")
        if each.words == "Ny process som den här"
    ]

    form = read(leader.get(link["href"])).form("/processes/new")

    sent = {name: values for name, values in form.sent().items() if any(values)}
    assert sent["sector"] == ["preschool"]
    assert sent["purpose"] == ["roles"]
    assert [sent["occupation-1"], sent["occupation-2"]] == [["Förskollärare"], ["Barnskötare"]]
    assert sent.keys().isdisjoint({"workplace", "title", "expected-1", "departments"})


def test_nothing_of_a_process_that_is_led_by_somebody_else_is_copied(leader, other_leader):
    process = created(leader)

    form = read(other_leader.get(f"/processes/new?like={process.rpartition('/')[2]}"))

    assert form.field("occupation-1") == ""
