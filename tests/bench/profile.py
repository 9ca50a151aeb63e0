"""How quick a role profile is, cold and warm: `python -m tests.bench.profile [--smoke]`.

Ours and the plain way, WeasyPrint as its manual shows it (no child, new fonts for every file), draw
the same HTML with the same stylesheet, alternately in the same run. Ours also writes both standards
and checks glyphs; plain writes PDF/A-2a. "Cold" is a new Python process that ends with the file.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from weasyprint import CSS, HTML

from akr.files import aside
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.review_annex import review_annex_pdf
from akr.files.pdf.role_profile import role_profile_html, role_profile_pdf
from akr.files.role_profile import profile_as_text, written_profile
from akr.root import root
from tests.builders import a_profile

OURS_COLD = """
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.role_profile import role_profile_pdf
from tests.builders import a_profile
with Renderer() as renderer:
    role_profile_pdf(renderer, a_profile())
"""

PLAIN_COLD = """
import sys
from tests.bench.profile import plain
plain(sys.stdin.read())
"""

FACES = """
@font-face { font-family: "Atkinson Hyperlegible"; src: url(fonts/AtkinsonHyperlegible-Regular.ttf) }
@font-face { font-family: "Atkinson Hyperlegible"; font-weight: 700;
  src: url(fonts/AtkinsonHyperlegible-Bold.ttf) }
"""


def plain(html: str) -> bytes:
    """The profile as the manual of WeasyPrint would have it made."""
    static = root() / "static"
    faces = CSS(string=FACES, base_url=f"{static}/")
    styles = [faces, CSS(static / "css/pdf/print.css")]
    pdf: bytes = HTML(string=html).write_pdf(stylesheets=styles, pdf_variant="pdf/a-2a")
    return pdf


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one of each, to see that it runs")
    smoke = parser.parse_args().smoke
    cold, warm, many = (1, 2, 5) if smoke else (7, 31, 200)
    _compare(f"cold, new process, n={cold}", *_cold(cold))
    with Renderer() as renderer:
        _compare(f"warm, n={warm}", *_warm(renderer, warm))
        _beside(renderer, warm)
        _memory(renderer, many)


def _cold(rounds: int) -> tuple[list[float], list[float]]:
    html = role_profile_html(a_profile())
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(timed(lambda: _python(OURS_COLD, "")))
        theirs.append(timed(lambda: _python(PLAIN_COLD, html)))
    return ours, theirs


def _warm(renderer: Renderer, rounds: int) -> tuple[list[float], list[float]]:
    """Every round has its own version, so that nothing is remembered."""
    role_profile_pdf(renderer, a_profile(version=0))
    plain(role_profile_html(a_profile(version=0)))
    ours, theirs = [], []
    for version in range(1, rounds + 1):
        profile = a_profile(version=version)
        html = role_profile_html(profile)
        ours.append(timed(lambda profile=profile: role_profile_pdf(renderer, profile)))
        theirs.append(timed(lambda html=html: plain(html)))
    return ours, theirs


def _beside(renderer: Renderer, rounds: int) -> None:
    """The profile's companions, new and again; what has not changed is remembered, not made."""
    makers = {
        "profile": lambda profile: role_profile_pdf(renderer, profile),
        "review annex": lambda profile: review_annex_pdf(renderer, profile),
        "DOCX": lambda profile: aside.word_document(written_profile(profile)),
        "plain text": profile_as_text,
    }
    for name, make in makers.items():
        make(a_profile(version=5000))
        new, again = [], []
        for version in range(5001, 5001 + rounds):
            # Equal values, not the same ones: each request reads the profile anew.
            new.append(timed(lambda version=version, make=make: make(a_profile(version=version))))
            again.append(timed(lambda version=version, make=make: make(a_profile(version=version))))
        print(f"{name}: {_middle(new)}, again {_middle(again)}")


def _middle(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f} ms (worst {max(times) * 1000:.1f})"


def _memory(renderer: Renderer, renders: int) -> None:
    (pid,) = renderer.workers.pids()
    before = _resident(pid)
    for version in range(1000, 1000 + renders):
        role_profile_pdf(renderer, a_profile(version=version))
    after = _resident(pid)
    print(f"child: {before:.1f} MiB, {after:.1f} MiB after {renders} more profiles")


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(work) -> float:
    """Seconds that a piece of work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def _python(code: str, sent: str) -> None:
    subprocess.run([sys.executable, "-c", code], input=sent, text=True, check=True, cwd=root())


def _compare(what: str, ours: list[float], theirs: list[float]) -> None:
    middle, beside = statistics.median(ours), statistics.median(theirs)
    print(
        f"{what}: {middle * 1000:.0f} ms (worst {max(ours) * 1000:.0f}), "
        f"plain WeasyPrint {beside * 1000:.0f} ms (worst {max(theirs) * 1000:.0f}), "
        f"ratio {middle / beside:.2f}"
    )


if __name__ == "__main__":
    main()
