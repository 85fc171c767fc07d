"""Who wrote, opened from the sealed records for one answer; kept nowhere, logged nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from forwarder.base import RECORD
from muara.contacts import addresses_meant, contacts_meant
from normalizer.record import Record
from store import identities, queries
from store.errors import NotFound
from store.scope import Scope
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
    """The reporter of a complaint; None when they were erased. Noted before anything is opened."""
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
