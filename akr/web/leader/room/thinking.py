"""Thinking: suggested heaps for many cards come when they are ready, and nobody waits for them."""

import logging
from threading import Thread

from flask import Flask, current_app

from akr.domain.errors import Refusal
from akr.files.workers import NotDone
from akr.steps.cards import heap_suggestions
from akr.store.work import open_work, store_of

log = logging.getLogger(__name__)


def think_if_asked(pid: str) -> None:
    """Begin to think of a room's heaps, if it waits for them."""
    if heap_suggestions.awaits_heaps(open_work(), pid):
        think(pid)


def think(pid: str) -> None:
    """Begin to think of the heaps of a room that waits for them, unless it is being done."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    begun: set[str] = app.extensions.setdefault("akr.thinking", set())
    if pid not in begun:
        begun.add(pid)
        Thread(target=_think, args=(app, pid, begun), daemon=True).start()


def _think(app: Flask, pid: str, begun: set[str]) -> None:
    try:
        heap_suggestions.suggest_heaps(store_of(app).work(), pid)
    except (NotDone, Refusal) as failed:  # the heaps lie as they are, and can be laid by hand
        log.warning("No heaps were suggested: %s", type(failed).__name__)
    finally:
        begun.discard(pid)
