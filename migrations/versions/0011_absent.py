"""Those who are absent: until when they write and sort, and who came after the result was shown."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("participant") as participant:
        participant.add_column(sa.Column("late", sa.Boolean()))
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("write_until", sa.Date()))
        workshop.add_column(sa.Column("sort_until", sa.Date()))
        workshop.add_column(
            sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute("UPDATE workshop SET shown = TRUE WHERE phase IN ('reveal', 'analyse')")


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        for column in ("shown", "sort_until", "write_until"):
            workshop.drop_column(column)
    with op.batch_alter_table("participant") as participant:
        participant.drop_column("late")
