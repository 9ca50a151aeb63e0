"""Ended processes: why and when, and their rooms, which are closed meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("process", sa.Column("ended_reason", sa.Text()))
    op.add_column("process", sa.Column("ended_on", sa.Date()))
    op.add_column(
        "workshop", sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    op.drop_column("workshop", "closed")
    op.drop_column("process", "ended_on")
    op.drop_column("process", "ended_reason")
