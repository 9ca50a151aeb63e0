"""What is sent to the unions is frozen whole, as a version of a matter, and is what is decided.

Each role that has left its writer's desk becomes a matter; a decision closes it, so what was sent
later is another. Comments, positions and decisions point at a version. Going down they point at the
version of the role that it holds.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
WORDS = ("comment", "position")


def upgrade() -> None:
    op.create_table(
        "matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_matter"),
        sa.UniqueConstraint("public_id", name="uq_matter_public_id"),
        points_at("matter", "process_id", "process"),
    )
    op.create_index("ix_matter_process_id", "matter", ["process_id"])
    op.create_table(
        "matter_role",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("matter_id", "role_id", name="pk_matter_role"),
        points_at("matter_role", "matter_id", "matter"),
        points_at("matter_role", "role_id", "role"),
    )
    op.create_index("ix_matter_role_role_id", "matter_role", ["role_id"])
    op.create_table(
        "matter_version",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline", sa.Date()),
        sa.Column("whole", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("matter_id", "number", name="pk_matter_version"),
        points_at("matter_version", "matter_id", "matter"),
    )
    op.create_table(
        "frozen_role",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("matter_id", "number", "role_id", name="pk_frozen_role"),
        points_at_version("frozen_role"),
        points_at("frozen_role", "role_id", "role"),
    )
    op.create_index("ix_frozen_role_role_id_version", "frozen_role", ["role_id", "version"])
    op.create_table(
        "decision",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *decided_columns(),
        sa.Column("heard", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("matter_id", name="pk_decision"),
        points_at_version("decision"),
    )
    for role in rows("SELECT id, process_id, public_id, status, version FROM role ORDER BY id"):
        _make_matters(role)
    for table in WORDS:
        op.drop_index(f"ix_{table}_role_id", table)
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("matter_id", sa.Integer()))
            changed.add_column(sa.Column("number", sa.Integer()))
        sent = {each: where_sent(table, each) for each in ("matter_id", "number")}
        op.execute(sa.update(of(table)).values(sent))
        with op.batch_alter_table(table) as changed:
            changed.drop_column("version")
            changed.alter_column("matter_id", existing_type=sa.Integer(), nullable=False)
            changed.alter_column("number", existing_type=sa.Integer(), nullable=False)
            if table == "comment":
                changed.alter_column("role_id", existing_type=sa.Integer(), nullable=True)
            else:
                changed.drop_constraint("fk_position_role_id_role", type_="foreignkey")
                changed.drop_column("role_id")
            changed.create_foreign_key(
                f"fk_{table}_matter_id_number_matter_version",
                "matter_version",
                ["matter_id", "number"],
                ["matter_id", "number"],
                ondelete="CASCADE",
            )
        op.create_index(f"ix_{table}_matter_id_number", table, ["matter_id", "number"])
    op.create_index("ix_comment_role_id", "comment", ["role_id"])
    op.drop_table("adoption")


def downgrade() -> None:
    op.create_table(
        "adoption",
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *decided_columns(),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("role_id", "version", name="pk_adoption"),
        points_at("adoption", "role_id", "role"),
    )
    op.execute(
        "INSERT INTO adoption (role_id, version, decided_by, decided_on, registration_number,"
        " basis, basis_words, text_hash, recorded_at)"
        " SELECT role_id, version, decided_by, decided_on, registration_number,"
        " basis, basis_words, text_hash, recorded_at FROM decision JOIN frozen_role"
        " ON frozen_role.matter_id = decision.matter_id AND frozen_role.number = decision.number"
    )
    op.execute("DELETE FROM comment WHERE role_id IS NULL")
    for table in WORDS:
        op.drop_index(f"ix_{table}_matter_id_number", table)
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("version", sa.Integer()))
            if table == "position":
                changed.add_column(sa.Column("role_id", sa.Integer()))
        for column in ("version", "role_id") if table == "position" else ("version",):
            op.execute(sa.update(of(table)).values({column: what_it_holds(table, column)}))
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(
                f"fk_{table}_matter_id_number_matter_version", type_="foreignkey"
            )
            changed.drop_column("matter_id")
            changed.drop_column("number")
            changed.alter_column("version", existing_type=sa.Integer(), nullable=False)
            changed.alter_column("role_id", existing_type=sa.Integer(), nullable=False)
            if table == "position":
                changed.create_foreign_key(
                    "fk_position_role_id_role", "role", ["role_id"], ["id"], ondelete="CASCADE"
                )
        if table == "position":
            op.create_index("ix_position_role_id", "position", ["role_id"])
    for table in ("decision", "frozen_role", "matter_version", "matter_role", "matter"):
        op.drop_table(table)


def _make_matters(role: sa.Row[Any]) -> None:
    """Make a matter of what was sent up to each decision on a role, and of what came after."""
    latest = role.version if role.status != "draft" else role.version - 1
    decided = {
        each.version: each
        for each in rows("SELECT * FROM adoption WHERE role_id = :role", role=role.id)
    }
    versions = rows(
        "SELECT number, content, made_at FROM role_version"
        " WHERE role_id = :role AND number <= :latest ORDER BY number",
        role=role.id,
        latest=latest,
    )
    matter, number = None, 0
    for version in versions:
        if matter is None:
            matter, number = _begin(role), 0
        number += 1
        _freeze(matter, number, role, version)
        if version.number in decided:
            _decide(matter, number, decided[version.number])
            matter = None


def _begin(role: sa.Row[Any]) -> int:
    public_id = "".join(secrets.choice(LETTERS) for _ in range(16))
    add("matter", public_id=public_id, process_id=role.process_id)
    (matter,) = rows("SELECT id FROM matter WHERE public_id = :it", it=public_id)
    add("matter_role", matter_id=matter.id, role_id=role.id)
    return int(matter.id)


def _freeze(matter: int, number: int, role: sa.Row[Any], version: sa.Row[Any]) -> None:
    content = read(version.content)
    frozen = {"role": role.public_id, "version": version.number, "content": content, "beside": None}
    whole = {"roles": [frozen]}
    add(
        "matter_version",
        matter_id=matter,
        number=number,
        sent_at=version.made_at,
        whole=json.dumps(whole),
        content_hash=hashed(whole),
    )
    add(
        "frozen_role",
        matter_id=matter,
        number=number,
        role_id=role.id,
        version=version.number,
        text_hash=hashed(content),
    )


def _decide(matter: int, number: int, adoption: sa.Row[Any]) -> None:
    """Keep a decision, and what the unions of the role's processes had said by then."""
    unions = rows(
        'SELECT reviewer."union" FROM reviewer JOIN role_process'
        " ON role_process.process_id = reviewer.process_id"
        " WHERE role_process.role_id = :role ORDER BY reviewer.id",
        role=adoption.role_id,
    )
    positions = rows(
        'SELECT reviewer."union", position.kind, position.words, position.stated_at'
        " FROM position JOIN reviewer ON reviewer.id = position.reviewer_id"
        " WHERE position.role_id = :role AND position.version = :version"
        " AND position.stated_at <= :at ORDER BY position.id",
        role=adoption.role_id,
        version=adoption.version,
        at=adoption.recorded_at,
    )
    comments = rows(
        'SELECT process.public_id, said."key" AS id, said."union", said.text, said.written_on,'
        " said.answer FROM union_comment AS said JOIN process ON process.id = said.process_id"
        " JOIN role_process ON role_process.process_id = process.id"
        " WHERE role_process.role_id = :role ORDER BY process.id, said.position",
        role=adoption.role_id,
    )
    said_of_text = rows(
        'SELECT comment.id, reviewer."union", comment.version, comment.section, comment.text,'
        " comment.written_at, comment.answer"
        " FROM comment JOIN reviewer ON reviewer.id = comment.reviewer_id"
        " WHERE comment.role_id = :role AND comment.written_at <= :at ORDER BY comment.id",
        role=adoption.role_id,
        at=adoption.recorded_at,
    )
    plans: dict[str, list[dict[str, Any]]] = {}
    for public_id, *said in comments:
        names = ("id", "union", "text", "written_on", "answer")
        plans.setdefault(public_id, []).append(dict(zip(names, map(plain, said), strict=True)))
    heard = {
        "unions": list(dict.fromkeys(each.union for each in unions)),
        "positions": [
            {
                "union": each.union,
                "version": adoption.version,
                "kind": each.kind,
                "words": each.words,
                "stated_at": moment(each.stated_at),
            }
            for each in positions
        ],
        "comments": [
            {
                "id": each.id,
                "union": each.union,
                "version": each.version,
                "section": each.section,
                "text": each.text,
                "written_at": moment(each.written_at),
                "answer": each.answer,
            }
            for each in said_of_text
        ],
        "plans": [{"process": process, "comments": said} for process, said in plans.items()],
    }
    add(
        "decision",
        matter_id=matter,
        number=number,
        decided_by=adoption.decided_by,
        decided_on=adoption.decided_on,
        registration_number=adoption.registration_number,
        basis=adoption.basis,
        basis_words=adoption.basis_words,
        heard=json.dumps(heard),
        recorded_at=adoption.recorded_at,
    )


def decided_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("registration_number", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("basis_words", sa.Text(), nullable=False),
    )


def points_at(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}", ondelete="CASCADE"
    )


def points_at_version(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["matter_id", "number"],
        ["matter_version.matter_id", "matter_version.number"],
        name=f"fk_{table}_matter_id_number_matter_version",
        ondelete="CASCADE",
    )


@cache
def of(table: str) -> sa.TableClause:
    """Name what is asked of a table that points at versions, of a role or of a matter.

    Each is one object, since a question within an update is asked of the row at hand.
    """
    names = ("matter_id", "number", "role_id", "version")
    return sa.table(table, *(sa.column(each, sa.Integer()) for each in names))


def where_sent(table: str, column: str) -> sa.ScalarSelect[Any]:
    """Ask which version of a matter holds the version of a role that a row is about."""
    said, frozen = of(table), of("frozen_role")
    return (
        sa.select(frozen.c[column])
        .where(frozen.c.role_id == said.c.role_id, frozen.c.version == said.c.version)
        .scalar_subquery()
    )


def what_it_holds(table: str, column: str) -> sa.ScalarSelect[Any]:
    """Ask which role, or which version of it, a matter's version holds; of several the first.

    A position is about all of them, so it goes to the first; a comment says which.
    """
    said, frozen = of(table), of("frozen_role")
    is_it = (frozen.c.matter_id == said.c.matter_id) & (frozen.c.number == said.c.number)
    if table == "comment":
        is_it &= frozen.c.role_id == said.c.role_id
    asked = sa.select(frozen.c[column]).where(is_it)
    return asked.order_by(frozen.c.role_id).limit(1).scalar_subquery()


def rows(query: str, **values: Any) -> Sequence[sa.Row[Any]]:  # noqa: ANN401
    return op.get_bind().execute(sa.text(query), values).all()


def add(table: str, **values: Any) -> None:  # noqa: ANN401
    row = sa.table(table, *(sa.column(each) for each in values))
    op.get_bind().execute(sa.insert(row), values)


def read(stored: Any) -> Any:  # noqa: ANN401
    return json.loads(stored) if isinstance(stored, str) else stored


def plain(value: Any) -> Any:  # noqa: ANN401
    return value.isoformat() if hasattr(value, "isoformat") else value


def moment(stored: Any) -> str:  # noqa: ANN401
    """Write a stored time in UTC, as SQLite's text or PostgreSQL's value has it."""
    found = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()


def hashed(values: Any) -> str:  # noqa: ANN401
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
