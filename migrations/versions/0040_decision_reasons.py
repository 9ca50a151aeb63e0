"""A decision keeps the reasons that it needs when it goes against the usual."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

REASONS = ("why_workplace_meeting", "reached", "why_overruled")


def upgrade() -> None:
    with op.batch_alter_table("decision") as decision:
        for reason in REASONS:
            decision.add_column(sa.Column(reason, sa.Text()))
    unsaid = sa.table("decision", *(sa.column(reason) for reason in REASONS))
    op.execute(sa.update(unsaid).values(dict.fromkeys(REASONS, "")))
    with op.batch_alter_table("decision") as decision:
        for reason in REASONS:
            decision.alter_column(reason, existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("decision") as decision:
        for reason in REASONS:
            decision.drop_column(reason)
