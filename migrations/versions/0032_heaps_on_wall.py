"""What the wall shows of heaps, and tasks that were split from a card or added in workshop 2."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "workshop",
        sa.Column("heaps_on_wall", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("task", sa.Column("from_card", sa.Text()))
    op.add_column("task", sa.Column("added", sa.Boolean()))


def downgrade() -> None:
    op.drop_column("task", "added")
    op.drop_column("task", "from_card")
    op.drop_column("workshop", "heaps_on_wall")
