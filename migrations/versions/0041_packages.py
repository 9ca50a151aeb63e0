"""The papers of a decision are kept as they were made."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "package",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("matter_id", name="pk_package"),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["matter.id"], name="fk_package_matter_id_matter", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("package")
