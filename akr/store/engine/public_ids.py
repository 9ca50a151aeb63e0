"""Public ids: the names that stand in addresses and commands instead of the tables' own."""

import hashlib
import secrets

ID_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without look-alikes, and never a leading hyphen, which a command would read as an option."""

ID_LENGTH = 16


def new_public_id() -> str:
    """Draw a name for addresses and commands that nobody can guess: 78 bits."""
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))


def public_id_of(secret: str) -> str:
    """Make the name that one act gives its process, so that the act sent twice is one process."""
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest())
    letters = []
    for _ in range(ID_LENGTH):
        number, letter = divmod(number, len(ID_LETTERS))
        letters.append(ID_LETTERS[letter])
    return "".join(letters)
