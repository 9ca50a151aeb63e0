"""Notes of what is said, and the secret in the address of the page where they are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("task", sa.Text()),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=op.f("fk_note_process_id_process"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "task"],
            ["task.process_id", "task.key"],
            name=op.f("fk_note_process_id_task_task"),
        ),
        sa.PrimaryKeyConstraint("process_id", "key", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_process_id_task"), "note", ["process_id", "task"])
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("note_secret", sa.Text()))
        workshop.create_unique_constraint(op.f("uq_workshop_note_secret"), ["note_secret"])


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_constraint(op.f("uq_workshop_note_secret"), type_="unique")
        workshop.drop_column("note_secret")
    op.drop_table("note")
