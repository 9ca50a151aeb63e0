"""Prepare: a leader makes a process and opens its first workshop."""

import re
import unicodedata
from collections.abc import Sequence

from akr.domain.process import Occupation, Process, Purpose, Workplace, WorkshopFormat
from akr.domain.workshop import Workshop
from akr.store import workshop as workshops
from akr.store.work import Work


def create_process(
    work: Work,
    account: int,
    *,
    title: str,
    workplace: Workplace,
    purpose: Purpose,
    occupations: Sequence[str],
) -> str:
    """Make a process led by an account and return its public id."""
    with work:
        public_id = work.add_process(
            Process(
                title=title,
                workplace=workplace,
                purpose=purpose,
                workshop_format=WorkshopFormat.APT,
                occupations=_with_ids(occupations),
                participants=(),
                cards=(),
                tasks=(),
                sortings=(),
                proposals=(),
            )
        )
        workshops.add_leader(work.session, public_id, account)
    return public_id


def open_workshop(work: Work, public_id: str) -> Workshop:
    """Open workshop 1 with a code and a wall; opening it twice gives the same room."""
    with work:
        return workshops.open_(work.session, public_id)


def _with_ids(names: Sequence[str]) -> tuple[Occupation, ...]:
    """Give each occupation a readable id: Förskollärare is forskollarare."""
    found: dict[str, Occupation] = {}
    for name in names:
        plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "yrkesgrupp"
        key, number = stem, 2
        while key in found:
            key, number = f"{stem}-{number}", number + 1
        found[key] = Occupation(key, name)
    return tuple(found.values())
