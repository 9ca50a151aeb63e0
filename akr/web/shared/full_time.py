"""The full-time measure, as a field of a form: hours a week, with a decimal comma."""

from akr.domain.office.errors import BadFullTime
from akr.domain.office.organisation import MOST_FULL_TIME_HOURS, checked_full_time
from akr.text.refusals import refusal
from akr.web.http.forms import Form, decimal

FIELD = "full_time"


def read_full_time(form: Form, usual: float) -> float:
    """Read the hours; a blank field means the usual ones."""
    hours = decimal(form, FIELD, MOST_FULL_TIME_HOURS)
    if hours is None:
        return usual
    try:
        return checked_full_time(hours)
    except BadFullTime as refused:
        form.refuse(FIELD, refusal(refused))
        return usual
