"""News that waits for a citizen's next message is found by where it waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_WAITS = "state = 'waiting'"


def upgrade() -> None:
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["conversation_id"],
        sqlite_where=sa.text(_WAITS),
        postgresql_where=sa.text(_WAITS),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_waiting", table_name="outbox")
    # An earlier version knows no such state: a person looks at what could not be told.
    op.execute("UPDATE outbox SET state = 'dead' WHERE state = 'waiting'")
