"""Where complaints were taken to outside; and imports that bring a destination's answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "forwarding",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("foreign_id", sa.String(), nullable=True),
        sa.Column("foreign_status", sa.String(), nullable=True),
        sa.Column("forwarded_at", UTCDateTime(), nullable=True),
        sa.Column("foreign_status_at", UTCDateTime(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_forwarding_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forwarding")),
        sa.UniqueConstraint(
            "complaint_id", "destination", name=op.f("uq_forwarding_complaint_id_destination")
        ),
    )
    op.create_index("ix_forwarding_foreign_id", "forwarding", ["destination", "foreign_id"])
    is_waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_forwarding_waiting",
        "forwarding",
        ["destination", "complaint_id"],
        sqlite_where=is_waiting,
        postgresql_where=is_waiting,
    )
    op.add_column(
        "import_batch",
        sa.Column("purpose", sa.String(), nullable=False, server_default="reports"),
    )


def downgrade() -> None:
    with op.batch_alter_table("import_batch") as batch:
        batch.drop_column("purpose")
    op.drop_table("forwarding")
