"""The audit trail with its chain, contacts to look people up by, and notices to operators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_UNSEALED = "seal_number IS NULL"
_OPEN = "state IN ('due', 'failed', 'sending')"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=True),
        sa.Column("subject_id", _ID, nullable=True),
        sa.Column("complaint_id", _ID, nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("seal_number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_actor", "audit", ["actor", "id"])
    op.create_index("ix_audit_action", "audit", ["action", "id"])
    op.create_index("ix_audit_complaint", "audit", ["complaint_id", "id"])
    op.create_index("ix_audit_chain", "audit", ["jurisdiction", "seal_number", "id"])
    op.create_index(
        "ix_audit_unsealed",
        "audit",
        ["jurisdiction", "id"],
        sqlite_where=sa.text(_UNSEALED),
        postgresql_where=sa.text(_UNSEALED),
    )
    op.create_table(
        "audit_seal",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("sealed_at", UTCDateTime(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint(
            "jurisdiction", "number", name=op.f("uq_audit_seal_jurisdiction_number")
        ),
    )
    op.create_table(
        "reporter_contact",
        sa.Column("contact_hash", sa.LargeBinary(), nullable=False),
        sa.Column("reporter_id", _ID, nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["reporter.id"], name=op.f("fk_reporter_contact_reporter_id_reporter")
        ),
        sa.PrimaryKeyConstraint("contact_hash", "reporter_id", name=op.f("pk_reporter_contact")),
    )
    op.create_index(op.f("ix_reporter_contact_reporter_id"), "reporter_contact", ["reporter_id"])
    op.create_table(
        "notice",
        sa.Column("id", _ID, nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("operator_id", _ID, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("complaint_id", _ID, nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("claimed_until", UTCDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_notice_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_notice_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_notice_idempotency_key")),
    )
    op.create_index(
        "ix_notice_open",
        "notice",
        ["due_at", "id"],
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )
    op.create_index("ix_notice_operator", "notice", ["operator_id", "id"])
    op.create_table(
        "notice_choice",
        sa.Column("operator_id", _ID, nullable=False, autoincrement=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("quiet_from", sa.String(), nullable=True),
        sa.Column("quiet_until", sa.String(), nullable=True),
        sa.Column("wants_digest", sa.Boolean(), nullable=False),
        sa.Column("digest_day", sa.Date(), nullable=True),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_notice_choice_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("operator_id", name=op.f("pk_notice_choice")),
    )


def downgrade() -> None:
    op.drop_table("notice_choice")
    op.drop_index("ix_notice_operator", table_name="notice")
    op.drop_index("ix_notice_open", table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_reporter_contact_reporter_id"), table_name="reporter_contact")
    op.drop_table("reporter_contact")
    op.drop_table("audit_seal")
    op.drop_index("ix_audit_unsealed", table_name="audit")
    op.drop_index("ix_audit_chain", table_name="audit")
    op.drop_index("ix_audit_complaint", table_name="audit")
    op.drop_index("ix_audit_action", table_name="audit")
    op.drop_index("ix_audit_actor", table_name="audit")
    op.drop_table("audit")
