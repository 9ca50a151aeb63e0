"""Planning: the mandate, the answers about readiness, and the meeting's length and timetable."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS = {
    "mandate_decided_by": sa.Text(),
    "mandate_decided_on": sa.Date(),
    "mandate_registration_number": sa.Text(),
    "meeting_minutes": sa.Integer(),
    "timetable": sa.JSON(),
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("process", sa.Column(name, kind))
    op.create_table(
        "readiness",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("comment", sa.Text()),
        sa.PrimaryKeyConstraint("process_id", "question", name="pk_readiness"),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name="fk_readiness_process_id_process",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    # The step before looks up every list that a process says it has, and does not know this one.
    process = sa.table("process", sa.column("id", sa.Integer), sa.column("parts", sa.JSON))
    connection = op.get_bind()
    for number, parts in connection.execute(sa.select(process.c.id, process.c.parts)).all():
        if "readiness" in parts:
            known = [part for part in parts if part != "readiness"]
            connection.execute(sa.update(process).where(process.c.id == number).values(parts=known))
    op.drop_table("readiness")
    for name in reversed(COLUMNS):
        op.drop_column("process", name)
