"""The tables of what operators owe to those who talk with the bot: alerts, and a look at what was
set apart."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.columns import Id, primary_key, reference, table_of


class Alert(SQLModel, table=True):
    """Somebody is in danger or under threat: told to one circle after the other until a person
    says that they look after it."""

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("complaint_id", "kind"),
        Index(
            "ix_alert_waiting",
            "next_at",
            "complaint_id",
            sqlite_where=text("acknowledged_at IS NULL"),
            postgresql_where=text("acknowledged_at IS NULL"),
        ),
    )

    id: int | None = primary_key()
    complaint_id: int = reference("complaint.id")
    kind: str
    """`emergency` or `threat`."""
    raised_at: datetime
    step: int = 0
    """How many circles beyond the first were told."""
    next_at: datetime
    """When the next circle is told."""
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None


class ApartCheck(SQLModel, table=True):
    """What a person says of a message that was set apart; mostly because the lot fell on it."""

    __tablename__ = "apart_check"
    __table_args__ = (
        Index(
            "ix_apart_check_open",
            "item_id",
            sqlite_where=text("is_report IS NULL"),
            postgresql_where=text("is_report IS NULL"),
        ),
        Index("ix_apart_check_day", "day", "channel"),
    )

    item_id: int = Field(foreign_key="item.id", primary_key=True, sa_type=Id)
    channel: str
    day: date
    """On which it came, in the zone of its government as in the ledger."""
    drawn_at: datetime | None = None
    """When the lot fell on it; None where somebody looked by themselves."""
    is_report: bool | None = None
    """What the person says; None until somebody has looked."""
    decided_at: datetime | None = None
    decided_by: str | None = None


alerts = table_of(Alert)
apart_checks = table_of(ApartCheck)
