"""Going home: how the meeting was, where the workplace stands, and a few words from each."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goodbye",
        *of_process(),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer()),
        sa.Column("core_time", sa.Integer()),
        sa.Column("clear_role", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("process_id", "participant", name="pk_goodbye"),
        *points_at_process_and_participant("goodbye"),
    )
    op.create_table(
        "closing_word",
        *of_process(),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "key", name="pk_closing_word"),
        *points_at_process_and_participant("closing_word"),
    )
    op.create_index(
        "ix_closing_word_process_id_participant", "closing_word", ["process_id", "participant"]
    )


def downgrade() -> None:
    # The step before has no such phase: its rooms stand again where the result is shown.
    op.execute("UPDATE workshop SET phase = 'reveal' WHERE phase = 'home'")
    op.drop_table("closing_word")
    op.drop_table("goodbye")
    process = sa.table("process", sa.column("id", sa.Integer()), sa.column("parts", sa.JSON()))
    connection = op.get_bind()
    for row in connection.execute(sa.select(process.c.id, process.c.parts)).all():
        left = [part for part in row.parts if part not in {"goodbyes", "closing_words"}]
        connection.execute(sa.update(process).where(process.c.id == row.id).values(parts=left))


def of_process() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def points_at_process_and_participant(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=f"fk_{table}_process_id_process",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "participant"],
            ["participant.process_id", "participant.key"],
            name=f"fk_{table}_process_id_participant_participant",
        ),
    )
