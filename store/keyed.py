"""Queries for lists of keys, which stay the same statement however long the lists are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Select, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

Among = Callable[[ColumnElement[Any], str], ColumnElement[bool]]
"""That a column's value is in the list given under a name."""


class KeyedQuery:
    """A query with lists as parameters.

    On PostgreSQL each list is one array: two hundred parameters cost SQLAlchemy, the driver and
    the server's parser more than what they look up. SQLite knows no arrays.
    """

    def __init__(self, make: Callable[[Among], Select[Any]]) -> None:
        self._listed = make(_is_listed)
        self._in_arrays = make(_is_in_array)

    def execute(
        self, connection: Connection, lists: Mapping[str, Sequence[Any]], **values: Any
    ) -> CursorResult[*tuple[Any, ...]]:
        """The rows for these lists, by the names of their parameters."""
        is_sqlite = connection.dialect.name == "sqlite"
        statement = self._listed if is_sqlite else self._in_arrays
        given = {name: list(keys) for name, keys in lists.items()}
        return connection.execute(statement, {**given, **values})


def _is_listed(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    return column.in_(bindparam(name, expanding=True))


def _is_in_array(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, type_=ARRAY(column.type)))
