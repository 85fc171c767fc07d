"""The same again: keys of complaints and links between them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "complaint_key",
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_key_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("key_hash", "at", "complaint_id", name=op.f("pk_complaint_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_complaint_key_complaint", "complaint_key", ["complaint_id"])
    op.create_table(
        "incident_link",
        sa.Column("id", _ID, nullable=False),
        sa.Column("complaint_id", _ID, nullable=False),
        sa.Column("leader_id", _ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_incident_link_complaint_id_complaint")
        ),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["complaint.id"], name=op.f("fk_incident_link_leader_id_complaint")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_link")),
        sa.UniqueConstraint(
            "complaint_id", "leader_id", name=op.f("uq_incident_link_complaint_id_leader_id")
        ),
    )
    op.create_index(op.f("ix_incident_link_leader_id"), "incident_link", ["leader_id"])
    op.create_index(
        "ix_incident_link_proposed",
        "incident_link",
        ["id"],
        sqlite_where=sa.text("state = 'proposed'"),
        postgresql_where=sa.text("state = 'proposed'"),
    )


def downgrade() -> None:
    op.drop_table("incident_link")
    op.drop_table("complaint_key")
