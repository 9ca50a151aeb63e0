"""How many of each occupation are expected, so that the leader sees who is missing."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("occupation", sa.Column("expected", sa.Integer()))


def downgrade() -> None:
    op.drop_column("occupation", "expected")
