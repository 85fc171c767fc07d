"""What is read once in a reading transaction, however often a page asks for it.

A transaction of `Store.read()` sees one moment: the same question has the same answer until it
ends. In a transaction that writes nothing is kept, since the answer may be what was just written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from store.scope import Scope

_KNOWN = "muara_read_once"

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Read = Callable[Concatenate[Scope, Connection, _P], _R]


def begin_snapshot(connection: Connection) -> None:
    """From now on what is read is kept. For `Store.read()` alone."""
    connection.info[_KNOWN] = {}


def end_snapshot(connection: Connection) -> None:
    """What was read may not be true any more."""
    connection.info.pop(_KNOWN, None)


def known_in(connection: Connection) -> dict[Any, Any] | None:
    """What was read in this snapshot, by question; None in a transaction that writes."""
    known: dict[Any, Any] | None = connection.info.get(_KNOWN)
    return known


def read_once(read: _Read[_P, _R]) -> _Read[_P, _R]:
    """Keep the answer for the rest of a reading transaction, by who asks and with what.

    Its arguments must be hashable, and nobody may change what it gives. Errors are not kept.
    """

    @wraps(read)
    def once(scope: Scope, connection: Connection, /, *args: _P.args, **more: _P.kwargs) -> _R:
        known = known_in(connection)
        if known is None:
            return read(scope, connection, *args, **more)
        question = (read, scope, args, tuple(more.items()))
        if question not in known:
            known[question] = read(scope, connection, *args, **more)
        answer: _R = known[question]
        return answer

    return once


def keep(read: _Read[_P, _R], scope: Scope, connection: Connection, answer: _R, *args: Any) -> None:
    """What `read_once` would give for these arguments is known from another question."""
    known = known_in(connection)
    if known is not None:
        known[(getattr(read, "__wrapped__", read), scope, args, ())] = answer
