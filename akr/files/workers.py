"""Workers: warm children that do heavy jobs, so that the web process never computes long.

Children are started with Popen, never forked (a fork under gevent breaks its pool), and spoken to
over pipes, which gevent makes cooperative when it has patched `subprocess` and `threading`.
"""

import logging
import os
import subprocess
import sys
from contextlib import suppress
from queue import Empty, LifoQueue
from threading import Event, Timer
from types import TracebackType
from typing import Any, Self

from akr.files.frames import Header, receive, send
from akr.root import root

log = logging.getLogger(__name__)

DEADLINE = 30.0
"""Seconds a job may take; a two-page profile takes a tenth of one."""

ATTEMPTS = 2

JOBS_PER_CHILD = 1000
"""After so many a child is replaced: the libraries it holds grow by some 40 KiB with every job."""


MEMORY = 2 * 1024**3
"""Bytes of address space a child may have: a job that wants more fails alone, the machine lives."""


class NotDone(RuntimeError):  # noqa: N818  (said as what happened)
    """A job was not done, and nothing has changed; it may be asked for again."""


class JobFailed(NotDone):
    """The job raised in the child, which lives on; the message is the child's traceback."""


class ChildLost(NotDone):
    """The child died in every attempt."""


class TookTooLong(NotDone):
    """The child was ended at the deadline, or all were busy until then; it is not tried again."""


class Workers:
    """A fixed number of children, each started when first needed; safe to share by threads.

    `module` is what a child runs: it hands its jobs to `akr.files.child.serve`.
    """

    def __init__(self, module: str, count: int = 1, *, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._children = [_Child(module, deadline) for _ in range(count)]
        # Last in, first out: a quiet server keeps one child warm instead of many lukewarm.
        self._idle: LifoQueue[_Child] = LifoQueue()
        for child in self._children:
            self._idle.put(child)

    def start(self) -> None:
        """Start one child now, so that it loads its libraries while the caller prepares a job."""
        child = self._idle.get()
        try:
            child.start()
        finally:
            self._idle.put(child)

    def run(self, job: str, body: bytes, **options: object) -> tuple[bytes, list[str]]:
        """Do a job of the module's; return its result and its warnings.

        A child that dies is replaced and the job tried once more. Raises JobFailed when the job
        itself raised, ChildLost when two children were lost, TookTooLong at the deadline.
        """
        try:
            child = self._idle.get(timeout=self._deadline)
        except Empty:
            raise TookTooLong(job) from None
        try:
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    answer, result = child.ask({"job": job, **options}, body)
                except (EOFError, OSError):
                    log.warning("The child was lost during %s, attempt %d.", job, attempt)
                else:
                    break
            else:
                raise ChildLost(job)
        finally:
            self._idle.put(child)
        if "error" in answer:
            raise JobFailed(answer["error"])
        return result, answer["warnings"]

    def pids(self) -> tuple[int, ...]:
        """The process ids of the children that have been started."""
        return tuple(pid for child in self._children if (pid := child.pid) is not None)

    def close(self) -> None:
        """End every child; a job under way is let finish first."""
        for _ in self._children:
            self._idle.get().stop()
        for child in self._children:
            self._idle.put(child)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Child:
    """One process and its two pipes; used by one caller at a time."""

    def __init__(self, module: str, deadline: float) -> None:
        self._module = module
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  (our own modules)
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"FONTCONFIG_FILE": str(root() / "static/fonts/fonts.conf")},
            )
        return self._process

    def ask(self, header: Header, body: bytes) -> tuple[dict[str, Any], bytes]:
        """Send a job and wait for its answer.

        Raises TookTooLong, and EOFError or OSError when the child is gone.
        """
        process = self.start()
        if process.stdin is None or process.stdout is None:
            raise EOFError  # never: both were asked for as pipes; said for the type checker
        is_late = Event()

        def end() -> None:
            is_late.set()
            process.kill()  # which also ends our wait, in threads and greenlets alike

        watch = Timer(self._deadline, end)
        watch.daemon = True
        watch.start()
        try:
            send(process.stdin, header, body)
            answer = receive(process.stdout)
        except BaseException:
            # Also when our greenlet is ended: an answer left in the pipe would go to the next job.
            self.stop()
            if is_late.is_set():
                raise TookTooLong(header["job"]) from None
            raise
        finally:
            watch.cancel()
        self._jobs += 1
        if answer[0].get("is_spent") or self._jobs >= JOBS_PER_CHILD:
            self.stop()
            self.start()  # warm by the time that anyone asks
        return answer

    def stop(self) -> None:
        """End the process at once: between jobs it holds nothing, and a lost job is done anew."""
        if self._process is None:
            return
        process, self._process, self._jobs = self._process, None, 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.kill()
        process.wait()
