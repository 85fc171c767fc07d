"""Operators enter reports by hand: the same ledger and pipeline, and the number at once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from channels.base import Event, LinkedMessage, Source
from channels.manual import Written
from channels.registry import channel_type, kinds
from channels.typed import TypedFile, read_upload_reference
from muara.app import Application, Channel
from muara.channel_rules import Identities
from muara.intake import local_day
from muara.log import get_logger
from muara.media import keep_upload, kind_of_file, media_type
from muara.pipeline import pack
from muara.sorting import take_as_report, take_back
from store import ledger, overview
from store.errors import Conflict, Erased, NotFound
from store.rights import Right
from store.scope import SYSTEM, Scope

log = get_logger(__name__)

MOST_FILES = 10
FIRST_YEAR = 1900
"""An earlier day is a slip of the pen."""
_PATIENCE = 5.0
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it was uploaded."""

    content: bytes
    file_name: str | None = None
    declared: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What became of an entry. `tracking_id` is None while it still waits for its turn.

    `was_known`: the platform had brought the message before; without a number it is then a
    complaint beyond the operator's reach.
    """

    tracking_id: str | None
    was_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A message seen on a platform, the channel that would read it, and that channel's kind."""

    message: LinkedMessage
    channel: Channel
    kind: str


def enter(
    application: Application,
    scope: Scope,
    channel: Channel,
    report: Written,
    files: Sequence[NewFile] = (),
) -> Entered:
    """Keep a report, and open its complaint before its turn.

    Durable before anything else is done. The same report entered twice is one; the same with other
    words is an edit of the first. `NotPermitted` without the right, `NotFound` out of scope.
    """
    scope.require(Right.INTAKE)
    _require_reach(scope, channel)
    content_hash = _keep(application, channel, report, files)
    return _settled(application, scope, channel, report, content_hash)


def find_entered(
    application: Application,
    scope: Scope,
    channel: Channel,
    external_id: str,
    conversation_id: str | None = None,
) -> Entered | None:
    """What became of an entry by its ids, which are the same where no platform gave others; None
    when there is no such entry."""
    scope.require(Right.INTAKE)
    _require_reach(scope, channel)
    return _outcome(application, scope, channel, conversation_id or external_id, external_id)


def read_link(application: Application, jurisdiction: str, url: str) -> Linked | None:
    """The message behind an address, and which channel it belongs to: the configured one of that
    platform and government, else the one for entries by hand. None for other addresses."""
    for kind in kinds():
        read = channel_type(kind).read_link
        if read is None:
            continue
        for channel in application.channels.values():
            if channel.settings.kind == kind and channel.settings.jurisdiction == jurisdiction:
                found = read(url, channel.rules.own_ids)
                if found is not None:
                    return Linked(message=found, channel=channel, kind=kind)
        found = read(url)
        if found is not None:
            return Linked(
                message=_foreign(kind, found),
                channel=application.entry_channel(jurisdiction),
                kind=kind,
            )
    return None


def _foreign(kind: str, found: LinkedMessage) -> LinkedMessage:
    """The same among entries by hand, where ids of several platforms stand side by side."""
    return LinkedMessage(
        external_id=f"{kind}:{found.external_id}",
        conversation_id=f"{kind}:{found.conversation_id}",
        surface=found.surface,
    )


def _require_reach(scope: Scope, channel: Channel) -> None:
    within = scope.jurisdictions
    if within is not None and channel.settings.jurisdiction not in within:
        raise NotFound("There is no such channel.")


# --- keeping --------------------------------------------------------------------------------------


def _keep(
    application: Application, channel: Channel, report: Written, files: Sequence[NewFile]
) -> bytes:
    """Write the delivery, unless the very same was written before; its content hash."""
    kept = tuple(map(TypedFile.model_validate, kept_files(application, channel, files)))
    return keep(application, channel, Source.ENTRY, report.model_copy(update={"files": kept}))


class Deliverable(Protocol):
    """A report in the dialect of its channel."""

    @property
    def files(self) -> Sequence[Uploaded]: ...

    def body(self) -> bytes: ...

    def likeness(self) -> bytes: ...


class Uploaded(Protocol):
    """A file of a report, by its place in the object store."""

    @property
    def reference(self) -> str: ...


def keep(application: Application, channel: Channel, source: Source, report: Deliverable) -> bytes:
    """Write the delivery of a report whose files are kept; durable when this returns.

    The very same as its last version is not written again. Returns its content hash.
    """
    now = application.clock.now()
    content_hash = Identities(application.store.keyring, channel.rules).item(report.likeness())
    with application.store.write(urgent=True) as connection:
        is_known = ledger.was_said_last(connection, content_hash)
        if not is_known:
            delivery = ledger.NewDelivery(
                channel=channel.name,
                source=source,
                received_at=now,
                day=local_day(now, channel.zone),
                content=pack(report.body()),
                content_hash=content_hash,
            )
            ledger.receive(application.store, connection, [delivery])
    if is_known:
        forget_files(application, report)
    application.work_waits.set()
    return content_hash


def kept_files(
    application: Application, channel: Channel, files: Sequence[NewFile]
) -> list[dict[str, Any]]:
    """Keep uploads until their message is settled; what the message says of each."""
    now, store = application.clock.now(), application.store
    day = local_day(now, channel.zone)
    found = []
    for file in files:
        with store.write() as connection:
            reference = keep_upload(store, connection, application.objects, day, now, file.content)
        mime_type = media_type(file.content, file.declared)
        found.append(
            {
                "reference": reference,
                "kind": kind_of_file(mime_type),
                "sha256": hashlib.sha256(file.content).hexdigest(),
                "mime_type": mime_type,
                "size": len(file.content),
                "file_name": file.file_name,
            }
        )
    return found


def forget_files(application: Application, report: Deliverable) -> None:
    """Delete uploads that are kept already."""
    for file in report.files:
        place = read_upload_reference(file.reference)
        if place is not None:
            application.objects.delete(place[1])


# --- what became of it ----------------------------------------------------------------------------


def _settled(
    application: Application,
    scope: Scope,
    channel: Channel,
    report: Written,
    content_hash: bytes,
) -> Entered:
    def look() -> Entered | None:
        found = _outcome(application, scope, channel, report.conversation_id, report.external_id)
        is_settled = found is not None and (found.tracking_id is not None or found.was_known)
        return found if is_settled else None

    found = wait_for(application, channel, content_hash, look)
    if found is None:
        log.warning("entry_waits", channel=channel.name)
    return found or Entered(tracking_id=None)


Found = TypeVar("Found")


def wait_for(
    application: Application,
    channel: Channel,
    content_hash: bytes,
    look: Callable[[], Found | None],
) -> Found | None:
    """Settle a delivery before its turn, or wait a moment for the worker that is at it.

    What `look` finds then; None when that takes too long.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        application.pipeline.hurry(channel.name, content_hash)
        found = look()
        if found is not None or time.monotonic() > until:
            return found
        time.sleep(_PAUSE)


def stored_versions(
    application: Application,
    connection: Connection,
    channel: Channel,
    conversation_id: str,
    external_id: str,
) -> list[ledger.Version]:
    """Of a message by the platform's own ids, oldest first, without its deletion."""
    identities = Identities(application.store.keyring, channel.rules)
    named = identities.message(conversation_id, external_id)
    message = ledger.first_names(connection, [named])[named]
    known = ledger.versions(connection, [message])[message]
    return [version for version in known if version.event != Event.DELETED]


def _outcome(
    application: Application,
    scope: Scope,
    channel: Channel,
    conversation_id: str,
    external_id: str,
) -> Entered | None:
    with application.store.read() as connection:
        known = stored_versions(application, connection, channel, conversation_id, external_id)
        if not known:
            return None
        was_known = known[0].source != Source.ENTRY
        complaint_id = next((v.complaint_id for v in known if v.complaint_id), None)
        if complaint_id is not None:
            # Whoever entered it is told its number, also where it was sealed on arrival. What came
            # from the platform before is theirs to know only within their reach.
            of = scope if was_known else SYSTEM
            numbers = overview.tracking_ids(of, connection, [complaint_id])
            return Entered(tracking_id=numbers.get(complaint_id), was_known=was_known)
        if not ledger.was_entered(connection, known[0].message_hash):
            return None  # a look alone says nothing
        unsorted = next((v.id for v in known if v.is_unsorted), None)
    try:  # it was kept among public comments: entering it says that it is a report
        if unsorted is not None:
            taken = take_as_report(application, scope, unsorted)
        else:
            taken = take_back(application, scope, known[-1].id)
    except (Conflict, Erased):
        return None
    return Entered(tracking_id=taken, was_known=was_known)
