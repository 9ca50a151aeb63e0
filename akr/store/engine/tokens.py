"""Tokens: random secrets that a device keeps, and of which the store keeps a hash alone."""

import hashlib
import secrets

TOKEN_BYTES = 24

_SIGNS = str.maketrans("-_", "xy")


def in_letters(secret: str) -> str:
    """Write a secret in base64 with letters and digits alone.

    Mail programs leave a last hyphen or underline out of a link. Two letters of 64 stand for two
    signs each then, which costs a secret a sixteenth of a bit a letter.
    """
    return secret.translate(_SIGNS)


def new_token() -> str:
    """Return a secret that nobody can guess: 192 bits."""
    return in_letters(secrets.token_urlsafe(TOKEN_BYTES))


def hashed(token: str) -> str:
    """Hash a token; a plain hash is enough, since a long random token cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_token(own_link: str) -> str:
    """Return what a device keeps that has opened somebody's own link: the same on each device.

    So a link can be opened twice and on two devices, and a stolen token does not tell the link.
    """
    return hashed(f"device {own_link}")
