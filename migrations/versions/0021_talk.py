"""Talk by occupation: what each table sees, who sits where, and why they see a task as they do."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("patterns", sa.JSON()))
    op.add_column("seat", sa.Column("sits_with", sa.Text()))
    op.create_table(
        "reason",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "task", "occupation", name="pk_reason"),
        sa.ForeignKeyConstraint(
            ["process_id"], ["process.id"], name="fk_reason_process_id_process", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "task"],
            ["task.process_id", "task.key"],
            name="fk_reason_process_id_task_task",
        ),
    )


def downgrade() -> None:
    # The step before has no such phase: its rooms sort again.
    op.execute("UPDATE workshop SET phase = 'sort' WHERE phase = 'talk'")
    op.drop_table("reason")
    op.drop_column("seat", "sits_with")
    op.drop_column("workshop", "patterns")
    process = sa.table("process", sa.column("id", sa.Integer()), sa.column("parts", sa.JSON()))
    connection = op.get_bind()
    for row in connection.execute(sa.select(process.c.id, process.c.parts)).all():
        left = [part for part in row.parts if part != "reasons"]
        connection.execute(sa.update(process).where(process.c.id == row.id).values(parts=left))
