"""What is wrong with the installation, and whom that is told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# What technicians were told of channels.
_FORMER, _PRESENT = "channel_trouble", "alarm"


def upgrade() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", _ID, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("raised_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("told", sa.String(), nullable=True),
        sa.Column("told_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    is_open = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_alarm_open",
        "alarm",
        ["subject"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_alarm_subject", "alarm", ["subject", "id"])
    op.create_table(
        "alarm_message",
        sa.Column("id", _ID, nullable=False),
        sa.Column("alarm_id", _ID, nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("told_at", UTCDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alarm_id"], ["alarm.id"], name=op.f("fk_alarm_message_alarm_id_alarm")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_message")),
        sa.UniqueConstraint(
            "alarm_id", "route", "told_at", name=op.f("uq_alarm_message_alarm_id_route_told_at")
        ),
    )
    is_due = sa.text("state = 'due'")
    op.create_index(
        "ix_alarm_message_due",
        "alarm_message",
        ["due_at"],
        sqlite_where=is_due,
        postgresql_where=is_due,
    )
    _rename(_FORMER, _PRESENT)


def downgrade() -> None:
    _rename(_PRESENT, _FORMER)
    op.drop_table("alarm_message")
    op.drop_table("alarm")


def _rename(before: str, after: str) -> None:
    notice = sa.table("notice", sa.column("event", sa.String()))
    op.execute(notice.update().where(notice.c.event == before).values(event=after))
