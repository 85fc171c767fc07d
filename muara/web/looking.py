"""Looks at what few people may see: each leaves a row in the audit trail before it is answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from muara.web.visit import Visit
from store import audit
from store.queries import UNSEALED

_OPENED = "original_opened"
_ONE_LOOK = timedelta(minutes=10)


def note_opening(visit: Visit, complaint_id: int, seal: str | None) -> None:
    """Somebody opens a page with words of a report, which has this seal."""
    if seal in (None, UNSEALED):
        return
    with visit.application.store.write() as connection:
        now = visit.application.clock.now()
        audit.note(visit.scope, connection, "sealed_report_opened", now, complaint_id=complaint_id)


def note_original(visit: Visit, file: Row[Any]) -> None:
    """Somebody gets a citizen's file as it came: a voice, a film, a document, a picture unmasked.

    Players ask for it in many pieces: one row in ten minutes says so.
    """
    now, subject = visit.application.clock.now(), ("attachment", file.id)
    with visit.application.store.read() as connection:
        if audit.recent_count(
            visit.scope, connection, _OPENED, now - _ONE_LOOK, most=1, subject=subject
        ):
            return
    with visit.application.store.write() as connection:
        audit.note(
            visit.scope,
            connection,
            _OPENED,
            now,
            complaint_id=file.complaint_id,
            subject=subject,
            kind=file.kind,
        )
