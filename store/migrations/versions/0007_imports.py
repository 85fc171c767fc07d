"""Batch imports: files on their way in, and how columns were read before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", _ID, nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_choices", sa.LargeBinary(), nullable=True),
        sa.Column("object_name", sa.String(), nullable=True),
        sa.Column("faults_name", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("finished_at", UTCDateTime(), nullable=True),
        sa.Column("held_until", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_index("ix_import_batch_jurisdiction", "import_batch", ["jurisdiction", "id"])
    op.create_index(
        "ix_import_batch_running",
        "import_batch",
        ["id"],
        sqlite_where=sa.text("state IN ('checking', 'running')"),
        postgresql_where=sa.text("state IN ('checking', 'running')"),
    )
    op.create_table(
        "column_mapping",
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "signature", name=op.f("pk_column_mapping")),
    )


def downgrade() -> None:
    op.drop_table("column_mapping")
    op.drop_index("ix_import_batch_running", table_name="import_batch")
    op.drop_index("ix_import_batch_jurisdiction", table_name="import_batch")
    op.drop_table("import_batch")
