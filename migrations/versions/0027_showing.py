"""Answers as they were shown, kept apart from those given; small occupations' choices."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

FEWEST = 3


def upgrade() -> None:
    op.create_table(
        "shown_answer",
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("colour", sa.String(40), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=op.f("fk_shown_answer_process_id_process"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["process_id", "task"],
            ["task.process_id", "task.key"],
            name=op.f("fk_shown_answer_process_id_task_task"),
        ),
        sa.PrimaryKeyConstraint("process_id", "participant", "task", name=op.f("pk_shown_answer")),
    )
    op.create_index(op.f("ix_shown_answer_process_id_task"), "shown_answer", ["process_id", "task"])
    for table, column, kind in (
        ("goodbye", "shown_in", sa.Integer()),
        ("goodbye", "counted", sa.Boolean()),
        ("process", "grouping", sa.JSON()),
        ("occupation", "voice", sa.String(40)),
        ("occupation", "sits_with", sa.Text()),
        ("seat", "answers_openly", sa.Boolean()),
    ):
        op.add_column(table, sa.Column(column, kind, nullable=True))
    op.add_column(
        "process", sa.Column("showings", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    _show_what_was_shown()


def _show_what_was_shown() -> None:
    """Keep on showing what rooms have shown, and files that came with their result."""
    connection = op.get_bind()
    tables = sa.MetaData()
    tables.reflect(
        connection,
        only=["goodbye", "participant", "process", "shown_answer", "sorting", "workshop"],
    )
    sorting, shown, goodbye = (tables.tables[t] for t in ("sorting", "shown_answer", "goodbye"))
    process, workshop = tables.tables["process"], tables.tables["workshop"]
    hidden = sa.select(workshop.c.process_id).where(
        workshop.c.phase.in_(["join", "write", "gather", "sort"]), workshop.c.shown.is_(sa.false())
    )
    counted = (
        sa.select(sorting.c.process_id, sorting.c.task)
        .where(sorting.c.colour.is_not(None))
        .group_by(sorting.c.process_id, sorting.c.task)
        .having(sa.func.count() >= FEWEST)
    )
    columns = ("process_id", "position", "participant", "task", "colour", "number")
    is_counted = sa.tuple_(sorting.c.process_id, sorting.c.task).in_(counted)
    for changes, which in (([1], is_counted), ([], sa.not_(is_counted))):
        answers = sa.select(
            *(sorting.c[column] for column in columns), sa.literal(changes, sa.JSON())
        ).where(sorting.c.process_id.not_in(hidden), which)
        connection.execute(shown.insert().from_select([*columns, "changes"], answers))
    connection.execute(process.update().where(process.c.id.not_in(hidden)).values(showings=1))
    _keep_groups(connection, tables)
    untold = sa.select(workshop.c.process_id).where(workshop.c.phase != "analyse")
    connection.execute(
        goodbye.update().where(goodbye.c.process_id.not_in(untold)).values(shown_in=1, counted=True)
    )


def _keep_groups(connection: sa.Connection, tables: sa.MetaData) -> None:
    """Let rooms that have shown their result keep the groups in which they showed it."""
    process, participant = tables.tables["process"], tables.tables["participant"]
    shown_to = sa.select(process.c.id).where(process.c.showings > 0)
    for (key,) in connection.execute(shown_to).all():
        found = connection.execute(
            sa.select(participant.c.occupation, sa.func.count())
            .where(participant.c.process_id == key, participant.c.late.is_not(sa.true()))
            .group_by(participant.c.occupation)
            .order_by(sa.func.min(participant.c.position))
        )
        sizes = {occupation: number for occupation, number in found}  # noqa: C416
        grouping = {"groups": _groups(sizes), "openly": [], "silent": []}
        connection.execute(process.update().where(process.c.id == key).values(grouping=grouping))


def _groups(sizes: dict[str, int]) -> list[list[str]]:
    """Return the groups in which the result was shown until now, with small ones merged.

    They stay, since what was shown minus what would be shown now could be one person.
    """
    large = [[each] for each, n in sizes.items() if n >= FEWEST]
    small = [each for each, n in sizes.items() if n < FEWEST]
    if not small:
        return large
    if not large or sum(sizes[each] for each in small) >= FEWEST:
        return [*large, small]
    nearest = min(large, key=lambda group: sizes[group[0]])
    return [group + small if group == nearest else group for group in large]


def downgrade() -> None:
    op.drop_table("shown_answer")
    op.drop_column("process", "showings")
    for table, column in (
        ("goodbye", "shown_in"),
        ("goodbye", "counted"),
        ("process", "grouping"),
        ("occupation", "voice"),
        ("occupation", "sits_with"),
        ("seat", "answers_openly"),
    ):
        op.drop_column(table, column)
