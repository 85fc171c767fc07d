"""Drops an index that nothing asks: proposals are read with the complaints that they link."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_IS_PROPOSED = sa.text("state = 'proposed'")


def upgrade() -> None:
    op.drop_index("ix_incident_link_proposed", "incident_link")


def downgrade() -> None:
    op.create_index(
        "ix_incident_link_proposed",
        "incident_link",
        ["id"],
        sqlite_where=_IS_PROPOSED,
        postgresql_where=_IS_PROPOSED,
    )
