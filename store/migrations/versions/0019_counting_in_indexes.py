"""Finds what is sealed, what is with agencies, and whom reports are closed to by indexes alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_SEALED = sa.text("seal IS NOT NULL AND seal <> 'unsealed'")
_WITH_AGENCIES = sa.text("is_open AND status IN ('assigned', 'in_progress')")
_WAITING = sa.text("state IN ('open', 'accepted')")
_EVER_SEALED = sa.text("seal IS NOT NULL")


def upgrade() -> None:
    _index_sealed(_SEALED)
    op.create_index(
        "ix_complaint_assigned",
        "complaint",
        ["due_at", "id"],
        sqlite_where=_WITH_AGENCIES,
        postgresql_where=_WITH_AGENCIES,
    )
    op.create_index(
        "ix_assignment_waiting",
        "assignment",
        ["agency_id", "state", "complaint_id"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_index("ix_exclusion_operator", "exclusion", ["operator_id", "complaint_id"])
    op.create_index("ix_exclusion_agency", "exclusion", ["agency_id", "complaint_id"])


def downgrade() -> None:
    op.drop_index("ix_exclusion_agency", "exclusion")
    op.drop_index("ix_exclusion_operator", "exclusion")
    op.drop_index("ix_assignment_waiting", "assignment")
    op.drop_index("ix_complaint_assigned", "complaint")
    _index_sealed(_EVER_SEALED)


def _index_sealed(which: sa.TextClause) -> None:
    op.drop_index("ix_complaint_sealed", "complaint")
    op.create_index(
        "ix_complaint_sealed",
        "complaint",
        ["opened_at", "id"],
        sqlite_where=which,
        postgresql_where=which,
    )
