"""The file format: a whole process in and out, and one sentence for everything else."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.errors import BadFile
from akr.files.akr_process_1 import as_file, read_process, write_process
from akr.text.refusals import refusal

LINDEN = Path(__file__).parents[1] / "data" / "linden.json"


def a_file(**parts):
    small = {
        "format": "akr-process/1",
        "participants": [{"id": "p1", "occupation": "carer"}],
        "tasks": [{"id": "t1", "text": "Duka fram"}],
        "sortings": [{"participant": "p1", "task": "t1", "colour": "red"}],
    }
    return json.dumps(small | parts).encode()


def refused(content):
    with pytest.raises(BadFile) as caught:
        read_process(content)
    return refusal(caught.value)


def test_linden_comes_back_unchanged_except_for_composed_letters():
    written = json.loads(write_process(read_process(LINDEN.read_bytes())))

    assert written == json.loads(unicodedata.normalize("NFC", LINDEN.read_text()))


def test_parts_are_written_in_the_methods_order_with_proposals_last():
    written = as_file(read_process(LINDEN.read_bytes()))

    assert list(written) == [
        *("format", "organisation", "title", "purpose", "workshop_format", "workplace"),
        *("mandate", "readiness", "union_comments", "opening", "workshop_2_on", "follow_up_on"),
        *("occupations", "participants", "cards", "tasks", "sortings", "decisions"),
    ]
    assert list(written["tasks"][0]) == [
        *("id", "text", "minutes", "times_per_week", "not_done_today", "done_by", "when"),
    ]


@pytest.mark.parametrize(
    ("minutes", "said"), [("15", "15"), ("15.0", "15"), ("1.5", "1.5"), ("1.5e1", "15")]
)
def test_a_whole_number_is_written_without_decimals(minutes, said):
    content = a_file(tasks=[{"id": "t1", "text": "Duka", "minutes": "M"}])

    written = write_process(read_process(content.replace(b'"M"', minutes.encode())))

    assert f'"minutes": {said}\n' in written.decode()


def test_a_file_needs_only_tasks_participants_and_sortings():
    assert as_file(read_process(a_file())) == json.loads(a_file())


def test_an_empty_list_differs_from_an_absent_one():
    assert "cards" in as_file(read_process(a_file(cards=[])))
    assert "cards" not in as_file(read_process(a_file()))


@pytest.mark.parametrize(
    "written", ["Städa ko\N{COMBINING DIAERESIS}k", "Städa\u200b kök", "\ufeffStäda k\0ök\uf0b7"]
)
def test_a_text_passes_the_gate_of_forms(written):
    tasks = [{"id": "t1", "text": written}]

    read = read_process(a_file(title=written, tasks=tasks, sortings=[]))

    assert (read.title, read.tasks[0].text) == ("Städa kök", "Städa kök")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen går inte att läsa som JSON."),
        (b"{", "Filen går inte att läsa som JSON. Felet är på rad 1, tecken 2."),
        (b"\xff\xfe", "Filen är inte sparad som UTF-8."),
        (b"[]", "Här väntas ett objekt, {…}."),
        (b"[" * 100_000, "Filen har för många nivåer av klamrar."),
        (b'{"a":' * 100_000, "Filen har för många nivåer av klamrar."),
        (b'{"format": 1' + b"0" * 5_000 + b"}", "Värdet är inte ett tal som går att räkna med."),
        (b'{"format": "a", "format": "b"}', "Nyckeln ”format” står två gånger."),
        (b"{}", "Nyckeln ”format” saknas."),
        (a_file(format="akr-process/2"), "format: formatet ska vara ”akr-process/1”."),
        (a_file(extra=1), "Nyckeln ”extra” finns inte i formatet."),
        (a_file(title=" \N{NO-BREAK SPACE}"), "title: texten är tom."),
        (a_file(title="\ud800\u200d"), "title: texten är tom."),
        (b'{"format": "a", "for\\u0000mat": "b"}', "Nyckeln ”format” står två gånger."),
        (a_file(title="x" * 10_000_000), "title: texten är längre än 200 tecken."),
        (
            a_file(tasks=[{"id": "t1", "text": "Duka", "colour": "red"}]),
            "tasks[0]: nyckeln ”colour” finns inte i formatet.",
        ),
        (a_file(participants=[{"id": "p1"}]), "participants[0]: nyckeln ”occupation” saknas."),
        (
            a_file(occupations=[]),
            "participants[0].occupation: yrkesgruppen ”carer” finns inte i filen.",
        ),
    ],
)
def test_a_broken_file_gets_one_sentence_with_the_path(content, sentence):
    assert refused(content) == sentence


@pytest.mark.parametrize(
    ("minutes", "reason"),
    [
        ("-1", "värdet är mindre än 0."),
        ("1e9", "värdet är större än 10080."),
        ("1e999", "värdet är inte ett tal som går att räkna med."),
        ("NaN", "värdet är inte ett tal som går att räkna med."),
        ('"15"', "här väntas ett tal."),
        ("true", "här väntas ett tal."),
    ],
)
def test_minutes_must_fit_in_a_week(minutes, reason):
    content = a_file(tasks=[{"id": "t1", "text": "Duka", "minutes": "M"}])

    assert refused(content.replace(b'"M"', minutes.encode())) == f"tasks[0].minutes: {reason}"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"task": "t9"}, "sortings[0].task: arbetsuppgiften ”t9” finns inte i filen."),
        ({"participant": "p9"}, "sortings[0].participant: deltagaren ”p9” finns inte i filen."),
        ({"colour": "blue"}, "sortings[0].colour: ”blue” är inget av de värden som finns."),
    ],
)
def test_a_sorting_must_refer_to_a_task_and_a_participant_in_the_file(change, reason):
    sorting = {"participant": "p1", "task": "t1", "colour": "red"} | change

    assert refused(a_file(sortings=[sorting])) == reason


def test_a_participant_may_sort_a_task_only_once():
    sorting = {"participant": "p1", "task": "t1", "colour": "red"}

    twice = a_file(sortings=[sorting, sorting | {"colour": "green"}])

    assert refused(twice) == "sortings[1]: deltagaren har redan sorterat ”t1”."


def test_ids_that_differ_only_in_composition_are_duplicates():
    tasks = [{"id": "kök", "text": "a"}, {"id": "ko\N{COMBINING DIAERESIS}k", "text": "b"}]

    assert refused(a_file(tasks=tasks, sortings=[])) == "tasks[1].id: id ”kök” används två gånger."


@pytest.mark.parametrize("due", ["2027-02-30", "20270215", "i vår", "2027-2-1", "٢٠٢٧-٠٢-١٥"])
def test_a_due_date_must_exist(due):
    decision = {"task": "t1", "status": "proposed", "decision": "keep", "due": due}

    assert refused(a_file(decisions=[decision])).startswith(f"decisions[0].due: ”{due}” är inget")


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"workshop_2_on": "2027-02-30"}, "workshop_2_on"),
        ({"ended": {"reason": "Pengarna", "on": "2027-02-30"}}, "ended.on"),
        ({"mandate": {"decided_by": "Chef", "decided_on": "2027-02-30"}}, "mandate.decided_on"),
        (
            {
                "union_comments": [
                    {"id": "1", "union": "K", "text": "J", "written_on": "2027-02-30"}
                ]
            },
            "union_comments[0].written_on",
        ),
    ],
)
def test_every_other_date_must_exist_too(parts, path):
    reason = "”2027-02-30” är inget datum (ÅÅÅÅ-MM-DD)."

    assert refused(a_file(**parts)) == f"{path}: {reason}"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(content):
    try:
        read_process(content)
    except BadFile as error:
        assert "\n" not in refusal(error)


@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "tasks", "cards", "participants", "sortings", "decisions", "due"]
        ),
        json_values,
    )
)
def test_any_json_is_read_or_refused_with_a_sentence(parts):
    try:
        read_process(a_file(**parts))
    except BadFile as error:
        assert "\n" not in refusal(error)
