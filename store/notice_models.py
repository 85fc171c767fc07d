"""The tables of what operators are told outside the console, and how each wants to hear it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from store.columns import Id, binary, primary_key, reference, table_of


class NoticeState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    """It will be tried again."""
    DEAD = "dead"
    DROPPED = "dropped"
    """Nobody is to hear it any more: withheld, or the person wants none."""


class NoticeRoute(StrEnum):
    NONE = "none"
    EMAIL = "email"
    SERVICE = "service"
    """An address of Apprise's, such as tgram://…"""


class Notice(SQLModel, table=True):
    """Something that one operator is to hear; its words are made when it is sent."""

    __tablename__ = "notice"
    __table_args__ = (
        Index(
            "ix_notice_open",
            "due_at",
            "id",
            sqlite_where=text("state IN ('due', 'failed', 'sending')"),
            postgresql_where=text("state IN ('due', 'failed', 'sending')"),
        ),
        Index("ix_notice_operator", "operator_id", "id"),
    )

    id: int | None = primary_key()
    idempotency_key: str = Field(unique=True)
    operator_id: int = reference("operator.id")
    event: str
    complaint_id: int | None = reference("complaint.id", nullable=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Codes only, such as a channel's name."""
    state: str = NoticeState.DUE
    created_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    last_error: str | None = None


class NoticeChoice(SQLModel, table=True):
    """How one operator wants to hear of things, and of which."""

    __tablename__ = "notice_choice"

    operator_id: int = Field(foreign_key="operator.id", primary_key=True, sa_type=Id)
    route: str = NoticeRoute.NONE
    sealed_address: bytes | None = binary()
    """The e-mail address or Apprise's address, under the installation's key for notices."""
    language: str = "id"
    events: list[str] = Field(default_factory=list, sa_type=JSON)
    """The events that they want to hear of."""
    quiet_from: str | None = None
    """Local time, "21:00"; None without `quiet_until`: no quiet hours."""
    quiet_until: str | None = None
    wants_digest: bool = True
    digest_day: date | None = None
    """The local day of the last digest."""
    changed_at: datetime


notices = table_of(Notice)
notice_choices = table_of(NoticeChoice)
