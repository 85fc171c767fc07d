"""The tables of Open311: what an operator released to everybody, and the keys of other apps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from store.columns import Id, binary, primary_key, reference, table_of


class PublishedReport(SQLModel, table=True):
    """What everybody may read of a complaint, as an operator saw it when they released it.

    Words and point stand here as they were released: what is said later is not public by that.
    Status, topic and agency are read from the complaint. No row, and nothing is public.
    """

    __tablename__ = "published_report"
    __table_args__ = (Index("ix_published_report_opened", "jurisdiction", "opened_at"),)

    complaint_id: int = Field(foreign_key="complaint.id", primary_key=True, sa_type=Id)
    jurisdiction: str
    opened_at: datetime
    """The complaint's, so that one index finds a government's reports by date."""
    title: str
    text: str = ""
    """Redacted, and perhaps shortened by the operator; empty: the title alone."""
    latitude: float | None = None
    longitude: float | None = None
    """Rounded as the government has configured it; the exact point stands nowhere here."""
    published_by: str
    published_at: datetime


class Open311Key(SQLModel, table=True):
    """The key of an app that files reports, or reads what it has filed."""

    __tablename__ = "open311_key"

    id: int | None = primary_key()
    name: str = Field(unique=True)
    jurisdiction: str = ""
    """Empty: of all governments."""
    key_hash: bytes = binary(nullable=False, unique=True)
    """The key itself was shown once and is kept nowhere."""
    rights: str
    """`file`, `read` or both, with a blank between them."""
    reports_per_half_hour: int
    created_by: str
    created_at: datetime
    used_at: datetime | None = None
    revoked_by: str | None = None
    revoked_at: datetime | None = None


class Open311Filing(SQLModel, table=True):
    """A report that an app filed, by the token that it was given."""

    __tablename__ = "open311_filing"
    __table_args__ = (
        UniqueConstraint("key_id", "external_hash"),
        Index("ix_open311_filing_key", "key_id", "filed_at"),
    )

    token: str = Field(primary_key=True)
    key_id: int = reference("open311_key.id")
    jurisdiction: str
    service_code: str
    external_hash: bytes | None = binary()
    """Of the app's own id: the same report sent twice is one."""
    filed_at: datetime
    complaint_id: int | None = reference("complaint.id", nullable=True, index=True)
    """Known once the message is settled and is a report."""


published_reports = table_of(PublishedReport)
open311_keys = table_of(Open311Key)
open311_filings = table_of(Open311Filing)
