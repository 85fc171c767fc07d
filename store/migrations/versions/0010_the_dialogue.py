"""What the bot remembers of a conversation, and how far a citizen's story has been told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def upgrade() -> None:
    op.add_column("conversation", sa.Column("memory", sa.JSON(), nullable=True))
    op.add_column("conversation", sa.Column("person_wanted_at", UTCDateTime(), nullable=True))
    op.add_column("item", _flag("is_withheld"))
    op.add_column("complaint", sa.Column("settles_at", UTCDateTime(), nullable=True))
    op.add_column("complaint", sa.Column("settles_latest", UTCDateTime(), nullable=True))
    op.add_column("complaint", _number("known"))
    op.add_column("complaint", _number("asked"))
    op.add_column("complaint", sa.Column("awaiting", sa.String(), nullable=True))
    op.add_column("complaint", _flag("is_incomplete"))
    op.add_column("complaint", sa.Column("withdrawal_asked_at", UTCDateTime(), nullable=True))
    op.execute("UPDATE complaint SET settles_at = last_message_at WHERE is_gathering")
    for name, table, column in _PARTIAL:
        condition = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], sqlite_where=condition, postgresql_where=condition)


_PARTIAL = (
    ("ix_complaint_settles_at", "complaint", "settles_at"),
    ("ix_complaint_withdrawal_asked_at", "complaint", "withdrawal_asked_at"),
    ("ix_conversation_person_wanted_at", "conversation", "person_wanted_at"),
)


def downgrade() -> None:
    for name, table, _ in _PARTIAL:
        op.drop_index(name, table_name=table)
    with op.batch_alter_table("complaint") as batch:
        for column in ("withdrawal_asked_at", "is_incomplete", "awaiting", "asked", "known"):
            batch.drop_column(column)
        batch.drop_column("settles_latest")
        batch.drop_column("settles_at")
    with op.batch_alter_table("item") as batch:
        batch.drop_column("is_withheld")
    with op.batch_alter_table("conversation") as batch:
        batch.drop_column("person_wanted_at")
        batch.drop_column("memory")
