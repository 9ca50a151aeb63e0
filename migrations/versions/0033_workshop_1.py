"""When and where workshop 1 is held, which the invitation says."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

COLUMNS = (
    ("workshop_1_on", sa.Date()),
    ("workshop_1_at", sa.Text()),
    ("workshop_1_place", sa.Text()),
)


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("process", sa.Column(name, kind))


def downgrade() -> None:
    for name, _ in COLUMNS:
        op.drop_column("process", name)
