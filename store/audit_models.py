"""The tables of the audit trail: who did or looked at what, and the chain that seals it.

Rows hold references and codes, never an identity and never anybody's words.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.columns import Id, binary, primary_key, table_of


class Audit(SQLModel, table=True):
    """One deed of a person, written in the deed's own transaction; or whom retention forgot."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_actor", "actor", "id"),
        Index("ix_audit_action", "action", "id"),
        Index("ix_audit_complaint", "complaint_id", "id"),
        Index("ix_audit_chain", "jurisdiction", "seal_number", "id"),
        Index(
            "ix_audit_unsealed",
            "jurisdiction",
            "id",
            sqlite_where=text("seal_number IS NULL"),
            postgresql_where=text("seal_number IS NULL"),
        ),
    )

    id: int | None = primary_key()
    jurisdiction: str
    """Empty: the whole installation's."""
    at: datetime
    actor: str
    """`operator:<id>`, `command_line:<user of the machine>`, or `system` for retention."""
    action: str
    """The history's event where it is one, else what was looked at or taken out."""
    subject_kind: str | None = None
    """`complaint`, `item`, `attachment`, `operator`, …: what `subject_id` counts."""
    subject_id: int | None = Field(default=None, sa_type=Id)
    complaint_id: int | None = Field(default=None, sa_type=Id)
    """Whoever may not see this complaint does not see the row either."""
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    seal_number: int | None = None
    """The link of the chain that holds this row; None until the next minute."""


class AuditSeal(SQLModel, table=True):
    """One link of a jurisdiction's chain: many rows under one hash that includes the last."""

    __tablename__ = "audit_seal"
    __table_args__ = (UniqueConstraint("jurisdiction", "number"),)

    id: int | None = primary_key()
    jurisdiction: str
    number: int
    """1, 2, 3 … without a gap."""
    row_count: int
    sealed_at: datetime
    previous_hash: bytes = binary(nullable=False)
    hash: bytes = binary(nullable=False)


class ReporterContact(SQLModel, table=True):
    """A number or handle by which a caller's reports are looked up.

    Not an address: handles change hands, so that it never says who somebody is.
    """

    __tablename__ = "reporter_contact"

    contact_hash: bytes = Field(sa_type=LargeBinary, primary_key=True)
    reporter_id: int = Field(foreign_key="reporter.id", primary_key=True, index=True, sa_type=Id)


audits = table_of(Audit)
audit_seals = table_of(AuditSeal)
reporter_contacts = table_of(ReporterContact)
