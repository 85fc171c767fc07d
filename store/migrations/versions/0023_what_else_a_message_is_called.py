"""Keeps by which further ids a platform may name a message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message_name",
        sa.Column("name_hash", sa.LargeBinary(), nullable=False),
        sa.Column("message_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name_hash", name=op.f("pk_message_name")),
    )


def downgrade() -> None:
    op.drop_table("message_name")
