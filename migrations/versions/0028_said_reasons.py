"""Each seat's own sentence of a table's Därför, where a table had one text that the last wrote."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    said = op.create_table(
        "said_reason",
        *_of_process(),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_said_reason"),
        *_points_at("said_reason"),
        sa.ForeignKeyConstraint(
            ["process_id", "participant"],
            ["participant.process_id", "participant.key"],
            name="fk_said_reason_process_id_participant_participant",
        ),
    )
    for column in ("participant", "task"):
        op.create_index(
            f"ix_said_reason_process_id_{column}", "said_reason", ["process_id", column]
        )
    rows = [
        {"process_id": row.process_id, "position": row.position, "key": str(uuid.uuid4())}
        | {"task": row.task, "occupation": row.occupation, "text": text}
        for row in op.get_bind().execute(sa.text("SELECT * FROM reason")).all()
        for text in (row.text, row.earlier)
        if text
    ]
    if rows:
        op.bulk_insert(said, rows)
    op.drop_table("reason")


def downgrade() -> None:
    reason = op.create_table(
        "reason",
        *_of_process(),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "task", "occupation", name="pk_reason"),
        *_points_at("reason"),
    )
    texts: dict[tuple[int, str, str], list[str]] = {}
    positions: dict[tuple[int, str, str], int] = {}
    found = op.get_bind().execute(sa.text("SELECT * FROM said_reason ORDER BY position, key"))
    for row in found.all():
        of = row.process_id, row.task, row.occupation
        texts.setdefault(of, []).append(row.text)
        positions[of] = row.position
    rows = [
        {"process_id": process_id, "task": task, "occupation": occupation}
        | {"text": "\n".join(said), "position": positions[process_id, task, occupation]}
        for (process_id, task, occupation), said in texts.items()
    ]
    if rows:
        op.bulk_insert(reason, rows)
    op.drop_table("said_reason")


def _of_process() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _points_at(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=f"fk_{table}_process_id_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "task"],
            ["task.process_id", "task.key"],
            name=f"fk_{table}_process_id_task_task",
        ),
    )
