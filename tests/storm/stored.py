"""What is: the store's rows, opened with the store's own keys."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from forwarder.base import RECORD, open_reply
from normalizer.record import Record
from store import equation, queries
from store.models import (
    complaints,
    deliveries,
    histories,
    items,
    outbox,
    outbox_attempts,
    reporter_addresses,
    reporters,
    runs,
)
from store.scope import SYSTEM
from store.sealing import Sealer
from store.session import Store
from tests.storm.oracle import MessageKey, message_key

# X adds a link to the words of a post with pictures.
_LINK_TO_MEDIA = re.compile(r"\s*https://t\.co/\w+$")
_UNDER_WAY = ("due", "failed", "sending", "uncertain")


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One stored version of a message."""

    key: MessageKey
    revision: str
    text: str
    surface: str
    has_sender: bool
    """Its author had a name when it came; the record has it also when a repeat told it later."""
    complaint_id: int | None
    reason: str | None
    """Why it stands in no complaint."""


@dataclass(slots=True)
class StoredReply:
    """One row of the outbox and how its attempts ended."""

    id: int
    channel: str
    purpose: str
    complaint_id: int | None
    state: str
    last_error: str | None
    text: str
    to_message: str
    to_conversation: str
    attempts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredComplaint:
    id: int
    channel: str
    surface: str
    tracking_id: str


@dataclass(slots=True)
class Contents:
    """Everything that the comparison needs of a store at rest."""

    messages: list[StoredMessage]
    complaints: dict[int, StoredComplaint]
    replies: list[StoredReply]
    suppressed: dict[int, list[str]]
    """Complaint -> purposes of replies that a cap or a pause kept back."""
    unbalanced: list[str]
    outcomes: Counter[str]


def read_contents(store: Store) -> Contents:
    """All stored messages, complaints and replies, opened."""
    with store.read() as connection:
        reader = _Reader(store, connection)
        totals = equation.day_totals(SYSTEM, connection)
        outcomes: Counter[str] = Counter()
        for total in totals:
            outcomes.update(total.outcomes)
        return Contents(
            messages=reader.messages(),
            complaints=reader.complaints(),
            replies=reader.replies(),
            suppressed=reader.suppressed(),
            unbalanced=[f"{t.channel} {t.day}" for t in totals if not t.is_balanced],
            outcomes=outcomes,
        )


class _Reader:
    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._sealers: dict[int, Sealer] = {}
        known = select(
            reporter_addresses.c.reporter_id,
            reporter_addresses.c.address_hash,
            reporters.c.jurisdiction,
        ).join(reporters, reporters.c.id == reporter_addresses.c.reporter_id)
        rows = connection.execute(known).all()
        self._known = {(row.reporter_id, row.address_hash) for row in rows}
        self._jurisdictions = {row.jurisdiction for row in rows}

    def messages(self) -> list[StoredMessage]:
        rows = self._connection.execute(select(items).where(items.c.outcome == "stored"))
        return [self._message(row) for row in rows.all()]

    def _message(self, row: Any) -> StoredMessage:
        record = Record.model_validate_json(self._sealer(row.reporter_id).open(row.sealed, RECORD))
        return StoredMessage(
            key=message_key(row.channel, record.conversation_id, record.external_id),
            revision=record.revision,
            text=_LINK_TO_MEDIA.sub("", record.original_text or ""),
            surface=record.surface,
            has_sender=self._is_author(row.reporter_id, record),
            complaint_id=row.complaint_id,
            reason=row.reason,
        )

    def _is_author(self, reporter_id: int, record: Record) -> bool:
        """Whether the reporter was made of the author's name. Somebody who had none when they came
        may have another address by now: the one to which our private answer went."""
        return any(
            (reporter_id, self._store.keyring.hash("address", jurisdiction, address)) in self._known
            for address in record.sender.addresses
            for jurisdiction in self._jurisdictions
        )

    def complaints(self) -> dict[int, StoredComplaint]:
        rows = self._connection.execute(select(complaints)).all()
        return {r.id: StoredComplaint(r.id, r.channel, r.surface, r.tracking_id) for r in rows}

    def replies(self) -> list[StoredReply]:
        found = {row.id: self._reply(row) for row in self._connection.execute(select(outbox)).all()}
        for attempt in self._connection.execute(select(outbox_attempts)):
            reply = found[attempt.outbox_id]
            reply.attempts[attempt.outcome or "open"] += 1
            reply.errors.append(attempt.error or "")
        return list(found.values())

    def _reply(self, row: Any) -> StoredReply:
        letter = open_reply(self._sealer(row.reporter_id), row.sealed)
        return StoredReply(
            id=row.id,
            channel=row.destination.removeprefix("channel:"),
            purpose=row.purpose,
            complaint_id=row.complaint_id,
            state=row.state,
            last_error=row.last_error,
            text=letter["text"],
            to_message=letter["to"]["external_id"],
            to_conversation=letter["to"]["conversation_id"],
        )

    def suppressed(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        query = select(histories).where(histories.c.event == "reply_suppressed")
        for row in self._connection.execute(query):
            found.setdefault(row.complaint_id, []).append(row.details["purpose"])
        return found

    def _sealer(self, reporter_id: int) -> Sealer:
        if reporter_id not in self._sealers:
            self._sealers[reporter_id] = queries.reporter_sealer(
                SYSTEM, self._connection, self._store.keyring, reporter_id
            )
        return self._sealers[reporter_id]


# --- is it at rest? -------------------------------------------------------------------------------


def unfinished(store: Store) -> dict[str, int]:
    """What still waits: deliveries, items, replies, and stories that the bot has not ended. Empty
    values mean that all is at rest."""
    with store.read() as connection:
        return _unfinished(connection)


def _unfinished(connection: Connection) -> dict[str, int]:
    return {
        "deliveries": _count(connection, deliveries.c.state == "pending"),
        "items": _count(connection, items.c.outcome == "pending"),
        "replies": _count(connection, outbox.c.state.in_(_UNDER_WAY)),
        "stories": _count(connection, complaints.c.settles_at.is_not(None)),
    }


def finished(store: Store) -> int:
    """How many deliveries, items, replies and stories wait no more."""
    with store.read() as connection:
        # All of them less those that wait: an index counts that, where it need not read the rows.
        tables = (deliveries, items, outbox, complaints)
        counts = (connection.scalar(select(func.count()).select_from(each)) or 0 for each in tables)
        return sum(counts) - sum(_unfinished(connection).values())


def _count(connection: Connection, condition: Any) -> int:
    return int(connection.execute(select(func.count()).where(condition)).scalar_one())


def dead_replies(store: Store) -> list[tuple[int, str]]:
    """Rows that a person must look at, each with the error that ended it."""
    query = select(outbox.c.id, outbox.c.last_error).where(outbox.c.state == "dead")
    with store.read() as connection:
        return [(row.id, row.last_error) for row in connection.execute(query)]


def newest_run(store: Store) -> int:
    """The number of the latest run in the history."""
    with store.read() as connection:
        return int(connection.execute(select(func.coalesce(func.max(runs.c.id), 0))).scalar_one())


def accounts_read_since(store: Store, run: int) -> set[str]:
    """Channels that were polled or re-read, from beginning to end, after that run."""
    query = select(runs.c.account).where(
        runs.c.id > run, runs.c.outcome == "done", runs.c.job.in_(("poll", "reconcile"))
    )
    with store.read() as connection:
        return set(connection.execute(query).scalars())
