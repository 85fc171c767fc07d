"""What somebody has begun to write in a form of a complaint's page, until it is done or dropped.

A draft is its writer's alone, and no change of the complaint: nothing of it stands in the history.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from store.case_models import drafts
from store.errors import NotPossible
from store.models import complaints
from store.parts import is_without
from store.queries import visible
from store.scope import Scope
from store.session import upsert

FORMS = frozenset({"verify", "assign", "answer", "hold", "hand_over", "say", "note"})
"""The forms that keep drafts, by the names of their deeds."""


def keep_draft(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    form: str,
    sealed: bytes,
    now: datetime,
) -> None:
    """Keep what was typed so far, `sealed` under the reporter's key; it replaces the one before."""
    if form not in FORMS:
        raise NotPossible("This form keeps no drafts.")
    if scope.operator_id is None:
        raise NotPossible("Only somebody who signs in keeps drafts.")
    values = {
        "complaint_id": complaint_id,
        "operator_id": scope.operator_id,
        "form": form,
        "sealed": sealed,
        "saved_at": now,
    }
    newer = {"sealed": sealed, "saved_at": now}
    upsert(connection, drafts, values, ("complaint_id", "operator_id", "form"), newer)


def drafts_of(
    scope: Scope, connection: Connection, complaint_id: int
) -> dict[str, tuple[bytes, datetime]]:
    """The caller's own drafts about a complaint within reach: by form, sealed and when saved."""
    if is_without(connection, drafts, complaint_id):
        return {}
    rows = connection.execute(
        select(drafts.c.form, drafts.c.sealed, drafts.c.saved_at)
        .join(complaints, complaints.c.id == drafts.c.complaint_id)
        .where(
            drafts.c.complaint_id == complaint_id,
            drafts.c.operator_id == scope.operator_id,
            drafts.c.sealed.is_not(None),
            visible(scope),
        )
    )
    return {row.form: (row.sealed, row.saved_at) for row in rows}


def drop_draft(scope: Scope, connection: Connection, complaint_id: int, form: str) -> None:
    """Forget the caller's draft of one form, if there is one."""
    connection.execute(
        delete(drafts).where(
            drafts.c.complaint_id == complaint_id,
            drafts.c.operator_id == scope.operator_id,
            drafts.c.form == form,
        )
    )
