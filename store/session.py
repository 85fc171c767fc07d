"""Engines and transactions for SQLite and PostgreSQL.

`Store.write()` and `Store.read()` are the only ways to a connection. On SQLite one fair lock per
process lets one writer in at a time, and the webhook door first; other processes are kept apart by
`BEGIN IMMEDIATE`. On PostgreSQL transactions run side by side.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from select import POLLIN, poll
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Insert,
    Table,
    bindparam,
    create_engine,
    event,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DisconnectionError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from store.errors import StoreError, UnknownKey
from store.models import data_keys, store_settings
from store.sealing import Keyring, Sealer
from store.snapshot import begin_snapshot, end_snapshot

if TYPE_CHECKING:
    import psycopg  # left out where the store is SQLite

_BUSY_MILLISECONDS = 15_000
_CHECKPOINT_SECONDS = 1.0
_KEYS_AT_HAND_SECONDS = 300.0
# Data keys used in a transaction; they are kept at hand only once it has committed.
_FRESH = "muara_fresh_sealers"
_HAS_RESTED = "muara_has_rested"
_CLOSED = "The server has closed this connection."
_PLANS = 400
"""So many statements' plans are kept by each connection to PostgreSQL."""


class WriteLock:
    """A fair lock: first come, first served, but urgent callers pass the waiting ones."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._urgent: deque[threading.Event] = deque()
        self._patient: deque[threading.Event] = deque()

    @contextmanager
    def hold(self, *, urgent: bool = False) -> Iterator[None]:
        self._acquire(urgent)
        try:
            yield
        finally:
            self._release()

    @property
    def is_wanted(self) -> bool:
        """Somebody urgent waits: a long holder should finish soon."""
        return bool(self._urgent)

    def _acquire(self, urgent: bool) -> None:
        with self._mutex:
            if not self._held:
                self._held = True
                return
            turn = threading.Event()
            (self._urgent if urgent else self._patient).append(turn)
        turn.wait()

    def _release(self) -> None:
        with self._mutex:
            waiting = self._urgent or self._patient
            if waiting:
                waiting.popleft().set()  # stays held: handed over
            else:
                self._held = False


class Store:
    """One database with its keys. Safe to share between threads; close it at the end."""

    def __init__(self, url: str, keyring: Keyring, *, pool_size: int = 10) -> None:
        self.url = make_url(url)
        self.keyring = keyring
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(self.url) if self.is_sqlite else _engine(self.url, pool_size)
        # SQLite's transactions see one moment anyway.
        level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self.engine.execution_options(**level)
        self._lock = WriteLock()
        self._sealers: dict[str, Sealer] = {}
        self._sealers_until = time.monotonic() + _KEYS_AT_HAND_SECONDS
        self._stopped = threading.Event()
        self._checkpoints: threading.Thread | None = None

    @contextmanager
    def write(self, *, urgent: bool = False) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back on any error."""
        turn = self._lock.hold(urgent=urgent) if self.is_sqlite else nullcontext()
        with turn, self.engine.connect() as connection:
            connection.info.clear()
            connection.info[_FRESH] = {}
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                self._commit(connection)
            except BaseException:
                self._roll_back(connection)
                raise
            self._sealers.update(connection.info[_FRESH])

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot to read from; nothing written in it is kept."""
        with self._reading.connect() as connection:
            connection.info[_FRESH] = {}
            begin_snapshot(connection)
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                if not connection.invalidated:
                    end_snapshot(connection)
                    if not self.is_sqlite:
                        _leave_plans(connection)
                self._roll_back(connection)

    def _commit(self, connection: Connection) -> None:
        if self.is_sqlite:
            connection.exec_driver_sql("COMMIT")
        else:
            connection.commit()

    def _roll_back(self, connection: Connection) -> None:
        # Of one that was lost or interrupted nothing is left but SQLAlchemy's own account of it;
        # asking it anything would hide why it ended.
        if connection.invalidated or not self.is_sqlite:
            connection.rollback()
        elif connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # sqlite3's own attribute
            connection.exec_driver_sql("ROLLBACK")

    @property
    def is_write_wanted(self) -> bool:
        """The door waits for the lock: a worker should commit what it has."""
        return self._lock.is_wanted

    def sealer(self, connection: Connection, purpose: str, now: datetime | None = None) -> Sealer:
        """The data key for `purpose`, made at first use when `now` is given.

        `StoreError` when there is none or it has been destroyed.
        """
        if time.monotonic() > self._sealers_until:
            self.forget_sealers()
        fresh: dict[str, Sealer] = connection.info[_FRESH]
        found = self._sealers.get(purpose) or fresh.get(purpose)
        if found is None:
            found = fresh[purpose] = self._find_sealer(connection, purpose, now)
        return found

    def _find_sealer(self, connection: Connection, purpose: str, now: datetime | None) -> Sealer:
        query = select(data_keys.c.wrapped).where(data_keys.c.purpose == purpose)
        wrapped = connection.execute(query).scalar_one_or_none()
        if wrapped is None and now is not None:
            _, made = self.keyring.new_key()
            values = {"purpose": purpose, "wrapped": made, "created_at": now}
            insert_new(connection, data_keys, values, unique=("purpose",))
            wrapped = connection.execute(query).scalar_one_or_none()
        if wrapped is None:
            raise StoreError(f"The key {purpose!r} has been destroyed or was never made.")
        return self.keyring.unwrap(wrapped)

    def forget_sealers(self) -> None:
        """Drop the keys at hand, after some were destroyed.

        Happens by itself every few minutes: another process may have destroyed them.
        """
        self._sealers.clear()
        self._sealers_until = time.monotonic() + _KEYS_AT_HAND_SECONDS

    def start_checkpoints(self) -> None:
        """Move SQLite's log into the file from a thread of its own, off the writers' way."""
        if not self.is_sqlite:
            return
        event.listen(self.engine, "connect", _no_automatic_checkpoint)
        self.engine.dispose()
        self._checkpoints = threading.Thread(
            target=self._checkpoint, name="checkpoint", daemon=True
        )
        self._checkpoints.start()

    def _checkpoint(self) -> None:
        with self.engine.connect() as connection:
            while not self._stopped.wait(_CHECKPOINT_SECONDS):
                # The disk is full, say: what could not be moved now is moved later.
                with suppress(OperationalError):
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").all()

    def close(self) -> None:
        """Give back all connections; SQLite then puts its log into the file and removes it."""
        self._stopped.set()
        if self._checkpoints is not None:
            self._checkpoints.join()
        event.listen(self.engine.pool, "checkin", _close_late)
        self.engine.dispose()


def _close_late(_connection: Any, record: ConnectionPoolEntry) -> None:
    """Somebody was at it when the store was closed: there is no pool for it to go back to."""
    record.invalidate()


def insert_new(
    connection: Connection, table: Table, values: dict[str, Any], unique: tuple[str, ...]
) -> bool:
    """Insert unless a row with the same unique columns exists; True when it was inserted."""
    statement = _insert_ignoring(connection.dialect.name, table, unique)
    return connection.execute(statement, values).rowcount == 1


@cache
def _insert_ignoring(dialect: str, table: Table, unique: tuple[str, ...]) -> Insert:
    make = sqlite_insert if dialect == "sqlite" else postgresql_insert
    statement = make(table).on_conflict_do_nothing(index_elements=list(unique))
    return statement.execution_options(preserve_rowcount=True)  # psycopg's is dropped otherwise


def upsert(
    connection: Connection,
    table: Table,
    values: dict[str, Any],
    unique: tuple[str, ...],
    changes: dict[str, Any],
) -> None:
    """Insert, or set `changes` on the row with the same unique columns."""
    make = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    statement = make(table).values(**values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(unique), set_=changes))


def database_now(connection: Connection) -> datetime:
    """The database's own clock (aware UTC): the only one that leases may trust."""
    if connection.dialect.name == "sqlite":
        value = connection.exec_driver_sql("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')").scalar()
        return datetime.fromisoformat(str(value)).replace(tzinfo=UTC)
    moment: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return moment.astimezone(UTC)


def setting(connection: Connection, name: str) -> str | None:
    """A fact about the store itself, or None."""
    value: str | None = connection.execute(_SETTING, {"name": name}).scalar_one_or_none()
    return value


_SETTING = select(store_settings.c.value).where(store_settings.c.name == bindparam("name"))


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Write a fact about the store itself."""
    upsert(connection, store_settings, {"name": name, "value": value}, ("name",), {"value": value})


def check_key(store: Store) -> None:
    """Bind a fresh store to its master key; `UnknownKey` when it was made under another."""
    with store.write() as connection:
        known = setting(connection, "master_key_id")
        if known is None:
            set_setting(connection, "master_key_id", store.keyring.key_id)
        elif known != store.keyring.key_id:
            raise UnknownKey(
                "The store was sealed under another master key: look at `keys` in config.yaml."
            )


# Whatever a server, a role or an address says otherwise. Our statements are short: compiling one
# would take longer than answering it. What is long (a migration, a copy) takes the time it needs.
_OPTIONS = (
    "-c client_encoding=UTF8 -c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres"
    r" -c default_transaction_isolation=read\ committed -c jit=off"
    " -c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0"
)
# Only from version 17 on is there such a setting; an older one would refuse it as an option.
_LET_TRANSACTIONS_LAST = b"""
    SELECT set_config('transaction_timeout', '0', false)
     WHERE current_setting('transaction_timeout', true) IS NOT NULL
"""


def _engine(url: URL, pool_size: int) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=10,
        connect_args={"options": _options(url)},
    )
    # Before SQLAlchemy asks its first questions, which another encoding's answers would break.
    event.listen(engine, "first_connect", _require_unicode, insert=True)
    event.listen(engine, "connect", _keep_plans)
    event.listen(engine, "connect", _let_transactions_last)
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", _drop_dead)
    return engine


def _options(url: URL) -> str:
    """What the address asks for (`?options=`), and after it, which is what counts, ours."""
    return " ".join([*url.normalized_query.get("options", ()), _OPTIONS])


def _require_unicode(connection: psycopg.Connection[Any], _record: object) -> None:
    encoding = (connection.pgconn.parameter_status(b"server_encoding") or b"").decode("ascii")
    if encoding != "UTF8":
        raise StoreError(
            f"The database's encoding is {encoding}, which cannot hold what citizens write: make "
            "it with `createdb --encoding UTF8 --template template0`."
        )


def _keep_plans(connection: psycopg.Connection[Any], _record: object) -> None:
    connection.prepared_max = _PLANS


def _let_transactions_last(connection: psycopg.Connection[Any], _record: object) -> None:
    connection.pgconn.exec_(_LET_TRANSACTIONS_LAST)


def _leave_plans(connection: Connection) -> None:
    """Roll a reading back past the driver, whose own way lets the server forget all plans.

    It does so for tables that are gone with what made them; nobody makes tables in a reading.
    """
    driver: psycopg.Connection[Any] = connection.connection.dbapi_connection  # type: ignore[assignment]
    if driver.info.transaction_status.name == "INTRANS":
        # Where this fails, so does the driver's own way that follows, and says it to SQLAlchemy.
        with suppress(Exception):
            driver.pgconn.exec_(b"ROLLBACK")


def _note_rest(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[_HAS_RESTED] = True


def _drop_dead(
    connection: psycopg.Connection[Any], record: ConnectionPoolEntry, _proxy: object
) -> None:
    """A connection that the server has closed while it rested is replaced.

    Nothing is asked over it for that: the server says nothing to one that rests but that it ends.
    """
    if not record.info.pop(_HAS_RESTED, False):
        return
    if connection.closed:
        raise DisconnectionError(_CLOSED)
    heard = poll()
    heard.register(connection.fileno(), POLLIN)
    if heard.poll(0):
        raise DisconnectionError(_CLOSED)


def _sqlite_engine(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        _make_private(Path(url.database))
    engine = create_engine(url, connect_args={"check_same_thread": False, "isolation_level": None})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """The file, and with it what SQLite lays beside it, is for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy must not begin transactions on its own: BEGIN IMMEDIATE is said in Store.write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        # A destroyed key must not live on in the gap that it left in its page.
        "secure_delete = FAST",
        "temp_store = MEMORY",
        # KiB, of each connection; the system keeps the rest of the file at hand.
        "cache_size = -4000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _no_automatic_checkpoint(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA wal_autocheckpoint = 0")
