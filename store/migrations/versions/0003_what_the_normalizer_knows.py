"""Suggestions, judgements, and what a government has taught the normalizer."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _complaint_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("is_report", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("urgency", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("is_emergency", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("compared_at", UTCDateTime(), nullable=True),
    )


def upgrade() -> None:
    for column in _complaint_columns():
        op.add_column("complaint", column)
    op.create_index(
        "ix_complaint_uncompared",
        "complaint",
        ["id"],
        sqlite_where=sa.text("compared_at IS NULL"),
        postgresql_where=sa.text("compared_at IS NULL"),
    )
    op.add_column("attachment", sa.Column("photo_hash", sa.String(), nullable=True))
    id_type = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "judgement",
        sa.Column("complaint_id", id_type, nullable=False, autoincrement=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("classification", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("place_code", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("suggested", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint.id"], name=op.f("fk_judgement_complaint_id_complaint")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_judgement")),
    )
    op.create_index("ix_judgement_decided", "judgement", ["jurisdiction", "decided_at"])
    op.create_table(
        "learned_model",
        sa.Column("id", id_type, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned_model")),
    )
    op.create_index("ix_learned_model_jurisdiction", "learned_model", ["jurisdiction", "id"])
    op.create_table(
        "lexicon_entry",
        sa.Column("id", id_type, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("axis", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lexicon_entry")),
        sa.UniqueConstraint(
            "jurisdiction", "axis", "code", name=op.f("uq_lexicon_entry_jurisdiction_axis_code")
        ),
    )
    op.create_table(
        "nickname",
        sa.Column("id", id_type, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nickname")),
        sa.UniqueConstraint("jurisdiction", "name", name=op.f("uq_nickname_jurisdiction_name")),
    )


def downgrade() -> None:
    for table in ("nickname", "lexicon_entry", "learned_model", "judgement"):
        op.drop_table(table)
    op.drop_column("attachment", "photo_hash")
    op.drop_index("ix_complaint_uncompared", "complaint")
    for column in reversed(_complaint_columns()):
        op.drop_column("complaint", column.name)
