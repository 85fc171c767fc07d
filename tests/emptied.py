"""PostgreSQL databases that serve one test after the other: emptied, which is quicker than new.

To copy the template and to drop the copy takes twenty milliseconds of processor time, and a drop
waits a tenth of a second for the test's last connection. What a test can leave behind is either
rows, which go, or shows in what the database says of itself: then a new copy takes its place.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import psycopg
from sqlalchemy.engine import make_url

from tests.postgres import PostgresServer, libpq_url

_USES = 50
"""Deleted rows stay in the files until somebody sweeps them up, which takes longer than a copy."""
_PATIENCE_SECONDS = 30
# Tables, columns, indexes and so on; and what the planner knows of them.
_SHAPE = """
    SELECT (SELECT (count(*), max(oid), sum(reltuples), sum(relpages)) FROM pg_class
             WHERE oid >= 16384)::text,
           (SELECT (count(*), sum(hashtext(attname)), sum(atttypid::bigint),
                    count(*) FILTER (WHERE attnotnull)) FROM pg_attribute
             WHERE attrelid >= 16384)::text,
           (SELECT (count(*), max(oid)) FROM pg_constraint)::text,
           (SELECT (count(*), max(oid)) FROM pg_trigger)::text,
           (SELECT (count(*), max(oid)) FROM pg_proc)::text,
           (SELECT (count(*), max(oid)) FROM pg_namespace)::text,
           (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384),
           (SELECT string_agg(version_num, ',') FROM alembic_version)
"""
_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = """
    SELECT relname FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
"""
_BEGIN_COUNTING_ANEW = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
      FROM pg_sequences WHERE last_value IS NOT NULL
"""


@dataclass
class _Copy:
    """A database, our own connection to it, and what it said of itself when it was new."""

    url: str
    connection: psycopg.Connection
    tables: list[str]
    shape: object
    uses: int = 0

    @classmethod
    def of(cls, url: str) -> _Copy:
        connection = psycopg.connect(libpq_url(make_url(url)), autocommit=True)
        tables = [name for (name,) in connection.execute(_TABLES)]
        return cls(url, connection, tables, connection.execute(_SHAPE.encode()).fetchone())

    def is_empty_again(self) -> bool:
        """Whether it is as it was; takes away the rows and whoever is still connected."""
        self.uses += 1
        self._end_others()
        is_as_made = self.connection.execute(_SHAPE.encode()).fetchone() == self.shape
        if is_as_made and self.uses < _USES:
            self._delete_rows()
            return True
        return False

    def _end_others(self) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while self.connection.execute(_OTHERS).rowcount:
            if time.monotonic() > deadline:
                raise AssertionError(f"somebody does not let go of {self.url}")
            time.sleep(0.001)

    def _delete_rows(self) -> None:
        looks = ", ".join(f'EXISTS (SELECT FROM "{name}")' for name in self.tables)
        has_rows = self.connection.execute(f"SELECT {looks}".encode()).fetchone() or ()
        full = [name for name, is_full in zip(self.tables, has_rows, strict=True) if is_full]
        deletions = "; ".join(f'DELETE FROM "{name}"' for name in full)  # noqa: S608 - our own tables
        with self.connection.transaction():
            # As a replica it leaves the order to us: nobody checks foreign keys.
            self.connection.execute("SET LOCAL session_replication_role = replica")
            if deletions:
                self.connection.execute(deletions.encode())
            self.connection.execute(_BEGIN_COUNTING_ANEW.encode())


class EmptyDatabases:
    """Copies of a template, for one test at a time each."""

    def __init__(self, server: PostgresServer, template: str) -> None:
        self._server = server
        self._template = template
        self._free: list[_Copy] = []
        self._lent: dict[str, _Copy] = {}
        self._to_drop: list[str] = []

    def lend(self) -> str:
        """The URL of a database with all tables and no rows."""
        copy = self._free.pop() if self._free else self._new()
        self._lent[copy.url] = copy
        return copy.url

    def take_back(self, url: str) -> None:
        """After a test, which may have left anything in it, connections too."""
        copy = self._lent.pop(url)
        if self._server.is_ours and copy.is_empty_again():
            self._free.append(copy)
        else:
            copy.connection.close()
            self._to_drop.append(url)

    def close(self) -> None:
        """Drops them all."""
        for copy in self._free:
            copy.connection.close()
            self._to_drop.append(copy.url)
        self._drop()

    def _new(self) -> _Copy:
        self._drop()  # only now: it waits for connections that are about to end
        return _Copy.of(self._server.create_database(self._template))

    def _drop(self) -> None:
        while self._to_drop:
            self._server.drop_database(self._to_drop.pop())
