"""`python3 akr demo` or `test`: install what this machine lacks, then run the command.

Uses only the standard library, since nothing else may be installed yet, and imports nothing from
the package. Leaves alone whatever is already there, however it was installed: a second run is
quick, and a machine without Debian's packages works once it has the same parts.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # Python puts this folder first on the path, where our modules would shadow Python's own.
    del sys.path[0]

import importlib.util
import os
import shutil
import subprocess
import time
from ctypes.util import find_library
from pathlib import Path
from typing import NoReturn

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
SCRIPTS = PROJECT / "tests" / "scripts"
NPM = ["npm", "--prefix", "tests/scripts"]

#: The quickest first, so that a small mistake shows within seconds.
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "import-linter": ["lint-imports", "--no-logo"],
    "eslint": [*NPM, "run", "--silent", "lint"],
    "mypy": ["mypy"],
    "tsc": [*NPM, "run", "--silent", "types"],
    "node --test": [*NPM, "run", "--silent", "test"],
}
#: Slow and browser tests too: an empty marker expression overrides the default one.
ALL_TESTS = ["pytest", "-m", ""]


def main(arguments: list[str]) -> NoReturn:
    """Set up what the command needs, then run it and exit with its code.

    `test` runs every check and passes the remaining arguments to pytest. Any other command goes to
    the installed `akr`. Set-up writes to stderr only: stdout belongs to the command.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python may have started this file
        raise SystemExit("AKR behöver Python 3.11 eller nyare. Ingenting har installerats.")
    testing = arguments[:1] == ["test"]
    install_packages(missing_packages(testing=testing))
    uv = find_uv() or fetch_uv()
    sync_libraries(uv, testing=testing)
    if testing:
        sync_script_tools()
    # As `uv run` does, so that the project's own commands are found first.
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    if testing:
        code = run_checks({**CHECKS, "pytest": [*ALL_TESTS, *arguments[1:]]})
        say(f"Till vardags: {uv} run pytest")
        sys.exit(code)
    if arguments[:1] == ["demo"]:
        say(f"Till vardags: {uv} run akr demo")
    os.execv(VENV / "bin" / "akr", ["akr", *arguments])  # noqa: S606  akr takes this process over


def missing_packages(*, testing: bool) -> list[str]:
    """Return the Debian packages whose contents this machine lacks."""
    here: dict[str, object] = {
        "python3-venv": find_uv() or importlib.util.find_spec("ensurepip"),
        "libpango-1.0-0": find_library("pango-1.0"),
        "libpangoft2-1.0-0": find_library("pangoft2-1.0"),
        "libharfbuzz-subset0": find_library("harfbuzz-subset"),
    }
    if testing:
        here |= {
            "chromium": shutil.which("chromium"),
            "libatomic1": find_library("atomic"),  # Playwright's own Node links to it
            "libreoffice-writer-nogui": shutil.which("soffice"),  # opens the DOCX that we write
            "nodejs": shutil.which("node"),
            "npm": shutil.which("npm"),
            "postgresql": find_postgresql(),
        }
    return [package for package, found in here.items() if not found]


def find_postgresql(clusters: Path = Path("/usr/lib/postgresql")) -> Path | None:
    """Return the folder with PostgreSQL's programs: Debian's newest, else the one on the path.

    Debian keeps the server's programs off the path, since several versions may be installed.
    """
    debian = sorted(clusters.glob("*/bin/initdb"), key=lambda initdb: int(initdb.parts[-3]))
    initdb = debian[-1] if debian else shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def install_packages(packages: list[str]) -> None:
    """Install Debian packages.

    Raises SystemExit, saying what must be installed, without apt-get or the right to use it, and
    when it fails.
    """
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SystemExit(
            f"AKR behöver det som Debian kallar {names}, och här finns inte apt-get. "
            "Installera motsvarande för den här datorn och kör sedan samma kommando igen."
        )
    if os.geteuid() != 0 and not shutil.which("sudo"):
        raise SystemExit(
            f"AKR behöver Debianpaketen {names}, och du får inte installera dem här. "
            f"Be någon köra apt-get install {names} som root, och kör sedan samma kommando igen."
        )
    say(f"Här saknas Debianpaketen {names}. De installeras nu, det kan ta ett par minuter.")
    as_root = [*(["sudo"] if os.geteuid() != 0 else []), "env", "DEBIAN_FRONTEND=noninteractive"]
    set_up(*as_root, "apt-get", "-qq", "update")
    set_up(*as_root, "apt-get", "-qq", "--no-install-recommends", "install", *packages)


def find_uv() -> str | None:
    """Return how to call uv from the project's root; one on the path comes before one in .venv."""
    if shutil.which("uv"):
        return "uv"
    return ".venv/bin/uv" if (VENV / "bin" / "uv").exists() else None


def fetch_uv() -> str:
    """Create .venv, or repair a broken one, install uv in it and return how to call it."""
    say("Här saknas uv. Det hämtas nu till .venv i projektets mapp.")
    set_up(sys.executable, "-m", "venv", ".venv")
    set_up(".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    return ".venv/bin/uv"


def sync_libraries(uv: str, *, testing: bool) -> None:
    """Sync .venv with uv.lock; development tools only when testing.

    Packages that the lock does not name stay, so that a demo does not remove a developer's tools.
    """
    if not (VENV / "bin" / ("pytest" if testing else "akr")).exists():
        say("Pythonbiblioteken hämtas nu till .venv, så som uv.lock anger dem.")
    # The cache is often on another disk, where linking fails with a long warning from uv.
    os.environ.setdefault("UV_LINK_MODE", "copy")
    set_up(uv, "sync", "--quiet", "--locked", "--inexact", *([] if testing else ["--no-dev"]))


def sync_script_tools() -> None:
    """Install the script checks' tools again if their lock file has changed since last time."""
    came = SCRIPTS / "node_modules" / ".package-lock.json"  # npm writes it last
    if came.exists() and came.stat().st_mtime >= (SCRIPTS / "package-lock.json").stat().st_mtime:
        return
    say("Skriptens verktyg hämtas nu till tests/scripts, så som package-lock.json anger dem.")
    set_up(*NPM, "ci")


def set_up(*command: str) -> None:
    """Run a set-up command in the project's root, silent unless it fails.

    Raises SystemExit with the command's output.
    """
    done = subprocess.run(
        command,
        cwd=PROJECT,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        raise SystemExit(
            f"{done.stdout}\nDet gick inte att köra {' '.join(command)}; varför står ovanför. "
            "Kör samma kommando igen när felet är avhjälpt: det som redan är klart görs inte om."
        )


def run_checks(checks: dict[str, list[str]]) -> int:
    """Run the checks in order, print how long each took, and stop at the first failure.

    Returns 0, or the exit code of the check that failed.
    """
    for name, command in checks.items():
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=PROJECT)
        try:
            code = process.wait()
        except KeyboardInterrupt:
            # Ctrl+C reached the check too, and it stops its servers before it ends.
            code = process.wait()
        spent = f"{time.monotonic() - started:.1f} s".replace(".", ",")
        if code != 0:
            say(f"{name}: underkänt efter {spent}. Det som återstår kördes inte.")
            return code
        say(f"{name}: godkänt på {spent}")
    return 0


def say(sentence: str) -> None:
    """Print to stderr, flushed so that it stays in order with the commands' own output."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
