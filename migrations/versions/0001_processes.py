"""A process with its occupations, participants, tasks, cards, sortings and proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHOICE = sa.String(40)


def upgrade() -> None:
    op.create_table(
        "process",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("purpose", CHOICE),
        sa.Column("workshop_format", CHOICE),
        sa.Column("workplace_name", sa.Text()),
        sa.Column("workplace_sector", sa.Text()),
        sa.Column("workplace_departments", sa.Integer()),
        sa.Column("workplace_children", sa.Integer()),
        sa.Column("workplace_staff", sa.Integer()),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_process"),
        sa.UniqueConstraint("public_id", name="uq_process_public_id"),
    )
    op.create_table(
        "occupation",
        *of_process("occupation"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_occupation"),
    )
    op.create_table(
        "participant",
        *of_process("participant"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_participant"),
    )
    op.create_table(
        "task",
        *of_process("task"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Double()),
        sa.Column("times_per_week", sa.Double()),
        sa.Column("not_done_today", sa.Boolean()),
        sa.Column("done_by", sa.JSON()),
        sa.Column("when", sa.JSON()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_task"),
    )
    op.create_table(
        "card",
        *of_process("card"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text()),
        sa.Column("task", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_card"),
        points_at("card", "participant"),
        points_at("card", "task"),
    )
    op.create_index("ix_card_process_id_participant", "card", ["process_id", "participant"])
    op.create_index("ix_card_process_id_task", "card", ["process_id", "task"])
    op.create_table(
        "sorting",
        *of_process("sorting"),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("colour", CHOICE, nullable=False),
        sa.PrimaryKeyConstraint("process_id", "participant", "task", name="pk_sorting"),
        points_at("sorting", "participant"),
        points_at("sorting", "task"),
    )
    op.create_index("ix_sorting_process_id_task", "sorting", ["process_id", "task"])
    op.create_table(
        "proposal",
        *of_process("proposal"),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("status", CHOICE, nullable=False),
        sa.Column("decision", CHOICE, nullable=False),
        sa.Column("question", CHOICE),
        sa.Column("obstacle", sa.Text()),
        sa.Column("needed", sa.Text()),
        sa.Column("does", sa.Text()),
        sa.Column("ought_to", sa.Text()),
        sa.Column("decided_by", sa.Text()),
        sa.Column("responsible", sa.Text()),
        sa.Column("due", sa.Date()),
        sa.PrimaryKeyConstraint("process_id", "task", name="pk_proposal"),
        points_at("proposal", "task"),
    )


def of_process(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=f"fk_{table}_process_id_process",
            ondelete="CASCADE",
        ),
    )


def points_at(table: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["process_id", parent],
        [f"{parent}.process_id", f"{parent}.key"],
        name=f"fk_{table}_process_id_{parent}_{parent}",
    )


def downgrade() -> None:
    for table in ("proposal", "sorting", "card", "task", "participant", "occupation", "process"):
        op.drop_table(table)
