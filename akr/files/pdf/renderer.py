"""PDF: HTML in, a file that may be archived and read aloud out, drawn by a warm child."""

import logging
from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from types import TracebackType
from typing import Literal, Self

from akr.files.workers import DEADLINE, Workers

log = logging.getLogger(__name__)

Style = Literal["letter", "sheet"]
"""How a document looks: to be read at a desk, or to hang on a wall and lie on a table."""

REMEMBERED_BYTES = 32 * 1024 * 1024
"""How much of finished files is kept, the least recently wanted given up first."""


class RenderWarning(UserWarning):
    """Something in the HTML or CSS was not drawn as written; raised by a strict renderer."""


class Renderer:
    """Draws PDFs in warm children and remembers finished ones by their content.

    Shared by every thread and greenlet of a process. The first child starts with the context, or
    with the first render, so that a server's arbiter may make a renderer before it has workers.
    """

    def __init__(
        self, *, children: int = 1, deadline: float = DEADLINE, strict: bool = False
    ) -> None:
        self.workers = Workers("akr.files.pdf.child", children, deadline=deadline)
        self._strict = strict
        self._finished = _Remembered(REMEMBERED_BYTES)

    def render(self, html: str, *, archive: bool, style: Style = "letter") -> bytes:
        """Return the HTML as PDF/UA-1, and when `archive` as PDF/A-2a too, in the same file.

        Raises NotDone, and RenderWarning when strict.
        """
        body = html.encode()
        key = sha256(body).digest() + bytes([archive]) + style.encode()
        if (known := self._finished.get(key)) is not None:
            return known
        made, warnings = self.workers.run("pdf", body, archive=archive, style=style)
        if warnings and self._strict:
            raise RenderWarning("\n".join(warnings))
        for warning in warnings:
            log.warning("%s", warning)
        self._finished.put(key, made)
        return made

    def close(self) -> None:
        """End the children."""
        self.workers.close()

    def __enter__(self) -> Self:
        self.workers.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Remembered:
    """Finished files by key, bounded by their total size."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._files: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: bytes) -> bytes | None:
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def put(self, key: bytes, made: bytes) -> None:
        with self._lock:
            self._size += len(made) - len(self._files.pop(key, b""))
            self._files[key] = made
            while self._size > self._limit:
                _, forgotten = self._files.popitem(last=False)
                self._size -= len(forgotten)
