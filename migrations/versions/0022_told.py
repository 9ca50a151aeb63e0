"""Of which version of the draft a union has been told by a link."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.add_column(sa.Column("told", sa.Integer()))


def downgrade() -> None:
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.drop_column("told")
