"""The tables of batch imports: a file on its way in, and how columns were read before."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from store.columns import binary, primary_key, table_of


class ImportPurpose(StrEnum):
    REPORTS = "reports"
    """Each row is a report."""
    LAPOR_ANSWERS = "lapor_answers"
    """Each row says what became of a report at SP4N-LAPOR!."""


class ImportState(StrEnum):
    UPLOADED = "uploaded"
    """Somebody has to say what its columns are."""
    CHECKING = "checking"
    CHECKED = "checked"
    """Every row was looked at and nothing kept: the dry run."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ImportBatch(SQLModel, table=True):
    """One uploaded file. Its rows become deliveries, or news of what was forwarded; here stands how
    far it came."""

    __tablename__ = "import_batch"
    __table_args__ = (
        Index("ix_import_batch_jurisdiction", "jurisdiction", "id"),
        Index(
            "ix_import_batch_running",
            "id",
            sqlite_where=text("state IN ('checking', 'running')"),
            postgresql_where=text("state IN ('checking', 'running')"),
        ),
    )

    id: int | None = primary_key()
    jurisdiction: str
    channel: str
    kind: str
    """csv, xlsx or whatsapp."""
    purpose: str = ImportPurpose.REPORTS
    state: str = ImportState.UPLOADED
    reason: str | None = None
    """Why the whole file could not be imported: a code."""
    day: date
    """The day whose longer-lived key seals what belongs to the file."""
    sealed_name: bytes | None = binary()
    sealed_choices: bytes | None = binary()
    """JSON: `source`, `mapping` of headers to fields, `own` names of the office in a chat."""
    object_name: str | None = None
    """The file itself, sealed; gone once it was imported."""
    faults_name: str | None = None
    """The rows that were not imported, with reasons, as sealed CSV."""
    position: int = 0
    """So many rows were dealt with; a run that was stopped goes on behind them."""
    counts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime
    created_by: str
    finished_at: datetime | None = None
    held_until: datetime | None = None
    """A worker is at it until then."""


class ColumnMapping(SQLModel, table=True):
    """How the columns of lists with certain headers were read the last time."""

    __tablename__ = "column_mapping"

    jurisdiction: str = Field(primary_key=True)
    signature: str = Field(primary_key=True)
    mapping: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    changed_by: str
    changed_at: datetime


import_batches = table_of(ImportBatch)
column_mappings = table_of(ColumnMapping)
