"""`python3 akr demo` or `test`: set this machine up, saying what is missing, and hand over.

Only the standard library is used, since nothing else is there yet, and nothing of the package is
imported. What is already here is left alone, however it was installed, so that a second run is
quick and a machine without Debian's packages works once it has the same parts.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # Python puts this very folder first; without it no module of ours can shadow one of Python's.
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

#: The quickest first, so that a slip is told within seconds.
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "import-linter": ["lint-imports", "--no-logo"],
    "eslint": [*NPM, "run", "--silent", "lint"],
    "mypy": ["mypy"],
    "tsc": [*NPM, "run", "--silent", "types"],
    "node --test": [*NPM, "run", "--silent", "test"],
}
#: Slow and browser tests too: an empty marker expression overrides the everyday one.
ALL_TESTS = ["pytest", "-m", ""]


def main(arguments: list[str]) -> NoReturn:
    """Set up what the command needs, then run it and end with its exit code.

    `test` runs every check and passes what follows to pytest. Anything else is handed to the
    installed `akr` command. All that set-up says goes to stderr: stdout is the command's own.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python may have started this file
        raise SystemExit("AKR behöver Python 3.11 eller nyare. Ingenting har installerats.")
    testing = arguments[:1] == ["test"]
    install_packages(missing_packages(testing=testing))
    uv = find_uv() or fetch_uv()
    sync_libraries(uv, testing=testing)
    if testing:
        sync_script_tools()
    # As uv run does, so that the project's own commands are the ones found.
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    if testing:
        code = run_checks({**CHECKS, "pytest": [*ALL_TESTS, *arguments[1:]]})
        say(f"Till vardags: {uv} run pytest")
        sys.exit(code)
    if arguments[:1] == ["demo"]:
        say(f"Till vardags: {uv} run akr demo")
    os.execv(VENV / "bin" / "akr", ["akr", *arguments])  # noqa: S606  akr takes this process over


def missing_packages(*, testing: bool) -> list[str]:
    """Return the Debian packages whose contents are not on this machine."""
    here: dict[str, object] = {
        "python3-venv": find_uv() or importlib.util.find_spec("ensurepip"),
        "libpango-1.0-0": find_library("pango-1.0"),
        "libpangoft2-1.0-0": find_library("pangoft2-1.0"),
        "libharfbuzz-subset0": find_library("harfbuzz-subset"),
    }
    if testing:
        here |= {
            "chromium": shutil.which("chromium"),
            "libatomic1": find_library("atomic"),  # Playwright's own Node is linked to it
            "nodejs": shutil.which("node"),
            "npm": shutil.which("npm"),
            "postgresql": find_postgresql(),
        }
    return [package for package, found in here.items() if not found]


def find_postgresql(clusters: Path = Path("/usr/lib/postgresql")) -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest of Debian's or the one on the path.

    Debian keeps the server's programs off the path, since several versions may live together.
    """
    debian = sorted(clusters.glob("*/bin/initdb"), key=lambda initdb: int(initdb.parts[-3]))
    initdb = debian[-1] if debian else shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def install_packages(packages: list[str]) -> None:
    """Install Debian packages, or stop with a sentence that says what somebody else must install.

    Raises SystemExit where there is no apt-get, no right to use it, or it fails.
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
    """Return how to call uv from the project's root: the one on the path before one in .venv."""
    if shutil.which("uv"):
        return "uv"
    return ".venv/bin/uv" if (VENV / "bin" / "uv").exists() else None


def fetch_uv() -> str:
    """Make .venv, or mend a half-made one, and get uv into it; return how to call it."""
    say("Här saknas uv. Det hämtas nu till .venv i projektets mapp.")
    set_up(sys.executable, "-m", "venv", ".venv")
    set_up(".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    return ".venv/bin/uv"


def sync_libraries(uv: str, *, testing: bool) -> None:
    """Bring .venv to what uv.lock says; the tools of the checks only when they are to be used.

    What the lock does not name is left in place, or a demo would throw a developer's tools out.
    """
    if not (VENV / "bin" / ("pytest" if testing else "akr")).exists():
        say("Pythonbiblioteken hämtas nu till .venv, så som uv.lock anger dem.")
    # The cache often lies on another disk, where a link fails and uv says so at length.
    os.environ.setdefault("UV_LINK_MODE", "copy")
    set_up(uv, "sync", "--quiet", "--locked", "--inexact", *([] if testing else ["--no-dev"]))


def sync_script_tools() -> None:
    """Bring the tools of the scripts' checks to what their lock says, when it is the newer."""
    came = SCRIPTS / "node_modules" / ".package-lock.json"  # npm writes it last
    if came.exists() and came.stat().st_mtime >= (SCRIPTS / "package-lock.json").stat().st_mtime:
        return
    say("Skriptens verktyg hämtas nu till tests/scripts, så som package-lock.json anger dem.")
    set_up(*NPM, "ci")


def set_up(*command: str) -> None:
    """Run one command of the set-up in the project's root, quiet unless it fails.

    Raises SystemExit with what the command said.
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
    """Run the checks in order, tell each one's seconds, and stop at the first that fails.

    Returns 0, or the exit code of the check that failed.
    """
    for name, command in checks.items():
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=PROJECT)
        try:
            code = process.wait()
        except KeyboardInterrupt:
            # The check heard the same key and puts its servers away before it ends.
            code = process.wait()
        spent = f"{time.monotonic() - started:.1f} s".replace(".", ",")
        if code != 0:
            say(f"{name}: underkänt efter {spent}. Det som återstår kördes inte.")
            return code
        say(f"{name}: godkänt på {spent}")
    return 0


def say(sentence: str) -> None:
    """Tell the person at the keyboard, in order with what the commands write."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
