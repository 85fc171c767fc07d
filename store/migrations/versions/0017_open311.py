"""What was released to everybody, and the keys and filings of other apps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "published_report",
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("published_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaint.id"],
            name=op.f("fk_published_report_complaint_id_complaint"),
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_published_report")),
    )
    op.create_index("ix_published_report_opened", "published_report", ["jurisdiction", "opened_at"])
    op.create_table(
        "open311_key",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("reports_per_half_hour", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open311_key")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_open311_key_key_hash")),
        sa.UniqueConstraint("name", name=op.f("uq_open311_key_name")),
    )
    op.create_table(
        "open311_filing",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("key_id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("service_code", sa.String(), nullable=False),
        sa.Column("external_hash", sa.LargeBinary(), nullable=True),
        sa.Column("filed_at", UTCDateTime(), nullable=False),
        sa.Column("complaint_id", _ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"],
            ["complaint.id"],
            name=op.f("fk_open311_filing_complaint_id_complaint"),
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["open311_key.id"], name=op.f("fk_open311_filing_key_id_open311_key")
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_open311_filing")),
        sa.UniqueConstraint(
            "key_id", "external_hash", name=op.f("uq_open311_filing_key_id_external_hash")
        ),
    )
    op.create_index("ix_open311_filing_key", "open311_filing", ["key_id", "filed_at"])
    op.create_index("ix_open311_filing_complaint_id", "open311_filing", ["complaint_id"])


def downgrade() -> None:
    op.drop_table("open311_filing")
    op.drop_table("open311_key")
    op.drop_table("published_report")
