"""AKR, Använd Kompetensen Rätt: all wiring, top to bottom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

    from akr.config import Config


def create_app(config: "Config | None" = None, more_origins: "Iterable[str]" = ()) -> "Flask":
    """Wire one installation together; without `config` it is read from the environment.

    Pages may write from the public URL and from `more_origins`, the demo's other addresses.
    Raises BadSetting. Does not touch the database: `store.migrate.upgrade` migrates it.
    """
    # Imported here because Flask and SQLAlchemy take a second to load. At module level every
    # import of the package would pay for it, even in the PDF renderer's child process.
    from flask import Flask
    from flask_migrate import Migrate

    from akr.config import from_environment
    from akr.live.hub import Hub
    from akr.root import root
    from akr.store.engine import postgresql
    from akr.store.tables import db
    from akr.store.work import Store
    from akr.web import open_to_browsers

    config = config or from_environment()
    app = Flask(
        __name__,
        template_folder=str(root() / "templates"),
        static_folder=None,  # akr.web.http.static_files serves it, under a version
        instance_path=str(config.data_dir),
    )
    app.config.from_mapping(
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=config.database_url,
        # An error must not say what people wrote.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True}
        | ({} if config.sqlite_file else postgresql.OPTIONS),
    )
    app.extensions["akr.config"] = config

    hub = app.extensions["akr.live"] = Hub()
    db.init_app(app)
    Migrate(app, db, directory=root() / "migrations")
    with app.app_context():
        app.extensions["akr.store"] = Store(db.engine, hub.tell, config.secret_key)
    open_to_browsers(app, config, more_origins)
    return app
