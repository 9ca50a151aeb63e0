"""Secrets in links: they end in letters or digits, and older ones go on opening."""

import base64
import hashlib
import hmac

from akr.store.engine.derived import Derived, new_mark
from akr.store.engine.tokens import new_token


def test_tokens_and_addresses_are_letters_and_digits_at_their_ends():
    derived = Derived("key")

    assert all(new_token().isalnum() for _ in range(200))
    assert all(derived.address("wall", new_mark())[-1].isalnum() for _ in range(200))


def test_an_address_from_before_still_opens_its_wall():
    mark = new_mark()
    digest = hmac.digest(b"key", f"wall {mark}".encode(), hashlib.sha256)
    before = mark + base64.urlsafe_b64encode(digest[:18]).decode()

    assert Derived("key").mark_of("wall", before) == mark
    assert Derived("key").mark_of("wall", before[:-1]) is None
