"""Replies that are often needed, ready to be taken and changed. Scope comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from store.bulk import insert_rows
from store.case_models import canned_replies
from store.prepared import prepared
from store.scope import Scope


def sow_canned_replies(
    connection: Connection, jurisdiction: str, found: Iterable[Mapping[str, Any]]
) -> None:
    """Give a government the seed's replies; only one that has none yet: what it dropped stays away.

    Each of `found` has `language`, `title`, `purpose`, `topic` (a name, or None) and `body`.
    """
    known = select(canned_replies.c.id).where(canned_replies.c.jurisdiction == jurisdiction)
    if connection.execute(known.limit(1)).first() is not None:
        return
    common = {"jurisdiction": jurisdiction, "is_active": True, "version": 1}
    rows = [{**common, **reply} for reply in found]
    insert_rows(connection, canned_replies, rows, unique=("jurisdiction", "language", "title"))


def canned_replies_of(
    scope: Scope, connection: Connection, jurisdiction: str
) -> Sequence[Row[Any]]:
    """The replies in use of a government within reach, by title."""
    return _canned_replies_of(scope, connection, jurisdiction=jurisdiction).all()


@prepared
def _canned_replies_of(scope: Scope) -> Select[Any]:
    return (
        select(canned_replies)
        .where(
            canned_replies.c.jurisdiction == bindparam("jurisdiction"),
            canned_replies.c.is_active,
            scope.allows_jurisdiction(canned_replies.c.jurisdiction),
        )
        .order_by(canned_replies.c.title, canned_replies.c.id)
    )
