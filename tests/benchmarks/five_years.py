"""A regency's archive of five years, put into stores as fast as they take it.

Small and large ones fill the same pages, so that both draw the same lines where times are compared.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from math import isqrt
from typing import Any

from sqlalchemy import Connection, Table, insert, text
from stdnum.iso7064 import mod_37_36

from store import migrate
from store.bulk import _compile
from store.care_models import alerts
from store.case_models import agencies, assignments, claims, complaint_words
from store.forwarding_models import LAPOR, forwardings
from store.models import complaints, conversations, deliveries, histories, items, reporters
from store.sealing import Keyring
from store.session import Store
from store.tracking import read_tracking_id
from store.words import compact, kept_words
from tests.archive import complaint_row

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
KEYRING = Keyring(bytes(range(32)))
_BATCH = 20_000
_YEARS = timedelta(days=5 * 365)
_A_DAY = timedelta(days=1)
_AGENCIES = 40
_MOST_OPEN = 20_000
_RARE_EVERY = 199
_A_PAGE = 60
"""A page has 50 lines; so many are enough for one and a few more."""
_WRITTEN_LATELY = timedelta(hours=21)
"""The Page's window of a day closes within the next hours for whoever wrote so long ago."""

_TROUBLES = (
    "lampu jalan mati sudah seminggu gelap sekali di {place}",
    "jalan berlubang parah banyak motor jatuh di {place}",
    "sampah menumpuk tidak diangkut bau di {place}",
    "got mampet air masuk rumah kalau hujan di {place}",
    "air pdam tidak mengalir sejak kemarin di {place}",
    "pohon tumbang menutup jalan di {place}",
)
_SYLLABLES = (
    *("ba", "sum", "ber", "re", "jo", "ka", "li", "ti", "du", "ngam", "pel", "pung"),
    *("dan", "der", "ma", "lo", "tru", "cuk", "ke", "de", "wan", "so", "ro"),
)
_CHANNELS = ("telegram", "page")
# Kinds of open complaints of which there are few: each has its own remainder.
_EMERGENCY, _INCOMPLETE, _GATHERING, _OBJECTED, _WITHDRAWN = range(5)
_WITHHELD, _EXPOSED, _CLAIMED, _NOT_IN_LAPOR = range(5, 9)
_OPEN = ("new", "new", "assigned", "assigned", "in_progress", "on_hold")
_ENDED = ("closed", "closed", "closed", "resolved", "archived", "handed_over")
STATUSES = len(_OPEN)
"""Each complaint whose number can be divided by this is new while it is open."""
_Row = dict[str, Any]


@dataclass(frozen=True)
class Archive:
    """Five years of a regency: the newest are open, most have ended, a few are special.

    A small regency has fewer streets and districts, and what is special is less rare there.
    """

    count: int

    @cached_property
    def open_count(self) -> int:
        return min(self.count // 3, _MOST_OPEN)

    @property
    def open_from(self) -> int:
        """The first complaint that is open."""
        return self.count - self.open_count

    @property
    def conversations(self) -> int:
        return self.count // 3

    @cached_property
    def written_lately(self) -> frozenset[int]:
        """Threads of open complaints on the Page whose reply window is about to close."""
        theirs = (
            1 + number % self.conversations
            for number in range(self.count, self.open_from, -1)
            if _OPEN[number % STATUSES] != "on_hold"
        )
        return frozenset(islice((n for n in theirs if _CHANNELS[n % 2] == "page"), _A_PAGE))

    @cached_property
    def syllables(self) -> Sequence[str]:
        """Of streets and villages: any two of them begin names in a page of broken lamps."""
        return _SYLLABLES[: max(2, isqrt(self.count // 250))]

    def beginning(self, n: int) -> str:
        """How some of the streets and villages begin: another one for each `n`."""
        first, second = divmod(n % len(self.syllables) ** 2, len(self.syllables))
        return self.syllables[second] + self.syllables[first]

    @cached_property
    def districts(self) -> int:
        return max(1, min(28, self.count // 600))

    def is_one_of_few(self, number: int, which: int, usual: int = 97) -> bool:
        """Whether an open complaint is of the kind `which`: every 97th, or enough for a page."""
        every = min(usual, self.open_count // _A_PAGE or 1)
        return number > self.open_from and number % every == which % every

    def is_seldom(self, number: int, which: int, usual: int) -> bool:
        """The same of all complaints."""
        every = min(usual, self.count // _A_PAGE or 1)
        return number % every == which % every

    def words(self, number: int) -> str:
        # Not for secrets: the same archive each time.
        choose = random.Random(number)  # noqa: S311
        street = "".join(choose.choices(self.syllables, k=3))
        village = "".join(choose.choices(self.syllables, k=2))
        place = f"jl {street} no {choose.randint(1, 90)} desa {village}"
        rare = " gorong-gorong" if number % _RARE_EVERY == 0 else ""
        return choose.choice(_TROUBLES).format(place=place) + rare

    def complaint(self, number: int) -> _Row:
        is_open = number > self.open_from
        opened_at = NOW - _YEARS * (1 - number / self.count)
        row = complaint_row(
            number,
            status=(_OPEN if is_open else _ENDED)[number % STATUSES],
            is_open=is_open,
            channel=_CHANNELS[number % 2],
            conversation_id=1 + number % self.conversations,
            reporter_id=1 + number % 1_000,
            summary=self.words(number),
            opened_at=opened_at,
            last_message_at=opened_at,
            words_version=1,
        )
        row["tracking_id"] = tracking_id(number)
        if is_open:
            row["due_at"] = NOW + timedelta(minutes=(number * 37) % 20_160 - 2_880)
            row["is_report"] = number % 23 != 0
        row["is_emergency"] = self.is_one_of_few(number, _EMERGENCY)
        row["is_incomplete"] = self.is_one_of_few(number, _INCOMPLETE)
        row["is_gathering"] = self.is_one_of_few(number, _GATHERING)
        row["reopened_count"] = 2 if self.is_one_of_few(number, _OBJECTED) else 0
        row["withdrawal_asked_at"] = opened_at if self.is_one_of_few(number, _WITHDRAWN) else None
        if self.is_seldom(number, 0, 211):
            row["untold"] = "undelivered"
        elif self.is_seldom(number, 1, 211):
            row["untold"] = "unreachable"
        row["is_secret"] = self.is_seldom(number, 0, 307)
        row["seal"] = "oversight" if row["is_secret"] else None
        row["topic"] = f"topik {number % 50}"
        row["place_code"] = self.district(number)
        return row

    def district(self, number: int) -> str:
        """The code of the district that a complaint comes from."""
        return f"35.22.{1 + number % self.districts:02d}"

    def numbers_of(self, which: int) -> list[int]:
        """The open complaints of a kind."""
        numbers = range(self.open_from + 1, self.count + 1)
        return [number for number in numbers if self.is_one_of_few(number, which)]


def say(words: str) -> None:
    """Print a line with the seconds since the beginning."""
    print(f"  {time.monotonic() - _BEGUN:4.0f} s  {words}", flush=True)


_BEGUN = time.monotonic()


def tracking_id(number: int) -> str:
    """One whose check character is right."""
    for letter in "0123456789":
        code = f"{number % 1_000_000:06d}{letter}"
        check = mod_37_36.calc_check_digit(f"CTH{code}")
        if (found := read_tracking_id(f"CTH{code}{check}")) is not None:
            return found
    raise LookupError(f"No check character will do for {number}.")


# --- into the store -----------------------------------------------------------------------------


def fill_all(urls: Sequence[str], archive: Archive) -> None:
    """`fill` for the databases at these addresses."""
    with ExitStack() as stack:
        fill([stack.enter_context(closing(Store(url, KEYRING))) for url in urls], archive)


def fill(stores: Sequence[Store], archive: Archive) -> None:
    """The same rows for each store, written as fast as it takes them: indexes come last."""
    later = [_begin(store, archive) for store in stores]
    for start in range(1, archive.count + 1, _BATCH):
        numbers = range(start, min(start + _BATCH, archive.count + 1))
        rows = _rows(archive, numbers)
        for store in stores:
            with _filling(store) as connection:
                for table, of_table in rows.items():
                    _copy(connection, table, of_table)
        if numbers[-1] == archive.count or numbers[-1] % (5 * _BATCH) == 0:
            say(f"{numbers[-1]:,} of {archive.count:,} complaints")
    for store, statements in zip(stores, later, strict=True):
        with store.write() as connection:
            _insert_last(connection, archive)
        _end(store, statements)
        say(f"{store.url.get_backend_name()}: indexes of {archive.count:,} complaints")


def _begin(store: Store, archive: Archive) -> list[str]:
    """Empty tables without indexes; gives the statements that bring them back."""
    migrate.upgrade(store)
    with store.write() as connection:
        later = list(_without_indexes(connection))
        _insert_first(connection, archive)
    return later


@contextmanager
def _filling(store: Store) -> Iterator[Connection]:
    """A transaction with memory for many rows; nothing need outlast a power cut."""
    with store.write() as connection:
        if store.is_sqlite:
            connection.exec_driver_sql("PRAGMA cache_size = -250000")
        else:
            connection.execute(text("SET LOCAL maintenance_work_mem = '256MB'"))
            connection.execute(text("SET LOCAL synchronous_commit = off"))
        yield connection


def _end(store: Store, later: Sequence[str]) -> None:
    with _filling(store) as connection:
        for statement in later:
            connection.execute(text(statement))
        if store.is_sqlite:
            connection.execute(
                text("INSERT INTO complaint_index (complaint_index) VALUES ('rebuild')")
            )
            return  # no ANALYZE: the product asks for none, and of empty indexes it tells nothing
        # Ids were given by hand: the next ones come after them.
        for table in (deliveries, reporters, agencies, conversations, complaints):
            connection.execute(
                text(f"SELECT setval('{table.name}_id_seq', max(id)) FROM {table.name}")  # noqa: S608 - our names
            )
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # What it would do by itself in time, and then while pages are measured.
        connection.execute(text("VACUUM ANALYZE"))
        connection.execute(text("CHECKPOINT"))


def _without_indexes(connection: Connection) -> Iterator[str]:
    """Drop what slows down writing, and give the statements that bring it back."""
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
            "(type = 'trigger' OR type = 'index') AND tbl_name IN "
            "('complaint', 'complaint_words', 'assignment', 'history', 'item', 'conversation')"
        )
    else:
        query = (
            "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE tablename IN "
            "('complaint', 'complaint_words', 'assignment', 'history', 'item', 'conversation') "
            "AND indexname LIKE 'ix_%'"
        )
    for kind, name, statement in connection.execute(text(query)).all():
        connection.execute(text(f"DROP {kind} {name}"))
        yield statement


def _insert_first(connection: Connection, archive: Archive) -> None:
    delivery = {"id": 1, "channel": "telegram", "source": "webhook", "received_at": NOW}
    delivery |= {"day": NOW.date(), "state": "parsed", "item_count": archive.count, "size": 0}
    connection.execute(insert(deliveries).values(**delivery, attempts=0, is_recovered=False))
    who = [
        {"id": n, "jurisdiction": "CTH", "wrapped_key": KEYRING.new_key()[1], "created_at": NOW}
        for n in range(1, 1_001)
    ]
    connection.execute(insert(reporters), who)
    offices = [
        {"id": n, "jurisdiction": "CTH", "code": f"opd-{n}", "name": f"Dinas {n}", "contact": {}}
        for n in range(1, _AGENCIES + 1)
    ]
    connection.execute(
        insert(agencies), [{**one, "is_active": True, "version": 1} for one in offices]
    )
    threads = [
        {
            "id": n,
            "channel": _CHANNELS[n % 2],
            "conversation_hash": b"%d" % n,
            "last_direct_at": NOW - _WRITTEN_LATELY
            if n in archive.written_lately
            else NOW - _YEARS * (1 - n / archive.conversations),
            "replies_paused": False,
        }
        for n in range(1, archive.conversations + 1)
    ]
    _copy(connection, conversations, threads)


def _insert_last(connection: Connection, archive: Archive) -> None:
    """What waits beside complaints: alerts, and what is to be taken to LAPOR."""
    raised = {"kind": "emergency", "raised_at": NOW, "step": 0, "next_at": NOW + _A_DAY}
    connection.execute(
        insert(alerts), [raised | {"complaint_id": n} for n in archive.numbers_of(_EMERGENCY)]
    )
    waiting = {"destination": LAPOR, "state": "waiting", "by": "system", "at": NOW}
    connection.execute(
        insert(forwardings),
        [waiting | {"complaint_id": n} for n in archive.numbers_of(_NOT_IN_LAPOR)],
    )


def claim_some(store: Store, archive: Archive, operator_id: int) -> None:
    """This person has a page of complaints in hand for a day."""
    claim = {"operator_id": operator_id, "claimed_at": NOW, "expires_at": NOW + _A_DAY}
    with store.write() as connection:
        connection.execute(
            insert(claims), [claim | {"complaint_id": n} for n in archive.numbers_of(_CLAIMED)]
        )


def _rows(archive: Archive, numbers: range) -> dict[Table, list[_Row]]:
    rows = [archive.complaint(number) for number in numbers]
    return {
        complaints: rows,
        complaint_words: [_words_of(row) for row in rows],
        assignments: [_assignment(row) for row in rows if row["status"] not in ("new", "on_hold")],
        histories: [_history(row) for row in rows],
        items: [_item(archive, row) for row in rows],
    }


def _words_of(row: _Row) -> _Row:
    said = kept_words([row["tracking_id"], compact(row["tracking_id"]), row["summary"]])
    return {"complaint_id": row["id"], "words": said}


def _assignment(row: _Row) -> _Row:
    return {
        "complaint_id": row["id"],
        "agency_id": 1 + row["id"] % _AGENCIES,
        "state": "accepted" if row["is_open"] else "answered",
        "assigned_by": "operator:1",
        "assigned_at": row["opened_at"],
        "version": 1,
    }


def _history(row: _Row) -> _Row:
    return {
        "at": row["opened_at"],
        "event": "complaint_opened",
        "actor": "system",
        "complaint_id": row["id"],
        "details": {},
    }


def _item(archive: Archive, row: _Row) -> _Row:
    return {
        "delivery_id": 1,
        "channel": row["channel"],
        "day": row["opened_at"].date(),
        "outcome": "stored",
        "received_at": row["opened_at"],
        "ordered_at": row["opened_at"],
        "attempts": 0,
        "conversation_id": row["conversation_id"],
        "message_hash": b"%d" % row["id"],
        "identity_hash": b"%d" % row["id"],
        "version": 1,
        "event": "created",
        "surface": "direct",
        "content": "text",
        "reporter_id": row["reporter_id"],
        "complaint_id": row["id"],
        "is_unsorted": False,
        "is_withheld": archive.is_one_of_few(row["id"], _WITHHELD),
        "is_exposed": archive.is_one_of_few(row["id"], _EXPOSED),
        "redacted_text": row["summary"],
    }


def _copy(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "sqlite":
        compiled = _compile(insert(table), names)
        values = [
            tuple(row[k] if made is None else made(row[k]) for k, made in compiled.parameters)
            for row in rows
        ]
        connection.exec_driver_sql(compiled.sql, values)
        return
    connection.execute(text("SELECT 1"))  # or what the driver alone did would not be committed
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copying:
        for row in rows:
            copying.write_row([_plain(name, row[name]) for name in names])


def _plain(name: str, value: Any) -> Any:
    if name == "words":
        return " ".join(f"'{word}'" for word in str(value).split())
    return "{}" if value == {} else value
