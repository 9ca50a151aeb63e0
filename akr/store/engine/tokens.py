"""Tokens: random secrets that a device keeps, and of which the store keeps a hash alone."""

import hashlib
import secrets

TOKEN_BYTES = 24


def new_token() -> str:
    """Return a secret that nobody can guess: 192 bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(token: str) -> str:
    """Hash a token; a plain hash is enough, since a long random token cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()
