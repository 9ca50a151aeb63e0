"""An act: one thing that one person did, known by its id however often it arrives."""

import re
from dataclasses import dataclass

from akr.domain.errors import BadAct

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Act:
    """What makes two arrivals the same act, and what orders a seat's acts.

    `id` is a UUID minted where the act was made. `number` is the seat's own counter, never a clock:
    phones' clocks are wrong, and an outbox may arrive late.
    """

    id: str
    number: int


def read_act(act_id: str, number: str) -> Act:
    """Read an act's id and number from a form. Raises BadAct for what is neither."""
    if not _ID.fullmatch(act_id) or not re.fullmatch(r"[0-9]{1,10}", number, re.ASCII):
        raise BadAct
    if int(number) > LARGEST_NUMBER:
        raise BadAct
    return Act(act_id, int(number))
