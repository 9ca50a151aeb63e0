"""Logs: where something broke and what kind of error it was, never what anybody said.

An error's message may hold a card, a participant or a password: PostgreSQL shows the whole row that
it refuses. An address may hold a secret. Whoever reads the log may see neither.
"""

import logging
import re
import traceback
from collections.abc import Iterator

SECRETS = re.compile(r"(/(?:(?:review|contact)/(?:own/)?|(?:wall|notes|w)/)|token=)[^\s/?&'\"\]]+")
"""What follows in an address and lets whoever has it in."""


class Discreet(logging.Filter):
    """Leaves the words of errors, and the secrets of addresses, out of a logger's records."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a record before anybody writes it down."""
        record.msg, record.args = SECRETS.sub(r"\1…", record.getMessage()), ()
        if record.exc_info and (error := record.exc_info[1]):
            record.exc_text = without_words(error)  # which a formatter takes as it is
        return True


def without_words(error: BaseException) -> str:
    """Return an error's traceback, and those of its causes, with the kind of each alone."""
    return "\n".join(
        f"Traceback (most recent call last):\n{''.join(traceback.format_tb(each.__traceback__))}"
        f"{_kind(each)}"
        for each in reversed(list(_causes(error)))
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind(error: BaseException) -> str:
    """Name an error, with the database's own code for it where there is one."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name} ({code})" if code else name
