"""Public ids: used in URLs and commands instead of the tables' primary keys."""

import hashlib
import secrets

ID_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""No look-alikes, and no hyphen: a command would read a leading one as an option."""

ID_LENGTH = 16


def new_public_id() -> str:
    """Return a random id that nobody can guess: 78 bits."""
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))


ARRIVING = "arriving:"
"""How the id of a process begins that is not all there yet; no list has it."""


def arriving_id() -> str:
    """Return the id of a process that is not all there yet, which nobody is given."""
    return ARRIVING + new_public_id()


def public_id_of(secret: str) -> str:
    """Derive a process's id from the act that creates it, so a repeated act finds the same id."""
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest())
    letters = []
    for _ in range(ID_LENGTH):
        number, letter = divmod(number, len(ID_LETTERS))
        letters.append(ID_LETTERS[letter])
    return "".join(letters)
