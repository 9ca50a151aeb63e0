"""Derived secrets: what must be shown again is worked out anew from the installation's key.

The database holds a random mark, and never the key. So a copy of it opens no wall and moves no
seat, and a wall's address can still be shown to its leader a week later.
"""

import base64
import hashlib
import hmac
import secrets

from akr.domain.room.workshop import ALPHABET

MARK_BYTES = 9
MARK_LENGTH = 12
"""Characters of a mark: it begins the address, which is found by it."""

PROOF_BYTES = 18
CODE_LENGTH = 8


def new_mark() -> str:
    """Return a random mark, from which a secret is derived."""
    return secrets.token_urlsafe(MARK_BYTES)


class Derived:
    """The secrets of one installation. `kind` keeps a mark's secrets apart."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def address(self, kind: str, mark: str) -> str:
        """Return the secret part of an address: the mark, and what only the key can make of it."""
        proof = base64.urlsafe_b64encode(self._digest(kind, mark)[:PROOF_BYTES]).decode()
        return f"{mark}{proof}"

    def mark_of(self, kind: str, address: str) -> str | None:
        """Return the mark of an address that `address` gave; None for any other."""
        mark = address[:MARK_LENGTH]
        given = address.encode()
        return mark if hmac.compare_digest(given, self.address(kind, mark).encode()) else None

    def code(self, kind: str, mark: str) -> str:
        """Return a code to read aloud and type: 36 bits, for what may be guessed a few times."""
        number = int.from_bytes(self._digest(kind, mark))
        letters = []
        for _ in range(CODE_LENGTH):
            number, letter = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[letter])
        return "".join(letters)

    def _digest(self, kind: str, mark: str) -> bytes:
        return hmac.digest(self._key, f"{kind} {mark}".encode(), hashlib.sha256)
