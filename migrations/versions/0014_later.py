"""Tasks that the room had no time for, which are taken next time."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("later", sa.Boolean()))


def downgrade() -> None:
    with op.batch_alter_table("task") as task:
        task.drop_column("later")
