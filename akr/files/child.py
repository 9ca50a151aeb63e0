"""A warm child: a process that keeps heavy libraries loaded and does one job at a time.

Started by `akr.files.workers` as a module that calls `serve` with its jobs. A job is a name, small
options and bytes in; bytes and warnings out.
"""

import os
import resource
import signal
import traceback
from collections.abc import Callable, Mapping
from threading import Thread
from time import sleep

from akr.files.frames import receive, send
from akr.files.workers import MEMORY

LATER = 5
"""How much a child that computes for seconds gives way: rooms are answered first."""

Job = Callable[..., tuple[bytes, list[str]]]
"""Takes the body and the header's options; gives the result and what should be warned about."""


def serve(jobs: Mapping[str, Job], *, gives_way: bool = False) -> None:
    """Answer frames on the standard pipes until the parent closes them."""
    if gives_way:
        os.nice(LATER)
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
            answer, result = _answer(jobs, header.pop("job"), header, body)
            send(answers, answer, result)


def _leave_with(parent: int) -> None:
    """End the process once its parent is gone, also in the middle of a job nobody waits for."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _answer(
    jobs: Mapping[str, Job], job: str, options: dict[str, object], body: bytes
) -> tuple[dict[str, object], bytes]:
    try:
        result, warnings = jobs[job](body, **options)
    except MemoryError:
        # What the libraries hold by now leaves no room for the next job either.
        return {"error": traceback.format_exc(), "is_spent": True}, b""
    except Exception:  # noqa: BLE001  (whatever a document breaks, the child lives on and says it)
        return {"error": traceback.format_exc()}, b""
    return {"warnings": warnings}, result
