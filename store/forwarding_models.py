"""The tables of where complaints were taken to outside, and what became of them there."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import SQLModel

from store.columns import binary, primary_key, reference, table_of

LAPOR = "lapor"
"""The destination SP4N-LAPOR!."""


class ForwardingState(StrEnum):
    WAITING = "waiting"
    """An officer is still to take it there."""
    SENT = "sent"
    """It went in a batch; its number there is not known yet."""
    LINKED = "linked"
    """It is there under `foreign_id`."""
    REFUSED = "refused"
    """They did not take it."""
    WITHHELD = "withheld"
    """An officer decided that it stays with us."""


class Forwarding(SQLModel, table=True):
    """One complaint on its way to one destination; many of ours may be one of theirs."""

    __tablename__ = "forwarding"
    __table_args__ = (
        UniqueConstraint("complaint_id", "destination"),
        Index("ix_forwarding_foreign_id", "destination", "foreign_id"),
        Index(
            "ix_forwarding_waiting",
            "destination",
            "complaint_id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    destination: str
    state: str = ForwardingState.WAITING
    foreign_id: str | None = None
    foreign_url: str | None = None
    """Where it can be looked at there."""
    foreign_status: str | None = None
    """Their status in our words: a code of the destination's word table."""
    forwarded_at: datetime | None = None
    foreign_status_at: datetime | None = None
    by: str
    """Who changed it last."""
    at: datetime
    """When that was."""
    is_secret: bool = False
    """An officer said that it went there as a secret one."""
    reason: str | None = None
    """Why it was refused or withheld: a code."""
    sealed_note: bytes | None = binary()
    """What they answered last, under the reporter's key."""


class ToldRecipient(SQLModel, table=True):
    """One destination that was told by hand that the author of a complaint is forgotten; a row
    never changes."""

    __tablename__ = "told_recipient"
    __table_args__ = (UniqueConstraint("complaint_id", "destination"),)

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    destination: str
    at: datetime
    by: str
    """Who says so."""
    how: str
    """A code of `recipients.WAYS`."""
    note: str = ""
    """The number of a letter, say; never who was forgotten."""


forwardings = table_of(Forwarding)
told_recipients = table_of(ToldRecipient)
