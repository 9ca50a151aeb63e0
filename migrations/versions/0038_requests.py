"""Requests for adjournment and negotiation are a ledger of the matter, with their closures.

A position that asked for a meeting, in a matter that is not decided, becomes a request.
"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
        sa.UniqueConstraint("act", name="uq_request_act"),
        sa.ForeignKeyConstraint(
            ["matter_id", "number"],
            ["matter_version.matter_id", "matter_version.number"],
            name="fk_request_matter_id_number_matter_version",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["reviewer.id"],
            name="fk_request_reviewer_id_reviewer",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_request_matter_id", "request", ["matter_id"])
    op.create_table(
        "closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(40), nullable=False),
        sa.Column("called_by", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("central_until", sa.Date()),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("objected_at", sa.DateTime(timezone=True)),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_closure"),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["request.id"],
            name="fk_closure_request_id_request",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_closure_request_id", "closure", ["request_id"])
    op.execute(
        "INSERT INTO request (act, matter_id, number, reviewer_id, kind, words, made_at)"
        " SELECT act, matter_id, number, reviewer_id, kind, words, stated_at FROM position"
        " WHERE kind IN ('adjourn', 'negotiate')"
        " AND matter_id NOT IN (SELECT matter_id FROM decision)"
        " ORDER BY id"
    )


def downgrade() -> None:
    op.drop_table("closure")
    op.drop_table("request")
