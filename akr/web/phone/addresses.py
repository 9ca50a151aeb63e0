"""The phone: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.phone import (
    closing,
    discussion,
    done_with_phase,
    duplicates,
    estimate,
    now,
    sorting,
    voices,
    writing,
)

BLUEPRINTS = (
    now.bp,
    writing.bp,
    sorting.bp,
    done_with_phase.bp,
    duplicates.bp,
    estimate.bp,
    discussion.bp,
    closing.bp,
    voices.bp,
)

WHO_MAY = {
    "phone.now": May.SEAT,
    "phone.leave": May.SEAT,
    "phone.next_person": May.SEAT,
    "phone.my_seat": May.SEAT,
    "phone.change": May.SEAT,
    "writing.add": May.SEAT,
    "writing.reword": May.SEAT,
    "writing.withdraw": May.SEAT,
    "sorting.place": May.SEAT,
    "done_with_phase.say": May.SEAT,
    "phone_duplicates.say": May.SEAT,
    "phone_duplicates.take_back": May.SEAT,
    "estimate.show": May.SEAT,
    "estimate.say": May.SEAT,
    "discussion.write": May.SEAT,
    "discussion.choose_group": May.SEAT,
    "phone_closing.answer": May.SEAT,
    "voices.agree": May.SEAT,
}
"""Endpoint → who may."""
