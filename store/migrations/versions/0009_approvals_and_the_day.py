"""Agencies whose answers need approval, and an operator's own deeds of a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "agency",
        sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index("ix_operator_action_actor", "operator_action", ["actor", "at"])
    op.create_index("ix_work_file_object_name", "work_file", ["object_name"])


def downgrade() -> None:
    op.drop_index("ix_work_file_object_name", table_name="work_file")
    op.drop_index("ix_operator_action_actor", table_name="operator_action")
    with op.batch_alter_table("agency") as batch:
        batch.drop_column("needs_approval")
