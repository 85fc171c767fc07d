"""Remembers when a citizen let us in again, so that an older word of a block changes nothing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversation", sa.Column("unblocked_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("conversation", "unblocked_at")
