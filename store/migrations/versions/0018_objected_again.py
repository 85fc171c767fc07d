"""Finds what was objected to again without looking through everything open."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_IS_OBJECTED_AGAIN = sa.text("is_open AND reopened_count >= 2")


def upgrade() -> None:
    op.create_index(
        "ix_complaint_objected",
        "complaint",
        ["due_at", "id"],
        sqlite_where=_IS_OBJECTED_AGAIN,
        postgresql_where=_IS_OBJECTED_AGAIN,
    )


def downgrade() -> None:
    op.drop_index("ix_complaint_objected", "complaint")
