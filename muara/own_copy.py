"""A copy of all that is kept about one person, for the officer who hands it to them.

UU 27/2022, articles 7 and 32: access to one's data and a copy of them, within three days.
"""

from __future__ import annotations

import io
import mimetypes
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection, Row

from forwarder._export_tables import Csv
from forwarder.base import RECORD, open_reply
from forwarder.export import Checksum
from muara.app import Application
from muara.casework import open_words
from muara.identity import Identity, identity_in, require_impersonal
from muara.media import open_content
from normalizer.record import Record
from store import exports, own_copies, people, queries
from store.errors import Erased, NotFound, NotPossible
from store.recipients import recipients_of
from store.rights import Right
from store.scope import Scope
from store.sealing import Sealer

_KIND = "person"
_COLUMNS: Mapping[str, Sequence[str]] = {
    "contacts": ("what", "value"),
    "reports": (
        *("tracking_id", "channel", "status", "title", "topic", "place_code"),
        *("is_secret", "is_anonymous", "opened_at", "closed_at", "rating"),
    ),
    "messages": (
        *("tracking_id", "channel", "sent_at", "received_at", "text"),
        *("latitude", "longitude", "place_name", "place_address", "files"),
    ),
    "replies": ("tracking_id", "sent_at", "purpose", "text"),
    "answers": ("tracking_id", "at", "kind", "agency", "text", "what", "when", "who"),
    "recipients": ("tracking_id", "recipient", "number_there", "since"),
    "looks": ("tracking_id", "at", "what", "role"),
}
"""The tables of a copy."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Copied:
    """How much a copy holds."""

    reports: int
    messages: int
    files: int


def write_copy(
    application: Application, scope: Scope, complaint_id: int, file: BinaryIO, reason: str
) -> Copied:
    """Write a zip of tables (CSV) and files about whoever wrote this complaint; `file` stays open.

    Only for who has the right to it, and for a reason; history and audit trail tell that it
    began and, with its checksum, that it was made. `Locked` while the person waits to be
    forgotten, `Erased` once they are; `NotPossible` for a reason as in
    `identity.require_impersonal`.
    """
    scope.require(Right.COPY_PERSON)
    if not reason.strip():
        raise NotPossible("A copy of what is kept about a person leaves only for a reason.")
    store = application.store
    with store.read() as connection:
        reporter_id = queries.complaint(scope, connection, complaint_id).reporter_id
        everyone = (reporter_id, *people.also_found_by(scope, connection, reporter_id))
        queries.reporter_sealer(scope, connection, store.keyring, reporter_id)  # or `Erased`
        people.require_unlocked(scope, connection, everyone)
    require_impersonal(store, scope, reason, everyone, application.clock.now())
    note = _Note(application, scope, reporter_id, reason.strip())
    note.write("export_started")
    made, is_complete, rows = Checksum(file), False, 0
    try:
        with store.read() as connection:
            tables, files = _read(application, scope, connection, everyone)
        rows = sum(map(len, tables.values()))
        kept = _write(application, cast(BinaryIO, made), tables, files)
        is_complete = True
    finally:
        note.write("export_made", rows=rows, is_complete=is_complete, sha256=made.sha256)
    return Copied(len(tables["reports"]), len(tables["messages"]), kept)


class _Sealers:
    """The keys of the reporters whose data are read in one connection."""

    def __init__(self, application: Application, scope: Scope, connection: Connection) -> None:
        self._store, self._scope, self._connection = application.store, scope, connection
        self._known: dict[int, Sealer] = {}

    def of(self, reporter_id: int) -> Sealer:
        if reporter_id not in self._known:
            self._known[reporter_id] = queries.reporter_sealer(
                self._scope, self._connection, self._store.keyring, reporter_id
            )
        return self._known[reporter_id]


@dataclass(frozen=True, slots=True)
class _Note:
    """What history and audit trail tell of it."""

    application: Application
    scope: Scope
    reporter_id: int
    reason: str

    def write(self, event: str, **details: Any) -> None:
        with self.application.store.write() as connection:
            exports.note_export(
                self.scope,
                connection,
                self.application.clock.now(),
                kind=_KIND,
                event=event,
                narrowed_to={"reporter_id": self.reporter_id},
                format="zip",
                reason=self.reason,
                **details,
            )


# --- what is read -----------------------------------------------------------------------------


def _read(
    application: Application, scope: Scope, connection: Connection, everyone: Sequence[int]
) -> tuple[dict[str, Rows], list[tuple[str, Row[Any]]]]:
    """The rows of each table, and the files by their names in the copy."""
    sealers = _Sealers(application, scope, connection)
    reports = own_copies.reports_by(scope, connection, everyone)
    numbers = {row.id: row.tracking_id for row in reports}
    said = own_copies.messages_by(scope, connection, everyone)
    records = [
        Record.model_validate_json(sealers.of(row.reporter_id).open(row.sealed, RECORD))
        for row in said
    ]
    kept = own_copies.files_of(scope, connection, [row.id for row in said])
    files = [(_name_of(row), row) for row in kept]
    tables = {
        "contacts": _contacts(identity_in(records[::-1])),
        "reports": [{name: getattr(row, name) for name in _COLUMNS["reports"]} for row in reports],
        "messages": [
            _message(row, record, [name for name, file in files if file.item_id == row.id])
            for row, record in zip(said, records, strict=True)
        ],
        "replies": [
            {
                "tracking_id": row.tracking_id,
                "sent_at": row.sent_at,
                "purpose": row.purpose,
                "text": open_reply(sealers.of(row.reporter_id), row.sealed)["text"],
            }
            for row in own_copies.replies_to(scope, connection, everyone)
        ],
        "answers": list(_answers(scope, connection, reports, sealers)),
        "recipients": _recipients(scope, connection, everyone, numbers),
        "looks": [
            {
                "tracking_id": numbers.get(row.complaint_id),
                "at": row.at,
                "what": row.action,
                "role": role,
            }
            for row, role in own_copies.looks_at(scope, connection, everyone, list(numbers))
        ],
    }
    return tables, files


def _name_of(file: Row[Any]) -> str:
    ending = mimetypes.guess_extension(file.mime_type or "") or ".bin"
    return f"files/{file.item_id}-{file.position}{ending}"


def _contacts(found: Identity) -> Rows:
    each = {
        "name": found.names,
        "username": found.usernames,
        "phone": found.phones,
        "address": found.addresses,
    }
    return [{"what": what, "value": value} for what, values in each.items() for value in values]


def _message(row: Row[Any], record: Record, files: Sequence[str]) -> dict[str, Any]:
    place = record.location
    return {
        "tracking_id": row.tracking_id,
        "channel": row.channel,
        "sent_at": row.sent_at,
        "received_at": row.received_at,
        "text": record.original_text,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "place_name": place and place.name,
        "place_address": place and place.address,
        "files": " ".join(files),
    }


def _answers(
    scope: Scope, connection: Connection, reports: Sequence[Row[Any]], sealers: _Sealers
) -> Iterator[dict[str, Any]]:
    of = {row.id: row for row in reports}
    for row in own_copies.answers_on(scope, connection, list(of)):
        report = of[row.complaint_id]
        words = open_words(sealers.of(report.reporter_id), row.sealed)
        yield {
            "tracking_id": report.tracking_id,
            "at": row.at,
            "kind": row.kind,
            "agency": row.agency_name,
            **{name: words.get(name) for name in ("text", "what", "when", "who")},
        }


def _recipients(
    scope: Scope, connection: Connection, everyone: Sequence[int], numbers: Mapping[int, str]
) -> Rows:
    """Agencies of ours, and systems outside."""
    given = [
        {"tracking_id": numbers[row.complaint_id], "recipient": row.name, "since": row.assigned_at}
        for row in own_copies.agencies_with(scope, connection, list(numbers))
    ]
    went = [
        {
            "tracking_id": one.report.tracking_id,
            "recipient": one.destination,
            "number_there": one.foreign_id,
            "since": one.since,
        }
        for one in recipients_of(scope, connection, everyone)
    ]
    return given + went


# --- what is written --------------------------------------------------------------------------


def _write(
    application: Application,
    file: BinaryIO,
    tables: Mapping[str, Rows],
    files: Sequence[tuple[str, Row[Any]]],
) -> int:
    """How many files it holds: what is lost, or was erased meanwhile, is left out."""
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, rows in tables.items():
            made.writestr(f"{name}.csv", _csv(name, rows))
        for name, row in files:
            try:
                content = open_content(application.store, application.objects, row)
            except (NotFound, Erased):
                continue
            made.writestr(name, content)
            count += 1
    return count


def _csv(name: str, rows: Rows) -> bytes:
    file = io.BytesIO()
    table = Csv(file, _COLUMNS[name])
    for row in rows:
        table.write({column: _cell(cell) for column, cell in row.items()})
    table.close()
    return file.getvalue()


def _cell(value: Any) -> Any:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
