"""Rooms in session: workshops, seats, acts and who leads; tasks can be merged away."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("task") as task:
        task.add_column(
            sa.Column("removed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("sorting") as sorting:
        sorting.alter_column("colour", existing_type=sa.String(40), nullable=True)
        sorting.add_column(
            sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0"))
        )
    op.create_table(
        "workshop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("wall", sa.Text(), nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_workshop_process_id_process",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("code", name="uq_workshop_code"),
        sa.UniqueConstraint("wall", name="uq_workshop_wall"),
        sa.UniqueConstraint("process_id", "number", name="uq_workshop_process_id_number"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name="fk_seat_workshop_id_workshop",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "participant"],
            ["participant.process_id", "participant.key"],
            name="fk_seat_process_id_participant_participant",
        ),
        sa.UniqueConstraint("token_hash", name="uq_seat_token_hash"),
        sa.UniqueConstraint("workshop_id", "code", name="uq_seat_workshop_id_code"),
    )
    op.create_table(
        "act",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_act"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_act_workshop_id_workshop", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_act_seat_id_seat", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("workshop_id", "id", name="uq_act_workshop_id_id"),
    )
    op.create_index("ix_act_seat_id_number", "act", ["seat_id", "number"])
    op.create_index("ix_act_workshop_id_late", "act", ["workshop_id", "late"])
    op.create_table(
        "process_leader",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "account_id", name="pk_process_leader"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_process_leader_process_id_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name="fk_process_leader_account_id_account",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_process_leader_account_id", "process_leader", ["account_id"])


def downgrade() -> None:
    for table in ("process_leader", "act", "seat", "workshop"):
        op.drop_table(table)
    # What the file format has no word for goes: tasks merged away, and *vet inte*.
    op.execute("DELETE FROM sorting WHERE colour IS NULL")
    op.execute(
        "DELETE FROM sorting WHERE EXISTS (SELECT 1 FROM task WHERE task.removed "
        "AND task.process_id = sorting.process_id AND task.key = sorting.task)"
    )
    op.execute(
        "DELETE FROM proposal WHERE EXISTS (SELECT 1 FROM task WHERE task.removed "
        "AND task.process_id = proposal.process_id AND task.key = proposal.task)"
    )
    op.execute(
        "UPDATE card SET task = NULL WHERE EXISTS (SELECT 1 FROM task WHERE task.removed "
        "AND task.process_id = card.process_id AND task.key = card.task)"
    )
    op.execute("DELETE FROM task WHERE removed")
    with op.batch_alter_table("sorting") as sorting:
        sorting.drop_column("number")
        sorting.alter_column("colour", existing_type=sa.String(40), nullable=False)
    with op.batch_alter_table("task") as task:
        task.drop_column("removed")
