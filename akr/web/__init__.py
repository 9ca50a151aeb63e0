"""The edge: read the request, take one step, answer."""

from collections.abc import Iterable

from flask import Flask

from akr.config import Config
from akr.web.door import addresses as door
from akr.web.door import joining
from akr.web.http import access, bodies, errors, links, pages, security, static_files
from akr.web.leader import addresses as leader
from akr.web.leader.process import ended
from akr.web.manager import addresses as manager
from akr.web.office import accounts
from akr.web.office import addresses as office
from akr.web.phone import addresses as phone
from akr.web.shared import addresses as shared
from akr.web.shared import draft_pages, foot, hyphens, language, timer, turns
from akr.web.union import addresses as union
from akr.web.wall import addresses as wall

AUDIENCES = (shared, door, phone, wall, leader, manager, union, office)


def open_to_browsers(app: Flask, config: Config, more_origins: Iterable[str] = ()) -> None:
    """Add every page to the app; `more_origins` as `security.guard` says."""
    language.prepare(app)
    turns.prepare(app)
    security.guard(app, config, more_origins)
    pages.prepare(app)
    static_files.prepare(app)
    hyphens.prepare(app)
    errors.prepare(app)
    links.prepare(app)
    accounts.prepare(app)
    foot.prepare(app)
    joining.prepare(app)
    timer.prepare(app)
    draft_pages.prepare(app)
    for audience in AUDIENCES:
        for blueprint in audience.BLUEPRINTS:
            app.register_blueprint(blueprint)
    access.enforce(app, [audience.WHO_MAY for audience in AUDIENCES])
    bodies.prepare(app)
    ended.prepare(app)
