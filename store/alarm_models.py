"""The tables of what is wrong with the installation, and of whom that was told by address."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.columns import primary_key, reference, table_of


class AlarmLevel(StrEnum):
    WARNING = "warning"
    """It goes on for now; somebody should look within days."""
    FAILING = "failing"
    """Something does not work."""


class AlarmWord(StrEnum):
    """What was said of an alarm last."""

    RAISED = "raised"
    ENDED = "ended"


class MessageState(StrEnum):
    DUE = "due"
    SENT = "sent"
    DEAD = "dead"
    """It was not taken after many attempts."""
    DROPPED = "dropped"
    """The address is configured no more."""


class Alarm(SQLModel, table=True):
    """Something that is wrong, from when to when; of each subject at most one is open."""

    __tablename__ = "alarm"
    __table_args__ = (
        Index(
            "ix_alarm_open",
            "subject",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_alarm_subject", "subject", "id"),
    )

    id: int | None = primary_key()
    subject: str
    """What it is about, like `channel:facebook`, `job:poll:x` or `disk`."""
    code: str
    """What is wrong with it: a code, whose words stand in the catalogue."""
    level: str
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Numbers and codes that go into the words; no secrets, nothing that a citizen wrote."""
    raised_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None
    told: str | None = None
    told_at: datetime | None = None


class AlarmMessage(SQLModel, table=True):
    """A telling of an alarm on its way to one configured address."""

    __tablename__ = "alarm_message"
    __table_args__ = (
        UniqueConstraint("alarm_id", "route", "told_at"),
        Index(
            "ix_alarm_message_due",
            "due_at",
            sqlite_where=text("state = 'due'"),
            postgresql_where=text("state = 'due'"),
        ),
    )

    id: int | None = primary_key()
    alarm_id: int = reference("alarm.id")
    route: str
    """A fingerprint of the address, which stands in the environment only."""
    told: str
    told_at: datetime
    state: str = MessageState.DUE
    due_at: datetime
    attempts: int = 0


alarms = table_of(Alarm)
alarm_messages = table_of(AlarmMessage)
