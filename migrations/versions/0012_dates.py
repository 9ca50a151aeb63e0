"""When workshop 2 and the follow-up are."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("workshop_2_on", "follow_up_on"):
        op.add_column("process", sa.Column(name, sa.Date()))


def downgrade() -> None:
    for name in ("follow_up_on", "workshop_2_on"):
        op.drop_column("process", name)
