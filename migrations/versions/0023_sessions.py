"""Sessions in the store; everybody signs in once more. An account needs no stamp for them."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

account = sa.table("account", sa.column("id"), sa.column("stamp"))


def upgrade() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_session_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_account_id"), "session", ["account_id"])
    with op.batch_alter_table("account") as changed:
        changed.drop_column("stamp")


def downgrade() -> None:
    op.drop_table("session")
    with op.batch_alter_table("account") as changed:
        changed.add_column(sa.Column("stamp", sa.Text()))
    connection = op.get_bind()
    for (account_id,) in connection.execute(sa.select(account.c.id)).all():
        connection.execute(
            sa.update(account).where(account.c.id == account_id).values(stamp=secrets.token_hex(8))
        )
    with op.batch_alter_table("account") as changed:
        changed.alter_column("stamp", nullable=False)
