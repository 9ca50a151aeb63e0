"""What people's own estimates came to when workshop 2 first opened, which stands from then on."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("starting_points", sa.JSON(), nullable=True))
    workshop = sa.table("workshop", sa.column("id"), sa.column("phase"), _points())
    act = sa.table(
        "act", sa.column("workshop_id"), sa.column("kind"), sa.column("content", sa.JSON)
    )
    moves = op.get_bind().execute(
        sa.select(act.c.workshop_id, act.c.content).where(act.c.kind == "phase")
    )
    opened = {room for room, content in moves if content.get("to") == "analyse"}
    rooms = op.get_bind().execute(sa.select(workshop.c.id, workshop.c.phase)).all()
    for room, phase in rooms:
        if phase == "analyse" or room in opened:
            # Read already, and with which cards nobody knows: no other median follows the first.
            op.execute(workshop.update().where(workshop.c.id == room).values(starting_points={}))


def downgrade() -> None:
    op.drop_column("workshop", "starting_points")


def _points() -> sa.ColumnClause[dict[str, object]]:
    return sa.column("starting_points", sa.JSON)
