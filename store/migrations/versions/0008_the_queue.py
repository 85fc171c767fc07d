"""The queue: its lists and counts without scans, and the words by which complaints are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Name, table, columns, condition.
_INDEXES = (
    ("ix_complaint_due", "complaint", ("due_at", "id"), "is_open"),
    ("ix_complaint_status", "complaint", ("status", "due_at", "id"), "is_open"),
    ("ix_complaint_emergency", "complaint", ("due_at", "id"), "is_open AND is_emergency"),
    ("ix_complaint_no_report", "complaint", ("due_at", "id"), "is_open AND NOT is_report"),
    ("ix_complaint_sealed", "complaint", ("opened_at", "id"), "seal IS NOT NULL"),
    ("ix_complaint_untold", "complaint", ("untold", "opened_at", "id"), "untold IS NOT NULL"),
    ("ix_complaint_opened", "complaint", ("opened_at", "id"), None),
    ("ix_complaint_unworded", "complaint", ("id",), "words_version <> version"),
    (
        "ix_conversation_direct",
        "conversation",
        ("channel", "last_direct_at"),
        "last_direct_at IS NOT NULL",
    ),
    ("ix_outbox_troubled", "outbox", ("id",), "state IN ('dead', 'uncertain', 'failed')"),
)
_BEFORE = (
    ("ix_complaint_due", "complaint", ("jurisdiction", "due_at", "id"), "is_open"),
    ("ix_complaint_untold", "complaint", ("id",), "untold IS NOT NULL"),
)
# Each change of the kept words is told to the index, which holds no text of its own.
_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE complaint_index USING fts5("
    "words, content='complaint_words', content_rowid='complaint_id', "
    "tokenize='ascii', detail=none, prefix='3')",
    "CREATE TRIGGER complaint_words_added AFTER INSERT ON complaint_words BEGIN "
    "INSERT INTO complaint_index (rowid, words) VALUES (new.complaint_id, new.words); END",
    "CREATE TRIGGER complaint_words_removed AFTER DELETE ON complaint_words BEGIN "
    "INSERT INTO complaint_index (complaint_index, rowid, words) "
    "VALUES ('delete', old.complaint_id, old.words); END",
    "CREATE TRIGGER complaint_words_changed AFTER UPDATE ON complaint_words BEGIN "
    "INSERT INTO complaint_index (complaint_index, rowid, words) "
    "VALUES ('delete', old.complaint_id, old.words); "
    "INSERT INTO complaint_index (rowid, words) VALUES (new.complaint_id, new.words); END",
)
_FTS5_SECURE_DELETE = (3, 42)


def upgrade() -> None:
    op.add_column(
        "complaint",
        sa.Column("words_version", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    for name, table, _, condition in _BEFORE:
        _drop_index(name, table, condition)
    for one in _INDEXES:
        _create_index(*one)
    if op.get_context().dialect.name == "sqlite":
        for statement in _SQLITE_SEARCH:
            op.execute(statement)
        if _sqlite_version() >= _FTS5_SECURE_DELETE:
            op.execute(
                "INSERT INTO complaint_index (complaint_index, rank) VALUES ('secure-delete', 1)"
            )
    else:
        op.execute(
            "ALTER TABLE complaint_words ALTER COLUMN words TYPE tsvector "
            "USING array_to_tsvector(string_to_array(words, ' '))"
        )
        op.execute(
            "CREATE INDEX ix_complaint_words_words ON complaint_words USING gin (words) "
            "WITH (gin_pending_list_limit = 256)"
        )


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        for name in ("changed", "removed", "added"):
            op.execute(f"DROP TRIGGER complaint_words_{name}")
        op.execute("DROP TABLE complaint_index")
    else:
        op.execute("DROP INDEX ix_complaint_words_words")
        op.execute(
            "ALTER TABLE complaint_words ALTER COLUMN words TYPE varchar "
            "USING array_to_string(tsvector_to_array(words), ' ')"
        )
    for name, table, _, condition in reversed(_INDEXES):
        _drop_index(name, table, condition)
    for one in _BEFORE:
        _create_index(*one)
    op.drop_column("complaint", "words_version")


def _sqlite_version() -> tuple[int, ...]:
    found = op.get_bind().execute(sa.text("SELECT sqlite_version()")).scalar_one()
    return tuple(int(part) for part in str(found).split("."))


def _create_index(name: str, table: str, columns: tuple[str, ...], condition: str | None) -> None:
    where = None if condition is None else sa.text(condition)
    op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)


def _drop_index(name: str, table: str, condition: str | None) -> None:
    where = None if condition is None else sa.text(condition)
    op.drop_index(name, table_name=table, sqlite_where=where, postgresql_where=where)
