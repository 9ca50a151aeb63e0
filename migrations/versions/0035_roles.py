"""A role is a thing of its own: a process has any number, and a role gathers from several.

Every draft becomes a role with an address of its own. Which version a union has been told of is now
said of each role. Going down, a process keeps the first of its roles.
"""

import json
import secrets
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
REVIEWED = ("comment", "position", "adoption")


def upgrade() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("public_id", name="uq_role_public_id"),
        points_at("role", "process_id", "process"),
    )
    op.create_index("ix_role_process_id", "role", ["process_id"])
    op.create_table("role_version", *version_columns("role"))
    op.create_table("role_edit", *edit_columns("role"))
    op.create_index("ix_role_edit_role_id", "role_edit", ["role_id"])
    op.create_table(
        "role_process",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("was_reviewed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("role_id", "process_id", name="pk_role_process"),
        points_at("role_process", "role_id", "role"),
        points_at("role_process", "process_id", "process"),
    )
    op.create_index("ix_role_process_process_id", "role_process", ["process_id"])
    op.create_table(
        "role_task",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "task", name="pk_role_task"),
        points_at("role_task", "process_id", "process"),
        points_at("role_task", "role_id", "role"),
    )
    op.create_index("ix_role_task_role_id", "role_task", ["role_id"])
    op.create_table(
        "told",
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("reviewer_id", "role_id", name="pk_told"),
        points_at("told", "reviewer_id", "reviewer"),
        points_at("told", "role_id", "role"),
    )
    op.create_index("ix_told_role_id", "told", ["role_id"])
    _make_roles()
    op.execute(
        "INSERT INTO role_version (role_id, number, content, reason, made_at)"
        " SELECT draft_id, number, content, reason, made_at FROM draft_version"
    )
    op.execute(
        "INSERT INTO role_edit (id, role_id, kind, about, before, made_at)"
        " SELECT id, draft_id, kind, about, before, made_at FROM draft_edit"
    )
    op.execute(
        "INSERT INTO told (reviewer_id, role_id, version)"
        " SELECT reviewer.id, draft.id, reviewer.told FROM reviewer"
        " JOIN draft ON draft.process_id = reviewer.process_id WHERE reviewer.told IS NOT NULL"
    )
    go_on_counting("role", "role_edit")
    _belong_to("role", instead_of="draft")
    for table in ("draft_edit", "draft_version", "draft"):
        op.drop_table(table)
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.drop_column("told")


def downgrade() -> None:
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.add_column(sa.Column("told", sa.Integer()))
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        points_at("draft", "process_id", "process"),
        sa.UniqueConstraint("process_id", name="uq_draft_process_id"),
    )
    op.create_table("draft_version", *version_columns("draft"))
    op.create_table("draft_edit", *edit_columns("draft"))
    op.create_index("ix_draft_edit_draft_id", "draft_edit", ["draft_id"])
    op.execute("DELETE FROM role WHERE id NOT IN (SELECT MIN(id) FROM role GROUP BY process_id)")
    for table in (*REVIEWED, "role_version", "role_edit", "told"):
        rows, role = sa.table(table, sa.column("role_id")), sa.table("role", sa.column("id"))
        op.execute(sa.delete(rows).where(rows.c.role_id.not_in(sa.select(role.c.id))))
    op.execute(
        "INSERT INTO draft (id, process_id, status, version)"
        " SELECT id, process_id, status, version FROM role"
    )
    op.execute(
        "INSERT INTO draft_version (draft_id, number, content, reason, made_at)"
        " SELECT role_id, number, content, reason, made_at FROM role_version"
    )
    op.execute(
        "INSERT INTO draft_edit (id, draft_id, kind, about, before, made_at)"
        " SELECT id, role_id, kind, about, before, made_at FROM role_edit"
    )
    op.execute(
        "UPDATE reviewer SET told = (SELECT told.version FROM told JOIN role ON"
        " role.id = told.role_id AND role.process_id = reviewer.process_id"
        " WHERE told.reviewer_id = reviewer.id)"
    )
    go_on_counting("draft", "draft_edit")
    _belong_to("draft", instead_of="role")
    for table in ("told", "role_task", "role_process", "role_edit", "role_version", "role"):
        op.drop_table(table)


def points_at(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}", ondelete="CASCADE"
    )


def version_columns(parent: str) -> tuple[sa.schema.SchemaItem, ...]:
    table, key = f"{parent}_version", f"{parent}_id"
    return (
        sa.Column(key, sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(key, "number", name=f"pk_{table}"),
        points_at(table, key, parent),
    )


def edit_columns(parent: str) -> tuple[sa.schema.SchemaItem, ...]:
    table, key = f"{parent}_edit", f"{parent}_id"
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(key, sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        points_at(table, key, parent),
    )


def _make_roles() -> None:
    """Make a role of every draft, with the tasks that it holds and the process they are from."""
    connection = op.get_bind()
    drafts = connection.execute(sa.text("SELECT id, process_id, status, version FROM draft")).all()
    held: set[tuple[int, str]] = set()
    for draft in drafts:
        was_reviewed = draft.status != "draft" or draft.version > 1
        said: dict[str, Any] = {"role": draft.id, "process": draft.process_id}
        connection.execute(
            sa.text(
                "INSERT INTO role (id, public_id, process_id, status, version)"
                " VALUES (:role, :public_id, :process, :status, :version)"
            ),
            said
            | {
                "public_id": "".join(secrets.choice(LETTERS) for _ in range(16)),
                "status": draft.status,
                "version": draft.version,
            },
        )
        connection.execute(
            sa.text("INSERT INTO role_process VALUES (:role, :process, :was_reviewed)"),
            said | {"was_reviewed": was_reviewed},
        )
        for task in _tasks(draft.id, draft.version):
            if (draft.process_id, task) not in held:
                held.add((draft.process_id, task))
                connection.execute(
                    sa.text("INSERT INTO role_task VALUES (:process, :task, :role)"),
                    said | {"task": task},
                )


def _tasks(draft: int, version: int) -> Iterator[str]:
    """Yield the workshop's tasks in a draft's versions from the latest decided one on."""
    found = op.get_bind().execute(
        sa.text(
            "SELECT content FROM draft_version WHERE draft_id = :draft AND number <= :version"
            " AND number >="
            " (SELECT COALESCE(MAX(version), 1) FROM adoption WHERE draft_id = :draft)"
        ),
        {"draft": draft, "version": version},
    )
    for (stored,) in found.all():
        content = json.loads(stored) if isinstance(stored, str) else stored
        lines = content["draft"]["lines"] if isinstance(content, dict) else []
        for line in lines:
            if "sources" not in line:
                yield line["evidence"]["task"]
            else:
                yield from (each["task"] for each in line["sources"] if each["evidence"])


def _belong_to(parent: str, *, instead_of: str) -> None:
    """Let comments, positions and decisions belong to a role instead of a draft, or back."""
    before, after = f"{instead_of}_id", f"{parent}_id"
    for table in REVIEWED:
        if table != "adoption":
            op.drop_index(f"ix_{table}_{before}", table)
        with op.batch_alter_table(table) as rows:
            rows.drop_constraint(f"fk_{table}_{before}_{instead_of}", type_="foreignkey")
            rows.alter_column(before, new_column_name=after, existing_type=sa.Integer())
        with op.batch_alter_table(table) as rows:
            rows.create_foreign_key(
                f"fk_{table}_{after}_{parent}", parent, [after], ["id"], ondelete="CASCADE"
            )
        if table != "adoption":
            op.create_index(f"ix_{table}_{after}", table, [after])


def go_on_counting(*tables: str) -> None:
    """Let PostgreSQL's counters go on after the rows that were copied with their ids."""
    if op.get_bind().dialect.name == "postgresql":
        for table in tables:
            largest = sa.select(sa.func.max(sa.column("id"))).select_from(sa.table(table))
            sequence = sa.func.pg_get_serial_sequence(table, "id")
            op.get_bind().execute(sa.select(sa.func.setval(sequence, largest.scalar_subquery())))
