"""The two commands: set-up names what is missing, checks stop at a failure, databases are empty."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy

from akr import __main__ as setup
from akr.root import root
from tests import servers

FOLDERS = ["migrations", "static", "templates"]


def test_set_up_names_missing_packages_when_it_may_not_install_them(tmp_path):
    done = subprocess.run(
        [sys.executable, "akr", "test"],
        cwd=setup.PROJECT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("AKR behöver ")
    for package in ["chromium", "nodejs", "npm"]:
        assert package in done.stderr
    assert "Traceback" not in done.stderr


def test_no_module_beside_set_up_shadows_the_standard_library(tmp_path):
    folder = tmp_path / "akr"
    folder.mkdir()
    shutil.copy(setup.__file__, folder)
    for name in ["ctypes", "pathlib", "shutil", "subprocess", "typing"]:
        (folder / f"{name}.py").write_text(f"raise SystemExit('{name} came from the wrong place')")

    done = subprocess.run(
        [sys.executable, "akr", "test"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr.startswith("AKR behöver ")


def test_checks_stop_at_the_first_failure(tmp_path, capfd):
    reached = tmp_path / "reached"

    code = setup.run_checks(
        {
            "first": ["true"],
            "second": [sys.executable, "-c", "raise SystemExit(3)"],
            "third": ["touch", str(reached)],
        }
    )

    told = capfd.readouterr().err.splitlines()
    assert code == 3
    assert not reached.exists()
    assert [line.split(":")[0] for line in told] == ["first", "second"]
    assert told[1].startswith("second: underkänt")


def test_a_failed_set_up_command_shows_its_own_output():
    with pytest.raises(SystemExit, match="no such shelf"):
        setup.set_up(sys.executable, "-c", "raise SystemExit('no such shelf')")


def test_script_tools_are_installed_when_missing_or_when_their_lock_is_newer(tmp_path, monkeypatch):
    scripts, programs, asked = tmp_path / "scripts", tmp_path / "bin", tmp_path / "asked"
    came = scripts / "node_modules" / ".package-lock.json"
    came.parent.mkdir(parents=True)
    programs.mkdir()
    (scripts / "package-lock.json").touch()
    (programs / "npm").write_text(f"#!/bin/sh\necho $* >> {asked}\ntouch {came}\n")
    (programs / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    monkeypatch.setattr(setup, "SCRIPTS", scripts)

    setup.sync_script_tools()
    setup.sync_script_tools()
    first = asked.read_text().splitlines()
    later = came.stat().st_mtime + 1
    os.utime(scripts / "package-lock.json", (later, later))
    setup.sync_script_tools()

    assert [line.split()[-1] for line in first] == ["ci"]
    assert len(asked.read_text().splitlines()) == 2


def test_the_script_tools_lock_file_names_no_registry():
    lock = json.loads((setup.SCRIPTS / "package-lock.json").read_text())

    fetched = [package for name, package in lock["packages"].items() if name]
    assert fetched
    assert [package for package in fetched if "integrity" not in package] == []
    assert [package for package in fetched if "resolved" in package] == []


def test_debians_newest_postgresql_is_found(tmp_path):
    for version in ["9", "15"]:
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()

    assert setup.find_postgresql(tmp_path) == tmp_path / "15" / "bin"


def test_without_postgresql_the_tests_fail_and_say_what_to_install():
    with (
        pytest.raises(pytest.fail.Exception, match="apt-get install postgresql"),
        servers.a_postgresql_server(programs=None),
    ):
        pass


@pytest.mark.parametrize("nth", ["first", "second"])
def test_every_test_gets_an_empty_database_on_both_stores(database_url, nth):
    engine = sqlalchemy.create_engine(database_url)

    with engine.begin() as connection:
        tables = sqlalchemy.inspect(connection).get_table_names()
        connection.exec_driver_sql("CREATE TABLE kept (name text)")
    engine.dispose()

    assert tables == []


def test_a_checkouts_folders_are_beside_the_package():
    assert root() == setup.PROJECT
    assert [name for name in FOLDERS if not (root() / name).is_dir()] == []


@pytest.mark.slow
def test_an_installed_wheel_carries_the_folders_and_the_command(tmp_path):
    uv = setup.find_uv()
    subprocess.run([uv, "build", "--quiet", "--out-dir", tmp_path], cwd=setup.PROJECT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--no-deps", "--target", installed, wheel],
        cwd=setup.PROJECT,
        check=True,
    )

    found = subprocess.run(
        [sys.executable, "-c", "from akr.root import root; print(root())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(found.stdout.strip()) == installed / "akr" / "_root"
    for name in FOLDERS:
        assert files_under(installed / "akr" / "_root" / name) == files_under(root() / name)
    assert (installed / "bin" / "akr").exists()


def files_under(folder):
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
