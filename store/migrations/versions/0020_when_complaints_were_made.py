"""Finds the complaints that were made in a period, whenever their first message had come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_IS_OPENING = sa.text("event = 'complaint_opened'")


def upgrade() -> None:
    op.create_index(
        "ix_history_opened",
        "history",
        ["at", "complaint_id"],
        sqlite_where=_IS_OPENING,
        postgresql_where=_IS_OPENING,
    )


def downgrade() -> None:
    op.drop_index("ix_history_opened", "history")
