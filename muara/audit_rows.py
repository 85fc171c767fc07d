"""The audit trail as rows of a file, for the page and the command line alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from forwarder.export import Taken
from store import accounts, audit
from store.audit import AuditFilter
from store.scope import Scope
from store.session import Store

COLUMNS = (
    "id",
    "at",
    "jurisdiction",
    "actor",
    "username",
    "action",
    "subject_kind",
    "subject_id",
    "tracking_id",
    "seal_number",
    "details",
)
_PAGE = 500


def taken(wanted: AuditFilter, format_: str) -> Taken:
    """What the trail says about its own export."""
    narrowed_to = {
        "actor_only": wanted.actor,
        "action_only": wanted.action,
        "complaint_only": wanted.complaint_id,
        "since": _moment(wanted.since),
        "until": _moment(wanted.until),
    }
    return Taken(kind="audit", format=format_, columns=COLUMNS, narrowed_to=narrowed_to)


def audit_rows(store: Store, scope: Scope, wanted: AuditFilter) -> Iterator[dict[str, Any]]:
    """Every row within reach, newest first, each page from a transaction of its own."""
    with store.read() as connection:
        names = operator_names(scope, connection)
    before = None
    while True:
        with store.read() as connection:
            page = audit.rows(scope, connection, wanted, before=before, limit=_PAGE)
        for row in page:
            before = row.id
            yield {
                "id": row.id,
                "at": _moment(row.at),
                "jurisdiction": row.jurisdiction,
                "actor": row.actor,
                "username": names.get(row.actor),
                "action": row.action,
                "subject_kind": row.subject_kind,
                "subject_id": row.subject_id,
                "tracking_id": row.tracking_id,
                "seal_number": row.seal_number,
                "details": details_words(row.details),
            }
        if len(page) < _PAGE:
            return


def operator_names(scope: Scope, connection: Connection) -> dict[str, str]:
    """By actor: the name of the operator that it means."""
    found = accounts.all_operators(scope, connection)
    return {f"operator:{account.id}": account.username for account in found}


def details_words(details: dict[str, Any]) -> str:
    """Codes on one line: `rows=2 format=csv`."""
    return " ".join(f"{name}={_value(value)}" for name, value in sorted(details.items()))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ",".join(map(str, value))
    return str(value)


def _moment(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
