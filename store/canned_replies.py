"""Words that operators often need, ready to be put in. Scope comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from store.case_models import canned_replies
from store.changes import write_history
from store.errors import NotFound
from store.marks import NEW, find_unchanged, write_row
from store.rights import Right
from store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReply:
    """What stands in a canned reply. `topic` is a topic's name, None for all."""

    language: str
    title: str
    purpose: str
    topic: str | None
    body: str
    is_active: bool = True


def replies_of(
    scope: Scope, connection: Connection, jurisdiction: str, *, only_active: bool = True
) -> Sequence[Row[Any]]:
    """A government's canned replies, by purpose and title."""
    table = canned_replies.c
    query = select(canned_replies).where(
        table.jurisdiction == jurisdiction, scope.allows_jurisdiction(table.jurisdiction)
    )
    if only_active:
        query = query.where(table.is_active)
    order = (table.purpose, table.language, table.title, table.id)
    return connection.execute(query.order_by(*order)).all()


def reply(scope: Scope, connection: Connection, reply_id: int) -> Row[Any]:
    """One canned reply; `NotFound` out of scope."""
    table = canned_replies.c
    found = connection.execute(
        select(canned_replies).where(
            table.id == reply_id, scope.allows_jurisdiction(table.jurisdiction)
        )
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such reply.")
    return found


def add_reply(
    scope: Scope, connection: Connection, jurisdiction: str, new: NewReply, now: datetime
) -> None:
    """A further canned reply; `Conflict` when its title is taken in that language."""
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(jurisdiction)
    key = {"jurisdiction": jurisdiction, "language": new.language, "title": new.title}
    write_row(connection, canned_replies, key, {**asdict(new), "version": 1}, NEW)
    _note(scope, connection, "canned_reply_added", jurisdiction, new, now)


def change_reply(
    scope: Scope,
    connection: Connection,
    reply_id: int,
    new: NewReply,
    now: datetime,
    seen: str | None = None,
) -> None:
    """Other words, or out of use; `Conflict` when somebody changed it meanwhile."""
    scope.require(Right.ADMINISTER)
    known = reply(scope, connection, reply_id)
    find_unchanged(connection, canned_replies, {"id": reply_id}, seen)
    connection.execute(
        update(canned_replies)
        .where(canned_replies.c.id == reply_id)
        .values(**asdict(new), version=known.version + 1)
    )
    _note(scope, connection, "canned_reply_changed", known.jurisdiction, new, now)


def _note(
    scope: Scope,
    connection: Connection,
    event: str,
    jurisdiction: str,
    new: NewReply,
    now: datetime,
) -> None:
    write_history(
        scope,
        connection,
        event,
        now,
        jurisdiction=jurisdiction,
        language=new.language,
        purpose=new.purpose,
        is_active=new.is_active,
    )
