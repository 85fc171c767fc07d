"""Operators say of a public message that was kept whether it is a report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row

from forwarder import central
from forwarder.base import RECORD, Reply
from muara.app import Application
from muara.receipts import public_acknowledgements
from normalizer.record import Record
from store import changes, ledger, overview, queries
from store.scope import Scope

NOT_A_REPORT = "not_a_report"


def take_as_report(application: Application, scope: Scope, item_id: int) -> str:
    """Open a complaint for a kept message, and answer it where the channel's policy says so.

    Returns the tracking id, empty where its words have sealed the complaint from the caller.
    `Conflict` when somebody has sorted it before, `NotFound` out of scope,
    `Erased` when its author was forgotten meanwhile.
    """
    with application.store.write() as connection:
        item = changes.take_unsorted(scope, connection, item_id)
        incoming = _incoming(application, scope, connection, item)
        replies = _replies(application, item.channel, incoming.record)
        complaint_id = central.open_for_stored(connection, scope, incoming, replies)
        return overview.tracking_ids(scope, connection, [complaint_id]).get(complaint_id, "")


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
    )


def _replies(application: Application, channel: str, record: Record) -> tuple[Reply, ...]:
    """None for a channel that is no longer configured: nothing could be sent there."""
    opened = application.channels.get(channel)
    return public_acknowledgements(opened.rules.policy, record) if opened else ()
