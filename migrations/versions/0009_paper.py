"""How a participant's answers came in: from a board of paper, or from their own device."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participant", sa.Column("source", sa.String(40)))


def downgrade() -> None:
    op.drop_column("participant", "source")
