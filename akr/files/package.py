"""Packages: files as one, with a manifest of hashes; the same files make the same bytes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping

MANIFEST = "manifest.json"

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""A zip's first day: when a file was packed says nothing that the manifest does not."""


def pack(files: Mapping[str, bytes], about: Mapping[str, str]) -> bytes:
    """Pack files by name, with a manifest that says what they are about and each one's SHA-256."""
    listed = [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    manifest = json.dumps({**about, "files": listed}, ensure_ascii=False, indent=2)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**files, MANIFEST: manifest.encode()}.items():
            package.writestr(zipfile.ZipInfo(name, _ALWAYS), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpack(package: bytes, name: str) -> bytes:
    """Return a file of a package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name)
