"""Tokens: long random secrets that a device or a link holds, and that nobody can guess."""

import hashlib
import secrets

TOKEN_BYTES = 24


def new_token() -> str:
    """Return a random token of 192 bits, in letters that an address may have."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(token: str) -> str:
    """Hash a token for the store. A plain hash is enough, since nobody can guess the token."""
    return hashlib.sha256(token.encode()).hexdigest()
