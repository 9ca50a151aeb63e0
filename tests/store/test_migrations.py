"""Every migration goes up and down on filled tables, and ends at what `akr.store.tables` says.

Revisions and tables are found by inspection, so a new migration is tested without a new test.
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, select, update

from akr.domain.errors import NewerDatabase
from akr.root import root
from akr.store import migrate
from akr.store.tables import Base
from akr.store.work import store_of
from akr.text.refusals import refusal

pytestmark = pytest.mark.slow

ROWS = 3
VERSION = "alembic_version"


@pytest.fixture
def engine(bare_app):
    return store_of(bare_app).engine


def revisions(app):
    """Every revision, the first one first."""
    with app.app_context():
        scripts = ScriptDirectory.from_config(migrate.alembic_config(app))
    return [script.revision for script in scripts.walk_revisions()][::-1]


def tables(engine):
    """The tables that the database has, parents before children."""
    found = MetaData()
    found.reflect(engine)
    return [table for table in found.sorted_tables if table.name != VERSION]


def everything(engine):
    """The rows of every table, by the table's name."""
    found = tables(engine)
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row._mapping)
                for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in found
        }


def fill(engine):
    """Give every empty table rows, the n:th pointing at the n:th of its parents."""
    found, rows = tables(engine), everything(engine)
    with engine.begin() as connection:
        for table in found:
            if not rows[table.name]:
                rows[table.name] = [a_row(table, number, rows) for number in range(ROWS)]
                connection.execute(table.insert(), rows[table.name])


def a_row(table, number, rows):
    row = {column.name: a_value(column.type.python_type, number) for column in table.columns}
    for key in table.foreign_key_constraints:
        if key.referred_table is not table:
            parent = rows[key.referred_table.name][number]
            row |= {each.parent.name: parent[each.column.name] for each in key.elements}
    return row


def a_value(kind, number):
    return {
        bool: number % 2 == 0,
        bytes: b"%d" % number,
        date: date(2026, 11, 20 + number),
        datetime: datetime(2026, 11, 20, 8, number, tzinfo=UTC),
        dict: [number],
        float: number + 0.5,
        int: number + 1,
        str: str(number),
    }[kind]


def shared(rows, other):
    """Return the content of the tables and columns that both have."""
    return {
        name: [
            {column: row[column] for column in row.keys() & found[0].keys()} for row in rows[name]
        ]
        for name, found in other.items()
        if name in rows and found
    }


def test_every_revision_goes_up_and_down_on_filled_tables(bare_app, engine):
    steps = revisions(bare_app)

    for step in steps:
        before = everything(engine)
        migrate.upgrade(bare_app, step)
        after = everything(engine)
        assert shared(after, before) == shared(before, after), f"up to {step}"
        fill(engine)
    for step in ["base", *steps][-2::-1]:
        before = everything(engine)
        migrate.downgrade(bare_app, step)
        after = everything(engine)
        assert shared(before, after) == shared(after, before), f"down to {step}"

    assert tables(engine) == []


def test_every_table_is_filled(app):
    engine = store_of(app).engine

    fill(engine)

    assert {name: len(rows) for name, rows in everything(engine).items()} == dict.fromkeys(
        Base.metadata.tables, ROWS
    )


def test_the_migrations_end_at_the_tables(app):
    with store_of(app).engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_create_the_same_schema_as_the_tables(app):
    engine = store_of(app).engine
    migrated = shape(engine)

    migrate.downgrade(app, "base")
    Base.metadata.create_all(engine)

    assert migrated == shape(engine)


def shape(engine):
    """Columns, keys, indexes and checks, in no particular order."""
    asked = inspect(engine)
    kinds = ("columns", "pk_constraint", "foreign_keys", "unique_constraints", "indexes")
    return {
        (table, kind): sorted(map(str, found if isinstance(found, list) else [found]))
        for table in asked.get_table_names()
        if table != VERSION
        for kind in (*kinds, "check_constraints")
        for found in [getattr(asked, f"get_{kind}")(table)]
    }


def test_upgrading_an_up_to_date_database_changes_nothing(app):
    engine = store_of(app).engine
    fill(engine)
    before = everything(engine)

    migrate.upgrade(app)

    assert everything(engine) == before


def test_a_database_of_a_newer_version_is_refused_untouched(app):
    engine = store_of(app).engine
    before = everything(engine)
    stand_at(engine, "9999")

    with pytest.raises(NewerDatabase) as caught:
        migrate.upgrade(app)

    assert "nyare version av AKR (steg 9999)" in refusal(caught.value)
    assert everything(engine) == before
    assert migrate.current_revision(app) == "9999"


def stand_at(engine, revision):
    version = MetaData()
    version.reflect(engine, only=[VERSION])
    with engine.begin() as connection:
        connection.execute(update(version.tables[VERSION]).values(version_num=revision))


def with_one_more(app, folder, *lines):
    """Add a migration to the app after the last one, with the given lines."""
    shutil.copytree(root() / "migrations", folder, dirs_exist_ok=True)
    (folder / "versions" / "9999_one_more.py").write_text(
        "\n".join(
            [
                "from alembic import op",
                "import sqlalchemy as sa",
                "revision = '9999'",
                f"down_revision = {revisions(app)[-1]!r}",
                "def upgrade():",
                *(f"    {line}" for line in lines),
            ]
        )
    )
    app.extensions["migrate"].migrate.directory = str(folder)


def test_a_rebuilt_table_keeps_its_rows_and_their_children(app, tmp_path):
    engine = store_of(app).engine
    fill(engine)
    before = everything(engine)
    with_one_more(
        app,
        tmp_path / "migrations",
        f"for name in {sorted(before)}:",
        "    with op.batch_alter_table(name, recreate='auto') as table:",
        "        table.add_column(sa.Column('added_by_test', sa.Text()))",
        "        table.alter_column('added_by_test', type_=sa.String(20))",
    )

    migrate.upgrade(app)

    after = everything(engine)
    assert all("added_by_test" in row for rows in after.values() for row in rows)
    assert shared(after, before) == before


def test_a_failed_migration_changes_nothing(app, tmp_path):
    engine = store_of(app).engine
    fill(engine)
    before = everything(engine)
    with_one_more(
        app,
        tmp_path / "migrations",
        "op.create_table('half', sa.Column('id', sa.Integer()))",
        "op.execute('DELETE FROM sorting')",
        "raise ArithmeticError",
    )

    with pytest.raises(ArithmeticError):
        migrate.upgrade(app)

    assert everything(engine) == before
    assert migrate.current_revision(app) != "9999"


def test_a_migration_that_loses_a_parent_is_refused(app, tmp_path):
    engine = store_of(app).engine
    fill(engine)
    before = everything(engine)
    with_one_more(app, tmp_path / "migrations", "op.execute('DELETE FROM participant')")

    with pytest.raises(Exception, match=r"(?i)participant"):
        migrate.upgrade(app)

    assert everything(engine) == before


@pytest.mark.slow
def test_concurrent_starts_migrate_once(bare_app, database_url, tmp_path):
    start = (
        "from akr import create_app; from akr.store import migrate; migrate.upgrade(create_app())"
    )
    settings = {"AKR_DATABASE_URL": database_url, "AKR_DATA_DIR": str(tmp_path)}

    starts = [
        subprocess.Popen([sys.executable, "-c", start], cwd=root(), env=os.environ | settings)
        for _ in range(4)
    ]

    assert [each.wait() for each in starts] == [0, 0, 0, 0]
    assert migrate.current_revision(bare_app) == revisions(bare_app)[-1]


def test_migrations_are_numbered_in_order(bare_app):
    names = sorted(path.name for path in Path(root() / "migrations/versions").glob("*.py"))

    assert revisions(bare_app) == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert [name.split("_")[0] for name in names] == revisions(bare_app)
