"""What is on its way to systems outside, and how these systems do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_announcement_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "dispatch",
        sa.Column("id", _ID, nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("claimed_until", UTCDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain_attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_dispatch_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_dispatch_idempotency_key")),
    )
    is_open = sa.text("state IN ('due', 'failed', 'sending', 'uncertain')")
    op.create_index(
        "ix_dispatch_open",
        "dispatch",
        ["destination", "due_at", "id"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    is_unarrived = sa.text("state NOT IN ('sent', 'dropped')")
    op.create_index(
        "ix_dispatch_unarrived",
        "dispatch",
        ["complaint_id", "destination", "id"],
        sqlite_where=is_unarrived,
        postgresql_where=is_unarrived,
    )
    op.create_index("ix_dispatch_listed", "dispatch", ["destination", "id"])
    op.create_table(
        "destination_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("paused_at", UTCDateTime(), nullable=True),
        sa.Column("paused_by", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("broken_since", UTCDateTime(), nullable=True),
        sa.Column("try_at", UTCDateTime(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("arrived_at", UTCDateTime(), nullable=True),
        sa.Column("pulled_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_destination_state")),
    )
    op.add_column("forwarding", sa.Column("foreign_url", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("forwarding") as batch:
        batch.drop_column("foreign_url")
    op.drop_table("destination_state")
    op.drop_table("dispatch")
    op.drop_table("announcement")
