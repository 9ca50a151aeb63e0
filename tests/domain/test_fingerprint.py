"""Fingerprints are stored, so the same text has the same one in every release."""

from akr.domain.fingerprint import fingerprint


def test_a_fingerprint_is_the_same_in_every_release():
    assert fingerprint("Vika tvätt") == "d388577ad18067c0"
    assert fingerprint("") == "e3b0c44298fc1c14"


def test_another_text_has_another_fingerprint():
    assert fingerprint("Vika tvätt") != fingerprint("vika tvätt")
