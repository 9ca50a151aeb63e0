"""The warm child: a process that keeps the heavy libraries loaded and does one job at a time.

Started as `python -m akr.files.pdf.child` by `akr.files.pdf.workers`. A job is a name, small
options and bytes in; bytes and warnings out. Add a job by adding a row to `JOBS`.
"""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from threading import Thread
from time import sleep

from akr.files.pdf.frames import receive, send
from akr.files.pdf.weasy import pdf
from akr.files.pdf.workers import MEMORY

Job = Callable[..., tuple[bytes, list[str]]]
"""Takes the body and the header's options; gives the result and what should be warned about."""

JOBS: dict[str, Job] = {"pdf": pdf}


def serve() -> None:
    """Answer frames on the standard pipes until the parent closes them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    # Ctrl-C reaches the whole terminal group; it is the parent that ends its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A library that prints must not break a frame: its words go to standard error.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with os.fdopen(0, "rb") as questions, answers:
        while True:
            try:
                header, body = receive(questions)
            except EOFError:
                return
            send(answers, *_answer(header.pop("job"), header, body))


def _leave_with(parent: int) -> None:
    """End the process once its parent is gone, also in the middle of a job nobody waits for."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _answer(job: str, options: dict[str, object], body: bytes) -> tuple[dict[str, object], bytes]:
    try:
        result, warnings = JOBS[job](body, **options)
    except Exception:  # noqa: BLE001  (whatever a document breaks, the child lives on and says it)
        return {"error": traceback.format_exc()}, b""
    return {"warnings": warnings}, result


if __name__ == "__main__":
    serve()
