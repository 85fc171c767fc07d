"""A store arrives whole on the other database, or cannot be used."""

from __future__ import annotations

import fcntl
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from muara.app import check_store
from muara.config_file import ConfigurationError
from store import alarms, moving, queries, running, search, sessions
from store.alarm_models import AlarmLevel
from store.case_models import agencies, complaint_words
from store.columns import metadata
from store.errors import NotPossible
from store.models import complaints, conversations
from store.moving import NotEmpty, NotEqual, checksums, copy_store, is_unfinished, row_count
from store.running import is_served, serving, serving_file
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.desk import Desk, comment, message
from tests.people import NOW, add_person

AGENCY = {"contact": {}, "is_active": True, "needs_approval": False, "version": 1}


@pytest.fixture
def stores(
    migrated_sqlite_url: str, migrated_postgres_url: str, keyring: Keyring
) -> Iterator[dict[str, Store]]:
    """An empty store on each kind of database."""
    opened = {
        "sqlite": Store(migrated_sqlite_url, keyring),
        "postgresql": Store(migrated_postgres_url, keyring),
    }
    yield opened
    for store in opened.values():
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, stores: dict[str, Store]) -> tuple[Store, Store]:
    """A store with something in it, and an empty one on the other database."""
    source, target = stores["sqlite"], stores["postgresql"]
    if request.param == "postgresql":
        source, target = target, source
    fill(source)
    return source, target


def fill(store: Store) -> None:
    """Reports, people, an alarm, agencies that belong to each other, and odd values."""
    desk = Desk(store)
    for number in range(12):
        desk.take(message(str(number), f"warga-{number % 5}", text=f"Lampu {number} mati 🔦 é\n"))
    desk.take(comment("c1", text="Jalan rusak di Kertasari"))
    desk.go_on()
    person = add_person(store, "petugas")
    with store.write() as connection:
        sessions.start_session(SYSTEM, connection, person, NOW, None)
        low = alarms.NewAlarm(subject="disk", code="disk_low", level=AlarmLevel.WARNING)
        alarms.raise_(SYSTEM, connection, low, NOW + timedelta(microseconds=7))
        found = connection.execute(select(complaints.c.id, complaints.c.version)).all()
        words = [(row.id, row.version, "jalan lampu mati ödön") for row in found]
        search.keep_words(SYSTEM, connection, words)
        for number, parent in ((7, None), (5, 7), (3, 5), (9, 3)):
            values = {"id": number, "jurisdiction": "CTH", "code": f"a{number}", "name": "Dinas"}
            connection.execute(insert(agencies).values(parent_id=None, **values, **AGENCY))
            change = update(agencies).where(agencies.c.id == number)
            connection.execute(change.values(parent_id=parent))
        _odd_json(connection)


def _odd_json(connection: Connection) -> None:
    """One value that is JSON's null, and one that is nothing; and text that is written oddly."""
    ids = connection.execute(select(conversations.c.id).order_by("id")).scalars().all()
    as_json = "CAST('%s' AS JSON)" if connection.dialect.name == "postgresql" else "'%s'"
    for number, written in zip(ids, ("null", '{"b": 1,  "a": 1.50}'), strict=False):
        connection.exec_driver_sql(
            f"UPDATE conversation SET memory = {as_json % written} WHERE id = {number}"  # noqa: S608
        )


def test_everything_arrives_as_it_was_and_is_worked_on_there(pair: tuple[Store, Store]) -> None:
    source, target = pair
    before = checksums(source)
    steps: list[int] = []
    copied = copy_store(source, target, told=lambda _table, rows: steps.append(rows))
    assert list(copied) == list(before) == list(checksums(source)) == list(checksums(target))
    assert steps == sorted(steps)
    assert steps[-1] == row_count(source) == row_count(target) > 50
    assert {one.table for one in copied} == set(metadata.tables)

    with target.read() as connection:
        odd = connection.exec_driver_sql(
            "SELECT CAST(memory AS VARCHAR) FROM conversation ORDER BY id LIMIT 2"
        )
        assert odd.scalars().all() == ["null", '{"b": 1,  "a": 1.50}']
        nothing = select(func.count()).where(conversations.c.memory.is_(None))
        assert connection.execute(select(func.count()).select_from(complaint_words)).scalar_one()
        assert connection.execute(nothing).scalar_one() >= 0
        parents = dict(connection.execute(select(agencies.c.id, agencies.c.parent_id)).all())
        assert parents == {7: None, 5: 7, 3: 5, 9: 3}
    desk = Desk(target)
    known = len(desk.complaints)
    assert desk.record(desk.stored[0]).text == "Lampu 0 mati 🔦 é\n"
    desk.take(message("0", "warga-0", text="Lampu 0 mati 🔦 é\n"))
    assert desk.outcomes[-1] == "duplicate"
    desk.take(message("new", "warga-new", text="Sampah menumpuk"))
    assert len(desk.complaints) == known + 1
    assert len({row.id for row in desk.complaints}) == known + 1


def test_words_are_found_on_the_other_side(pair: tuple[Store, Store]) -> None:
    source, target = pair
    copy_store(source, target)
    found = {}
    for store in (source, target):
        with store.read() as connection:
            query = (
                "SELECT count(*) FROM complaint_index WHERE complaint_index MATCH 'lampu'"
                if store.is_sqlite
                else "SELECT count(*) FROM complaint_words WHERE words @@ 'lampu'::tsquery"
            )
            found[store.is_sqlite] = connection.exec_driver_sql(query).scalar_one()
    assert found[True] == found[False] > 0


@pytest.mark.long
def test_there_and_back_is_the_same(
    stores: dict[str, Store], tmp_path: Path, keyring: Keyring
) -> None:
    fill(stores["sqlite"])
    copy_store(stores["sqlite"], stores["postgresql"])
    back = Store(f"sqlite:///{tmp_path / 'back.db'}", keyring)
    try:
        copied = copy_store(stores["postgresql"], back)
        assert list(copied) == list(checksums(stores["sqlite"]))
        with back.read() as connection:
            check = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            assert check == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    finally:
        back.close()


def test_a_target_that_holds_anything_is_refused_and_stays_as_it_is(
    pair: tuple[Store, Store],
) -> None:
    source, target = pair
    add_person(target, "somebody")
    before = checksums(target)
    with pytest.raises(NotEmpty, match="operator"):
        copy_store(source, target)
    assert checksums(target) == before


def test_what_does_not_arrive_as_it_was_is_not_kept(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = pair
    spoil = "UPDATE complaint SET summary = 'changed' WHERE id = (SELECT min(id) FROM complaint)"
    batches = moving._batches

    def spoiled(connection: Connection, table: object, *which: object) -> object:
        if connection.engine.url == target.url and getattr(table, "name", "") == "complaint":
            connection.exec_driver_sql(spoil)
        return batches(connection, table, *which)  # type: ignore[arg-type]

    monkeypatch.setattr(moving, "_batches", spoiled)
    with pytest.raises(NotEqual, match="complaint"):
        copy_store(source, target)
    monkeypatch.undo()
    assert Desk(target).complaints == []
    assert copy_store(source, target), "and it can be begun anew"


# --- broken off -----------------------------------------------------------------------------------


def kill_while_copying(source: Store, target: Store, table: str, after: int) -> None:
    """Another process copies, and dies in the middle of a table as by a power cut."""
    urls, keyring = (source.url, target.url), source.keyring
    process = os.fork()
    if process == 0:
        try:
            one, other = (Store(url.render_as_string(hide_password=False), keyring) for url in urls)
            batches = iter(range(after))
            copy_store(one, other, told=lambda name, _: _die_at(name == table, batches))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


def _die_at(is_there: bool, batches: Iterator[int]) -> None:
    if is_there and next(batches, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def counting_inserts(store: Store) -> Iterator[Counter[str]]:
    """How many rows are written to each table."""
    counts: Counter[str] = Counter()

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        words = statement.split(maxsplit=3)
        if words[:2] == ["INSERT", "INTO"]:
            counts[words[2].strip('"')] += len(parameters) if many else 1

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield counts
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


@pytest.mark.long
@pytest.mark.parametrize(("table", "after"), [("item", 2), ("agency", 0)])
def test_a_copy_that_was_killed_goes_on_where_it_stopped(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, table: str, after: int
) -> None:
    source, target = pair
    monkeypatch.setattr(moving, "BATCH", 4)
    kill_while_copying(source, target, table, after)
    assert is_unfinished(target)
    with pytest.raises(ConfigurationError, match="broken off"):
        check_store(target)
    there = row_count(target)

    with counting_inserts(target) as written:
        copied = copy_store(source, target)
    assert list(copied) == list(checksums(source)) == list(checksums(target))
    assert not is_unfinished(target)
    check_store(target)
    assert sum(written[name] for name in metadata.tables) == row_count(source) - there > 0
    assert there > 0


@pytest.mark.long
def test_a_copy_of_what_has_changed_meanwhile_is_begun_anew(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = pair
    monkeypatch.setattr(moving, "BATCH", 4)
    kill_while_copying(source, target, "item", 2)
    with source.write() as connection:
        connection.execute(update(complaints).where(complaints.c.id == 1).values(version=77))
    Desk(source).take(message("new", "warga-new", text="Sampah menumpuk"))

    copied = copy_store(source, target)
    assert list(copied) == list(checksums(source)) == list(checksums(target))


@pytest.mark.long
def test_what_came_in_meanwhile_comes_along(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = pair
    monkeypatch.setattr(moving, "BATCH", 4)
    kill_while_copying(source, target, "agency", 0)
    Desk(source).take(message("new", "warga-new", text="Sampah menumpuk"))

    assert list(copy_store(source, target)) == list(checksums(target)) == list(checksums(source))


@pytest.mark.long
def test_two_copies_into_the_same_target_do_not_mix(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = pair
    monkeypatch.setattr(moving, "BATCH", 4)
    beside = iter([True])

    def begin_another(table: str, _rows: int) -> None:
        if table == "item" and next(beside, False):
            copy_store(source, target)

    with pytest.raises((NotPossible, SQLAlchemyError)):
        copy_store(source, target, told=begin_another)
    assert list(checksums(target)) == list(checksums(source)), "the one that came through is whole"


@contextmanager
def worked_on(store: Store) -> Iterator[None]:
    """As by any process of the product, in whatever role."""
    if not store.is_sqlite:
        with serving(store):
            yield
        return
    with serving_file(store.url.database or "").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_nobody_may_be_working_on_the_source(pair: tuple[Store, Store]) -> None:
    source, target = pair
    with worked_on(source):
        with pytest.raises(NotPossible, match="stop it"):
            copy_store(source, target)
        assert copy_store(source, target, may_be_in_use=True)
    assert not is_served(source)


def test_several_processes_work_on_a_store_and_a_lost_connection_is_made_again(
    stores: dict[str, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_LOOK_SECONDS", 0.01)
    monkeypatch.setattr(running, "_AGAIN_SECONDS", 0.01)
    store = stores["postgresql"]
    with serving(store):
        with serving(store):
            assert is_served(store)
        assert is_served(store)
        before = holder_of(store)
        with store.write() as connection:
            connection.execute(select(func.pg_terminate_backend(before)))
        while holder_of(store) in (before, None):
            continue
        assert is_served(store)
    assert not is_served(store)


def holder_of(store: Store) -> int | None:
    """The PostgreSQL process that holds an advisory lock of this database's."""
    query = (
        "SELECT min(pid) FROM pg_locks JOIN pg_database d ON d.oid = database "
        "WHERE locktype = 'advisory' AND datname = current_database()"
    )
    with store.read() as connection:
        found: int | None = connection.exec_driver_sql(query).scalar_one()
    return found


def test_two_stores_with_different_keys_are_no_pair(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    other = Store(f"sqlite:///{tmp_path / 'other.db'}", Keyring(bytes(32)))
    try:
        with pytest.raises(NotPossible, match="master key"):
            copy_store(pair[0], other)
        with pytest.raises(NotPossible, match="same store"):
            copy_store(pair[0], pair[0])
    finally:
        other.close()
    with pair[0].read() as connection:
        assert queries.outbox_counts(SYSTEM, connection) is not None
