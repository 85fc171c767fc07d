"""Forgets a person: rows and keys in one transaction, then the sealed files."""

from __future__ import annotations

from muara.app import Application
from muara.log import get_logger
from store import changes, media
from store.errors import StoreError
from store.scope import Scope

log = get_logger(__name__)


def erase(application: Application, scope: Scope, reporter_id: int, reason: str) -> int:
    """Erase a reporter for good; the number of files that were deleted.

    `Conflict` while messages that came together with theirs are still being read. What the object
    store does not delete now can no longer be opened, and is swept within a day.
    """
    with application.store.write() as connection:
        names = media.release_files(scope, connection, reporter_id)
        changes.erase_reporter(scope, connection, reporter_id, application.clock.now(), reason)
    deleted = 0
    for name in names:
        try:
            application.objects.delete(name)
            deleted += 1
        except StoreError:
            log.warning("object_not_deleted", reporter=reporter_id)
    return deleted
