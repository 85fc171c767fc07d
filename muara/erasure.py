"""Forgets a person: rows and keys in one transaction, then the sealed files."""

from __future__ import annotations

from muara.app import Application
from muara.log import get_logger
from store import media, people
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
        people.erase_reporter(scope, connection, reporter_id, application.clock.now(), reason)
    deleted = 0
    for name in names:
        try:
            application.objects.delete(name)
            deleted += 1
        except StoreError:
            log.warning("object_not_deleted", reporter=reporter_id)
    return deleted


def grant_request(application: Application, scope: Scope, code: str, reason: str) -> int | None:
    """Erase whoever asked under `code`, and close the request.

    The number of files deleted, None when nobody here has the platform's id; `NotFound` for a code
    that no open request has.
    """
    with application.store.read() as connection:
        requests = people.open_erasure_requests(scope, connection)
    reporter_id = next((r.reporter_id for r in requests if r.code == code), None)
    files = None if reporter_id is None else erase(application, scope, reporter_id, reason)
    with application.store.write() as connection:
        people.close_erasure_request(
            scope, connection, code, "done", application.clock.now(), reason
        )
    return files
