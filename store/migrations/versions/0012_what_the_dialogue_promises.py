"""Alerts, checks of what was set apart, numbers in public, and reporters who are locked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SET_APART = (
    "reason IN ('no_report_spam', 'no_report_advert', "
    "'no_report_opinion', 'no_report_chatter', 'no_report_courtesy', 'no_report_honeypot', "
    "'no_report_too_many', 'which_case', 'contact', 'not_a_report')"
)
_PARTIAL = (
    ("ix_item_withheld", "item", ["complaint_id"], "is_withheld"),
    ("ix_item_exposed", "item", ["complaint_id"], "is_exposed"),
    ("ix_item_set_apart", "item", ["id"], _SET_APART),
    ("ix_complaint_incomplete", "complaint", ["due_at", "id"], "is_open AND is_incomplete"),
)


def upgrade() -> None:
    op.add_column("reporter", sa.Column("locked_at", UTCDateTime(), nullable=True))
    op.add_column(
        "item",
        sa.Column("is_exposed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for name, table, columns, condition in _PARTIAL:
        _partial_index(name, table, columns, condition)
    _alerts()
    _checks()


def _partial_index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _alerts() -> None:
    op.create_table(
        "alert",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("raised_at", UTCDateTime(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=False),
        sa.Column("acknowledged_at", UTCDateTime(), nullable=True),
        sa.Column("acknowledged_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name="fk_alert_complaint_id_complaint"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.UniqueConstraint("complaint_id", "kind", name="uq_alert_complaint_id_kind"),
    )
    _partial_index(
        "ix_alert_waiting", "alert", ["next_at", "complaint_id"], "acknowledged_at IS NULL"
    )


def _checks() -> None:
    op.create_table(
        "apart_check",
        sa.Column("item_id", _ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("drawn_at", UTCDateTime(), nullable=True),
        sa.Column("is_report", sa.Boolean(), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_apart_check_item_id_item"),
        sa.PrimaryKeyConstraint("item_id", name="pk_apart_check"),
    )
    _partial_index("ix_apart_check_open", "apart_check", ["item_id"], "is_report IS NULL")
    op.create_index("ix_apart_check_day", "apart_check", ["day", "channel"])


def downgrade() -> None:
    op.drop_table("apart_check")
    op.drop_table("alert")
    for name, table, _, _ in reversed(_PARTIAL):
        op.drop_index(name, table_name=table)
    with op.batch_alter_table("item") as batch:
        batch.drop_column("is_exposed")
    with op.batch_alter_table("reporter") as batch:
        batch.drop_column("locked_at")
