"""Rooms that wait for suggested heaps, which are thought of outside the web process."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("awaits_heaps", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("workshop", "awaits_heaps")
