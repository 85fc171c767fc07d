"""Looks for complaints that tell of the same incident, once a complaint has been told.

Off the path of intake: a job of the timetable. What is found is proposed; an operator confirms it,
and can take that back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from forwarder.base import RECORD
from normalizer.duplicate import similarity
from normalizer.fingerprint import Fingerprint, fingerprint, keys
from normalizer.record import Record
from normalizer.story import propose
from store import queries, similar
from store.errors import Erased
from store.scope import SYSTEM
from store.session import Store

_WINDOW = timedelta(days=30)
_BATCH = 50
_CANDIDATES = 20


class Comparer:
    """Compares what was told with what others told lately. Any number may run side by side."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def compare_new(self, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Compare every complaint that has been told and not compared yet.

        Counts `compared` and `proposed`.
        """
        done: Counter[str] = Counter()
        while not is_over():
            with self._store.write() as connection:
                waiting = similar.uncompared(SYSTEM, connection, _BATCH)
                for complaint in waiting:
                    done["proposed"] += self._compare(connection, complaint)
                    done["compared"] += 1
            if len(waiting) < _BATCH:
                break
        return done

    def _compare(self, connection: Connection, complaint: Row[Any]) -> int:
        """How many others this complaint was proposed to be the same as."""
        now = self._now()
        similar.note_compared(SYSTEM, connection, complaint.id, now)
        mine = self.fingerprint_of(connection, complaint)
        if mine is None:
            return 0
        looked_for = keys(mine)
        keyring, government = self._store.keyring, complaint.jurisdiction
        candidates = similar.nominate(
            SYSTEM,
            connection,
            keyring,
            government,
            looked_for,
            complaint.opened_at - _WINDOW,
            besides=complaint.id,
            limit=_CANDIDATES,
        )
        proposed = sum(
            self._propose(connection, complaint, mine, other_id, now) for other_id, _ in candidates
        )
        similar.remember_keys(
            SYSTEM,
            connection,
            keyring,
            government,
            complaint.id,
            looked_for,
            complaint.last_message_at,
        )
        return proposed

    def _propose(
        self,
        connection: Connection,
        complaint: Row[Any],
        mine: Fingerprint,
        other_id: int,
        now: datetime,
    ) -> int:
        other = queries.complaint(SYSTEM, connection, other_id)
        theirs = self.fingerprint_of(connection, other)
        if theirs is None:
            return 0
        found = similarity(mine, theirs)
        if not found.same:
            return 0
        link = similar.propose_same(
            SYSTEM,
            connection,
            complaint.id,
            other_id,
            score=found.score,
            why=found.why,
            now=now,
        )
        return link is not None

    def fingerprint_of(self, connection: Connection, complaint: Row[Any]) -> Fingerprint | None:
        """Of all that a complaint says now; None when nothing is left of it or nothing was said."""
        rows = [r for r in queries.messages_of(SYSTEM, connection, complaint.id) if r.redacted_text]
        try:
            sealer = queries.reporter_sealer(
                SYSTEM, connection, self._store.keyring, complaint.reporter_id
            )
        except Erased:
            return None
        records = [
            Record.model_validate_json(sealer.open(row.sealed, RECORD))
            for row in rows
            if row.sealed is not None and row.reporter_id == complaint.reporter_id
        ]
        newest = {record.external_id: record for record in records if record.event != "deleted"}
        if not newest:
            return None
        proposal = propose([r.suggestions for r in newest.values() if r.suggestions])
        place = proposal.place
        return fingerprint(
            "\n".join(record.redacted_text or "" for record in newest.values()),
            place_code=(place.code or "") if place else "",
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            sent_at=complaint.opened_at,
            incident_date=proposal.incident.date if proposal.incident else None,
            sender=str(complaint.reporter_id),
            photo_hashes=self._photos(connection, [row.id for row in rows]),
            suggested=proposal.topics,
        )

    def _photos(self, connection: Connection, item_ids: list[int]) -> list[int]:
        files = queries.attachments_of(SYSTEM, connection, item_ids)
        return [int(file.photo_hash, 16) for file in files if file.photo_hash]
