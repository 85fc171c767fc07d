"""Messages on their way from a delivery to being settled, as far as no transaction is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from channels.base import Event, Parsed, RawMessage
from normalizer.knowledge import Knowledge
from normalizer.normalize import ToldThrough, normalize_each
from normalizer.record import Record
from store import ledger

RAW = TypeAdapter(RawMessage)


@dataclass(frozen=True, slots=True)
class Told:
    """A message that was read out of its delivery, and its record where that was made already."""

    raw: RawMessage
    record: Record | None = None
    knowledge: Knowledge | None = None
    """By which the record was made."""

    def record_by(self, knowledge: Knowledge, raw: RawMessage) -> Record | None:
        """The record of `raw` by this knowledge, if it is the one that was made."""
        return self.record if raw is self.raw and knowledge is self.knowledge else None


Ahead = dict[int, Sequence[Parsed | Told]]
"""What was read out of deliveries, by their ids, before they were claimed."""


@dataclass(frozen=True, slots=True)
class ParsedDelivery:
    """What was `found` in a delivery that came through `channel`, and what its government knows."""

    id: int
    received_at: datetime
    found: Sequence[Parsed]
    channel: str
    knowledge: Knowledge


def understand(deliveries: Sequence[ParsedDelivery]) -> Ahead:
    """What is in these deliveries, with the records of messages: together, which is quicker."""
    records = normalize_each(
        [
            ToldThrough(one, delivery.channel, delivery.knowledge, delivery.received_at)
            for delivery in deliveries
            for one in delivery.found
            if isinstance(one, RawMessage)
        ]
    )
    return {
        delivery.id: [
            Told(one, next(records), delivery.knowledge) if isinstance(one, RawMessage) else one
            for one in delivery.found
        ]
        for delivery in deliveries
    }


@dataclass(slots=True, kw_only=True)
class NewMessage(ledger.NewItem):
    """A message for the ledger: serialised only when it has to wait."""

    told: Told

    def written(self) -> bytes:
        return RAW.dump_json(self.told.raw)


def settled_at_once(held: Sequence[ledger.HeldItem], waiting: set[int]) -> list[ledger.HeldItem]:
    """Those that may be settled in the transaction that has parsed them.

    Not where something waits in the conversation, as that comes first; nor where something was
    edited or deleted, which those that come before it in the same batch must be able to see.
    """
    changed = {one.row.conversation_id for one in held if one.row.event != Event.CREATED}
    return [one for one in held if one.row.conversation_id not in waiting | changed]
