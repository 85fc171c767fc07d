"""Narrowed lists that operators keep under a name of their own. Scope comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from store.case_models import saved_views
from store.errors import Conflict, NotFound, NotPossible
from store.scope import Scope

MOST_VIEWS = 30
LONGEST_NAME = 60


def views_of(scope: Scope, connection: Connection) -> Sequence[Row[Any]]:
    """The caller's own views by name; nobody else's are ever shown."""
    return connection.execute(_VIEWS, {"owner": _owner(scope)}).all()


_VIEWS = (
    select(saved_views)
    .where(saved_views.c.operator_id == bindparam("owner"))
    .order_by(func.lower(saved_views.c.name), saved_views.c.id)
)


def save_view(scope: Scope, connection: Connection, name: str, query: Mapping[str, str]) -> None:
    """Keep a view; one of the same name is replaced. `NotPossible` without a name, or for more
    than `MOST_VIEWS`."""
    written = _checked(name)
    owner = _owner(scope)
    mine = saved_views.c.operator_id == owner
    changed = connection.execute(
        update(saved_views).where(mine, saved_views.c.name == written).values(query=dict(query))
    )
    if changed.rowcount:
        return
    count = connection.execute(select(func.count()).select_from(saved_views).where(mine))
    if count.scalar_one() >= MOST_VIEWS:
        raise NotPossible("There are too many saved views: delete one first.")
    connection.execute(
        insert(saved_views).values(operator_id=owner, name=written, query=dict(query))
    )


def rename_view(scope: Scope, connection: Connection, view_id: int, name: str) -> None:
    """Give a view of the caller another name; `Conflict` when another view has it."""
    statement = (
        update(saved_views)
        .where(saved_views.c.id == view_id, saved_views.c.operator_id == _owner(scope))
        .values(name=_checked(name))
    )
    try:
        changed = connection.execute(statement)
    except IntegrityError as error:
        raise Conflict("Another of your views has this name.") from error
    if changed.rowcount == 0:
        raise NotFound("There is no such view.")


def delete_view(scope: Scope, connection: Connection, view_id: int) -> None:
    """Forget a view of the caller; `NotFound` when there is none."""
    changed = connection.execute(
        delete(saved_views).where(
            saved_views.c.id == view_id, saved_views.c.operator_id == _owner(scope)
        )
    )
    if changed.rowcount == 0:
        raise NotFound("There is no such view.")


def _owner(scope: Scope) -> int:
    return scope.operator_id or 0


def _checked(name: str) -> str:
    written = " ".join(name.split())[:LONGEST_NAME]
    if not written:
        raise NotPossible("A view needs a name.")
    return written
