"""In what condition each channel is, and which jobs somebody wants to run now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_condition",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "subject", name=op.f("pk_channel_condition")),
    )
    op.create_table(
        "job_wish",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("wished_by", sa.String(), nullable=False),
        sa.Column("wished_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("job", "account", name=op.f("pk_job_wish")),
    )


def downgrade() -> None:
    op.drop_table("job_wish")
    op.drop_table("channel_condition")
