"""Derived secrets: what must be shown again is worked out anew from the installation's key.

The database holds a random mark, and never the key. So a copy of it opens no wall and moves no
seat, and a wall's address can still be shown to its leader a week later.
"""

import base64
import hashlib
import hmac
import secrets

from akr.domain.room.workshop import ALPHABET
from akr.store.engine.tokens import in_letters

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
        return f"{mark}{in_letters(self._proof(kind, mark))}"

    def mark_of(self, kind: str, address: str) -> str | None:
        """Return the mark of an address that `address` gave; None for any other."""
        mark, given = address[:MARK_LENGTH], address.encode()
        # The second was given before addresses ended in letters or digits.
        for known in (self.address(kind, mark), f"{mark}{self._proof(kind, mark)}"):
            if hmac.compare_digest(given, known.encode()):
                return mark
        return None

    def code(self, kind: str, mark: str) -> str:
        """Return a code to read aloud and type: 36 bits, for what may be guessed a few times."""
        number = int.from_bytes(self._digest(kind, mark))
        letters = []
        for _ in range(CODE_LENGTH):
            number, letter = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[letter])
        return "".join(letters)

    def _proof(self, kind: str, mark: str) -> str:
        return base64.urlsafe_b64encode(self._digest(kind, mark)[:PROOF_BYTES]).decode()

    def _digest(self, kind: str, mark: str) -> bytes:
        return hmac.digest(self._key, f"{kind} {mark}".encode(), hashlib.sha256)
