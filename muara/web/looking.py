"""Looks at what few people may see: each leaves a row in the audit trail before it is answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from muara.web.visit import Visit
from store import audit
from store.seals import is_sealed

_OPENED = "original_opened"
_SEALED_OPENED = "sealed_report_opened"
_ONE_LOOK = timedelta(minutes=10)


def note_opening(visit: Visit, complaint_id: int, seal: str | None) -> None:
    """Somebody opens a page with words of a report, which has this seal."""
    if not is_sealed(seal):
        return
    with visit.application.store.write() as connection:
        now = visit.application.clock.now()
        audit.note(visit.scope, connection, _SEALED_OPENED, now, complaint_id=complaint_id)


def note_picture(visit: Visit, file: Row[Any]) -> None:
    """Somebody gets a picture, small or large, that was made anew.

    Where its report is sealed, that is a look at the report. The page that shows the picture has
    noted it a moment ago; its address alone has not.
    """
    if is_sealed(file.seal) and not _was_noted(
        visit, _SEALED_OPENED, ("complaint", file.complaint_id)
    ):
        note_opening(visit, file.complaint_id, file.seal)


def note_original(visit: Visit, file: Row[Any]) -> None:
    """Somebody gets a citizen's file as it came: a voice, a film, a document, a picture unmasked.

    Players ask for it in many pieces: one row in ten minutes says so.
    """
    now, subject = visit.application.clock.now(), ("attachment", file.id)
    if _was_noted(visit, _OPENED, subject):
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


def _was_noted(visit: Visit, action: str, subject: tuple[str, int]) -> bool:
    since = visit.application.clock.now() - _ONE_LOOK
    with visit.application.store.read() as connection:
        return bool(
            audit.recent_count(visit.scope, connection, action, since, most=1, subject=subject)
        )
