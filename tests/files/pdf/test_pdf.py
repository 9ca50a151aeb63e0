"""The warm renderer: what it fetches, what it survives, what it remembers."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from akr.files.pdf.renderer import Renderer, RenderWarning
from akr.files.workers import MEMORY, JobFailed, TookTooLong, Workers
from akr.root import root
from tests.files.pdf.reading import failures, whole_text

pytestmark = pytest.mark.slow


def a_page(body="<h1>Hej</h1>"):
    return f'<!doctype html><html lang="sv"><head><title>Prov</title></head><body>{body}</body>'


def test_a_pdf_that_is_not_archived_is_still_accessible(renderer):
    pdf = renderer.render(a_page(), archive=False)

    assert failures(pdf, "ua1") == []
    assert b"pdfaid:part" not in pdf


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="http://127.0.0.1:9/logo.png">',
        '<img alt="x" src="https://example.org/logo.png">',
        '<img alt="x" src="../pyproject.toml">',
        '<img alt="x" src="fonts/../../pyproject.toml">',
        '<img alt="x" src="//127.0.0.1/etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>p { background: url(file:///etc/passwd) }</style><p>a</p>",
        '<img alt="x" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">',
        '<img alt="x" src="data:image/png;base64,iVBORw0KGgo=">',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ],
)
def test_only_our_own_files_are_fetched(renderer, body):
    with pytest.raises(RenderWarning):
        renderer.render(a_page(body), archive=False)


def test_a_refused_file_leaves_a_gap_and_the_rest_is_drawn():
    html = a_page('<p>Före</p><link rel="attachment" href="file:///etc/passwd"><p>Efter</p>')

    with Renderer() as lenient:
        pdf = lenient.render(html, archive=False)

    assert whole_text(pdf).startswith("Före Efter")
    assert list(PdfReader(BytesIO(pdf)).attachments) == []


def test_unknown_css_fails_a_test(renderer):
    with pytest.raises(RenderWarning, match="colour"):
        renderer.render(a_page("<style>p { colour: red }</style>"), archive=False)


def test_the_same_html_is_drawn_once(renderer):
    first = renderer.render(a_page(), archive=True)

    assert renderer.render(a_page(), archive=True) is first
    assert renderer.render(a_page(), archive=False) != first


def test_every_pdf_stream_has_an_unambiguous_end(renderer):
    pdf = renderer.render(a_page("<p>63352</p>"), archive=True)

    assert pdf.count(b"\r\nendstream") == pdf.count(b"endstream") > 5


def test_two_renderers_make_the_same_file(renderer):
    with Renderer(strict=True) as other:
        assert other.render(a_page(), archive=True) == renderer.render(a_page(), archive=True)


def test_a_killed_child_is_replaced():
    with Renderer(strict=True) as warm:
        warm.render(a_page("<p>ett</p>"), archive=False)
        (before,) = warm.workers.pids()
        os.kill(before, signal.SIGKILL)

        assert "två" in whole_text(warm.render(a_page("<p>två</p>"), archive=False))
        assert warm.workers.pids() != (before,)


def test_a_child_is_replaced_after_a_number_of_jobs(monkeypatch):
    monkeypatch.setattr("akr.files.workers.JOBS_PER_CHILD", 2)
    seen = []
    with Workers("akr.files.pdf.child") as workers:
        for _ in range(3):
            seen += workers.pids()
            workers.run("pdf", a_page().encode(), archive=False)

    assert len(seen) == 3
    assert seen[0] == seen[1] != seen[2]


def test_a_stuck_child_is_replaced_at_the_deadline_and_its_job_not_tried_again():
    with Renderer(strict=True, deadline=10) as warm:
        warm.render(a_page("<p>ett</p>"), archive=False)
        (stuck,) = warm.workers.pids()
        os.kill(stuck, signal.SIGSTOP)
        began = time.monotonic()

        with pytest.raises(TookTooLong):
            warm.render(a_page("<p>två</p>"), archive=False)

        assert time.monotonic() - began < 20
        assert "tre" in whole_text(warm.render(a_page("<p>tre</p>"), archive=False))


def test_a_child_that_ran_out_of_memory_is_replaced():
    with Workers("tests.files.pdf.greedy") as workers:
        before = workers.pids()

        with pytest.raises(JobFailed, match="MemoryError"):
            workers.run("eat", b"")

        assert workers.run("live", b"ett")[0] == b"ett"
        assert workers.pids() != before


def test_a_job_that_no_child_finishes_in_time_is_abandoned():
    hurried = Renderer(deadline=0.01)

    with pytest.raises(TookTooLong):
        hurried.render(a_page(), archive=False)

    assert hurried.workers.pids() == ()
    hurried.close()


def test_a_job_that_raises_leaves_the_child_alive():
    with Workers("akr.files.pdf.child") as workers:
        before = workers.pids()

        with pytest.raises(JobFailed, match="KeyError: 'unknown'"):
            workers.run("unknown", b"")

        assert workers.run("pdf", a_page().encode(), archive=False)[0].startswith(b"%PDF")
        assert workers.pids() == before


def test_threads_share_a_renderer(renderer):
    with ThreadPoolExecutor(4) as threads:
        made = threads.map(
            lambda n: whole_text(renderer.render(a_page(f"<p>Sida {n}</p>"), archive=True)),
            range(8),
        )

    assert [f"Sida {n} " in text for n, text in enumerate(made)] == [True] * 8


def test_two_children_render_side_by_side():
    with Renderer(children=2) as both, ThreadPoolExecutor(2) as threads:
        made = threads.map(
            lambda n: both.render(a_page(f"<p>Sida {n}</p>"), archive=False), range(2)
        )

        assert [f"Sida {n} " in whole_text(pdf) for n, pdf in enumerate(made)] == [True, True]
        assert len(both.workers.pids()) == 2


def test_a_closed_renderer_leaves_no_processes():
    with Renderer() as closed:
        (pid,) = closed.workers.pids()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


IN_GREENLETS = """
from gevent import monkey; monkey.patch_all()
import gevent
from akr.files.pdf.renderer import Renderer

ticks = 0
def tick():
    global ticks
    while True:
        gevent.sleep(0.005)
        ticks += 1

page = '<html lang="sv"><head><title>x</title></head><body><p>{}</p></body>'.format
with Renderer() as renderer:
    renderer.render(page("warm"), archive=True)
    gevent.spawn(tick)
    jobs = [gevent.spawn(renderer.render, page(f"word {n} " * 3000), archive=True) for n in range(3)]
    before = ticks
    abandoned = gevent.spawn(renderer.render, page("abandoned " * 3000), archive=True)
    gevent.sleep(0.01)
    gevent.joinall(jobs, raise_error=True)
    abandoned.kill()
    assert ticks - before > 20, ticks
    assert renderer.render(page("after"), archive=True).startswith(b"%PDF")
print("cooperative")
"""


def test_greenlets_keep_running_while_a_child_renders():
    done = subprocess.run(
        [sys.executable, "-c", IN_GREENLETS],
        cwd=root(),
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.stdout == "cooperative\n", done.stderr


ABANDONED = """
import os, signal
from threading import Timer
from akr.files.pdf.renderer import Renderer
from tests.files.pdf.test_pdf import a_page

with Renderer() as renderer:
    renderer.render(a_page(), archive=False)
    print(*renderer.workers.pids(), flush=True)
    Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
    renderer.render(a_page("<p>" + "ord " * 200_000), archive=False)
"""


def test_a_busy_child_exits_when_its_parent_is_killed():
    done = subprocess.run(
        [sys.executable, "-c", ABANDONED], cwd=root(), check=False, capture_output=True, text=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr

    for _ in range(50):
        if not Path(f"/proc/{int(done.stdout)}").exists():
            return
        time.sleep(0.1)
    pytest.fail("the child outlived its parent")


def test_a_childs_memory_is_limited(renderer):
    (pid,) = renderer.workers.pids()

    limits = Path(f"/proc/{pid}/limits").read_text()

    assert ["Max", "address", "space", str(MEMORY)] in [
        line.split()[:4] for line in limits.splitlines()
    ]


def test_the_parent_never_loads_weasyprint():
    code = "import sys, akr.files.pdf.role_profile; print('weasyprint' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root(), check=False, capture_output=True, text=True
    )

    assert done.stdout == "False\n", done.stderr


@pytest.mark.slow
def test_the_benchmark_runs():
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.profile", "--smoke"],
        cwd=root(),
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("ratio") == 2
