"""Forgets a person: rows and keys in one transaction, then the sealed files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from muara.app import Application, Destination
from muara.calendars import Calendars
from muara.casework import Casework
from muara.chronicle import recount
from muara.identity import require_impersonal
from muara.log import get_logger
from muara.routing import hears_of, may_leave
from store import audit, media, people, queries, recipients, retention
from store.casework import merging
from store.casework.deed import Deed
from store.errors import Conflict, NotFound, NotPossible, StoreError
from store.recipients import Recipient, recipients_of
from store.scope import SYSTEM, Scope

log = get_logger(__name__)

_PAGE = 500
_MOST_TO_TELL = 500


def erase(application: Application, scope: Scope, reporter_id: int, reason: str) -> int:
    """Erase a reporter for good, with what was first entered without their name; the number of
    files that were deleted.

    What others reported, and was handled with theirs, goes on with the first of the others.
    `Conflict` while messages that came together with theirs are still being read. What the object
    store does not delete now can no longer be opened, and is swept within a day. `NotPossible` for
    a reason that says who it is, see `identity.require_impersonal`.
    """
    _check_reason(application, scope, reporter_id, reason)
    with application.store.write() as connection:
        names = erase_rows(
            application.calendars, scope, connection, reporter_id, application.clock.now(), reason
        )
    return _delete_files(application, reporter_id, names)


def erase_rows(
    calendars: Calendars,
    scope: Scope,
    connection: Connection,
    reporter_id: int,
    now: datetime,
    reason: str,
) -> Sequence[str]:
    """What `erase` does in the database; the names of the files that are nobody's any more."""
    names = list[str]()
    all_of_them = (reporter_id, *people.also_found_by(scope, connection, reporter_id))
    for each in all_of_them:
        names += media.release_files(scope, connection, each)
        people.erase_reporter(scope, connection, each, now, reason)
    # Only now it is known who is left.
    cases = people.open_cases_of(SYSTEM, connection, all_of_them)
    theirs = [case.id for of_one in cases.values() for case in of_one]
    for leading in merging.go_on_without(scope, connection, theirs, now):
        government = queries.complaint(SYSTEM, connection, leading).jurisdiction
        recount(connection, leading, calendars.of(government))
    return names


def _delete_files(application: Application, reporter_id: int, names: Sequence[str]) -> int:
    deleted = 0
    for name in names:
        try:
            application.objects.delete(name)
            deleted += 1
        except StoreError:
            log.warning("object_not_deleted", reporter=reporter_id)
    return deleted


@dataclass(frozen=True, slots=True)
class Holder:
    """A system outside that has a report of somebody, or may have it."""

    recipient: Recipient
    hears: bool
    """It is told by itself when they are forgotten; else somebody has to tell it."""


def holders_of(
    application: Application, scope: Scope, connection: Connection, reporter_id: int | None
) -> Sequence[Holder]:
    """Where copies of a person's reports lie, and of those who would be erased with them; to be
    asked before that is done. Nowhere for somebody whom nobody here knows."""
    if reporter_id is None:
        return []
    everyone = (reporter_id, *people.also_found_by(scope, connection, reporter_id))
    return _holders(application, scope, connection, everyone)


def still_to_tell(
    application: Application, scope: Scope, connection: Connection
) -> Sequence[Recipient]:
    """Who holds reports of people who were forgotten, does not hear of it by itself and was not
    told by hand yet; the first 500 of them."""
    governments = application.settings.jurisdictions
    hearing = {
        name: [code for code in governments if one.settings.may_have(code, is_secret=False)]
        for name, one in application.destinations.items()
        if hears_of(one, people.ERASED)
    }
    found = recipients.untold(scope, connection, hearing, _MOST_TO_TELL)
    return [one for one in found if not _hears(application.destinations.get(one.destination), one)]


def note_told(
    application: Application,
    scope: Scope,
    chosen: Sequence[tuple[str, str]],
    how: str,
    note: str = "",
) -> None:
    """A person has told these destinations, each named behind the number of a report.

    All or none: `NotPossible` for a note as for a reason of `erase` and for an unknown way,
    `NotFound` for who holds no such report, `Conflict` where one was told before.
    """
    _check_reason(application, scope, None, note)
    now = application.clock.now()
    with application.store.write() as connection:
        for tracking_id, destination in chosen:
            recipients.note_told(
                scope, connection, tracking_id, destination, now, how=how, note=note
            )


def _holders(
    application: Application, scope: Scope, connection: Connection, reporter_ids: Sequence[int]
) -> Sequence[Holder]:
    return [
        Holder(one, _hears(application.destinations.get(one.destination), one))
        for one in recipients_of(scope, connection, reporter_ids)
    ]


def _hears(to: Destination | None, one: Recipient) -> bool:
    return to is not None and hears_of(to, people.ERASED) and may_leave(one.report, to.settings)


RETENTION = "retention"
"""The reason that stands in the history where time has forgotten somebody."""


@dataclass(frozen=True, slots=True)
class Due:
    """A reporter whom nothing keeps any more, and since when they rest."""

    reporter_id: int
    jurisdiction: str
    since: datetime


def due_people(application: Application, before: datetime) -> Iterator[Due]:
    """Reporters of whom all has ended before then, see `retention.resting_reporters`; read in
    pages, so that whoever was met may be erased meanwhile."""
    after = 0
    while True:
        with application.store.read() as connection:
            page = retention.resting_reporters(SYSTEM, connection, before, after=after, limit=_PAGE)
        for row in page:
            after = row.id
            moments = (one for one in (row.said_at, row.ended_at) if one is not None)
            yield Due(row.id, row.jurisdiction, max(moments, default=before))
        if len(page) < _PAGE:
            return


def forget_due(
    application: Application, before: datetime, is_over: Callable[[], bool]
) -> Mapping[str, int]:
    """Erase everybody of whom all has ended before then, each in a transaction of their own; how
    many, by government, with one line for each in the audit trail. Who has to wait is asked again
    by the next run."""
    done: Counter[str] = Counter()
    for due in due_people(application, before):
        if is_over():
            break
        if _forget(application, due.reporter_id, before):
            done[due.jurisdiction] += 1
    with application.store.write() as connection:
        for government, count in done.items():
            audit.note(
                SYSTEM,
                connection,
                "reporters_forgotten",
                application.clock.now(),
                jurisdiction=government,
                reporters=count,
                rested_before=before.isoformat(timespec="seconds"),
            )
    return done


def _forget(application: Application, reporter_id: int, before: datetime) -> bool:
    try:
        with application.store.write() as connection:
            if not retention.is_resting(SYSTEM, connection, reporter_id, before):
                return False
            names = erase_rows(
                application.calendars,
                SYSTEM,
                connection,
                reporter_id,
                application.clock.now(),
                RETENTION,
            )
    except Conflict:  # somebody who wrote beside them is still being read
        return False
    _delete_files(application, reporter_id, names)
    return True


REFUSALS = ("case_open", "must_be_kept", "legal_claim")
"""The grounds on which the law lets a wish to be forgotten be refused; the citizen is told."""


def refuse_request(
    application: Application, scope: Scope, code: str, ground: str, *, words: str = ""
) -> None:
    """Close a request without erasing, tell the citizen on what ground, and unlock who they are.

    `ground` is one of `REFUSALS`; `words` are for the history. `NotPossible` for another ground and
    for words as in `erase`, `NotFound` for a code of no open request that the caller may decide on.
    """
    if ground not in REFUSALS:
        raise NotPossible(f"Name the legal ground: {', '.join(REFUSALS)}.")
    with application.store.read() as connection:
        reporter_id = asked_by(scope, connection, code)
    _check_reason(application, scope, reporter_id, words)
    now = application.clock.now()
    with application.store.write() as connection:
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
    of no open request that the caller may decide on, `NotPossible` for a reason as in `erase`.
    """
    with application.store.read() as connection:
        reporter_id = asked_by(scope, connection, code)
    if reporter_id is not None:
        return erase(application, scope, reporter_id, reason)
    _check_reason(application, scope, None, reason)
    with application.store.write() as connection:
        people.close_erasure_request(
            scope, connection, code, "done", application.clock.now(), reason
        )
    return None


def _check_reason(
    application: Application, scope: Scope, reporter_id: int | None, words: str
) -> None:
    """It is written at the very moment of forgetting, and stays."""
    about: Sequence[int] = ()
    if reporter_id is not None:
        with application.store.read() as connection:
            about = (reporter_id, *people.also_found_by(scope, connection, reporter_id))
    require_impersonal(application.store, scope, words, about, application.clock.now())


def asked_by(scope: Scope, connection: Connection, code: str) -> int | None:
    """The reporter who asked under `code`, None where nobody here has the platform's id;
    `NotFound` for a code of no open request that the caller may decide on."""
    for request in people.open_erasure_requests(scope, connection):
        if request.code == code:
            found: int | None = request.reporter_id
            return found
    raise NotFound("There is no open erasure request with this code.")
