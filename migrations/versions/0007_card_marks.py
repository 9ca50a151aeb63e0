"""Marks on cards, needed but not done and set aside; and where a suggested task comes from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for mark in ("not_done_today", "aside"):
        op.add_column(
            "card", sa.Column(mark, sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.add_column("task", sa.Column("origin", sa.Text()))


def downgrade() -> None:
    op.drop_column("task", "origin")
    for mark in ("aside", "not_done_today"):
        op.drop_column("card", mark)
