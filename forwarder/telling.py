"""Tells a citizen something about their complaint, on the channel and thread they used."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import MessageRef, Surface
from forwarder.base import RECORD, REPLY
from normalizer.record import Record
from store import changes, queries
from store.scope import Scope
from store.sealing import Keyring, Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """How the reporter of a complaint can be reached: by their newest message in it."""

    to: MessageRef
    username: str | None
    sealer: Sealer


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What to say. `text` is for the reporter alone, `public_text` for a thread that all read.

    `key` makes it one row of the outbox, however often it is written.
    """

    key: str
    purpose: str
    text: str
    public_text: str
    due_at: datetime
    may_write_in_private: bool = False
    """A public comment of theirs may still be answered once in private."""


def addressee_of(
    scope: Scope, connection: Connection, keyring: Keyring, complaint: Row[Any]
) -> Addressee | None:
    """Whom to tell, and where; None when nothing of theirs is left to answer.

    Raises `Erased` when the person was forgotten.
    """
    sealer = queries.reporter_sealer(scope, connection, keyring, complaint.reporter_id)
    newest = queries.newest_message(scope, connection, complaint.id)
    if newest is None:
        return None
    record = Record.model_validate_json(sealer.open(newest.sealed, RECORD))
    addresses = record.sender.addresses
    to = MessageRef(
        conversation_id=record.conversation_id,
        external_id=record.external_id,
        surface=record.surface,
        address=addresses[0] if addresses else None,
    )
    return Addressee(to=to, username=record.sender.username, sealer=sealer)


def tell(
    scope: Scope,
    connection: Connection,
    complaint: Row[Any],
    addressee: Addressee,
    news: News,
    now: datetime,
) -> None:
    """Put the news into the outbox, sealed under the reporter's key."""
    is_direct = addressee.to.surface is Surface.DIRECT
    in_private = is_direct or news.may_write_in_private
    content = {
        "to": asdict(addressee.to),
        "text": news.text if in_private else _in_thread(addressee, news.public_text),
        "private": in_private and not is_direct,
        "variables": {"1": complaint.tracking_id},
    }
    changes.queue_reply(
        scope,
        connection,
        changes.NewReply(
            idempotency_key=news.key,
            destination=f"channel:{complaint.channel}",
            purpose=news.purpose,
            sealed=addressee.sealer.seal(json.dumps(content).encode(), REPLY),
            due_at=news.due_at,
            latest_at=news.due_at,
            complaint_id=complaint.id,
            reporter_id=complaint.reporter_id,
            conversation_id=complaint.conversation_id,
        ),
        now,
    )


def _in_thread(addressee: Addressee, text: str) -> str:
    is_mention = addressee.to.surface is Surface.MENTION
    return f"@{addressee.username} {text}" if is_mention and addressee.username else text
