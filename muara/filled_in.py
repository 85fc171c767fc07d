"""Citizens' reports by our own pages: the ledger and the pipeline of all others, and the number at
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Source
from channels.web import KIND, Told, ToldFile
from forwarder.base import RECORD
from muara.app import Application, Channel
from muara.bot_lines import Emergency, emergency_of
from muara.entering import NewFile, keep, kept_files, stored_versions, wait_for
from muara.log import get_logger
from normalizer.record import Record
from store import emergency_numbers, ledger, queries
from store.errors import Erased
from store.models import Outcome
from store.scope import SYSTEM
from store.tracking import check_code

log = get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of what somebody filled in; it is kept in any case.

    `tracking_id` is None while it waits for its turn, and for what was set apart. `verified_by` is
    when an officer has looked at it at the latest.
    """

    tracking_id: str | None = None
    code: str = ""
    is_apart: bool = False
    verified_by: datetime | None = None
    emergency: Emergency | None = None
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class DangerNumber:
    """Whom to call in danger."""

    label: str
    number: str


def web_channels(application: Application) -> dict[str, Channel]:
    """The channel of each government that takes reports by our pages, by the government's code."""
    found = {
        channel.settings.jurisdiction: channel
        for channel in application.channels.values()
        if channel.settings.kind == KIND
    }
    return {code: found[code] for code in application.settings.jurisdictions if code in found}


def take(
    application: Application, channel: Channel, told: Told, photos: Sequence[NewFile] = ()
) -> Received:
    """Keep what was filled in, durably before anything else, and settle it before its turn.

    The same form sent twice is one message; with other words it corrects the first.
    """
    files = tuple(map(ToldFile.model_validate, kept_files(application, channel, photos)))
    told = told.model_copy(update={"files": files})
    content_hash = keep(application, channel, Source.WEBHOOK, told)
    return _settled(application, channel, told, content_hash)


def take_as_report(application: Application, channel: Channel, key: str) -> Received:
    """What was set apart is a report, says whoever sent it."""
    told = Told(external_id=f"{key}.report", conversation_id=key, is_report=True)
    content_hash = keep(application, channel, Source.WEBHOOK, told)
    _settled(application, channel, told, content_hash)
    return what_became_of(application, channel, key, key) or Received()


def _settled(
    application: Application, channel: Channel, told: Told, content_hash: bytes
) -> Received:
    def look() -> Received | None:
        return what_became_of(application, channel, told.conversation_id, told.external_id)

    found = wait_for(application, channel, content_hash, look)
    if found is None:
        log.warning("report_waits", channel=channel.name)
    return found or Received()


def what_became_of(
    application: Application, channel: Channel, conversation_id: str, external_id: str
) -> Received | None:
    """Of a message by the ids that it was sent under; None while it waits for its turn."""
    with application.store.read() as connection:
        known = stored_versions(application, connection, channel, conversation_id, external_id)
        if not known:
            return None
        complaint_id = next((v.complaint_id for v in known if v.complaint_id), None)
        if complaint_id is None:
            return Received(is_apart=True)
        complaint = queries.complaint(SYSTEM, connection, complaint_id)
        emergency = _emergency(application, connection, complaint, known[-1].id)
    is_first_clock = complaint.due_kind == "verify"
    return Received(
        tracking_id=complaint.tracking_id,
        code=check_code(application.store.keyring, complaint.tracking_id),
        verified_by=complaint.due_at if is_first_clock else None,
        emergency=emergency,
        is_secret=complaint.is_secret or complaint.seal is not None,
    )


def _emergency(
    application: Application, connection: Connection, complaint: Row[Any], item_id: int
) -> Emergency | None:
    """Which danger somebody wrote of."""
    if not complaint.is_emergency:
        return None
    item = ledger.stored_item(connection, item_id)
    if item.outcome != Outcome.STORED or item.sealed is None:
        return "general"
    try:
        sealer = queries.reporter_sealer(
            SYSTEM, connection, application.store.keyring, item.reporter_id
        )
    except Erased:
        return "general"
    found = Record.model_validate_json(sealer.open(item.sealed, RECORD)).suggestions
    return emergency_of(found.urgency.reason.partition(":")[0]) if found is not None else "general"


def danger_numbers(application: Application, jurisdiction: str) -> list[DangerNumber]:
    """The numbers that people of this government have confirmed."""
    with application.store.read() as connection:
        rows = emergency_numbers.numbers_of(SYSTEM, connection, jurisdiction)
    return [DangerNumber(row.label, row.number) for row in rows if row.confirmed_on]
