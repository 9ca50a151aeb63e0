"""Unions before workshop 1: their place in the process, what they say of its plan, its opening."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("process", sa.Column("opening_unions", sa.JSON()))
    op.add_column("process", sa.Column("opening_reason", sa.Text()))
    op.create_table(
        "union_comment",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("union", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_union_comment"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_union_comment_process_id_process",
            ondelete="CASCADE",
        ),
    )
    op.add_column("reviewer", sa.Column("process_id", sa.Integer()))
    op.execute(
        "UPDATE reviewer SET process_id = "
        "(SELECT draft.process_id FROM draft WHERE draft.id = reviewer.draft_id)"
    )
    stand_in("reviewer", "process", instead_of="draft")


def downgrade() -> None:
    op.add_column("reviewer", sa.Column("draft_id", sa.Integer()))
    op.execute(
        "UPDATE reviewer SET draft_id = "
        "(SELECT draft.id FROM draft WHERE draft.process_id = reviewer.process_id)"
    )
    # The step before invites to a draft alone: a union that was asked earlier has no place there.
    op.execute("DELETE FROM reviewer WHERE draft_id IS NULL")
    stand_in("reviewer", "draft", instead_of="process")
    process = sa.table("process", sa.column("id", sa.Integer), sa.column("parts", sa.JSON))
    connection = op.get_bind()
    for number, parts in connection.execute(sa.select(process.c.id, process.c.parts)).all():
        if "union_comments" in parts:
            known = [part for part in parts if part != "union_comments"]
            connection.execute(sa.update(process).where(process.c.id == number).values(parts=known))
    op.drop_table("union_comment")
    op.drop_column("process", "opening_reason")
    op.drop_column("process", "opening_unions")


def stand_in(table: str, parent: str, *, instead_of: str) -> None:
    """Let a table's rows belong to one parent instead of another; its column is filled already."""
    with op.batch_alter_table(table) as rows:
        rows.drop_constraint(f"uq_{table}_{instead_of}_id_union", type_="unique")
        rows.drop_constraint(f"fk_{table}_{instead_of}_id_{instead_of}", type_="foreignkey")
        rows.drop_column(f"{instead_of}_id")
        rows.alter_column(f"{parent}_id", existing_type=sa.Integer(), nullable=False)
        rows.create_foreign_key(
            f"fk_{table}_{parent}_id_{parent}",
            parent,
            [f"{parent}_id"],
            ["id"],
            ondelete="CASCADE",
        )
        rows.create_unique_constraint(f"uq_{table}_{parent}_id_union", [f"{parent}_id", "union"])
