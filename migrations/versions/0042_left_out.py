"""Which unions are left out of a process, and why, for every party to see."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "left_out",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("union_key", sa.Text(), nullable=False),
        sa.Column("union", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "union_key", name="pk_left_out"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_left_out_process_id_process",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("left_out")
