"""The timer of a room's phase: what it has been given, what was left and since when it runs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("timer_seconds", sa.Double()))
        workshop.add_column(sa.Column("timer_seconds_left", sa.Double()))
        workshop.add_column(sa.Column("timer_since", sa.DateTime(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        for column in ("timer_since", "timer_seconds_left", "timer_seconds"):
            workshop.drop_column(column)
