"""How many of each occupation were expected when the room opened."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("occupation") as occupation:
        occupation.add_column(sa.Column("expected_at_opening", sa.Integer()))
    op.execute(
        "UPDATE occupation SET expected_at_opening = expected"
        " WHERE process_id IN (SELECT process_id FROM workshop)"
    )


def downgrade() -> None:
    with op.batch_alter_table("occupation") as occupation:
        occupation.drop_column("expected_at_opening")
