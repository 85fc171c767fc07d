"""How many messages a second one worker takes from the ledger to complaints."""

from __future__ import annotations

import base64
import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, func, insert, select

from muara.app import Application, open_application, prepare_store
from muara.config import load_settings
from muara.intake import local_day
from muara.pipeline import pack
from muara.serve import keep_out_of_sight
from store import ledger
from store.columns import metadata
from store.models import complaints, deliveries, items
from store.session import Store
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.installation import SECRETS, install
from tests.benchmarks.messages import signed_forms
from tests.postgres import running_server

_ROUNDS = 3
_BATCH = 1_000
_FORM = {"content-type": "application/x-www-form-urlencoded"}

_Rows = dict[Table, list[dict[str, Any]]]


class UnsettledError(Exception):
    """The worker said that it was done, and not every message became part of a complaint."""


@dataclass(slots=True)
class _Bench:
    """One database engine: how to get a fresh folder and database for a run."""

    folder: Path
    new_database: Callable[[], str | None]
    runs: int = 0

    @contextmanager
    def application(self) -> Iterator[Application]:
        """A fresh one, migrated and empty."""
        self.runs += 1
        place = install(self.folder / str(self.runs), database_url=self.new_database())
        key = base64.b64encode(bytes(range(32))).decode()
        environ = {**os.environ, **SECRETS, "BENCH_MASTER_KEY": key}
        settings = load_settings(place.config, environ)
        prepare_store(settings)
        with open_application(settings) as application:
            application.store.start_checkpoints()
            yield application


def measure(folder: Path, messages: int) -> list[Figure]:
    """The worker and plain inserts of the same rows take turns, on each database."""
    sqlite = _Bench(folder / "sqlite", lambda: None)
    figures = [_measure("pipeline_sqlite", sqlite, messages)]
    with running_server(durable=True) as server:
        postgres = _Bench(folder / "postgres", server.create_database)
        figures.append(_measure("pipeline_postgres", postgres, messages))
    return figures


def _measure(name: str, bench: _Bench, messages: int) -> Figure:
    worked, inserted = [], []
    for _ in range(_ROUNDS):
        with bench.application() as application:
            _receive(application, messages)
            before = _rows(application.store)
            application.knowledge.refresh()  # what a worker loads once, at its first message
            gc.collect()
            keep_out_of_sight(application)  # as in a worker, which never looks through all of that
            worked.append(messages / _seconds(application.pipeline.drain))
            _check(application.store, messages)
            new = _new_rows(before, _rows(application.store))
        with bench.application() as application:
            _insert(application.store, {deliveries: before[deliveries]})
            inserted.append(messages / _seconds(partial(_insert, application.store, new)))
    return figure(name, worked, "messages/s", "executemany of the same rows", inserted)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _receive(application: Application, messages: int) -> None:
    """Put WhatsApp messages into the ledger, as the door does."""
    now = datetime.now(UTC)
    zone = ZoneInfo("Asia/Jakarta")
    received = [
        ledger.NewDelivery(
            channel="whatsapp",
            source="webhook",
            received_at=now + timedelta(microseconds=number),
            day=local_day(now, zone),
            content=pack(body, _FORM),
        )
        for number, (_, body) in enumerate(signed_forms(messages))
    ]
    for start in range(0, messages, _BATCH):
        with application.store.write() as connection:
            ledger.receive(application.store, connection, received[start : start + _BATCH])


def _check(store: Store, messages: int) -> None:
    with store.read() as connection:
        joined = select(func.count()).select_from(items).where(items.c.complaint_id.is_not(None))
        settled = connection.execute(joined).scalar_one()
        opened = connection.execute(select(func.count()).select_from(complaints)).scalar_one()
    if settled != messages or not opened:
        raise UnsettledError(f"{settled} of {messages} messages are in {opened} complaints.")


def _rows(store: Store) -> _Rows:
    """Every row of every table, parents before children."""
    with store.read() as connection:
        return {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def _new_rows(before: _Rows, after: _Rows) -> _Rows:
    """What the worker added; what it changed is left out, which favours the reference."""
    new = {}
    for table, rows in after.items():
        known = {_identity(table, row) for row in before[table]}
        new[table] = [row for row in rows if _identity(table, row) not in known]
    return new


def _identity(table: Table, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _insert(store: Store, rows: _Rows) -> None:
    for table, held in rows.items():
        for batch in _batches(held):
            with store.write() as connection:
                connection.execute(insert(table), batch)


def _batches(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
