"""No secret in clear: what is shown again is derived from the installation's key, the rest hashed.

Walls and pages for notes that are open stay so, by the hash of their address. Seat codes are new.
Going down, addresses and codes are drawn anew: they cannot be had from what is stored here.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ALPHABET = "CDFGHJKMNPQRTVWXY34679"

NEW = {
    "workshop": ("wall_mark", "earlier_wall_hash", "notes_mark", "earlier_notes_hash"),
    "seat": ("code_mark", "device_hash"),
    "attendance": ("secret_hash", "device_hash"),
}
OLD = {"workshop": ("wall", "note_secret"), "seat": ("code",), "attendance": ("secret",)}
ALWAYS = {"wall_mark", "code_mark", "secret_hash", "wall", "code", "secret"}
UNIQUE = {
    ("workshop", each): [each]
    for each in ("wall_mark", "earlier_wall_hash", "notes_mark", "earlier_notes_hash")
} | {("attendance", "secret_hash"): ["secret_hash"]}
WAS_UNIQUE = {
    ("workshop", "wall"): ["wall"],
    ("workshop", "note_secret"): ["note_secret"],
    ("seat", "workshop_id_code"): ["workshop_id", "code"],
    ("attendance", "secret"): ["secret"],
}


def upgrade() -> None:
    _exchange(OLD, WAS_UNIQUE, NEW, UNIQUE, _derived)
    op.create_index(op.f("ix_seat_workshop_id"), "seat", ["workshop_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_seat_workshop_id"), "seat")
    _exchange(NEW, UNIQUE, OLD, WAS_UNIQUE, _drawn)


def _derived(table: str, row: sa.Row[Any]) -> dict[str, str | None]:
    """Return what stands in the place of a row's secrets."""
    if table == "workshop":
        return {
            "wall_mark": secrets.token_urlsafe(9),
            "earlier_wall_hash": _hashed(row.wall),
            "notes_mark": row.note_secret and secrets.token_urlsafe(9),
            "earlier_notes_hash": row.note_secret and _hashed(row.note_secret),
        }
    if table == "seat":
        return {"code_mark": secrets.token_urlsafe(9)}
    return {"secret_hash": _hashed(row.secret)}


def _drawn(table: str, row: sa.Row[Any]) -> dict[str, str | None]:
    """Return secrets for a row, as they were before."""
    if table == "workshop":
        note_secret = row.notes_mark and secrets.token_urlsafe(24)
        return {"wall": secrets.token_urlsafe(24), "note_secret": note_secret}
    if table == "seat":
        return {"code": "".join(secrets.choice(ALPHABET) for _ in range(8))}
    return {"secret": secrets.token_urlsafe(24)}


def _exchange(
    gone: Mapping[str, tuple[str, ...]],
    gone_unique: Mapping[tuple[str, str], list[str]],
    come: Mapping[str, tuple[str, ...]],
    come_unique: Mapping[tuple[str, str], list[str]],
    values: Callable[[str, sa.Row[Any]], dict[str, str | None]],
) -> None:
    """Put columns in the place of others, with values made of each row."""
    for table, names in come.items():
        with op.batch_alter_table(table) as changed:
            for name in names:
                changed.add_column(sa.Column(name, sa.Text()))
        known = ("id", *gone[table], *names)
        rows = sa.table(table, *map(sa.column, known))
        for row in op.get_bind().execute(sa.select(rows)).all():
            told = values(table, row)
            op.get_bind().execute(sa.update(rows).where(rows.c.id == row.id).values(**told))
        with op.batch_alter_table(table) as changed:
            for of, name in gone_unique:
                if of == table:
                    changed.drop_constraint(op.f(f"uq_{table}_{name}"), type_="unique")
            for name in gone[table]:
                changed.drop_column(name)
            for name in ALWAYS.intersection(names):
                changed.alter_column(name, existing_type=sa.Text(), nullable=False)
            for (of, name), columns in come_unique.items():
                if of == table:
                    changed.create_unique_constraint(op.f(f"uq_{table}_{name}"), columns)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
