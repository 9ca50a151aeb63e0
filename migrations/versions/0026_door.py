"""The door: who waits, whether it is closed, and former codes; and seats that are set aside."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("participant") as participant:
        participant.add_column(
            sa.Column("set_aside", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        participant.add_column(sa.Column("cards_with", sa.Text()))
    with op.batch_alter_table("seat") as seat:
        seat.add_column(sa.Column("handle", sa.Text()))
    rows = sa.table("seat", sa.column("id", sa.Integer), sa.column("handle", sa.Text))
    for (number,) in op.get_bind().execute(sa.select(rows.c.id)).all():
        op.execute(rows.update().where(rows.c.id == number).values(handle=secrets.token_hex(8)))
    with op.batch_alter_table("seat") as seat:
        seat.alter_column("handle", nullable=False)
        seat.create_unique_constraint("uq_seat_handle", ["handle"])
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(
            sa.Column("door_closed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_table(
        "former_code",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_former_code"),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name="fk_former_code_workshop_id_workshop",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "waiting",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("device_hash", sa.Text()),
        sa.PrimaryKeyConstraint("place", name="pk_waiting"),
        sa.UniqueConstraint("token_hash", name="uq_waiting_token_hash"),
        sa.UniqueConstraint("workshop_id", "key", name="uq_waiting_workshop_id_key"),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name="fk_waiting_workshop_id_workshop",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("waiting")
    op.drop_table("former_code")
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("door_closed")
    with op.batch_alter_table("seat") as seat:
        seat.drop_constraint("uq_seat_handle")
        seat.drop_column("handle")
    with op.batch_alter_table("participant") as participant:
        participant.drop_column("cards_with")
        participant.drop_column("set_aside")
