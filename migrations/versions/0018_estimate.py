"""What people think that their cards, or the tasks, take; one for each."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_estimate",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("card", sa.Text()),
        sa.Column("task", sa.Text()),
        sa.Column("minutes", sa.Double()),
        sa.Column("times_per_week", sa.Double()),
        sa.Column("scope", sa.String(40)),
        sa.Column("together", sa.Integer()),
        sa.Column("done_by", sa.JSON()),
        sa.Column("when", sa.JSON()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_own_estimate"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_own_estimate_process_id_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "participant"],
            ["participant.process_id", "participant.key"],
            name="fk_own_estimate_process_id_participant_participant",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "task"],
            ["task.process_id", "task.key"],
            name="fk_own_estimate_process_id_task_task",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "card"],
            ["card.process_id", "card.key"],
            name="fk_own_estimate_process_id_card_card",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "process_id", "participant", "card", name="uq_own_estimate_process_id_participant_card"
        ),
        sa.UniqueConstraint(
            "process_id", "participant", "task", name="uq_own_estimate_process_id_participant_task"
        ),
    )
    for column in ("card", "task"):
        op.create_index(
            f"ix_own_estimate_process_id_{column}", "own_estimate", ["process_id", column]
        )


def downgrade() -> None:
    op.drop_table("own_estimate")
