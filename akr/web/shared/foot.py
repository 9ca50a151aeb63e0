"""The foot of the pages: the organisation's name and links, read once and not for every page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from akr.domain.office.organisation import Organisation
from akr.steps.office import organisation
from akr.store.work import open_work

log = logging.getLogger(__name__)


@dataclass
class Foot:
    """What the store said last, until `forget`; one web process serves a database.

    What was asked before a change and answered after it is not remembered.
    """

    is_known: bool = False
    said: Organisation | None = None
    changes: int = 0

    def own(self, ask: Callable[[], Organisation | None]) -> Organisation | None:
        """Return the organisation, asked for only when nothing is remembered."""
        if self.is_known:
            return self.said
        changes, said = self.changes, ask()
        if changes == self.changes:
            self.is_known, self.said = True, said
        return said

    def forget(self) -> None:
        """Ask anew next time; called after each change."""
        self.is_known, self.changes = False, self.changes + 1


def prepare(app: Flask) -> None:
    """Let templates ask whose installation it is."""
    app.extensions["akr.foot"] = Foot()
    app.jinja_env.globals["own_organisation"] = own_organisation


def own_organisation() -> Organisation | None:
    """Return the organisation for a page's foot, None before there is one."""
    foot: Foot = current_app.extensions["akr.foot"]
    try:
        return foot.own(lambda: organisation.own_organisation(open_work()))
    except Exception as error:  # noqa: BLE001  (a page that tells of an error must not fail in its foot)
        log.warning("The foot of a page is empty: %s", type(error).__name__)
        return None


def forget() -> None:
    """Let the next page read the organisation anew."""
    foot: Foot = current_app.extensions["akr.foot"]
    foot.forget()
