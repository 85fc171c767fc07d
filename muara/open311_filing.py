"""What apps file by Open311: the ledger and the pipeline of all others, and what comes back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import RawMessage, Source
from channels.open311 import Filed
from muara.app import Application, Channel
from muara.entering import keep, wait_for
from muara.filled_in import Received, danger_numbers, what_became_of
from muara.following import Moment, addresses_of, follow, ids_of
from muara.log import get_logger
from muara.open311 import Key
from muara.words import line, lines
from store import open311, queries
from store.attempts import HALF_AN_HOUR
from store.errors import NotFound
from store.open311_models import open311_filings
from store.scope import SYSTEM
from store.session import insert_new

log = get_logger(__name__)

_LOOKED_UP_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report as an app sends it, checked. `external_id` is the app's own number for it."""

    service_code: str
    service_name: str
    description: str | None = None
    place: str | None = None
    incident_date: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    media_url: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    account_id: str | None = None
    device_id: str | None = None
    is_secret: bool = False
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What an app is told of a report: `tracking_id` is None while it waits for its turn."""

    token: str
    tracking_id: str | None = None
    notice: str = ""


def wait_until_may_file(application: Application, key: Key) -> timedelta:
    """How long an app must wait before its next report; zero when it may file now."""
    now = application.clock.now()
    with application.store.read() as connection:
        made = open311.filings_since(SYSTEM, connection, key.id, now - HALF_AN_HOUR)
    return timedelta() if made < key.reports_per_half_hour else timedelta(minutes=5)


def file_report(
    application: Application, channel: Channel, key: Key, report: NewReport, *, waits: bool = True
) -> Receipt:
    """Keep a report, durably before anything else, and settle it before its turn.

    The same `external_id` sent again is the same report; with other words it corrects the first.
    Without `waits` only the token is told, and in danger whom to call.
    """
    filing = _filing(application, channel, key, report)
    filed = _filed(key, filing.token, report)
    content_hash = keep(application, channel, Source.WEBHOOK, filed)
    if not waits:
        return _token_alone(application, channel, filed, "open311.waits")

    def look() -> Received | None:
        return what_became_of(application, channel, filing.token, filing.token)

    found = wait_for(application, channel, content_hash, look)
    if found is None:
        log.warning("open311_report_waits", channel=channel.name)
    found = found or Received()
    if found.tracking_id is None:
        word = "open311.apart" if found.is_apart else "open311.waits"
        return _token_alone(application, channel, filed, word)
    _note_complaint(application, filing.token, found.tracking_id)
    notice = _notice(application, channel, found)
    return Receipt(token=filing.token, tracking_id=found.tracking_id, notice=notice)


def is_known(application: Application, key: Key, external_id: str | None) -> bool:
    """Whether the app has filed this before: repeating it costs nothing."""
    if external_id is None:
        return False
    hashed = _external_hash(application, key, external_id)
    with application.store.read() as connection:
        return open311.filing_by_external(SYSTEM, connection, key.id, hashed) is not None


def _filing(application: Application, channel: Channel, key: Key, report: NewReport) -> Row[Any]:
    """The row of this report; of one that was filed before, that one's."""
    hashed = None
    token = secrets.token_urlsafe(24)
    if report.external_id is not None:
        hashed = _external_hash(application, key, report.external_id)
        keyring = application.store.keyring
        token = keyring.hash("open311_token", str(key.id), report.external_id).hex()
    values = {
        "token": token,
        "key_id": key.id,
        "jurisdiction": channel.settings.jurisdiction,
        "service_code": report.service_code,
        "external_hash": hashed,
        "filed_at": application.clock.now(),
    }
    with application.store.write() as connection:
        insert_new(connection, open311_filings, values, unique=("token",))
        found = open311.filing_by_token(SYSTEM, connection, token)
    assert found is not None  # noqa: S101 - it was just written
    return found


def _external_hash(application: Application, key: Key, external_id: str) -> bytes:
    return application.store.keyring.hash("open311_external", str(key.id), external_id)


def _filed(key: Key, token: str, report: NewReport) -> Filed:
    return Filed(
        external_id=token,
        conversation_id=token,
        addresses=_addresses(key, token, report),
        text=report.description,
        service=report.service_name,
        place=report.place,
        incident_date=report.incident_date,
        latitude=report.latitude,
        longitude=report.longitude,
        media_url=report.media_url,
        name=report.name,
        phone=report.phone,
        email=report.email,
        is_secret=report.is_secret,
    )


def _addresses(key: Key, token: str, report: NewReport) -> tuple[str, ...]:
    """Who wrote, as the app knows them: its word counts among its own reports alone."""
    own = f"open311:{key.id}"
    given = {"account": report.account_id, "device": report.device_id}
    named = [f"{own}:{kind}:{value}" for kind, value in given.items() if value]
    return (*named[:1], f"open311:report:{token}")


def _token_alone(application: Application, channel: Channel, filed: Filed, word: str) -> Receipt:
    """Of a report without a number as yet: danger does not wait for that."""
    said = _say(application, channel, word)
    (raw,) = channel.rules.parse(filed.body(), {}, Source.WEBHOOK)
    if isinstance(raw, RawMessage):
        found = application.pipeline.normalize(
            raw, channel.name, application.clock.now()
        ).suggestions
        if found is not None and found.urgency.is_emergency:
            said = _in_danger(application, channel, said)
    return Receipt(token=filed.external_id, notice=said)


def _notice(application: Application, channel: Channel, found: Received) -> str:
    """The number and the check code, and in danger whom to call."""
    said = _say(
        application,
        channel,
        "open311.filed",
        number=found.tracking_id or "",
        code=found.code,
        url=f"{application.settings.public_url}/lacak",
    )
    return _in_danger(application, channel, said) if found.emergency else said


def _in_danger(application: Application, channel: Channel, said: str) -> str:
    numbers = danger_numbers(application, channel.settings.jurisdiction)
    known = ", ".join(f"{one.label} {one.number}" for one in numbers) or "112"
    return f"{_say(application, channel, 'open311.danger', numbers=known)} {said}"


def _say(application: Application, channel: Channel, key: str, **values: str) -> str:
    government = application.settings.jurisdictions[channel.settings.jurisdiction]
    return line(government.language, key, **values)


# --- what became of it ----------------------------------------------------------------------------


def receipt_of_token(
    application: Application, channels: Mapping[str, Channel], token: str
) -> Receipt | None:
    """The number of a token's report with what belongs to it, once it has one; None for no such
    token."""
    with application.store.read() as connection:
        filing = open311.filing_by_token(SYSTEM, connection, token)
    if filing is None:
        return None
    number = _settle(application, channels, filing)
    channel = channels.get(filing.jurisdiction)
    if number is None or channel is None:
        return Receipt(token=token, tracking_id=number)
    found = what_became_of(application, channel, token, token)
    notice = "" if found is None else _notice(application, channel, found)
    return Receipt(token=token, tracking_id=number, notice=notice)


def settle_all(application: Application, channels: Mapping[str, Channel], key: Key) -> None:
    """Learn which complaints a key's latest reports have become."""
    with application.store.read() as connection:
        waiting = open311.unsettled_filings(SYSTEM, connection, key.id, _LOOKED_UP_AT_ONCE)
    for filing in waiting:
        _settle(application, channels, filing)


def own_report(
    application: Application, channels: Mapping[str, Channel], key: Key, external_id: str
) -> Receipt | None:
    """Token and number of the report that an app filed under its own id; None for no such one."""
    hashed = _external_hash(application, key, external_id)
    with application.store.read() as connection:
        filing = open311.filing_by_external(SYSTEM, connection, key.id, hashed)
    if filing is None:
        return None
    return Receipt(token=filing.token, tracking_id=_settle(application, channels, filing))


def _settle(
    application: Application, channels: Mapping[str, Channel], filing: Row[Any]
) -> str | None:
    if filing.complaint_id is not None:
        with application.store.read() as connection:
            return str(queries.complaint(SYSTEM, connection, filing.complaint_id).tracking_id)
    channel = channels.get(filing.jurisdiction)
    if channel is None:
        return None
    found = what_became_of(application, channel, filing.token, filing.token)
    if found is None or found.tracking_id is None:
        return None
    _note_complaint(application, filing.token, found.tracking_id)
    return found.tracking_id


def _note_complaint(application: Application, token: str, tracking_id: str) -> None:
    """Which complaint a filing has become."""
    with application.store.write() as connection:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        open311.note_complaint(SYSTEM, connection, token, row.id)


# --- updates: an extension of FixMyStreet's -------------------------------------------------------

_UPDATE_STATUS: Mapping[str, str] = {
    "received": "open",
    "verified": "investigating",
    "question": "investigating",
    "assigned": "action_scheduled",
    "accepted": "in_progress",
    "progress": "in_progress",
    "answer": "fixed",
    "answered": "fixed",
    "closed": "closed",
    "handed_over": "not_councils_responsibility",
    "archived": "no_further_action",
    "withdrawn": "closed",
    "reopened": "reopen",
}
"""What FixMyStreet calls what happened; the others leave the status as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Something that happened to a report, as its reporter may know it."""

    update_id: str
    service_request_id: str
    status: str
    updated_datetime: datetime
    description: str


def updates(
    application: Application, key: Key, start: datetime, end: datetime, limit: int
) -> list[Update]:
    """What happened between two moments to the reports that were filed with a key, oldest first."""
    found, last = list[Update](), None
    while True:
        with application.store.read() as connection:
            moved = open311.moved_since(SYSTEM, connection, key.id, start, end, limit, after=last)
        each = [one for row in moved for one in _updates_of(application, row.tracking_id)]
        found += [one for one in each if start <= one.updated_datetime <= end]
        found.sort(key=lambda one: one.updated_datetime)
        if len(moved) < limit:
            return found[:limit]
        last = moved[-1]
        # Of what is later, reports that have not been looked at may have something between.
        if sum(one.updated_datetime < last.at for one in found) >= limit:
            return found[:limit]


def _updates_of(application: Application, tracking_id: str) -> list[Update]:
    """Of a report that is secret or sealed the status alone: an app is not its reporter."""
    story = follow(application, tracking_id)
    if story is None:
        return []
    language = application.settings.jurisdictions[story.jurisdiction].language
    status, found = "open", list[Update]()
    for update_id, moment in zip(ids_of(story), story.moments, strict=True):
        status = _UPDATE_STATUS.get(moment.kind, status)
        found.append(
            Update(
                update_id=update_id,
                service_request_id=tracking_id,
                status=status,
                updated_datetime=moment.at,
                description="" if story.is_secret else moment_words(language, moment),
            )
        )
    return found


def moment_words(language: str, moment: Moment) -> str:
    """What happened, why, and what was said."""
    parts = [
        line(
            language,
            f"moment.{moment.kind}",
            agency=moment.values.get("agency") or line(language, "status.agency"),
            to=moment.values.get("to", ""),
            rating=moment.values.get("rating", ""),
        )
    ]
    if f"reason.{moment.reason}" in lines("id"):
        reason = line(language, f"reason.{moment.reason}")
        parts.append(line(language, "moment.because", reason=reason))
    parts += [
        moment.words[name] for name in ("text", "what", "when", "who") if name in moment.words
    ]
    return "\n".join(parts)


def add_words(
    application: Application, channel: Channel, key: Key, tracking_id: str, key_of: str, text: str
) -> bool:
    """Further words of the reporter, from the app that filed the report. False where there is no
    such report of this app's, or its reporter was forgotten."""
    filed = _further(application, key, tracking_id, key_of, text)
    if filed is None:
        return False
    content_hash = keep(application, channel, Source.WEBHOOK, filed)
    application.pipeline.hurry(channel.name, content_hash)
    return True


def _further(
    application: Application, key: Key, tracking_id: str, key_of: str, text: str
) -> Filed | None:
    with application.store.read() as connection:
        addresses = _reporter_addresses(application, connection, key, tracking_id)
    if not addresses:
        return None
    return Filed(
        external_id=f"{tracking_id}.{key_of}",
        conversation_id=f"about:{tracking_id}",
        addresses=tuple(addresses),
        text=text,
        about=tracking_id,
    )


def _reporter_addresses(
    application: Application, connection: Connection, key: Key, tracking_id: str
) -> Sequence[str]:
    try:
        row = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        if open311.filing_of(SYSTEM, connection, key.id, row.id) is None:
            return ()
    except NotFound:
        return ()
    return addresses_of(application, connection, row.id)
