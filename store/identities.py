"""Who wrote: revealed to named operators, and looked up for the person on the line.

Both are reads that leave a row in the audit trail in their own transaction: nobody learns who
somebody is without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from store import audit, people, queries
from store.audit_models import reporter_contacts
from store.changes import write_history
from store.errors import TooOften
from store.models import Outcome, complaints, items, reporter_addresses
from store.queries import visible
from store.rights import Right
from store.scope import Scope

PERSON_LOOKED_UP = "person_looked_up"
LOOK_UPS = 30
LOOK_UPS_WITHIN = timedelta(minutes=10)
_MESSAGES = 50
_COMPLAINTS = 100


def reveal(
    scope: Scope,
    connection: Connection,
    complaint_id: int,
    at: datetime,
    *,
    reason: str,
    words: str,
) -> Sequence[Row[Any]]:
    """Note that an identity is revealed, and why; the complaint's messages, newest first.

    Each row has `reporter_id` and the `sealed` record that says who wrote. `reason` is a code for
    the trail, `words` are the operator's own and stay in the complaint's history. `Locked` while
    the reporter waits to be forgotten.
    """
    scope.require(Right.REVEAL_IDENTITY)
    found = queries.complaint(scope, connection, complaint_id)
    people.require_unlocked(scope, connection, [found.reporter_id])
    write_history(
        scope,
        connection,
        audit.IDENTITY_REVEALED,
        at,
        complaint_id=found.id,
        reason=reason,
        words=words,
    )
    said: Select[Any] = (
        select(items.c.reporter_id, items.c.sealed)
        .where(
            items.c.complaint_id == found.id,
            items.c.outcome == Outcome.STORED,
            items.c.reporter_id == found.reporter_id,
            items.c.sealed.is_not(None),
        )
        .order_by(items.c.id.desc())
        .limit(_MESSAGES)
    )
    return connection.execute(said).all()


def look_up(
    scope: Scope,
    connection: Connection,
    at: datetime,
    *,
    address_hashes: Sequence[bytes],
    contact_hashes: Sequence[bytes],
) -> Sequence[Row[Any]]:
    """The complaints within reach of whoever has one of these addresses or contacts, newest first.

    Noted in the trail by the reporters' numbers in this store, never by what was looked for.
    `TooOften` beyond `LOOK_UPS` of one operator within ten minutes, `Locked` for somebody who waits
    to be forgotten.
    """
    scope.require(Right.LOOK_UP_PERSON)
    since = at - LOOK_UPS_WITHIN
    made = audit.recent_count(scope, connection, PERSON_LOOKED_UP, since, most=LOOK_UPS)
    if made >= LOOK_UPS:
        raise TooOften("So many people were looked up that this must rest for some minutes.")
    reporters = _reporters(connection, address_hashes, contact_hashes)
    people.require_unlocked(scope, connection, reporters)
    found = connection.execute(
        select(complaints)
        .where(complaints.c.reporter_id.in_(reporters), visible(scope))
        .order_by(complaints.c.id.desc())
        .limit(_COMPLAINTS)
    ).all()
    audit.note(
        scope,
        connection,
        PERSON_LOOKED_UP,
        at,
        subject=("reporter", reporters[0]) if len(reporters) == 1 else None,
        reporters=reporters,
        found=len(found),
    )
    return found


def _reporters(
    connection: Connection, address_hashes: Sequence[bytes], contact_hashes: Sequence[bytes]
) -> list[int]:
    address, contact = reporter_addresses.c, reporter_contacts.c
    by_address = select(address.reporter_id).where(address.address_hash.in_(address_hashes))
    named = [*contact_hashes, *address_hashes]  # what is somebody else's may name them, too
    by_contact = select(contact.reporter_id).where(contact.contact_hash.in_(named))
    return sorted(connection.execute(by_address.union(by_contact)).scalars())
