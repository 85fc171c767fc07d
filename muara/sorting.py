"""Operators say of a message that was kept whether it is a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from math import ceil
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Surface
from forwarder import central
from forwarder.base import RECORD, Reply
from muara.app import Application
from muara.chronicle import recount
from muara.receipts import public_acknowledgements
from normalizer.record import Record
from store import changes, ledger, overview, queries
from store import set_apart as kept_apart
from store.batch import write_now
from store.casework import reach
from store.casework.deed import Deed
from store.scope import SYSTEM, Scope

NOT_A_REPORT = "not_a_report"


def take_as_report(application: Application, scope: Scope, item_id: int) -> str:
    """Open a complaint for a kept public message, and answer it where the channel's policy says so.

    Returns the tracking id, empty where its words have sealed the complaint from the caller.
    `Conflict` when somebody has sorted it before, `NotFound` out of scope,
    `Erased` when its author was forgotten meanwhile.
    """
    with _opening(application) as connection:
        item = changes.take_unsorted(scope, connection, item_id)
        return _open(application, scope, connection, item)


def take_back(application: Application, scope: Scope, item_id: int) -> str:
    """What was set apart is a report after all: as `take_as_report`.

    In private its citizen gets the receipt, or the question that is missing, from the sweep that
    looks after every story (see `muara.gathering`).
    """
    with _opening(application) as connection:
        item = kept_apart.take(scope, connection, item_id)
        kept_apart.judge(scope, connection, item, application.clock.now(), is_report=True)
        return _open(application, scope, connection, item)


def take_out(
    application: Application, scope: Scope, tracking_id: str, deed: Deed, item_id: int
) -> str:
    """What was withheld from agencies is about something else: a complaint of its own.

    Its tracking id, empty where that was done before. `Conflict` when agencies see it by now.
    """
    with _opening(application) as connection:
        complaint = queries.complaint_by_tracking_id(scope, connection, tracking_id)
        item = reach.take_out(scope, connection, complaint.id, deed, item_id)
        return _open(application, scope, connection, item) if item is not None else ""


def leave_apart(application: Application, scope: Scope, item_id: int) -> None:
    """A person has looked: it is no report indeed. `Conflict` and `NotFound` as above."""
    with application.store.write() as connection:
        item = kept_apart.take(scope, connection, item_id)
        kept_apart.judge(scope, connection, item, application.clock.now(), is_report=False)


@contextmanager
def _opening(application: Application) -> Iterator[Connection]:
    """A transaction in which a complaint may be opened, with the governments' calendars at hand."""
    for code in application.settings.jurisdictions:
        application.calendars.of(code)
    with application.store.write() as connection:
        yield connection


def _open(application: Application, scope: Scope, connection: Connection, item: Row[Any]) -> str:
    incoming = _incoming(application, scope, connection, item)
    replies = _replies(application, item.channel, incoming.record)
    complaint_id = central.open_for_stored(connection, scope, incoming, replies)
    write_now(connection)
    recount(connection, complaint_id, application.calendars.of(incoming.jurisdiction))
    return overview.tracking_ids(scope, connection, [complaint_id]).get(complaint_id, "")


# --- by lot ---------------------------------------------------------------------------------------

FEWEST_DRAWN = 10
SHARE_DRAWN = 0.05
MOST_DRAWN = 50
_DAYS_BACK = 7


def draw_by_lot(application: Application) -> int:
    """Draw some of what the machine set apart on each of the last days, where that was not done;
    how many in all.

    Of each government's day 5 %, but at least 10 and at most 50. The day is the seed: whoever draws
    again draws the same.
    """
    now = application.clock.now()
    total = 0
    with application.store.write() as connection:
        for code in application.settings.jurisdictions:
            channels = [c for c, of in application.jurisdiction_of().items() if of == code]
            today = now.astimezone(application.zone(code)).date()
            for back in range(1, _DAYS_BACK + 1):
                day = today - timedelta(days=back)
                if kept_apart.was_drawn(SYSTEM, connection, channels, day):
                    continue
                rows = kept_apart.set_apart_on(SYSTEM, connection, channels, day)
                chosen = drawn_of(rows, day)
                kept_apart.draw(SYSTEM, connection, chosen, day, now)
                total += len(chosen)
    return total


def drawn_of(rows: Sequence[Row[Any]], day: date) -> Sequence[Row[Any]]:
    """Those of a day's messages on which the lot falls; the same ones each time."""
    wanted = min(max(FEWEST_DRAWN, ceil(SHARE_DRAWN * len(rows))), MOST_DRAWN)
    return sorted(rows, key=lambda row: sha256(f"{day}:{row.id}".encode()).digest())[:wanted]


def set_apart(application: Application, scope: Scope, item_id: int) -> None:
    """Keep a message, in all its versions, as no report. `Conflict` and `NotFound` as above."""
    now = application.clock.now()
    with application.store.write() as connection:
        item = changes.take_unsorted(scope, connection, item_id)
        for version in _unsorted_versions(connection, item):
            changes.keep_aside(scope, connection, version, NOT_A_REPORT, now)


def _unsorted_versions(connection: Connection, item: Row[Any]) -> list[int]:
    known = ledger.versions(connection, [item.message_hash])[item.message_hash]
    return [version.id for version in known if version.is_unsorted]


def _incoming(
    application: Application, scope: Scope, connection: Connection, item: Row[Any]
) -> central.Incoming:
    sealer = queries.reporter_sealer(scope, connection, application.store.keyring, item.reporter_id)
    record = Record.model_validate_json(sealer.open(item.sealed, RECORD))
    jurisdiction = application.jurisdiction_of()[item.channel]
    channel = application.settings.channels.get(item.channel)
    return central.Incoming(
        item=item,
        record=record,
        jurisdiction=jurisdiction,
        reporter_id=item.reporter_id,
        sealer=sealer,
        settle=timedelta(0),  # nothing more is waited for: an operator has read it
        public_replies_per_hour=channel.public_replies_per_hour if channel else 0,
        zone=application.zone(jurisdiction),
        now=application.clock.now(),
        version=item.version,
        identity_hash=item.identity_hash,
        knowledge_version=item.knowledge_version,
        is_called_report=True,
    )


def _replies(application: Application, channel: str, record: Record) -> tuple[Reply, ...]:
    """None for a channel that is no longer configured: nothing could be sent there. In private the
    receipt comes once nothing is missing."""
    opened = application.channels.get(channel)
    is_public = record.surface is not Surface.DIRECT
    return public_acknowledgements(opened.rules.policy, record) if opened and is_public else ()
