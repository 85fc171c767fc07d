"""Statements that are made once for a reach and then only filled in.

Putting a statement together, and finding its SQL by all that it is made of, takes SQLAlchemy longer
than it takes the database to answer it. What pages ask for at every turn is therefore kept, made
for the caller's `Scope.pattern`: for all who see the same. Who asks is a parameter, like everything
else that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    CursorResult,
    Integer,
    ScalarSelect,
    Select,
    bindparam,
    func,
    select,
)

from store.scope import Scope

_REACHES = 64
COMPLAINT = bindparam("complaint_id", type_=Integer)


def some(name: str) -> BindParameter[Any]:
    """The parameter with this name: a list, for `in_`."""
    return bindparam(name, expanding=True)


class Prepared(Protocol):
    """A kept statement: executes it as somebody, with the values of its parameters by name."""

    def __call__(
        self, scope: Scope, connection: Connection, *kind: Hashable, **values: Any
    ) -> CursorResult[Any]:
        """The rows within that one's reach; there is a statement for each `kind`."""


def prepared(make: Callable[..., Select[Any]]) -> Prepared:
    """Keep what `make` makes of a scope and, where given, of a kind.

    It must not look at what `Scope.pattern` leaves out.
    """
    made = lru_cache(maxsize=_REACHES)(make)

    def execute(
        scope: Scope, connection: Connection, *kind: Hashable, **values: Any
    ) -> CursorResult[Any]:
        return connection.execute(made(scope.pattern, *kind), {**scope.values, **values})

    return execute


def at_most(
    most: int, conditions: Sequence[ColumnElement[bool]], row_id: ColumnElement[int]
) -> ScalarSelect[int]:
    """How many rows fulfil the conditions, as a column of a statement; counting stops at `most`."""
    some = select(row_id).where(*conditions).limit(most).subquery()
    return select(func.count()).select_from(some).scalar_subquery()
