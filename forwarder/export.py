"""Hands messages and complaints out as files, in constant memory, and records who took them."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, Literal, cast

from sqlalchemy import Connection

from forwarder._export_tables import FORMATS, open_table
from forwarder.base import RECORD
from forwarder.errors import PermanentFailure
from normalizer.privacy import redact
from normalizer.record import Record, RecordLocation
from store import exports
from store.exports import Period
from store.rights import Right
from store.scope import Scope
from store.session import Store

__all__ = [
    "COMPLAINT_COLUMNS",
    "FORMATS",
    "MESSAGE_COLUMNS",
    "ExportRequest",
    "Taken",
    "count",
    "export",
    "write_rows",
]

MESSAGE_COLUMNS = (
    "kind",
    "channel",
    "external_id",
    "revision",
    "event",
    "surface",
    "content",
    "conversation_id",
    "in_reply_to",
    "sent_at",
    "received_at",
    "redacted_text",
    "tracking_id",
    "attachments_kind",
    "attachments_state",
    "location_latitude",
    "location_longitude",
    "location_name",
    "location_address",
)
IDENTITY_COLUMNS = ("sender_id", "sender_name", "sender_username", "sender_phone", "original_text")
COMPLAINT_COLUMNS = (
    "tracking_id",
    "jurisdiction",
    "channel",
    "surface",
    "status",
    "is_secret",
    "is_anonymous",
    "summary",
    "message_count",
    "attachment_count",
    "opened_at",
    "last_message_at",
    "acknowledged_at",
    "latitude",
    "longitude",
)

_PAGE = 500
_ALL_TIME = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What somebody wants to take out. `PermanentFailure` when they may not.

    Names, numbers and original words (`is_identified`) and secret complaints (`with_secret`) leave
    only for a reason, which is kept in the history. Of people who wait to be forgotten they do not
    leave at all: see `locked_count`.
    """

    kind: Literal["messages", "complaints"]
    format: str
    period: Period = _ALL_TIME
    is_identified: bool = False
    with_secret: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise PermanentFailure(f"There is no format {self.format!r}: use {', '.join(FORMATS)}.")
        if self.is_identified and self.kind != "messages":
            raise PermanentFailure("Complaints hold no identities: export the messages.")
        if (self.is_identified or self.with_secret) and not self.reason.strip():
            raise PermanentFailure("Identities and secret complaints leave only for a reason.")
        if redact(self.reason) != self.reason:
            raise PermanentFailure(
                "The reason holds a number or address of somebody, and would be kept."
            )

    @property
    def columns(self) -> tuple[str, ...]:
        """The cells of the flat formats."""
        if self.kind == "complaints":
            return COMPLAINT_COLUMNS
        return MESSAGE_COLUMNS + (IDENTITY_COLUMNS if self.is_identified else ())

    def narrowed(self, scope: Scope) -> Scope:
        """`scope` without secret complaints, unless they were asked for."""
        hidden = () if self.with_secret else (Right.SEE_SECRET, Right.SEE_SEALED)
        return scope.without(*hidden)


def count(store: Store, scope: Scope, request: ExportRequest) -> int:
    """How many rows the export will have, for a progress bar."""
    counted = exports.message_count if request.kind == "messages" else exports.complaint_count
    with store.read() as connection:
        return counted(request.narrowed(scope), connection, request.period)


def locked_count(store: Store, scope: Scope, request: ExportRequest) -> int:
    """Of how many messages names and original words stay here, since their authors wait to be
    forgotten."""
    if not request.is_identified:
        return 0
    with store.read() as connection:
        return exports.locked_count(request.narrowed(scope), connection, request.period)


def export(
    store: Store,
    scope: Scope,
    request: ExportRequest,
    file: BinaryIO,
    *,
    kinds: Mapping[str, str],
    now: Callable[[], datetime],
    tell: Callable[[int], None] = lambda rows: None,
) -> int:
    """Write the rows asked for into `file`, which stays open; how many there were.

    `kinds` names each channel's kind.
    """
    within = scope.jurisdictions
    taken = Taken(
        kind=request.kind,
        format=request.format,
        columns=request.columns,
        narrowed_to={
            "is_identified": request.is_identified,
            "with_secret": request.with_secret,
            "jurisdictions": sorted(within) if within is not None else None,
            "since": _moment(request.period.since),
            "until": _moment(request.period.until),
        },
        reason=request.reason.strip(),
    )
    rows = _rows(store, request.narrowed(scope), request, kinds)
    return write_rows(store, scope, taken, rows, file, now=now, tell=tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What history and audit trail tell of an export: rows of which kind, and their filter."""

    kind: str
    format: str
    columns: Sequence[str]
    narrowed_to: Mapping[str, Any]
    """Codes, dates and truths; never the words that somebody searched for."""
    reason: str = ""


def write_rows(
    store: Store,
    scope: Scope,
    taken: Taken,
    rows: Iterable[Mapping[str, Any]],
    file: BinaryIO,
    *,
    now: Callable[[], datetime],
    tell: Callable[[int], None] = lambda rows: None,
) -> int:
    """Write `rows` into `file`, which stays open; how many there were. The way out of every export.

    Both the beginning and the end are recorded, the end with the SHA-256 of all bytes, so that an
    export that broke off left its trace too, and a file that turns up somewhere is told apart.
    """
    made = Checksum(file)
    count = 0
    is_complete = False
    _note(store, scope, taken, now(), "export_started")
    try:
        with _sequential(taken.format, made) as opened:
            table = open_table(taken.format, opened, taken.kind, taken.columns)
            for row in rows:
                table.write(row)
                count += 1
                if count % _PAGE == 0:
                    tell(count)
            table.close()
        is_complete = True
    finally:
        ended = {"rows": count, "is_complete": is_complete, "sha256": made.sha256}
        _note(store, scope, taken, now(), "export_made", **ended)
    tell(count)
    return count


class Checksum(io.RawIOBase):
    """Passes bytes on to a file, and knows the SHA-256 of all of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """64 hexadecimal digits over what was written so far."""
        return self._digest.hexdigest()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._file.write(content)
        self._digest.update(content)
        return len(content)

    def flush(self) -> None:
        self._file.flush()


@contextmanager
def _sequential(format_: str, file: Checksum) -> Iterator[BinaryIO]:
    """Where to write a format: a workbook is written to and fro, and then copied."""
    if format_ != "xlsx":
        yield cast(BinaryIO, file)
        return
    with tempfile.TemporaryFile() as workbook:
        yield cast(BinaryIO, workbook)
        workbook.seek(0)
        shutil.copyfileobj(workbook, file)
        file.flush()


def _note(
    store: Store, scope: Scope, taken: Taken, at: datetime, event: str, **details: Any
) -> None:
    with store.write() as connection:
        exports.note_export(
            scope,
            connection,
            at,
            kind=taken.kind,
            event=event,
            narrowed_to=taken.narrowed_to,
            format=taken.format,
            reason=taken.reason,
            **details,
        )


def _rows(
    store: Store, scope: Scope, request: ExportRequest, kinds: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Pages of rows, each from a transaction of its own: a long one would hold up the database."""
    read_page = _message_page if request.kind == "messages" else _complaint_page
    after = 0
    while True:
        with store.read() as connection:
            page = read_page(store, scope, connection, request, kinds, after)
        for after, row in page:  # noqa: B007 - the last one begins the next page
            yield row
        if len(page) < _PAGE:
            return


def _message_page(
    store: Store,
    scope: Scope,
    connection: Connection,
    request: ExportRequest,
    kinds: Mapping[str, str],
    after: int,
) -> list[tuple[int, dict[str, Any]]]:
    """The next rows with their ids."""
    page = exports.exported_messages(scope, connection, request.period, after=after, limit=_PAGE)
    files = exports.exported_attachments(scope, connection, [row.id for row in page])
    told = [_message(store, row, files.get(row.id, []), request, kinds) for row in _in_order(page)]
    return [(row.id, cells) for row, cells in zip(page, told, strict=True)]


def _in_order(page: Sequence[Any]) -> list[Any]:
    """In order of arrival, but the pieces of an album, which come in any, in order of saying."""
    albums: dict[bytes, list[Any]] = defaultdict(list)
    for row in page:
        if row.group_hash is not None:
            albums[row.group_hash].append(row)
    pieces = {
        album: iter(sorted(rows, key=lambda row: (row.ordered_at, row.id)))
        for album, rows in albums.items()
    }
    return [row if row.group_hash is None else next(pieces[row.group_hash]) for row in page]


def _complaint_page(
    store: Store,
    scope: Scope,
    connection: Connection,
    request: ExportRequest,
    _kinds: Mapping[str, str],
    after: int,
) -> list[tuple[int, dict[str, Any]]]:
    """The next rows with their ids."""
    page = exports.exported_complaints(scope, connection, request.period, after=after, limit=_PAGE)
    places = _places(store, scope, connection, page)
    return [(row.id, _complaint(row, places.get(row.id))) for row in page]


def _message(
    store: Store,
    row: Any,
    files: Sequence[tuple[str, str]],
    request: ExportRequest,
    kinds: Mapping[str, str],
) -> dict[str, Any]:
    record = _record(store, row.wrapped_key, row.sealed)
    is_identified = request.is_identified and row.locked_at is None

    def hidden(reference: str | None) -> str | None:
        return reference if is_identified else _nameless(store, record, reference)

    cells: dict[str, Any] = {
        "kind": record.kind if record else kinds.get(row.channel),
        "channel": row.channel,
        "external_id": hidden(record.external_id if record else None),
        "revision": record.revision if record else None,
        "event": row.event,
        "surface": row.surface,
        "content": row.content,
        "conversation_id": hidden(record.conversation_id if record else None),
        "in_reply_to": hidden(record.in_reply_to if record else None),
        "sent_at": _moment(row.sent_at),
        "received_at": _moment(row.received_at),
        "redacted_text": row.redacted_text,
        "tracking_id": row.tracking_id,
        "attachments": [{"kind": kind, "state": state} for kind, state in files],
        "location": _location(record, is_identified=is_identified) if record else None,
    }
    if request.is_identified:
        sender = record.sender if record and is_identified else None
        cells["sender"] = sender and {
            "id": sender.id,
            "name": sender.name,
            "username": sender.username,
            "phone": sender.phone,
        }
        cells["original_text"] = record.original_text if record and is_identified else None
    return cells


def _record(store: Store, wrapped_key: bytes | None, sealed: bytes | None) -> Record | None:
    """The sealed record; None once its reporter was erased."""
    if wrapped_key is None or sealed is None:
        return None
    return Record.model_validate_json(store.keyring.unwrap(wrapped_key).open(sealed, RECORD))


def _nameless(store: Store, record: Record | None, reference: str | None) -> str | None:
    """A message's or thread's id; where that names its citizen, a stable word instead.

    A chat goes by a phone number at Twilio, by the person's own id at Telegram and Meta; what was
    entered or imported, by the contact's name or by the address of a post.
    """
    if record is None or not reference:
        return reference
    sender = record.sender
    names = ((sender.phone or "").lstrip("+"), sender.id, sender.name, sender.username)
    if record.entry is None and not any(name in reference for name in filter(None, names)):
        return reference
    return store.keyring.hash("exported conversation", reference).hex()


def _location(record: Record, *, is_identified: bool) -> dict[str, Any] | None:
    """The place, with what was written about it redacted like any other words."""
    if record.location is None:
        return None
    place = record.location.model_dump()
    if not is_identified:
        place |= {"name": redact(place["name"]), "address": redact(place["address"])}
    return place


def _complaint(row: Any, place: RecordLocation | None) -> dict[str, Any]:
    cells = {name: getattr(row, name) for name in COMPLAINT_COLUMNS[:-2]}
    moments = {name: _moment(cells[name]) for name in cells if name.endswith("_at")}
    return {
        **cells,
        **moments,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _places(
    store: Store, scope: Scope, connection: Connection, page: Sequence[Any]
) -> dict[int, RecordLocation]:
    """The newest place that each complaint was sent."""
    keys = {row.id: row.wrapped_key for row in page if row.has_location}
    found: dict[int, RecordLocation] = {}
    for row in exports.placed_messages(scope, connection, list(keys)) if keys else ():
        record = _record(store, keys[row.complaint_id], row.sealed)
        if record is not None and record.location is not None and record.location.point:
            found[row.complaint_id] = record.location
    return found


def _moment(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
