"""Groups say which of their cards say the same, when the leader lets them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "same_card",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("process_id", "participant", "card", "other", name="pk_same_card"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_same_card_process_id_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "participant"],
            ["participant.process_id", "participant.key"],
            name="fk_same_card_process_id_participant_participant",
        ),
        *(
            sa.ForeignKeyConstraint(
                ["process_id", each],
                ["card.process_id", "card.key"],
                name=f"fk_same_card_process_id_{each}_card",
                ondelete="CASCADE",
            )
            for each in ("card", "other")
        ),
    )
    for each in ("card", "other"):
        op.create_index(f"ix_same_card_process_id_{each}", "same_card", ["process_id", each])
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(
            sa.Column("groups_help", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("groups_help")
    op.drop_table("same_card")
