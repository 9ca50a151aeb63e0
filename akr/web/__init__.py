"""The edge: read the request, take one step, answer."""

from collections.abc import Iterable

from flask import Flask

from akr.config import Config
from akr.web import (
    absent,
    access,
    accounts,
    adopting,
    attending,
    deciding,
    drafting,
    ended,
    entering,
    errors,
    estimate,
    front,
    gathering,
    home,
    hyphens,
    joining,
    language,
    leaders,
    leading,
    noting,
    pages,
    paper,
    planning,
    printing,
    processes,
    ready,
    reviewing,
    same,
    security,
    sorting,
    stream,
    styles,
    talk,
    timing,
    wall,
    writing,
)

BLUEPRINTS = (
    styles.bp,
    front.bp,
    language.bp,
    accounts.bp,
    joining.bp,
    writing.bp,
    sorting.bp,
    ready.bp,
    estimate.bp,
    talk.bp,
    home.bp,
    wall.bp,
    attending.bp,
    stream.bp,
    processes.bp,
    printing.bp,
    planning.bp,
    leading.bp,
    leaders.bp,
    noting.bp,
    timing.bp,
    absent.bp,
    gathering.bp,
    same.bp,
    entering.bp,
    paper.bp,
    drafting.bp,
    reviewing.bp,
    adopting.bp,
    deciding.bp,
)


def open_to_browsers(app: Flask, config: Config, more_origins: Iterable[str] = ()) -> None:
    """Add every page to the app; `more_origins` as `security.guard` says."""
    language.prepare(app)
    security.guard(app, config, more_origins)
    pages.prepare(app)
    app.jinja_env.globals["style_url"] = styles.style_url
    hyphens.prepare(app)
    errors.prepare(app)
    accounts.prepare(app)
    joining.prepare(app)
    timing.prepare(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.enforce(app)
    ended.prepare(app)
