"""The organisation: its name, logo, colour, full-time measure and two ways to reach it."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text()),
        sa.Column("full_time_hours", sa.Double(), nullable=False),
        sa.Column("accessibility_statement", sa.Text()),
        sa.Column("personal_data_contact", sa.Text()),
        sa.Column("logo_kind", sa.String(40)),
        sa.Column("logo", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )


def downgrade() -> None:
    op.drop_table("organisation")
