"""The commands as municipalities script against them: exit codes, one line, nothing half-written."""

import csv
import io
import json
import os
import socket
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from akr.cli import main
from akr.domain.role.draft import LONGEST_ROLE_TITLE

pytestmark = pytest.mark.slow

LINDEN = Path(__file__).parent / "data" / "linden.json"
AKR = [sys.executable, "-c", "from akr.cli import main; main()"]
PASSWORD = "ett lösenord som är en hel mening"


class Shell:
    """Where commands run: a folder with files, and an installation of its own."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self._capsys = capsys

    def akr(self, *arguments):
        """Run a command in this process; returns exit code, stdout, stderr."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        said = self._capsys.readouterr()
        return ended.value.code, said.out, said.err

    def file(self, name, content):
        """Write a file; bytes as they are, text as UTF-8, anything else as JSON."""
        path = self.folder / name
        if not isinstance(content, bytes | str):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def refused(self, *arguments):
        """Run a command that must refuse; returns its one line. Nothing is written."""
        before = sorted(self.folder.iterdir())
        code, out, err = self.akr(*arguments)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert err.endswith(".\n")
        assert sorted(self.folder.iterdir()) == before
        return err


@pytest.fixture
def shell(tmp_path, monkeypatch, capsys):
    folder, data = tmp_path / "here", tmp_path / "data"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("AKR_DATA_DIR", str(data))
    return Shell(folder, capsys)


def linden():
    """The example's values in composed letters, which is how they are kept."""
    return json.loads(unicodedata.normalize("NFC", LINDEN.read_text()))


# profile


def test_profile_prints_lindens_role_profile(shell):
    code, out, err = shell.akr("profile", LINDEN, "-o", "linden.pdf")

    assert (code, out, err) == (0, "", "")
    pages = PdfReader(shell.folder / "linden.pdf").pages
    assert len(pages) <= 2
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for figure in ("34,6", "86\N{NO-BREAK SPACE}%", "31,9", "2,7"):
        assert figure.replace("\N{NO-BREAK SPACE}", " ") in said.replace("\N{NO-BREAK SPACE}", " ")
    assert [path.name for path in shell.folder.iterdir()] == ["linden.pdf"]


def test_profile_takes_another_template_title_and_full_time(shell):
    title = "\u200bHus\N{SOFT HYPHEN}värd\n"
    wanted = ["--template", "serviceassistent", "--title", title, "--full-time", "38.25"]

    assert shell.akr("profile", LINDEN, "-o", "a.pdf", *wanted)[0] == 0

    said = PdfReader(shell.folder / "a.pdf").pages[0].extract_text()
    assert "Husvärd" in said


@pytest.mark.parametrize(
    "wanted",
    [
        ("--template", "trollkarl"),
        ("--title", ""),
        ("--title", "x" * (LONGEST_ROLE_TITLE + 1)),
        ("--full-time", "0"),
        ("--full-time", "nan"),
        ("--full-time", "många"),
        ("--colour", "green"),
    ],
)
def test_profile_refuses_impossible_options(shell, wanted):
    shell.refused("profile", LINDEN, "-o", "a.pdf", *wanted)


def test_profile_names_the_file_that_it_cannot_write(shell):
    (shell.folder / "folder.pdf").mkdir()

    assert "folder.pdf: det är en mapp" in shell.refused("profile", LINDEN, "-o", "folder.pdf")
    assert "finns inte" in shell.refused("profile", LINDEN, "-o", "nowhere/a.pdf")
    assert "finns inte" in shell.refused("profile", "nowhere.json", "-o", "a.pdf")


def test_a_refused_profile_leaves_the_earlier_file_whole(shell):
    kept = shell.file("a.pdf", b"the old one")

    shell.refused("profile", shell.file("bad.json", "{"), "-o", "a.pdf")

    assert kept.read_bytes() == b"the old one"


# analyse


def test_analyse_prints_lindens_figures(shell):
    code, out, err = shell.akr("analyse", LINDEN, "--json")

    assert (code, err) == (0, "")
    found = json.loads(out)
    totals = found["totals"]
    assert (totals["participants"], totals["tasks"], totals["unsorted"]) == (13, 28, 0)
    assert round(totals["new_role_hours_per_week"], 1) == 34.6
    assert round(totals["moved_hours_per_week"], 1) == 31.9
    assert round(totals["new_hours_per_week"], 1) == 2.7
    assert round(totals["full_time_share"], 2) == 0.86
    tasks = {task["id"]: task for task in found["tasks"]}
    assert tasks["blojor"]["ownership"] == "one_claims"
    assert tasks["matlagning"]["ownership"] == "unsaid"
    for task in tasks.values():
        colours = [each["colour"] for each in linden()["sortings"] if each["task"] == task["id"]]
        assert task["counts"] == {c: colours.count(c) for c in ("green", "yellow", "red", "black")}
        assert task["sorted"] == len(colours)


def test_analyse_without_json_is_readable_text(shell):
    code, out, err = shell.akr("analyse", LINDEN)

    assert (code, err) == (0, "")
    assert "34,6" in out
    assert "Byta blöjor" in out


TASK = {"id": "t1", "text": "Vika tvätt"}
WHO = [{"id": "p1", "occupation": "barnskotare"}]
GREEN = {"participant": "p1", "task": "t1", "colour": "green"}
SMALL = {"format": "akr-process/1", "tasks": [TASK], "participants": WHO, "sortings": [GREEN]}

BROKEN = {
    "nothing": "",
    "not JSON": "hej",
    "cut off": '{"format": "akr-process/1",',
    "a list": [],
    "a number": 7,
    "nested": "[" * 100_000 + "]" * 100_000,
    "not UTF-8": b'{"format": "\xff"}',
    "wrong format": SMALL | {"format": "akr-process/2"},
    "no format": {"tasks": []},
    "unknown task": SMALL | {"sortings": [GREEN | {"task": "t2"}]},
    "unknown participant": SMALL | {"sortings": [GREEN | {"participant": "p2"}]},
    "sorted twice": SMALL | {"sortings": [GREEN, GREEN | {"colour": "red"}]},
    "unknown colour": SMALL | {"sortings": [GREEN | {"colour": "blå"}]},
    "negative minutes": SMALL | {"tasks": [TASK | {"minutes": -1}]},
    "huge minutes": SMALL | {"tasks": [TASK | {"minutes": 1e300}]},
    "not a number": SMALL | {"tasks": [TASK | {"minutes": float("nan")}]},
    "textual minutes": SMALL | {"tasks": [TASK | {"minutes": "tio"}]},
    "endless minutes": json.dumps(SMALL).replace('"id": "t1"', '"id": "t1", "minutes": 1' + "0" * 5000),
    "the same id twice": SMALL | {"tasks": [TASK, TASK]},
    "blank text": SMALL | {"tasks": [TASK | {"text": "  "}]},
    "a text of unseen signs": SMALL | {"tasks": [TASK | {"text": "\0\u200b"}]},
    "a text of 10 MB": SMALL | {"tasks": [TASK | {"text": "x" * 10_000_000}]},
    "unknown key": SMALL | {"colour": "green"},
    "a key twice": '{"format": "akr-process/1", "format": "akr-process/1"}',
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("command", ["analyse", "profile", "import"])
def test_a_broken_file_gets_one_line_and_writes_nothing(shell, tmp_path, command, what):
    file = shell.file("broken.json", BROKEN[what])
    more = ("-o", "a.pdf") if command == "profile" else ()

    said = shell.refused(command, file, *more)

    assert "Traceback" not in said
    assert not (tmp_path / "data").exists()  # not even the installation's folder


def test_the_error_line_says_where_in_the_file(shell):
    file = shell.file("broken.json", SMALL | {"tasks": [TASK, TASK | {"id": "t2", "minutes": -3}]})

    assert shell.refused("analyse", file).startswith("tasks[1].minutes: ")


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_bytes_get_a_sentence(shell, content):
    file = shell.file("any.json", content)

    shell.refused("analyse", file)


def test_composed_and_decomposed_words_are_the_same(shell):
    composed, decomposed = "Städa kök", "Sta\u0308da ko\u0308k"
    files = [
        shell.file(f"{number}.json", SMALL | {"tasks": [TASK | {"text": words}]})
        for number, words in enumerate((composed, decomposed))
    ]

    assert len({shell.akr("analyse", file, "--json") for file in files}) == 1


# group


def test_group_reads_a_phrase_as_people_see_it(shell):
    phrases = ["Vi\u200bka tvätt", "Vika tvätt\ufeff", "Vika tva\u0308tt", "Vi\0ka tvätt"]
    file = shell.file("cards.csv", "\n".join(["phrase", *phrases, ""]))

    _, out, _ = shell.akr("group", file)

    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["group"] for row in rows} == {"0"}
    assert [row["phrase"] for row in rows] == phrases  # the rows are the file's own


def test_group_returns_the_same_rows_with_a_group(shell):
    file = shell.file("cards.csv", "id,phrase\n1,Byta blöjor\n2,blöjbyten\n3,Svara i telefon\n")

    code, out, err = shell.akr("group", file)

    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert [(row["id"], row["phrase"]) for row in rows] == [
        ("1", "Byta blöjor"),
        ("2", "blöjbyten"),
        ("3", "Svara i telefon"),
    ]
    assert rows[0]["group"] == rows[1]["group"] != rows[2]["group"]


@pytest.mark.parametrize(
    "content",
    ["", "id,text\n1,Vika\n", "phrase\nVika,tvätt\n", b"phrase\n\xff\n"],
)
def test_group_refuses_a_file_that_is_not_a_list_of_phrases(shell, content):
    shell.refused("group", shell.file("cards.csv", content))


# import, export


def test_import_then_export_gives_back_an_equal_file(shell):
    code, out, err = shell.akr("import", LINDEN)
    assert (code, err) == (0, "")

    assert shell.akr("export", out.strip(), "-o", "again.json") == (0, "", "")

    assert json.loads((shell.folder / "again.json").read_text()) == linden()


def test_importing_twice_makes_two_processes(shell):
    ids = {shell.akr("import", LINDEN)[1] for _ in range(2)}

    assert len(ids) == 2


def test_export_writes_tables_too(shell):
    process = shell.akr("import", LINDEN)[1].strip()

    for name in ("a.csv", "a.xlsx"):
        assert shell.akr("export", process, "-o", name) == (0, "", "")

    assert "Byta blöjor" in (shell.folder / "a.csv").read_text(encoding="utf-8-sig")
    assert (shell.folder / "a.xlsx").read_bytes().startswith(b"PK")


def test_an_export_is_for_its_owner_alone_and_is_noted_without_its_content(shell):
    process = shell.akr("import", LINDEN)[1].strip()

    for name in ("a.json", "a.csv", "a.xlsx"):
        shell.akr("export", process, "-o", name)

        assert stat.S_IMODE((shell.folder / name).stat().st_mode) == 0o600
    noted = Path(os.environ["AKR_DATA_DIR"]) / "exports.log"
    lines = noted.read_text().splitlines()
    assert [line.split()[1:] for line in lines] == [
        [f"uid={os.getuid()}", process, kind] for kind in (".json", ".csv", ".xlsx")
    ]
    assert stat.S_IMODE(noted.stat().st_mode) == 0o600


def test_a_refused_export_writes_and_notes_nothing(shell):
    shell.refused("export", "x" * 16, "-o", "a.json")

    assert not (Path(os.environ["AKR_DATA_DIR"]) / "exports.log").exists()


def test_export_refuses_an_unknown_process_and_an_unknown_kind(shell):
    process = shell.akr("import", LINDEN)[1].strip()

    assert "finns inte" in shell.refused("export", "x" * 16, "-o", "a.json")
    assert ".json" in shell.refused("export", process, "-o", "a.docx")


# setup, user


def test_setup_may_be_run_again(shell):
    first, second = shell.akr("setup"), shell.akr("setup")

    assert first == second
    assert first[0] == 0
    assert "akr user" in first[1]


def test_an_invalid_setting_gets_one_line(shell, monkeypatch):
    monkeypatch.setenv("AKR_PORT", "nittio")

    assert "AKR_PORT" in shell.refused("setup")


def test_a_file_that_is_not_a_database_gets_one_line_and_is_left_alone(shell, monkeypatch):
    database = shell.file("akr.sqlite3", "Det här är en text, och ingen databas.")
    monkeypatch.setenv("AKR_DATABASE_URL", f"sqlite:///{database}")

    assert str(database) in shell.refused("setup")
    code, _, said = shell.akr("serve")
    assert (code, said.count("\n")) == (2, 1)
    assert database.read_text() == "Det här är en text, och ingen databas."


def test_an_unreachable_database_gets_one_line_without_its_password(shell, monkeypatch):
    monkeypatch.setenv("AKR_DATABASE_URL", "postgresql://akr:hemligt@127.0.0.1:1/akr")

    said = shell.refused("setup")

    assert "127.0.0.1:1/akr" in said
    assert "hemligt" not in said


def test_user_creates_an_account(shell, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))

    said = shell.akr("user", "Anna", "--role", "administrator", "--password-stdin")

    assert said == (0, "Anna är förvaltare och kan logga in.\n", "")


def test_user_refuses_a_weak_password_and_a_taken_name(shell, monkeypatch):
    for password, name, code in (("kort", "Anna", 2), (PASSWORD, "Anna", 0), (PASSWORD, "anna", 2)):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        assert shell.akr("user", name, "--password-stdin")[0] == code


# the command itself


def test_akr_without_a_command_lists_the_commands(shell):
    code, out, _ = shell.akr()

    assert code == 2
    for command in ("profile", "analyse", "group", "import", "export", "setup", "user", "serve"):
        assert command in out


def test_akr_runs_as_a_program(shell):
    done = subprocess.run(
        [*AKR, "analyse", "nowhere.json"], check=False, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "nowhere.json: filen eller mappen finns inte.\n"


def test_a_taken_port_gets_one_line(shell, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("AKR_PORT", str(taken.getsockname()[1]))
        said = shell.refused("serve")

    assert "AKR_PORT" in said
