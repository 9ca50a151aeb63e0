"""How quick a result is: `python -m tests.bench.result [--smoke]`.

The analysis, the pictures and the plan of 300 tasks that 300 people sorted; a list of processes;
and Linden's report as PDF beside the plain way, which `tests.bench.profile` describes: the same
HTML and stylesheet, alternately. Aims: analysis ≤ 300 ms, list of 1,000 processes ≤ 50 ms.
"""

import argparse
import random
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path

from akr import create_app
from akr.config import from_environment
from akr.domain.answers.published import publish
from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.office.account import Role
from akr.domain.planning.process import Occupation
from akr.domain.proposals.pictures import pictures
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.proposals.report import report
from akr.domain.room.participants import Participant
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.report import report_html, report_pdf
from akr.files.spreadsheet import as_xlsx
from akr.files.workbook import sheets
from akr.steps.answers.analysis import published
from akr.steps.office import accounts, sessions
from akr.steps.planning import processes
from akr.store.work import store_of
from tests.bench.common import SHARED, a_store, median_and_worst
from tests.bench.profile import plain, timed
from tests.rooms import linden_process

SEED = 15
OCCUPATIONS = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one of each, to see that it runs")
    smoke = parser.parse_args().smoke
    size, rounds, listed = (12, 1, 3) if smoke else (300, 7, 1000)
    print(SHARED)
    _large_result(size, rounds)
    _list(listed, rounds)
    _paper(2 if smoke else 21)


def _large_result(size: int, rounds: int) -> None:
    process = a_large_process(size)
    result = publish(process)
    for name, work in {
        "published result": lambda: publish(process),
        "analysis page's values": lambda: published(process),
        "pictures": lambda: pictures(process, result),
        "report": lambda: report(process),
        "workbook": lambda: as_xlsx(sheets(process)),
    }.items():
        print(f"{size} × {size}, {name}: {_of([timed(work) for _ in range(rounds)])}")


def _list(listed: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder, a_store(Path(folder)) as store:
        account = accounts.create_account(
            store.work(), "ledare", "ett långt lösenord", Role.FACILITATOR
        )
        work = store.work()
        with work:
            for number in range(listed):
                process = Process(title=f"Arbetsplats {number}")
                work.co_leaders.add_leader(work.add_process(process), account.id)
        times = [
            timed(lambda: processes.list_processes(store.work(), account)) for _ in range(rounds)
        ]
        print(f"list of {listed} processes: {_of(times)}")
        app = create_app(from_environment({"AKR_DATA_DIR": folder}))
        client = app.test_client()
        client.set_cookie("akr", sessions.begin(store_of(app).work(), account))
        assert client.get("/processes").status_code == 200
        pages = [timed(lambda: client.get("/processes")) for _ in range(rounds)]
        found = [timed(lambda: client.get("/processes?search=plats+7")) for _ in range(rounds)]
        print(f"its page: {_of(pages)}\nits page, searched: {_of(found)}")
        store_of(app).close()


def _paper(rounds: int) -> None:
    """Every round has a title of its own, so that nothing is remembered."""
    found = [
        report(replace(linden_process(), workplace=None, title=f"Linden {n}"))
        for n in range(rounds + 1)
    ]
    with Renderer() as renderer:
        report_pdf(renderer, found[0])
        plain(report_html(found[0]))
        ours, theirs = [], []
        for each in found[1:]:
            html = report_html(each)
            ours.append(timed(lambda each=each: report_pdf(renderer, each)))
            theirs.append(timed(lambda html=html: plain(html)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"report as PDF: {_of(ours)}\nplain WeasyPrint: {_of(theirs)}\nratio {ratio:.2f}")


def a_large_process(size: int) -> Process:
    """As many tasks as people, in twelve occupations; everybody sorted everything, by chance."""
    chance = random.Random(SEED)
    occupations = tuple(Occupation(f"o{n}", f"Yrke {n}") for n in range(OCCUPATIONS))
    tasks = tuple(
        Task(
            f"t{n}",
            f"Uppgift {n}",
            chance.randrange(5, 60),
            chance.randrange(1, 20),
            done_by=tuple(each.id for each in chance.sample(occupations, 2)),
        )
        for n in range(size)
    )
    people = tuple(Participant(f"p{n}", f"o{n % OCCUPATIONS}") for n in range(size))
    colours = list(Colour)
    return Process(
        occupations=occupations,
        participants=people,
        tasks=tasks,
        sortings=tuple(
            Sorting(person.id, task.id, chance.choice(colours))
            for person in people
            for task in tasks
        ),
        proposals=tuple(
            Proposal(task.id, Status.PROPOSED, chance.choice(list(ProposalKind))) for task in tasks
        ),
    )


def _of(times: list[float]) -> str:
    return median_and_worst([each * 1000 for each in times])


if __name__ == "__main__":
    main()
