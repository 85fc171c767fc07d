"""Which database a test runs on, where it could run on either: in the default suite on one of them.

The tests of the store itself, and those marked `both_engines`, run on SQLite and PostgreSQL each
time: SQL and concurrency are what they are about. Of the others, about what is done with the store,
each engine gets one half, always the same; the other halves are long tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pytest

_ENGINES = ("sqlite", "postgresql")
_FIXTURES = frozenset({"database_url", "migrated_url"})
_OF_SQL = Path(__file__).parent / "unit" / "store"


def share_out(items: Iterable[pytest.Item]) -> None:
    """Mark as long what the default suite runs on the other database."""
    for item in items:
        if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
            continue
        needs_both = item.get_closest_marker("both_engines") is not None
        runs_twice = not _FIXTURES.isdisjoint(item.callspec.params)
        if runs_twice and not is_in_default_suite(item.nodeid, item.path, needs_both=needs_both):
            item.add_marker(pytest.mark.long)


def is_in_default_suite(name: str, path: Path, *, needs_both: bool = False) -> bool:
    """Whether this half of a test, by the engine in its name, is one of the default suite."""
    return needs_both or _OF_SQL in path.parents or share_of(name) in name


def share_of(name: str) -> str:
    """The database that the default suite runs the test of this name on."""
    test = name.replace("postgresql", "sqlite")
    return _ENGINES[crc32(test.encode()) % len(_ENGINES)]
