"""Copies a whole store into an empty one, on the same or the other kind of database.

All tables are read in one snapshot, and every row is read back and compared. A copy that was broken
off goes on where it stopped: what is there already is read once more from the source and must be
the same, else all is begun anew. Until the last row is there the target is marked, and of no use
for anything else (`is_unfinished`). Values pass as they are stored: sealed bytes stay sealed, and
JSON keeps its very text.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    MetaData,
    Row,
    String,
    Table,
    and_,
    cast,
    delete,
    func,
    insert,
    inspect,
    literal_column,
    select,
    text,
    type_coerce,
    types,
    update,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from store import migrate
from store.columns import metadata
from store.errors import NotPossible, StoreError
from store.running import is_served
from store.session import Store, setting

BATCH = 1_000
# What somebody has brought in or decided; all else may have been sown when the tables were made.
_CONTENT = ("delivery", "item", "complaint", "operator", "reporter", "history", "audit")
_MODULUS = 2**128
_WORDS = ("complaint_words", "words")


class NotEmpty(NotPossible):
    """The target holds something: a copy would mix two stores."""


class NotEqual(StoreError):
    """What was read back is not what was written; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied of one table. Equal rows in any order have equal checksums."""

    table: str
    rows: int
    checksum: str


def copy_store(
    source: Store,
    target: Store,
    *,
    told: Callable[[str, int], None] = lambda table, rows: None,
    may_be_in_use: bool = False,
    before_end: Callable[[], None] = lambda: None,
) -> Sequence[Copied]:
    """Copy everything from `source`, which is only read, into `target`, whose tables are made.

    `told` hears after each batch which table is being copied and how many rows of all are done.
    `before_end` does what else belongs to it: where that fails, the copy counts as broken off.
    Raises `NotEmpty` where the target holds anything but an unfinished copy; `NotPossible` where
    the source is not up to date or, unless it `may_be_in_use`, somebody works on it;
    `NotEqual` where a row did not arrive as it was: then nothing is kept.
    """
    _require_ready(source, target, may_be_in_use=may_be_in_use)
    migrate.upgrade(target)
    book = _Book(target)
    with source.read() as reading:
        if not book.is_begun:
            book.begin()
        try:
            found = _copy_all(reading, book, told)
        except _Changed:
            book.begin()
            found = _copy_all(reading, book, told)
        except NotEqual:
            book.begin()
            raise
        before_end()
        book.end(reading)
    return found


def is_unfinished(store: Store) -> bool:
    """A copy into this store was begun and has not ended: nobody may use it."""
    with store.read() as connection:
        return inspect(connection).has_table(_BOOK.name)


def _copy_all(
    reading: Connection, book: _Book, told: Callable[[str, int], None]
) -> Sequence[Copied]:
    done = 0
    found = []
    for table in metadata.sorted_tables:
        own = _Pair(table, reading, book)
        with closing(own.copy()) as batches:
            for rows in batches:
                done += rows
                told(table.name, done)
        found.append(own.compare())
    return found


def row_count(store: Store) -> int:
    """How many rows there are in all tables: what a progress bar ends at."""
    with store.read() as connection:
        return sum(_count(connection, table) for table in metadata.sorted_tables)


def checksums(store: Store) -> Sequence[Copied]:
    """The same figures that a copy of this store would give."""
    with store.read() as connection:
        found = []
        for table in metadata.sorted_tables:
            summed = _Sum()
            for rows in _batches(connection, _plain(table, connection.dialect)):
                summed.add(rows)
            found.append(Copied(table.name, summed.rows, summed.hex))
    return found


def _require_ready(source: Store, target: Store, *, may_be_in_use: bool) -> None:
    if source.url == target.url:
        raise NotPossible("Source and target are the same store.")
    if source.keyring.key_id != target.keyring.key_id:
        raise NotPossible("Source and target must have the same master key.")
    if migrate.current(source) != migrate.newest():
        raise NotPossible("The source's tables are not up to date: run `muara migrate` first.")
    if not may_be_in_use and is_served(source):
        raise NotPossible(
            "Muara runs on the source, and what it takes in now would be left behind: stop it "
            "first, every process."
        )


def _require_empty(target: Store, connection: Connection) -> None:
    filled = [name for name in _CONTENT if _count(connection, metadata.tables[name])]
    if filled:
        raise NotEmpty(f"The target is not empty: there are rows in {', '.join(filled)}.")
    key = setting(connection, "master_key_id")
    if key not in (None, target.keyring.key_id):
        raise NotEmpty("The target was made under another master key.")


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _set_numbers(reading: Connection, writing: Connection) -> None:
    """New rows get numbers after all that were ever given, also to rows that are gone by now."""
    for table in metadata.sorted_tables:
        if "id" not in table.columns:
            continue
        last = max(_last_number(reading, table), _newest(writing, table))
        if last and writing.dialect.name == "postgresql":
            query = text("SELECT setval(CAST(:name AS regclass), :value)")
            writing.execute(query, {"name": f"{table.name}_id_seq", "value": last})
        elif last and _never_repeats(table):
            name = {"name": table.name, "value": last}
            writing.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), name)
            writing.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :value)"), name)


def _last_number(connection: Connection, table: Table) -> int:
    """The highest number that the database knows to have given; 0 for none."""
    if connection.dialect.name == "postgresql":
        query = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {table.name}_id_seq"  # noqa: S608
        return int(connection.exec_driver_sql(query).scalar_one())
    if not _never_repeats(table):
        return _newest(connection, table)
    known = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return int(connection.execute(known, {"name": table.name}).scalar() or 0)


def _newest(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one())


def _never_repeats(table: Table) -> bool:
    """SQLite keeps count of the table's numbers, instead of going on after the newest row."""
    return bool(table.dialect_options["sqlite"]["autoincrement"])


# --- how far a copy is ---------------------------------------------------------------------------


class _Changed(Exception):
    """What was copied before is not what the source holds now."""


_BOOK = Table(
    "unfinished_copy",
    MetaData(),
    Column("name", String, primary_key=True),
    Column("row_count", BigInteger, nullable=False),
    Column("checksum", String, nullable=False),
    Column("last_id", BigInteger),
    Column("is_compared", Boolean, nullable=False),
)
"""A row for each table that was begun, and one without a name: the target was emptied. It is there
while a copy is, and belongs to no version of the store."""
_EMPTIED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Progress:
    """How far the copy of a table is; `last_id` is None where its rows go all together."""

    row_count: int
    checksum: str
    last_id: int | None
    is_compared: bool


class _Book:
    """What a target knows of the copy into it."""

    def __init__(self, target: Store) -> None:
        self.target = target
        with target.write() as connection:
            if not inspect(connection).has_table(_BOOK.name):
                _require_empty(target, connection)
            _BOOK.create(connection, checkfirst=True)
            rows = connection.execute(select(_BOOK)).all()
        self.is_begun = any(row.name == _EMPTIED for row in rows)
        self._known = {
            row.name: _Progress(
                row_count=row.row_count,
                checksum=row.checksum,
                last_id=row.last_id,
                is_compared=row.is_compared,
            )
            for row in rows
        }

    def begin(self) -> None:
        """Empty all tables."""
        with self.target.write() as connection:
            connection.execute(delete(_BOOK))
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
            values = {"row_count": 0, "checksum": "", "is_compared": False}
            connection.execute(insert(_BOOK).values(name=_EMPTIED, **values))
        self._known = {}

    def progress_of(self, table: str) -> _Progress | None:
        """None for a table of which nothing was written yet."""
        return self._known.get(table)

    def note(self, connection: Connection, table: str, progress: _Progress) -> None:
        """In the transaction that wrote the rows. `NotPossible` where somebody else has."""
        before = self._known.get(table)
        values = {"name": table, **asdict(progress)}
        if before is None:
            connection.execute(insert(_BOOK).values(**values))
        else:
            mine = and_(_BOOK.c.name == table, _BOOK.c.row_count == before.row_count)
            if connection.execute(update(_BOOK).where(mine).values(**values)).rowcount != 1:
                raise NotPossible("Somebody else is copying into the same target.")
        self._known[table] = progress

    def end(self, reading: Connection) -> None:
        """All is there: numbers go on, and the target is a store like any other."""
        with self.target.write() as writing:
            _set_numbers(reading, writing)
            _BOOK.drop(writing)


class _Pair:
    """One table on its way from one database to another."""

    def __init__(self, table: Table, reading: Connection, book: _Book) -> None:
        self._table = table
        self._reading = reading
        self._book = book
        self._source = _plain(table, reading.dialect)
        self._target = _plain(table, book.target.engine.dialect)
        self._read = _Sum()
        self._known = book.progress_of(table.name)

    def copy(self) -> Generator[int, None, None]:
        """Write the rows that are not there yet; yields how many each batch has, also of those that
        are. `_Changed` where those are others by now."""
        key, known = self._key(), self._known
        if known is not None:
            yield from self._read_again(known, key)
        if key is None and known is None:
            yield self._write_together()
        if key is not None and not self._is_compared:
            yield from self._write_on(key, after=known.last_id if known else None)

    @property
    def _is_compared(self) -> bool:
        return self._known is not None and self._known.is_compared

    def _write_on(self, key: str, after: int | None) -> Generator[int, None, None]:
        """The rows after one, each batch in a transaction of its own."""
        with closing(_batches(self._reading, self._source, key, after)) as batches:
            for rows in batches:
                with self._book.target.write() as writing:
                    self._write(writing, rows)
                    self._note(writing, last_id=rows[-1]._mapping[key])
                yield len(rows)

    def _key(self) -> str | None:
        """The number by whose order the rows may go one after the other, each on its own; None
        where they have none, or refer to each other."""
        refers = any(key.column.table is self._table for key in self._table.foreign_keys)
        columns = list(self._table.primary_key.columns)
        is_number = len(columns) == 1 and isinstance(columns[0].type, types.Integer)
        return columns[0].name if is_number and not refers else None

    def _read_again(self, known: _Progress, key: str | None) -> Generator[int, None, None]:
        """What was copied before, as the source has it now."""
        until = None if known.is_compared else known.last_id
        with closing(_batches(self._reading, self._source, key, until=until)) as batches:
            for rows in batches:
                self._read.add(rows)
                yield len(rows)
        if (self._read.rows, self._read.hex) != (known.row_count, known.checksum):
            raise _Changed

    def _write_together(self) -> int:
        """All rows in one transaction; what is referred to by others of them first."""
        with closing(self._in_order()) as batches, self._book.target.write() as writing:
            for rows in batches:
                self._write(writing, rows)
            self._note(writing)
        return self._read.rows

    def _write(self, writing: Connection, rows: Sequence[Row[Any]]) -> None:
        self._read.add(rows)
        writing.execute(insert(self._target), [dict(row._mapping) for row in rows])

    def _note(
        self, writing: Connection, *, last_id: int | None = None, is_compared: bool = False
    ) -> None:
        found = _Progress(
            row_count=self._read.rows,
            checksum=self._read.hex,
            last_id=last_id,
            is_compared=is_compared,
        )
        self._book.note(writing, self._table.name, found)

    def compare(self) -> Copied:
        """Read all of it back, each row as it is stored there; once."""
        if not self._is_compared:
            self._require_equal()
        return Copied(self._table.name, self._read.rows, self._read.hex)

    def _require_equal(self) -> None:
        written = _Sum()
        with self._book.target.read() as connection:
            for rows in _batches(connection, self._target):
                written.add(rows)
        if (written.rows, written.hex) != (self._read.rows, self._read.hex):
            raise NotEqual(
                f"{self._table.name}: {self._read.rows} rows were read and {written.rows} written, "
                "or some arrived changed. Nothing was kept; please report it."
            )
        with self._book.target.write() as writing:
            self._note(writing, is_compared=True)

    def _in_order(self) -> Generator[Sequence[Row[Any]], None, None]:
        """Batches; of a table that refers to itself, what is referred to first."""
        own = [key for key in self._table.foreign_keys if key.column.table is self._table]
        if not own:
            yield from _batches(self._reading, self._source)
            return
        rows = [row for batch in _batches(self._reading, self._source) for row in batch]
        column = own[0].parent.name
        waiting = {row.id: row for row in rows}
        while waiting:
            ready = [row for row in waiting.values() if row._mapping[column] not in waiting]
            if not ready:
                raise StoreError(f"Rows of {self._table.name} refer to each other in a ring.")
            yield ready
            for row in ready:
                del waiting[row.id]


def _batches(
    connection: Connection,
    table: Table,
    key: str | None = None,
    after: int | None = None,
    until: int | None = None,
) -> Generator[Sequence[Row[Any]], None, None]:
    """All rows, or in the order of a `key` those after and up to one."""
    query = select(table)
    if key is not None:
        query = query.order_by(table.c[key])
        if after is not None:
            query = query.where(table.c[key] > after)
        if until is not None:
            query = query.where(table.c[key] <= until)
    with closing(connection.execute(query, execution_options={"yield_per": BATCH})) as found:
        yield from found.partitions()


class _Sum:
    """Adds up rows, in whatever order they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, rows: Sequence[Row[Any]]) -> None:
        self.rows += len(rows)
        for row in rows:
            digest = hashlib.blake2b(digest_size=16)
            for value in row:
                digest.update(_bytes_of(value))
            self._sum = (self._sum + int.from_bytes(digest.digest(), "big")) % _MODULUS

    @property
    def hex(self) -> str:
        return f"{self._sum:032x}"


def _bytes_of(value: object) -> bytes:
    """Different values have different bytes; equal ones the same, whatever database they are of."""
    match value:
        case None:
            return b"-"
        case bool() | int():
            written = str(int(value)).encode()
        case float():
            written = struct.pack(">d", value)
        case bytes() | memoryview():
            written = bytes(value)
        case datetime():
            written = value.astimezone(UTC).isoformat().encode()
        case date():
            written = value.isoformat().encode()
        case _:
            written = str(value).encode("utf-8", "surrogatepass")
    return struct.pack(">q", len(written)) + written


# --- values as they are stored ------------------------------------------------------------------


def _plain(table: Table, dialect: Dialect) -> Table:
    """The table with columns that hand on what is stored, instead of what it means."""
    columns = (Column(column.name, _plain_type(table, column, dialect)) for column in table.columns)
    return Table(table.name, MetaData(), *columns)


def _plain_type(table: Table, column: Column[Any], dialect: Dialect) -> types.TypeEngine[Any]:
    if (table.name, column.name) == _WORDS:
        return _Vector() if dialect.name == "postgresql" else String()
    if isinstance(column.type, JSON):
        return _Text() if dialect.name == "postgresql" else String()
    if isinstance(column.type, types.Float):
        return types.Double()
    return column.type


class _Text(types.UserDefinedType[str]):
    """PostgreSQL's JSON as the text that was written, so that null stays apart from nothing."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "JSON"

    def bind_expression(self, bindvalue: Any) -> Any:
        return _as_json(_as_text(bindvalue))

    def column_expression(self, colexpr: Any) -> Any:
        return cast(colexpr, String)


class _Vector(types.UserDefinedType[str]):
    """PostgreSQL's words for search as SQLite keeps them: in order, with a blank between them."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "TSVECTOR"

    def bind_expression(self, bindvalue: Any) -> Any:
        blank: ColumnElement[str] = literal_column("' '")
        return func.array_to_tsvector(func.string_to_array(_as_text(bindvalue), blank))

    def column_expression(self, colexpr: Any) -> Any:
        blank: ColumnElement[str] = literal_column("' '")
        return func.array_to_string(
            func.tsvector_to_array(cast(colexpr, TSVECTOR)), blank, type_=String()
        )

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], Any]:
        return lambda found: None if found is None else " ".join(sorted(found.split()))


def _as_text(value: Any) -> Any:
    return type_coerce(cast(value, String), String)


def _as_json(value: Any) -> Any:
    return cast(value, JSON)
