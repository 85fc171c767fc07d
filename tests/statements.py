"""SQL at a price for tests: each engine would compile all statements anew, a tenth of the suite.

The product has one engine for its life, a test one of its own. In this process those for the same
kind of database share what SQLAlchemy has made of each statement; connections they do not share.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, util

from store import session

_MOST = 5_000


class _Shared:
    """What engines for one kind of database have in common; that of the first."""

    def __init__(self, first: Engine) -> None:
        self._dialect = first.dialect
        self._compiled = util.LRUCache[Any, Any](_MOST)
        self._initialize = first.dialect.initialize
        self._is_initialized = False

    def give_to(self, engine: Engine) -> None:
        """Let it compile with the others' dialect and into their cache."""
        # What asks the database for its version and so on, at an engine's first connection.
        engine.dialect.initialize = self._initialize_once  # type: ignore[method-assign]
        engine.dialect = engine.pool._dialect = self._dialect
        engine._compiled_cache = self._compiled

    def _initialize_once(self, connection: Connection) -> None:
        if not self._is_initialized:
            self._initialize(connection)
            self._is_initialized = True


_shared: dict[str, _Shared] = {}


def make_cheap() -> None:
    """Let stores that are opened in this process share compiled statements."""
    session.create_engine = _sharing(session.create_engine)  # type: ignore[attr-defined]  # imported there


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    def create_engine(*arguments: Any, **settings: Any) -> Engine:
        engine = create(*arguments, **settings)
        kind = engine.dialect.name
        _shared.setdefault(kind, _Shared(engine)).give_to(engine)
        return engine

    return create_engine
