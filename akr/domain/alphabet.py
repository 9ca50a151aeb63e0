"""The Swedish alphabet: the one order in which names and words stand in a list."""

import unicodedata

_LAST = {"å": "{0", "ä": "{1", "æ": "{1", "ö": "{2", "ø": "{2"}
"""After z, in this order; { comes next after z in Unicode."""

_SPECIAL = {"ł": "l", "đ": "d", "ð": "d", "þ": "th"}
"""Letters that do not come apart into a plain letter and its mark."""


def alphabetical(words: str) -> tuple[str, str]:
    """Return the key that sorts words as a Swede looks for them: å, ä and ö last, é as e.

    Case does not matter. Words that differ only in marks or case still have an order of their own.
    """
    caseless = unicodedata.normalize("NFC", words.casefold())
    return "".join(map(_place, caseless)), words


def _place(letter: str) -> str:
    if letter in _LAST:
        return _LAST[letter]
    plain = unicodedata.normalize("NFD", _SPECIAL.get(letter, letter))
    return "".join(each for each in plain if not unicodedata.combining(each))
