"""Who wrote, opened from the sealed records for one answer; kept nowhere, logged nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Row

from forwarder.base import RECORD
from muara.contacts import addresses_meant, contacts_meant
from normalizer.privacy import redact
from normalizer.record import Record
from store import audit, identities, own_copies, people, queries
from store.errors import Erased, NotFound, NotPossible
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.session import Store

REASONS = ("contact", "verification", "emergency", "oversight", "legal_demand", "other")
"""Why somebody may have to know who a reporter is: codes for the audit trail."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Identity:
    """What a citizen's messages say about who they are; without a repr, so that no log shows it."""

    names: Sequence[str]
    usernames: Sequence[str]
    phones: Sequence[str]
    addresses: Sequence[str]


def reveal(
    store: Store, scope: Scope, complaint_id: int, at: datetime, *, reason: str, words: str
) -> Identity | None:
    """The reporter of a complaint; None when they were erased. Noted before anything is shown.

    `NotPossible` for words as in `require_impersonal`."""
    scope.require(Right.REVEAL_IDENTITY)
    with store.read() as connection:
        reporter_id = queries.complaint(scope, connection, complaint_id).reporter_id
        people.require_unlocked(scope, connection, [reporter_id])
    require_impersonal(store, scope, words, [reporter_id], at)
    with store.write() as connection:
        rows = identities.reveal(scope, connection, complaint_id, at, reason=reason, words=words)
        if not rows:
            return None
        sealer = queries.reporter_sealer(scope, connection, store.keyring, rows[0].reporter_id)
    return identity_in(
        [Record.model_validate_json(sealer.open(row.sealed, RECORD)) for row in rows]
    )


def identity_in(records: Sequence[Record]) -> Identity:
    """What these records, newest first, say about who wrote them."""
    senders = [record.sender for record in records]
    emails = [record.form.email for record in records if record.form is not None]
    return Identity(
        names=_each(sender.name for sender in senders),
        usernames=_each(sender.username for sender in senders),
        phones=_each(sender.phone for sender in senders),
        addresses=_each(
            (*emails, *(address for sender in senders for address in sender.addresses))
        ),
    )


def _each(values: Iterable[str | None]) -> list[str]:
    """What is there, newest first, each once."""
    return list(dict.fromkeys(value for value in values if value))


def require_impersonal(
    store: Store, scope: Scope, words: str, about: Sequence[int], at: datetime
) -> None:
    """Raise `NotPossible` for a reason that says who it is about, since it would be kept.

    That is anybody's number or address, and of the reporters `about` two words of their names in a
    row or a username. Whoever tries names learns by this who somebody is: it is noted in the trail,
    without the words.
    """
    if redact(words) != words:
        raise NotPossible(
            "The reason holds a number or address of somebody, and would be kept: write it without "
            "whatever tells who it is."
        )
    named = [one for one in about if _names(words, _identity_of(store, one))]
    if not named:
        return
    with store.write() as connection:
        for one in named:
            audit.note(scope, connection, audit.NAMED_IN_REASON, at, subject=("reporter", one))
    raise NotPossible(
        "The reason holds a name of the reporter, and would be kept: write it without whatever "
        "tells who it is."
    )


def _identity_of(store: Store, reporter_id: int) -> Identity:
    """What all of their messages say; nothing of somebody who was erased."""
    with store.read() as connection:
        said = own_copies.messages_by(SYSTEM, connection, [reporter_id])
        try:
            sealer = queries.reporter_sealer(SYSTEM, connection, store.keyring, reporter_id)
        except Erased:
            return identity_in([])
    return identity_in(
        [Record.model_validate_json(sealer.open(row.sealed, RECORD)) for row in said[::-1]]
    )


def _names(words: str, theirs: Identity) -> bool:
    said = _apart(words)
    in_a_row = [pair for name in theirs.names for pair in pairwise(_apart(name))]
    whole = [tuple(_apart(username)) for username in theirs.usernames]
    return any(one and _holds(said, one) for one in (*in_a_row, *whole))


def _apart(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())


def _holds(said: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether these words stand there, one behind the other."""
    length = len(sought)
    return any(tuple(said[at : at + length]) == tuple(sought) for at in range(len(said)))


def look_up(
    store: Store, scope: Scope, jurisdictions: Sequence[str], written: str, at: datetime
) -> Sequence[Row[Any]]:
    """The complaints within reach of whoever has this number or handle; noted in the trail.

    `NotFound` when the words are neither, `TooOften` when the operator must rest.
    """
    addresses, contacts = addresses_meant(written), contacts_meant(written)
    if not addresses and not contacts:
        raise NotFound("This is neither a number nor a handle.")
    within = [code for code in jurisdictions if _is_within(scope, code)]
    hash_ = store.keyring.hash
    with store.write() as connection:
        return identities.look_up(
            scope,
            connection,
            at,
            address_hashes=[hash_("address", code, one) for code in within for one in addresses],
            contact_hashes=[hash_("contact", code, one) for code in within for one in contacts],
        )


def _is_within(scope: Scope, code: str) -> bool:
    return scope.jurisdictions is None or code in scope.jurisdictions
