"""The tables of what is on its way to systems outside, and of how these systems do."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from store.columns import primary_key, reference, table_of


class DispatchState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    FAILED = "failed"
    """It did not arrive; it is tried again."""
    UNCERTAIN = "uncertain"
    """It may have arrived."""
    SENT = "sent"
    DEAD = "dead"
    """A person must look; what follows of the same complaint waits."""
    DROPPED = "dropped"


class Announcement(SQLModel, table=True):
    """Something that systems outside may have to hear of; gone once it was looked at."""

    __tablename__ = "announcement"
    # An id that was used must not come again once its row is gone: keys are made of it.
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    event: str
    at: datetime
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Codes and numbers of the history's line, never anybody's words."""


class Dispatched(SQLModel, table=True):
    """One call to one destination; its words are put together when it is made."""

    __tablename__ = "dispatch"
    __table_args__ = (
        Index(
            "ix_dispatch_open",
            "destination",
            "due_at",
            "id",
            sqlite_where=text("state IN ('due', 'failed', 'sending', 'uncertain')"),
            postgresql_where=text("state IN ('due', 'failed', 'sending', 'uncertain')"),
        ),
        Index(
            "ix_dispatch_unarrived",
            "complaint_id",
            "destination",
            "id",
            sqlite_where=text("state NOT IN ('sent', 'dropped')"),
            postgresql_where=text("state NOT IN ('sent', 'dropped')"),
        ),
        Index("ix_dispatch_listed", "destination", "id"),
    )

    id: int | None = primary_key()
    idempotency_key: str = Field(unique=True)
    destination: str
    complaint_id: int = reference("complaint.id")
    action: str
    event: str
    at: datetime
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state: str = DispatchState.DUE
    created_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    uncertain_attempts: int = 0
    """How often nobody knew whether it had arrived."""
    sent_at: datetime | None = None
    last_error: str | None = None
    """Their own words, personal numbers masked."""


class DestinationState(SQLModel, table=True):
    """How a destination does; shared by all processes."""

    __tablename__ = "destination_state"

    name: str = Field(primary_key=True)
    paused_at: datetime | None = None
    paused_by: str | None = None
    failures: int = 0
    """One after the other, without anything that arrived between them."""
    broken_since: datetime | None = None
    """Nothing is sent until `try_at`, and then one call that shows whether it works again."""
    try_at: datetime | None = None
    last_error: str | None = None
    arrived_at: datetime | None = None
    pulled_at: datetime | None = None


announcements = table_of(Announcement)
dispatches = table_of(Dispatched)
destination_states = table_of(DestinationState)
