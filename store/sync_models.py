"""The tables of synchronising: the condition of each channel, and jobs that are wanted now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from store.columns import table_of


class ChannelCondition(SQLModel, table=True):
    """One thing about a channel that may be in order or not: its token, its webhook, a gap."""

    __tablename__ = "channel_condition"

    channel: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    level: str
    """ok, warning or error."""
    cause: str
    """What is wrong, as a code word of `muara.conditions.Cause`."""
    code: str | None = None
    """The platform's own error code."""
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Numbers and codes only, for the words on the page."""
    since: datetime
    """Since when the level and the cause are these."""
    seen_at: datetime
    """When it was last found so; moved once an hour at most."""


class JobWish(SQLModel, table=True):
    """Somebody wants a job to run now; whichever process leads the timetable fulfils it."""

    __tablename__ = "job_wish"

    job: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    wished_by: str
    wished_at: datetime


channel_conditions = table_of(ChannelCondition)
job_wishes = table_of(JobWish)
