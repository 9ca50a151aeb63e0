"""How Alembic reaches the database: through the app, on a connection of its own."""

from alembic import context
from flask import current_app

from akr.store.migrate import all_or_nothing
from akr.store.tables import Base
from akr.store.work import store_of

with all_or_nothing(store_of(current_app).engine) as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        # SQLite changes a table by building it anew, so `flask db migrate` writes it that way.
        render_as_batch=True,
    )
    context.run_migrations()
