"""Drafts with versions, the unions' review and adoption; workshop 2's task in focus; managers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.add_column(sa.Column("focus", sa.Text()))
    with op.batch_alter_table("process_leader") as leader:
        leader.add_column(
            sa.Column("is_manager", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        points_at("draft", "process_id", "process"),
        sa.UniqueConstraint("process_id", name="uq_draft_process_id"),
    )
    op.create_table(
        "draft_version",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "number", name="pk_draft_version"),
        points_at("draft_version", "draft_id", "draft"),
    )
    op.create_table(
        "reviewer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("union", sa.Text(), nullable=False),
        sa.Column("invitation_hash", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_reviewer"),
        points_at("reviewer", "draft_id", "draft"),
        sa.UniqueConstraint("invitation_hash", name="uq_reviewer_invitation_hash"),
        sa.UniqueConstraint("token_hash", name="uq_reviewer_token_hash"),
        sa.UniqueConstraint("draft_id", "union", name="uq_reviewer_draft_id_union"),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        *of_draft("comment"),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_draft_id", "comment", ["draft_id"])
    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        *of_draft("position"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_position"),
    )
    op.create_index("ix_position_draft_id", "position", ["draft_id"])
    op.create_table(
        "adoption",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("registration_number", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("basis_words", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "version", name="pk_adoption"),
        points_at("adoption", "draft_id", "draft"),
    )


def downgrade() -> None:
    for table in ("adoption", "position", "comment", "reviewer", "draft_version", "draft"):
        op.drop_table(table)
    with op.batch_alter_table("process_leader") as leader:
        leader.drop_column("is_manager")
    # The step before has no workshop 2: its rooms stand again where workshop 1 ended.
    op.execute("UPDATE workshop SET phase = 'reveal' WHERE phase = 'analyse'")
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("focus")


def points_at(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}", ondelete="CASCADE"
    )


def of_draft(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        points_at(table, "draft_id", "draft"),
        points_at(table, "reviewer_id", "reviewer"),
        sa.UniqueConstraint("act", name=f"uq_{table}_act"),
    )
