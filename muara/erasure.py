"""Forgets a person: rows and keys in one transaction, then the sealed files."""

from __future__ import annotations

from sqlalchemy import Connection

from muara.app import Application
from muara.casework import Casework
from muara.chronicle import recount
from muara.log import get_logger
from store import media, people, queries
from store.casework import merging
from store.casework.deed import Deed
from store.errors import NotFound, NotPossible, StoreError
from store.scope import SYSTEM, Scope

log = get_logger(__name__)


def erase(application: Application, scope: Scope, reporter_id: int, reason: str) -> int:
    """Erase a reporter for good, with what was first entered without their name; the number of
    files that were deleted.

    What others reported, and was handled with theirs, goes on with the first of the others.
    `Conflict` while messages that came together with theirs are still being read. What the object
    store does not delete now can no longer be opened, and is swept within a day.
    """
    now, names = application.clock.now(), list[str]()
    with application.store.write() as connection:
        all_of_them = (reporter_id, *people.also_found_by(scope, connection, reporter_id))
        for each in all_of_them:
            names += media.release_files(scope, connection, each)
            people.erase_reporter(scope, connection, each, now, reason)
        # Only now it is known who is left.
        cases = people.open_cases_of(SYSTEM, connection, all_of_them)
        theirs = [case.id for of_one in cases.values() for case in of_one]
        for leading in merging.go_on_without(scope, connection, theirs, now):
            government = queries.complaint(SYSTEM, connection, leading).jurisdiction
            recount(connection, leading, application.calendars.of(government))
    deleted = 0
    for name in names:
        try:
            application.objects.delete(name)
            deleted += 1
        except StoreError:
            log.warning("object_not_deleted", reporter=reporter_id)
    return deleted


REFUSALS = ("case_open", "must_be_kept", "legal_claim")
"""The grounds on which the law lets a wish to be forgotten be refused; the citizen is told."""


def refuse_request(
    application: Application, scope: Scope, code: str, ground: str, *, words: str = ""
) -> None:
    """Close a request without erasing, tell the citizen on what ground, and unlock who they are.

    `ground` is one of `REFUSALS`; `words` are for the history. `NotPossible` for another ground,
    `NotFound` for a code of no open request that the caller may decide on.
    """
    if ground not in REFUSALS:
        raise NotPossible(f"Name the legal ground: {', '.join(REFUSALS)}.")
    now = application.clock.now()
    with application.store.write() as connection:
        reporter_id = _asked_by(scope, connection, code)
        reason = f"{ground}: {words}" if words else ground
        people.close_erasure_request(scope, connection, code, "refused", now, reason)
        if reporter_id is None:
            return
        people.unlock(scope, connection, reporter_id)
        case = people.newest_case_of(SYSTEM, connection, reporter_id)
        if case is not None:
            deed = Deed(key=f"{code}:{case.id}", now=now)
            Casework(application).tell_refused_erasure(connection, case, deed, ground)


def grant_request(application: Application, scope: Scope, code: str, reason: str) -> int | None:
    """Erase whoever asked under `code`, and close the request.

    The number of files deleted, None when nobody here has the platform's id; `NotFound` for a code
    of no open request that the caller may decide on.
    """
    with application.store.read() as connection:
        reporter_id = _asked_by(scope, connection, code)
    if reporter_id is not None:
        return erase(application, scope, reporter_id, reason)
    with application.store.write() as connection:
        people.close_erasure_request(
            scope, connection, code, "done", application.clock.now(), reason
        )
    return None


def _asked_by(scope: Scope, connection: Connection, code: str) -> int | None:
    for request in people.open_erasure_requests(scope, connection):
        if request.code == code:
            found: int | None = request.reporter_id
            return found
    raise NotFound("There is no open erasure request with this code.")
