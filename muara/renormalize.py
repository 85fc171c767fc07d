"""Recomputes stored records with the present normalizer and what governments know by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from channels.base import Event
from forwarder.base import RECORD, Facet
from forwarder.central import URGENCIES, summary_of
from forwarder.facets import known_of
from muara.clock import Clock
from muara.log import get_logger
from muara.pipeline import Pipeline
from normalizer.normalize import raw_message
from normalizer.record import Record
from normalizer.suggestions import Suggestions
from store import queries, renewal
from store.changes import GREETING_LENGTH
from store.errors import Erased, StoreError
from store.scope import Scope
from store.session import Store

log = get_logger(__name__)

_BATCH = 100


class Renormalize:
    """One pass over all stored records, in short transactions; safe to stop and to repeat.

    With `is_trial` it tells what would change and writes nothing.
    """

    def __init__(
        self, store: Store, pipeline: Pipeline, clock: Clock, scope: Scope, *, is_trial: bool
    ) -> None:
        self._store = store
        self._pipeline = pipeline
        self._clock = clock
        self._scope = scope
        self._is_trial = is_trial

    def run(
        self, channel: str | None = None, tell: Callable[[int], None] = lambda done: None
    ) -> Counter[str]:
        """Counts `read`, `changed`, `failed`, and under each field's name how often it changed."""
        done: Counter[str] = Counter()
        after: int | None = 0
        while after is not None:
            after = self._page(channel, after, done)
            tell(done["read"])
        return done

    def _page(self, channel: str | None, after: int, done: Counter[str]) -> int | None:
        begin = self._store.read if self._is_trial else self._store.write
        with begin() as connection:
            rows = renewal.stored_records(
                self._scope,
                connection,
                channel=channel,
                after=after,
                limit=_BATCH,
                is_trial=self._is_trial,
            )
            touched: set[int] = set()
            for row in rows:
                done["read"] += 1
                if self._renew(connection, row, done) and row.complaint_id is not None:
                    touched.add(row.complaint_id)
            if not self._is_trial:
                for complaint_id in sorted(touched):
                    self._renew_complaint(connection, complaint_id)
        return rows[-1].id if len(rows) == _BATCH else None

    def _renew(self, connection: Connection, item: Row[Any], done: Counter[str]) -> bool:
        try:
            sealer = queries.reporter_sealer(
                self._scope, connection, self._store.keyring, item.reporter_id
            )
            old = Record.model_validate_json(sealer.open(item.sealed, RECORD))
            new = self._pipeline.normalize(raw_message(old), item.channel, item.received_at)
        except Erased:
            return False
        except (StoreError, ValueError, KeyError) as error:
            log.error("renormalize_failed", item=item.id, error=type(error).__name__)
            done["failed"] += 1
            return False
        changed = changed_fields(old, new)
        done.update(changed)
        done["changed"] += bool(changed)
        if changed and not self._is_trial:
            renewal.renew_record(
                connection,
                item.id,
                sealed=sealer.seal(new.model_dump_json().encode(), RECORD),
                redacted_text=new.redacted_text,
                schema_version=new.schema_version,
                knowledge_version=self._pipeline.knowledge_of(item.channel).version,
            )
        return bool(changed)

    def _renew_complaint(self, connection: Connection, complaint_id: int) -> None:
        records = list(self._records(connection, complaint_id))
        found = [record.suggestions for record in records if record.suggestions is not None]
        renewal.renew_complaint(
            self._scope,
            connection,
            complaint_id,
            self._clock.now(),
            summary=_summary(records),
            urgency=max((URGENCIES[one.urgency.level] for one in found), default=0),
            is_emergency=any(one.urgency.is_emergency for one in found),
            is_report=not found or any(one.verdict.is_report for one in found),
            signs=sorted({sign.kind for one in found for sign in one.signs}),
        )

    def _records(self, connection: Connection, complaint_id: int) -> Iterable[Record]:
        for item in queries.messages_of(self._scope, connection, complaint_id):
            if item.sealed is None or item.reporter_id is None or item.is_withheld:
                continue
            sealer = queries.reporter_sealer(
                self._scope, connection, self._store.keyring, item.reporter_id
            )
            yield Record.model_validate_json(sealer.open(item.sealed, RECORD))


def _summary(records: Sequence[Record]) -> str:
    """The first words that tell the matter, or are more than a greeting, as for a new complaint."""
    newest = {
        (record.conversation_id, record.external_id): record
        for record in records
        if record.event is not Event.DELETED
    }
    said = [record for record in newest.values() if summary_of(record)]
    telling = (one for one in said if Facet.MATTER in known_of(one))
    longer = (one for one in said if len(summary_of(one)) >= GREETING_LENGTH)
    first = next(telling, None) or next(longer, None) or next(iter(said), None)
    return summary_of(first) if first is not None else ""


def changed_fields(old: Record, new: Record) -> list[str]:
    """What the new record says otherwise: names of fields, and of suggestions."""
    changed = [
        name
        for name in ("text", "redacted_text", "content", "schema_version")
        if getattr(old, name) != getattr(new, name)
    ]
    before, after = _parts(old.suggestions), _parts(new.suggestions)
    return changed + [name for name in after | before if before.get(name) != after.get(name)]


def _parts(found: Suggestions | None) -> dict[str, object]:
    """What a person would call different: not the reasons, nor how sure it is."""
    if found is None:
        return {}
    return {
        "language": max(found.language, key=lambda code: found.language[code], default=None),
        "is_report": found.verdict.is_report,
        "type": found.classification.type,
        "signs": {sign.kind for sign in found.signs},
        "urgency": found.urgency.level,
        "topic": [one.name for one in found.topics[:1]],
        "agency": [one.name for one in found.agencies[:1]],
        "place": found.place.code if found.place else None,
        "incident": found.incident.date if found.incident else None,
    }
