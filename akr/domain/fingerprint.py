"""Fingerprints: short names of what something says, so that a difference shows in the name."""

import hashlib

LENGTH = 16
"""Hex digits: 64 bits. A participant's key in the store is such a fingerprint, so it stays."""


def fingerprint(said: str) -> str:
    """Return the fingerprint of a text: the same for the same text, in every release."""
    return hashlib.sha256(said.encode()).hexdigest()[:LENGTH]
