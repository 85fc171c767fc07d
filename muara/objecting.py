"""What follows when a citizen says that an answer does not settle it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from muara import notices
from muara.news import Line, Teller
from store import queries
from store.casework.by_reporter import OBJECTIONS_FOR_SUPERVISOR
from store.scope import SYSTEM


def look_at_objection(
    teller: Teller, connection: Connection, complaint_id: int, now: datetime
) -> None:
    """The second reopening is the supervisor's, and the citizen hears of the Ombudsman.

    Call it after `by_reporter.object_to`, in its transaction.
    """
    complaint = queries.complaint(SYSTEM, connection, complaint_id)
    if complaint.reopened_count < OBJECTIONS_FOR_SUPERVISOR:
        return
    notices.tell(
        SYSTEM,
        connection,
        notices.Event.OBJECTED_AGAIN,
        complaint_id=complaint_id,
        occasion=f"objected:{complaint.reopened_count}",
        now=now,
    )
    news = Line(
        purpose="ombudsman",
        key=f"ombudsman:{complaint_id}",
        words={},
        text="news.objected_again",
        is_refusal=True,
    )
    teller.tell(SYSTEM, connection, complaint, news, now)
