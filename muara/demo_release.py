"""The demo's officer releases a few reports, so that other apps find some by Open311."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, Row, func, select

from forwarder.base import RECORD
from muara.app import Application
from muara.casework import Casework
from muara.log import get_logger
from muara.open311 import doors
from muara.web.formats import first_words, redacted_words
from muara.web.publishing import is_impersonal, plain
from normalizer.courtesies import without_courtesies
from normalizer.record import Record
from store import accounts, queries
from store.casework.deed import Deed
from store.casework.publishing import Publication
from store.casework.verifying import Verification
from store.errors import StoreError
from store.models import complaints
from store.open311_models import published_reports
from store.scope import SYSTEM, Scope

log = get_logger(__name__)

MOST = 6
"""So many are public at the end; the others are the visitor's."""
_PAUSE = 3.0
_TITLE_LENGTH = 80


@contextmanager
def releasing(application: Application, username: str) -> Iterator[None]:
    """While this lasts `username` verifies and releases what was told, up to `MOST` reports."""
    over = Event()
    thread = Thread(target=_go_on, args=(application, username, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=10)


def _go_on(application: Application, username: str, over: Event) -> None:
    while not over.wait(_PAUSE):
        try:
            if release_some(application, username) >= MOST:
                return
        except StoreError as error:
            log.warning("demo_release_failed", error=type(error).__name__)


def release_some(application: Application, username: str) -> int:
    """Release what can be, and count what is public."""
    with application.store.read() as connection:
        count = select(func.count()).select_from(published_reports)
        public: int = connection.execute(count).scalar_one()
        scope = _scope(application, connection, username)
        rows = _candidates(application, connection, MOST - public)
        offers = [(row.tracking_id, _offer(application, connection, row)) for row in rows]
    casework, now = Casework(application), application.clock.now()
    for number, offer in offers:
        if offer is None:
            continue
        said, public_words = offer
        casework.verify(scope, number, Deed(key=f"demo verify {number}", now=now), said)
        casework.publish(scope, number, Deed(key=f"demo publish {number}", now=now), public_words)
        public += 1
    return public


def _scope(application: Application, connection: Connection, username: str) -> Scope:
    known = accounts.all_operators(SYSTEM, connection)
    officer = next(one for one in known if one.username == username)
    return officer.scope(application.jurisdiction_of())


def _candidates(application: Application, connection: Connection, most: int) -> list[Row[Any]]:
    """Plain reports that were told to the end and that nobody has looked at."""
    query = (
        select(complaints)
        .where(
            complaints.c.jurisdiction.in_(list(doors(application))),
            complaints.c.status == "new",
            complaints.c.is_report,
            complaints.c.is_gathering.is_(False),
            complaints.c.is_emergency.is_(False),
            complaints.c.is_secret.is_(False),
            complaints.c.seal.is_(None),
            complaints.c.has_exclusions.is_(False),
            complaints.c.verified_at.is_(None),
            complaints.c.merged_into.is_(None),
            complaints.c.summary != "",
        )
        .order_by(complaints.c.id)
        .limit(max(0, most))
    )
    return list(connection.execute(query).all())


def _offer(
    application: Application, connection: Connection, row: Row[Any]
) -> tuple[Verification, Publication] | None:
    """What the officer says of a report; None where its words still tell who it is."""
    words = plain(redacted_words(str(row.summary), "id"))
    title = first_words(without_courtesies(words), _TITLE_LENGTH)
    if not title or not is_impersonal(words):
        return None
    first = queries.messages_of(SYSTEM, connection, row.id)[0]
    sealer = queries.reporter_sealer(
        SYSTEM, connection, application.store.keyring, first.reporter_id
    )
    found = Record.model_validate_json(sealer.open(first.sealed, RECORD)).suggestions
    topic = found.topics[0].name if found is not None and found.topics else None
    said = Verification(
        title=title,
        classification="complaint",
        is_oversight=False,
        is_secret=False,
        topic=topic,
    )
    return said, Publication(title=title, text=words if words != title else "")
