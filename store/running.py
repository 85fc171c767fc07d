"""Who works on a store: each process that takes messages in says so for as long as it runs."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from store.session import Store

_SERVED = 0x4D756173  # any number that nobody else locks
_LOOK_SECONDS = 5.0
_AGAIN_SECONDS = 1.0
_END_SECONDS = 10


def serving_file(database: str) -> Path:
    """What the one process on an SQLite store keeps locked, beside its file."""
    return Path(f"{database}.serving")


def is_served(store: Store) -> bool:
    """A process works on the store, on whatever machine and in whatever role."""
    if store.is_sqlite:
        return _is_locked(serving_file(store.url.database or ""))
    with store.read() as connection:
        is_free = select(func.pg_try_advisory_xact_lock(_SERVED))
        return not connection.execute(is_free).scalar_one()


def _is_locked(path: Path) -> bool:
    if not path.exists():
        return False
    with locking(path) as is_ours:
        return not is_ours


@contextmanager
def locking(path: Path) -> Iterator[bool]:
    """Hold the lock of the file `path`, made where there is none; False while another process has
    it. It ends with the process, however that ends."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def serving(store: Store) -> Iterator[None]:
    """Let `is_served` be true of a PostgreSQL store, again too after its connection was lost."""
    is_said, has_ended = threading.Event(), threading.Event()
    thread = threading.Thread(
        target=_say_on, args=(store, is_said, has_ended), name="serving", daemon=True
    )
    thread.start()
    is_said.wait(_END_SECONDS)
    try:
        yield
    finally:
        has_ended.set()
        thread.join(_END_SECONDS)


def _say_on(store: Store, is_said: threading.Event, has_ended: threading.Event) -> None:
    while not has_ended.is_set():
        try:
            _hold(store, is_said, has_ended)
        except SQLAlchemyError:
            # Lost, and the lock with it. Who works on the store logs that it cannot be reached.
            has_ended.wait(_AGAIN_SECONDS)


def _hold(store: Store, is_said: threading.Event, has_ended: threading.Event) -> None:
    """The lock belongs to a connection that nobody else uses, and ends with it."""
    with closing(store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")) as own:
        own.detach()
        own.execute(select(func.pg_advisory_lock_shared(_SERVED)))
        is_said.set()
        while not has_ended.wait(_LOOK_SECONDS):
            own.execute(select(1))
        # With the connection it would end, too, but only once the server has noticed.
        own.execute(select(func.pg_advisory_unlock_shared(_SERVED)))
