"""The timer as every page shows it."""

from datetime import timedelta

from flask import Flask

from akr.domain.clock import utc_now
from akr.domain.fingerprint import fingerprint
from akr.domain.room.timer import Timer


def prepare(app: Flask) -> None:
    """Let templates say what is left of a timer, and which version of it they show."""
    app.jinja_env.globals.update(time_remaining=time_remaining, live_tag=live_tag)


def time_remaining(timer: Timer) -> timedelta:
    """What is left as the page is made; the browser counts on from there."""
    return timer.remaining(utc_now())


def live_tag(version: str, timer: Timer | None) -> str:
    """Tell a page with a timer from the same page with another one, or none."""
    if timer is None:
        return version
    return f"{version}-{fingerprint(repr(timer))}"
