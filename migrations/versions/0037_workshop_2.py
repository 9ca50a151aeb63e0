"""Workshop 2 as a session: its open part, tasks left without a proposal, and more of a proposal."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("part", sa.String(40)))
    op.add_column("task", sa.Column("left_because", sa.Text()))
    op.add_column("proposal", sa.Column("stands_alone", sa.Boolean()))
    op.add_column("proposal", sa.Column("when", sa.JSON()))
    op.add_column("proposal", sa.Column("needs_same_person", sa.Boolean()))
    op.add_column("proposal", sa.Column("dissent", sa.JSON()))


def downgrade() -> None:
    for name in ("dissent", "needs_same_person", "when", "stands_alone"):
        op.drop_column("proposal", name)
    op.drop_column("task", "left_because")
    op.drop_column("workshop", "part")
