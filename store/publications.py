"""What everybody may read: the condition under which a complaint may be public, and its withdrawal.

Who releases a report decides once; what makes it delicate later withdraws it at once and for good.
Whoever reads published reports asks `FIT` all the same.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, exists

from store.batch import write_now
from store.models import complaints
from store.open311_models import published_reports

PLAIN = and_(
    complaints.c.is_secret.is_(False),
    complaints.c.seal.is_(None),
    complaints.c.is_oversight.is_(False),
    complaints.c.has_exclusions.is_(False),
)
"""Neither secret nor sealed (not even once: oversight, a minor, a threat), nor about somebody who
must not know of it."""
FIT = and_(
    PLAIN,
    complaints.c.is_report,
    complaints.c.verified_at.is_not(None),
    complaints.c.title.is_not(None),
)
"""Plain, and an officer has looked at it."""


def withdraw(connection: Connection, complaint_id: int) -> bool:
    """Let nobody read it any more; False where it was not public."""
    gone = connection.execute(
        delete(published_reports).where(published_reports.c.complaint_id == complaint_id)
    )
    return gone.rowcount > 0


def withdraw_unfit(connection: Connection, complaint_id: int) -> bool:
    """The same, where the complaint has become one that must not be public."""
    write_now(connection)  # what made it so may stand in this very batch
    is_fit = exists().where(complaints.c.id == complaint_id, FIT)
    gone = connection.execute(
        delete(published_reports).where(published_reports.c.complaint_id == complaint_id, ~is_fit)
    )
    return gone.rowcount > 0
