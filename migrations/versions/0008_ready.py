"""Who is ready with a phase, and which tasks lay there when sorting first opened."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ready",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_ready", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seat_id", "phase", name="pk_ready"),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name="fk_ready_seat_id_seat", ondelete="CASCADE"
        ),
    )
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("dealt", sa.Integer()))


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("dealt")
    op.drop_table("ready")
