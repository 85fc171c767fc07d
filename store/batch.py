"""Writes that wait until many of a kind go together, and ids for rows that are not written yet.

A worker settles hundreds of messages in one transaction. What it writes for each is gathered here
and sent by `bulk`, a statement for all rows of a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Table, Update, func, select, text

from store.bulk import insert_rows, update_rows, without_waiting

_LATER = "muara_writes_that_wait"
_IDS = "muara_ids"
_FIRST_IDS, _MOST_IDS = 8, 256


@contextmanager
def batched(connection: Connection) -> Iterator[None]:
    """Within it, what `insert_later` and `update_later` are given goes many rows at a time."""
    info = connection.info  # which a connection that broke does not give any more
    info[_LATER] = {}
    try:
        yield
        write_now(connection)
    finally:
        info.pop(_LATER, None)


def insert_later(
    connection: Connection,
    table: Table,
    row: dict[str, Any],
    *,
    rank: int = 9,
    unique: tuple[str, ...] = (),
    is_amended: bool = False,
) -> None:
    """Insert `row`, in a batch at its end or at `write_now`, elsewhere at once.

    Only for rows that nothing in the batch reads back without `write_now`. A lower `rank` goes
    first: rows that others refer to. With `unique`, nothing happens where such a row exists. What
    `amend_waiting` may change says so always.
    """
    _later(connection, _InsertRows(table, unique), row, rank, "id" if is_amended else None)


def amend_waiting(
    connection: Connection, table: Table, row_id: int, values: dict[str, Any]
) -> bool:
    """Change columns of a row that still waits to be inserted; False when none does."""
    row = waiting_row(connection, table, row_id)
    if row is None:
        return False
    row.update(values)
    return True


def waiting_row(connection: Connection, table: Table, row_id: int) -> dict[str, Any] | None:
    """A row that still waits to be inserted and may be amended, to be changed in place."""
    _, rows = connection.info.get(_LATER, {}).get(_InsertRows(table, ()), (0, {}))
    row: dict[str, Any] | None = rows.get(row_id)
    return row


def update_later(
    connection: Connection,
    statement: Update,
    values: dict[str, Any],
    *,
    last_of: str | None = None,
) -> None:
    """Execute `statement` with `values` likewise. Give the same statement object each time.

    Where only the last change of a row counts, `last_of` names the parameter that says which row;
    it is given always or never with a statement.
    """
    _later(connection, statement, values, rank=9, of=last_of)


class _InsertRows(NamedTuple):
    table: Table
    unique: tuple[str, ...]


def _later(
    connection: Connection,
    what: _InsertRows | Update,
    row: dict[str, Any],
    rank: int,
    of: str | None = None,
) -> None:
    waiting = connection.info.get(_LATER)
    if waiting is None:
        _write(connection, what, [row])
        return
    rows = waiting.setdefault(what, (rank, {}))[1]
    key = len(rows) if of is None else row[of]
    rows.pop(key, None)
    rows[key] = row


def write_now(connection: Connection) -> None:
    """Send what waits in the batch, statement by statement: by rank, then by first use."""
    waiting = connection.info.get(_LATER)
    if not waiting:
        return
    with without_waiting(connection):
        for what, (_, rows) in sorted(waiting.items(), key=lambda each: each[1][0]):
            _write(connection, what, list(rows.values()))
    waiting.clear()


def _write(
    connection: Connection, what: _InsertRows | Update, rows: Sequence[dict[str, Any]]
) -> None:
    if isinstance(what, _InsertRows):
        insert_rows(connection, what.table, rows, unique=what.unique)
    else:
        update_rows(connection, what, rows)


def new_id(connection: Connection, table: Table) -> int:
    """An id for a row that is going to be inserted in this transaction."""
    blocks: dict[str, _Ids] = connection.info.setdefault(_IDS, {})
    block = blocks.get(table.name)
    if block is None:
        block = blocks[table.name] = _first_ids(connection, table)
    if not block.free:
        block.free.extend(_id_block(connection, table, block))
    block.taken[table.name] += 1
    return block.free.pop()


@dataclass(slots=True)
class _Ids:
    """Ids that a transaction holds for one table; each block is twice as large as the last."""

    taken: Counter[str]
    """By table, how many ids were taken since the transaction began; of its whole engine."""
    size: int
    free: list[int] = field(default_factory=list)
    """The smallest last."""
    last: int = 0


_taken_of: WeakKeyDictionary[Engine, Counter[str]] = WeakKeyDictionary()


def _first_ids(connection: Connection, table: Table) -> _Ids:
    """Ask at first for about as many as the transaction before took: a worker settles batches of
    one size again and again, and waits each time that it asks."""
    taken = _taken_of.setdefault(connection.engine, Counter())
    size = 1 << max(taken[table.name] - 1, 0).bit_length()
    taken[table.name] = 0
    return _Ids(taken, min(max(size, _FIRST_IDS), _MOST_IDS))


def _id_block(connection: Connection, table: Table, held: _Ids) -> list[int]:
    count = held.size
    held.size = min(2 * count, _MOST_IDS)
    if connection.dialect.name != "sqlite":
        values = {"p_sequence": f"{table.name}_id_seq", "p_count": count}
        return sorted(connection.execute(_NEXT_IDS, values).scalars(), reverse=True)
    # Nobody else writes while this transaction does; its own waiting rows are remembered.
    stored = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
    first = max(int(stored), held.last) + 1
    held.last = first + count - 1
    return list(range(held.last, first - 1, -1))


_NEXT_IDS = text("SELECT nextval(CAST(:p_sequence AS regclass)) FROM generate_series(1, :p_count)")
