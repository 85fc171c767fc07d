"""The audit trail on screen: narrowed, read in pages, taken out as a file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, BinaryIO, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Response
from sqlalchemy import Connection

from forwarder.export import write_rows
from muara.audit_rows import audit_rows, details_words, operator_names, taken
from muara.web.late_route import LateRoute
from muara.web.screen import handed_out, page
from muara.web.visit import Visit, doing, reading
from muara.web.wanted import midnight, read_day
from store import audit, queries
from store.audit import AuditFilter
from store.errors import NotFound, NotPossible
from store.rights import Right
from store.tracking import read_tracking_id

router = APIRouter(route_class=LateRoute)
ReadsAudit = Annotated[Visit, Depends(reading(Right.READ_AUDIT))]
TakesAudit = Annotated[Visit, Depends(doing(Right.READ_AUDIT))]

_ROWS = 50
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NOBODY = -1
"""An id that no complaint has: what cannot be found narrows to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the form says, as it was written."""

    who: str = ""
    what: str = ""
    complaint: str = ""
    since: str = ""
    until: str = ""

    @property
    def query(self) -> str:
        fields = {name: getattr(self, name) for name in self.__slots__}
        return urlencode({name: value for name, value in fields.items() if value})

    def filter(self, visit: Visit, connection: Connection) -> AuditFilter:
        """The same for the store; days are the operator's own."""
        until = _day(visit, self.until)
        return AuditFilter(
            actor=self.who or None,
            action=self.what or None,
            complaint_id=self._complaint_id(visit, connection),
            since=_day(visit, self.since),
            until=until + timedelta(days=1) if until else None,
        )

    def _complaint_id(self, visit: Visit, connection: Connection) -> int | None:
        if not self.complaint.strip():
            return None
        tracking_id = read_tracking_id(self.complaint) or ""
        try:
            found = queries.complaint_by_tracking_id(visit.scope, connection, tracking_id)
        except NotFound:
            return _NOBODY
        return int(found.id)


def _day(visit: Visit, written: str) -> datetime | None:
    day = read_day(written)
    return midnight(day, visit.zone) if day else None


@router.get("/audit")
def show_audit(
    visit: ReadsAudit,
    who: str = "",
    what: str = "",
    complaint: str = "",
    since: str = "",
    until: str = "",
    before: int | None = None,
) -> Response:
    """Fifty rows, newest first."""
    wanted = Wanted(who=who, what=what, complaint=complaint, since=since, until=until)
    with visit.application.store.read() as connection:
        narrowed = wanted.filter(visit, connection)
        found = audit.rows(visit.scope, connection, narrowed, before=before, limit=_ROWS + 1)
        rows = found[:_ROWS]
        return page(
            visit,
            connection,
            "audit.html",
            rows=rows,
            wanted=wanted,
            names=operator_names(visit.scope, connection),
            actions=audit.actions(visit.scope, connection),
            reasons=audit.reasons_of(visit.scope, connection, rows),
            details_words=details_words,
            revealed=audit.IDENTITY_REVEALED,
            older=_older(wanted, rows) if len(found) > _ROWS else None,
        )


def _older(wanted: Wanted, rows: Any) -> str:
    query = wanted.query
    return f"/audit?{query}{'&' if query else ''}before={rows[-1].id}"


@router.post("/audit/export")
def take_audit(
    visit: TakesAudit,
    who: Annotated[str, Form()] = "",
    what: Annotated[str, Form()] = "",
    complaint: Annotated[str, Form()] = "",
    since: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    format_: Annotated[str, Form(alias="format")] = "csv",
) -> Response:
    """The narrowed trail as a file; recorded in the trail with rows and checksum."""
    application, scope = visit.application, visit.scope
    if format_ not in _TYPES:
        raise NotPossible("Choose one of the formats.")
    wanted = Wanted(who=who, what=what, complaint=complaint, since=since, until=until)
    with application.store.read() as connection:
        narrowed = wanted.filter(visit, connection)
    file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed when it was sent
    try:
        write_rows(
            application.store,
            scope,
            taken(narrowed, format_),
            audit_rows(application.store, scope, narrowed),
            file,
            now=application.clock.now,
        )
    except BaseException:
        file.close()
        raise
    name = f"muara-audit-{application.clock.now():%Y%m%d-%H%M}.{format_}"
    return handed_out(file, _TYPES[format_], name)
