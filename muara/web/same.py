"""Complaints that may tell of the same incident: side by side, for an operator to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row

from muara.casework import open_words
from muara.web.visit import Visit
from normalizer.privacy import redact
from store import queries, similar
from store.errors import Erased

_SHOWN = 10
_REMEMBERED = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Twin:
    """Another complaint, and the link to it."""

    complaint: Row[Any]
    link: Row[Any]


def twins_of(visit: Visit, connection: Connection, complaint: Row[Any]) -> Sequence[Twin]:
    """The likeliest others, confirmed ones first; those that were rejected last."""
    links = similar.links_of(visit.scope, connection, complaint.id)
    order = ["confirmed", "proposed", "rejected"]
    best = sorted(links, key=lambda link: (order.index(link.state), -link.score))[:_SHOWN]
    return [
        Twin(
            queries.complaint(
                visit.scope,
                connection,
                link.leader_id if link.complaint_id == complaint.id else link.complaint_id,
            ),
            link,
        )
        for link in best
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How something alike was answered: redacted, and as the citizen rated it."""

    tracking_id: str
    title: str | None
    rating: int | None
    text: str


def answered_like(visit: Visit, connection: Connection, complaint: Row[Any]) -> Sequence[Answered]:
    """Three at most, the likest first; none of people who were erased."""
    since = visit.application.clock.now() - _REMEMBERED
    keyring = visit.application.store.keyring
    found = []
    for row in similar.answered_like(visit.scope, connection, complaint.id, since):
        try:
            sealer = queries.reporter_sealer(visit.scope, connection, keyring, row.reporter_id)
        except Erased:
            continue
        text = redact(open_words(sealer, row.sealed)["text"]) or ""
        found.append(
            Answered(tracking_id=row.tracking_id, title=row.title, rating=row.rating, text=text)
        )
    return found
