"""What ends when a report is hidden from people who had it before them.

Whatever reads complaints asks at every turn who may see them. What somebody had begun is another
matter: a claim would keep others out on behalf of one who no longer knows of the report, and a
draft would keep its words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, union, update

from store import accounts, deputies
from store.batch import write_now
from store.case_models import claims, drafts
from store.changes import end_publication
from store.models import conversations
from store.queries import answering_place, is_visible
from store.scope import SYSTEM, Scope


def put_out_of_sight(
    scope: Scope, connection: Connection, complaint_id: int, now: datetime
) -> frozenset[int]:
    """End claims, drafts and the speaking of those who may no longer see a complaint; their ids.

    To be called in the transaction that seals it or excludes somebody.
    """
    write_now(connection)  # the seal may stand in this very batch
    end_publication(scope, connection, complaint_id, now)
    place = answering_place(SYSTEM, connection, complaint_id).id
    blind = frozenset(
        operator_id
        for operator_id in _at_work_on(connection, complaint_id, place)
        if not _sees(scope, connection, operator_id, complaint_id, now)
    )
    if blind:
        for table in (claims, drafts):
            _forget(connection, table, complaint_id, blind)
        connection.execute(
            update(conversations)
            .where(conversations.c.id == place, conversations.c.held_by.in_(blind))
            .values(held_by=None, held_until=None)
        )
    return blind


def _at_work_on(connection: Connection, complaint_id: int, place: int) -> list[int]:
    claimed = select(claims.c.operator_id).where(claims.c.complaint_id == complaint_id)
    begun = select(drafts.c.operator_id).where(drafts.c.complaint_id == complaint_id)
    speaking = select(conversations.c.held_by).where(
        conversations.c.id == place, conversations.c.held_by.is_not(None)
    )
    return list(connection.execute(union(claimed, begun, speaking)).scalars())


def _sees(
    scope: Scope, connection: Connection, operator_id: int, complaint_id: int, now: datetime
) -> bool:
    """Whether somebody sees it, be it as the deputy of another."""
    person = accounts.operator(SYSTEM, connection, operator_id)
    acting = replace(person, represents=deputies.representations(connection, operator_id, now))
    return is_visible(acting.scope(scope.channels), connection, complaint_id)


def _forget(
    connection: Connection, table: Table, complaint_id: int, operator_ids: frozenset[int]
) -> None:
    connection.execute(
        delete(table).where(
            table.c.complaint_id == complaint_id, table.c.operator_id.in_(sorted(operator_ids))
        )
    )
