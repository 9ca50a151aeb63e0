"""Frames: how a parent and its warm child talk over two pipes, a header and a body at a time."""

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">II")

Header = dict[str, Any]
"""Small JSON values: which job and its options one way, warnings or an error the other."""


def send(pipe: IO[bytes], header: Header, body: bytes) -> None:
    """Write one frame: both lengths as four bytes each, the header as JSON, the body as it is."""
    head = json.dumps(header).encode()
    pipe.write(_LENGTHS.pack(len(head), len(body)) + head + body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Header, bytes]:
    """Read one frame. Raises EOFError when the other side has gone, also in mid-frame."""
    head, body = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    header: Header = json.loads(_exactly(pipe, head))
    return header, _exactly(pipe, body)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
