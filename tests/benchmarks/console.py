"""How long the console's pages take among 1,000,000 complaints, beside 10,000, on each database."""

from __future__ import annotations

import random
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx
from sqlalchemy import Connection, Table, insert, text
from stdnum.iso7064 import mod_37_36

from muara.serve import keep_out_of_sight
from store import migrate
from store.bulk import _compile
from store.case_models import agencies, assignments, complaint_words
from store.lists import LISTS
from store.models import complaints, conversations, deliveries, histories, items, reporters
from store.sealing import Keyring
from store.session import Store
from store.tracking import read_tracking_id
from store.words import compact, kept_words
from tests.archive import complaint_row
from tests.benchmarks.figures import Figure, figure
from tests.installation import PASSWORD, running, settings_for
from tests.postgres import running_server

SMALL = 10_000
_ROUNDS = 3
_LOOKS = 40
_BATCH = 20_000
_NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
_YEARS = timedelta(days=5 * 365)
_AGENCIES = 40
_MOST_OPEN = 20_000
_RARE_EVERY = 199
_KEYRING = Keyring(bytes(range(32)))

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
_OPEN = ("new", "new", "assigned", "assigned", "in_progress", "on_hold")
_ENDED = ("closed", "closed", "closed", "resolved", "archived", "handed_over")
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Archive:
    """Five years of a regency: the newest are open, most have ended, a few are special."""

    count: int

    @property
    def open_from(self) -> int:
        """The first complaint that is open."""
        return self.count - min(self.count // 3, _MOST_OPEN)

    def words(self, number: int) -> str:
        # Not for secrets: the same archive each time.
        choose = random.Random(number)  # noqa: S311
        street = "".join(choose.choices(_SYLLABLES, k=3))
        village = "".join(choose.choices(_SYLLABLES, k=2))
        place = f"jl {street} no {choose.randint(1, 90)} desa {village}"
        rare = " gorong-gorong" if number % _RARE_EVERY == 0 else ""
        return choose.choice(_TROUBLES).format(place=place) + rare

    def complaint(self, number: int) -> _Row:
        is_open = number > self.open_from
        opened_at = _NOW - _YEARS * (1 - number / self.count)
        row = complaint_row(
            number,
            status=(_OPEN if is_open else _ENDED)[number % 6],
            is_open=is_open,
            channel=("telegram", "page")[number % 2],
            conversation_id=1 + number % self.conversations,
            reporter_id=1 + number % 1_000,
            summary=self.words(number),
            opened_at=opened_at,
            last_message_at=opened_at,
            words_version=1,
        )
        row["tracking_id"] = tracking_id(number)
        if is_open:
            row["due_at"] = _NOW + timedelta(minutes=(number * 37) % 20_160 - 2_880)
            row["is_emergency"] = number % 97 == 0
            row["is_report"] = number % 23 != 0
        row["untold"] = {0: "undelivered", 1: "unreachable"}.get(number % 211)
        row["seal"] = "oversight" if number % 307 == 0 else None
        row["is_secret"] = number % 307 == 0
        row["topic"] = f"topik {number % 50}"
        row["place_code"] = f"35.22.{1 + number % 28:02d}"
        return row

    @property
    def conversations(self) -> int:
        return self.count // 3


def tracking_id(number: int) -> str:
    """One whose check character is right."""
    for letter in "0123456789":
        code = f"{number % 1_000_000:06d}{letter}"
        check = mod_37_36.calc_check_digit(f"CTH{code}")
        if (found := read_tracking_id(f"CTH{code}{check}")) is not None:
            return found
    raise LookupError(f"No check character will do for {number}.")


def measure(folder: Path, large: int) -> list[Figure]:
    """Pages and an action over HTTP, one at a time; 95th percentiles in ms.

    Both sizes answer in turns, and each figure is printed as soon as it is known.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = (min(SMALL, large), large)
    figures: list[Figure] = []
    with running_server(durable=True) as server:
        urls = {
            "sqlite": {size: f"sqlite:///{folder / f'console-{size}.db'}" for size in sizes},
            "postgres": {size: server.create_database() for size in sizes},
        }
        for size in sizes:
            _fill_all([of_size[size] for of_size in urls.values()], Archive(size))
        for database, of_size in urls.items():
            figures += _measure(database, of_size, folder)
        for url in urls["postgres"].values():
            server.drop_database(url)
    return figures


def _fill_all(urls: Sequence[str], archive: Archive) -> None:
    with ExitStack() as stack:
        fill([stack.enter_context(closing(Store(url, _KEYRING))) for url in urls], archive)


def _measure(database: str, urls: Mapping[int, str], folder: Path) -> Iterator[Figure]:
    with ExitStack() as stack:
        offices = {
            size: stack.enter_context(_office(folder / f"{database}-{size}", url, Archive(size)))
            for size, url in urls.items()
        }
        small, large = sorted(offices)
        for name, ask in QUESTIONS.items():
            taken: dict[int, list[float]] = {size: [] for size in offices}
            for part in range(_ROUNDS):
                turn = range(part * _LOOKS, (part + 1) * _LOOKS)
                for size, office in offices.items():
                    taken[size].append(_percentile_95([_timed(office, ask, n) for n in turn]))
            found = figure(
                f"{name}_{database}",
                taken[large],
                "ms at p95",
                f"among {small} complaints",
                taken[small],
            )
            told = f"{found.value:.1f} ms among {large:,}, {found.reference_value:.1f} among"
            _say(f"{found.name}: {told} {small:,}")
            yield found


def _say(words: str) -> None:
    print(f"  {time.monotonic() - _BEGUN:4.0f} s  {words}", flush=True)


_BEGUN = time.monotonic()

# --- what is asked ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Office:
    """A signed-in supervisor at the installation over an archive."""

    http: httpx.Client
    csrf: str
    archive: Archive

    def number(self, back: int) -> str:
        """The tracking id of the complaint so many before the newest."""
        return tracking_id(self.archive.count - back)


Ask = Callable[[Office, int], httpx.Response]


def _page(address: Callable[[Office, int], str]) -> Ask:
    return lambda office, n: office.http.get(address(office, n))


def _list(code: str, _office: Office, _n: int) -> str:
    return f"/?list={code}"


def _words(*words: str) -> Ask:
    return _page(lambda _office, _n: f"/?q={'+'.join(words)}+")


_CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


def _verify(office: Office, n: int) -> httpx.Response:
    """Say what a complaint is about of which nobody has said it; the form's page is not counted."""
    newest_new = office.archive.count - office.archive.count % len(_OPEN)
    form = {
        "csrf": office.csrf,
        "key": secrets.token_urlsafe(12),
        "title": "Lampu jalan mati",
        "classification": "complaint",
        "privacy": "open",
        "urgency": "medium",
    }
    number = tracking_id(newest_new - len(_OPEN) * n)
    return office.http.post(f"/complaints/{number}/deeds/verify", data=form)


QUESTIONS: Mapping[str, Ask] = {
    **{f"list_{code}": _page(partial(_list, code)) for code in LISTS},
    "list_filtered": _page(lambda _, n: f"/?status=assigned&place=35.22.{1 + n % 28:02d}"),
    "search_rare": _words("gorong"),
    "search_common": _words("jalan"),
    "search_two_words": _words("jalan", "berlubang"),
    "search_never_together": _words("berlubang", "mampet"),
    "search_beginning": _page(lambda _, n: f"/?q=lampu+{_SYLLABLES[n % 20]}{_SYLLABLES[n % 7]}"),
    "search_number": _page(lambda office, n: f"/?q={compact(office.number(31 * n))}"),
    "complaint": _page(lambda office, n: f"/complaints/{office.number(7 * n)}"),
    "action": _verify,
}
"""By name: one request, whose number varies it."""


def _timed(office: Office, ask: Ask, n: int) -> float:
    started = time.perf_counter()
    answer = ask(office, n)
    taken = time.perf_counter() - started
    if answer.status_code not in (200, 303):
        raise RuntimeError(f"{answer.request.url} was answered {answer.status_code}.")
    return taken


def _percentile_95(taken: Sequence[float]) -> float:
    return quantiles(taken, n=100)[94] * 1000


@contextmanager
def _office(folder: Path, url: str, archive: Archive) -> Iterator[Office]:
    """Somebody who sees everything, signed in at the installation over this store."""
    folder.mkdir(exist_ok=True)
    with running(settings_for(folder, url), _NOW) as opened:
        application = opened.application
        # As `muara serve` does.
        application.store.start_checkpoints()
        keep_out_of_sight(application)
        opened.add_operator("pengawas", role="supervisor")
        with httpx.Client(base_url=opened.url, timeout=60) as http:
            yield Office(http, _signed_in(http), archive)


def _signed_in(http: httpx.Client) -> str:
    """Sign in; the token that forms carry then."""
    form = {"username": "pengawas", "password": PASSWORD, "next": "/"}
    form["csrf"] = _token(http.get("/sign-in").text)
    http.post("/sign-in", data=form)
    return _token(http.get("/").text)


def _token(html: str) -> str:
    found = _CSRF.search(html)
    if found is None:
        raise RuntimeError("The page has no form.")
    return found[1]


# --- the archive in the store -------------------------------------------------------------------


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
            _say(f"{numbers[-1]:,} of {archive.count:,} complaints")
    for store, statements in zip(stores, later, strict=True):
        _end(store, statements)
        _say(f"{store.url.get_backend_name()}: indexes of {archive.count:,} complaints")


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
    delivery = {"id": 1, "channel": "telegram", "source": "webhook", "received_at": _NOW}
    delivery |= {"day": _NOW.date(), "state": "parsed", "item_count": archive.count, "size": 0}
    connection.execute(insert(deliveries).values(**delivery, attempts=0, is_recovered=False))
    who = [
        {"id": n, "jurisdiction": "CTH", "wrapped_key": _KEYRING.new_key()[1], "created_at": _NOW}
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
            "channel": ("telegram", "page")[n % 2],
            "conversation_hash": b"%d" % n,
            "last_direct_at": _NOW - _YEARS * (1 - n / archive.conversations),
            "replies_paused": False,
        }
        for n in range(1, archive.conversations + 1)
    ]
    _copy(connection, conversations, threads)


def _rows(archive: Archive, numbers: range) -> dict[Table, list[_Row]]:
    rows = [archive.complaint(number) for number in numbers]
    return {
        complaints: rows,
        complaint_words: [_words_of(row) for row in rows],
        assignments: [_assignment(row) for row in rows if row["status"] not in ("new", "on_hold")],
        histories: [_history(row) for row in rows],
        items: [_item(row) for row in rows],
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


def _item(row: _Row) -> _Row:
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
        "is_withheld": False,
        "is_exposed": False,
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
