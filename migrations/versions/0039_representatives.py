"""Who speaks for a union: representatives, what happened to its place, and registered contacts.

A device that had opened a union's link becomes a representative who is in. It spoke by the rule of
its day, decisions rest on its words, and nobody could confirm it while there is no contact. It is
said of it that it was in before there were confirmations. Going down, a union keeps its first
representative's device.
"""

import sqlalchemy as sa
from alembic import op

from akr.domain.clock import utc_now

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

BEFORE = "Var med innan företrädare bekräftades"
WORDS = ("comment", "position")


def upgrade() -> None:
    op.create_table(
        "representative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text()),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("confirmed_by", sa.Text()),
        sa.Column("turned_away_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_representative"),
        points_at("representative", "reviewer_id", "reviewer", "CASCADE"),
        sa.UniqueConstraint("token_hash", name="uq_representative_token_hash"),
    )
    op.create_index("ix_representative_reviewer_id", "representative", ["reviewer_id"])
    op.create_table(
        "party_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_party_entry"),
        points_at("party_entry", "reviewer_id", "reviewer", "CASCADE"),
        points_at("party_entry", "account_id", "account", "SET NULL"),
    )
    op.create_index("ix_party_entry_reviewer_id", "party_entry", ["reviewer_id"])
    op.create_index("ix_party_entry_account_id", "party_entry", ["account_id"])
    op.create_table(
        "union_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("union", sa.Text(), nullable=False),
        sa.Column("union_key", sa.Text(), nullable=False),
        sa.Column("occupations", sa.JSON(), nullable=False),
        sa.Column("link_hash", sa.Text()),
        sa.Column("made_by", sa.Integer()),
        sa.Column("function", sa.Text()),
        sa.Column("token_hash", sa.Text()),
        sa.Column("opened_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_union_contact"),
        sa.UniqueConstraint("union_key", name="uq_union_contact_union_key"),
        sa.UniqueConstraint("link_hash", name="uq_union_contact_link_hash"),
        sa.UniqueConstraint("token_hash", name="uq_union_contact_token_hash"),
        points_at("union_contact", "made_by", "account", "SET NULL"),
    )
    op.create_index("ix_union_contact_made_by", "union_contact", ["made_by"])
    _seat_the_unions()
    for table in (*WORDS, "union_comment"):
        op.add_column(table, sa.Column("representative_id", sa.Integer()))
    for table in WORDS:
        rows = sa.table(table, sa.column("reviewer_id"), sa.column("representative_id"))
        who = sa.table("representative", sa.column("id"), sa.column("reviewer_id"))
        theirs = sa.select(who.c.id).where(who.c.reviewer_id == rows.c.reviewer_id)
        op.execute(rows.update().values(representative_id=theirs.scalar_subquery()))
        _refer(table, "CASCADE", nullable=False)
    op.execute(
        "UPDATE union_comment SET representative_id = (SELECT representative.id FROM"
        " representative JOIN reviewer ON reviewer.id = representative.reviewer_id"
        " WHERE reviewer.process_id = union_comment.process_id"
        ' AND reviewer."union" = union_comment."union")'
    )
    _refer("union_comment", "SET NULL", nullable=True)
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.drop_constraint("uq_reviewer_token_hash", type_="unique")
        reviewer.drop_column("token_hash")
    op.add_column("decision", sa.Column("protocol", sa.Text()))
    op.add_column("decision", sa.Column("adjusted_by", sa.Text()))


def downgrade() -> None:
    for column in ("adjusted_by", "protocol"):
        op.drop_column("decision", column)
    with op.batch_alter_table("reviewer") as reviewer:
        reviewer.add_column(sa.Column("token_hash", sa.Text()))
        reviewer.create_unique_constraint("uq_reviewer_token_hash", ["token_hash"])
    op.execute(
        "UPDATE reviewer SET token_hash = (SELECT representative.token_hash FROM representative"
        " WHERE representative.id = (SELECT MIN(first.id) FROM representative AS first"
        " WHERE first.reviewer_id = reviewer.id AND first.confirmed_at IS NOT NULL))"
    )
    for table in ("union_comment", *WORDS):
        op.drop_index(f"ix_{table}_representative_id", table)
        with op.batch_alter_table(table) as rows:
            rows.drop_constraint(f"fk_{table}_representative_id_representative", type_="foreignkey")
            rows.drop_column("representative_id")
    for table in ("union_contact", "party_entry", "representative"):
        op.drop_table(table)


def points_at(table: str, column: str, parent: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}", ondelete=ondelete
    )


def _seat_the_unions() -> None:
    """Seat each union that had opened its link, or has said something."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            'SELECT id, "union", token_hash FROM reviewer WHERE token_hash IS NOT NULL'
            " OR id IN (SELECT reviewer_id FROM comment)"
            " OR id IN (SELECT reviewer_id FROM position)"
        )
    ).all()
    representative = sa.table(
        "representative",
        *map(sa.column, ("reviewer_id", "function", "token_hash", "confirmed_by")),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("opened_at", "confirmed_at")),
    )
    now = utc_now()
    for reviewer, union, token_hash in found:
        connection.execute(
            representative.insert().values(
                reviewer_id=reviewer,
                function=f"Facklig företrädare, {union}",
                token_hash=token_hash,
                opened_at=now,
                confirmed_at=now,
                confirmed_by=BEFORE,
            )
        )


def _refer(table: str, ondelete: str, *, nullable: bool) -> None:
    """Let a filled column point at the representatives."""
    with op.batch_alter_table(table) as rows:
        rows.alter_column("representative_id", existing_type=sa.Integer(), nullable=nullable)
        rows.create_foreign_key(
            f"fk_{table}_representative_id_representative",
            "representative",
            ["representative_id"],
            ["id"],
            ondelete=ondelete,
        )
    op.create_index(f"ix_{table}_representative_id", table, ["representative_id"])
