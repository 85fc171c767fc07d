"""The fixtures `database_url` and `postgres_url` give what they promise, and emptied ones, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import create_engine, inspect, text

from store import migrate
from store.sealing import Keyring
from store.session import Store
from tests.emptied import EmptyDatabases
from tests.people import add_person
from tests.postgres import PostgresServer

pytestmark = pytest.mark.both_engines


def test_every_test_gets_a_database_of_its_own(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        connection.execute(text("CREATE TABLE left_behind (id integer)"))
    engine.dispose()


def test_postgresql_is_the_real_one(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert str(connection.scalar(text("SELECT version()"))).startswith("PostgreSQL")
    engine.dispose()


def test_postgresql_sorts_as_most_installations_do(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        letters = text("SELECT letter FROM unnest(ARRAY['B', 'c', 'a']) AS letter ORDER BY letter")
        in_order = list(connection.scalars(letters))
    engine.dispose()
    assert in_order == ["a", "B", "c"] or postgres_server.template != "in_english"


def test_an_open_store_has_its_tables_on_both_engines(open_store: Store) -> None:
    assert migrate.current(open_store) == migrate.newest()
    assert migrate.differences(open_store) == []


@pytest.fixture
def own_databases(
    postgres_server: PostgresServer, postgres_template: str
) -> Iterator[EmptyDatabases]:
    """Of this test alone: what others used fifty times is given to nobody any more."""
    with closing(EmptyDatabases(postgres_server, postgres_template)) as databases:
        yield databases


def test_an_emptied_database_is_as_a_new_one(
    own_databases: EmptyDatabases, keyring: Keyring
) -> None:
    url = own_databases.lend()
    store = Store(url, keyring)
    assert [add_person(store, name).id for name in ("petugas", "supervisor")] == [1, 2]
    store.close()
    forgotten = create_engine(url).connect()  # by a test that failed in the middle
    forgotten.execute(text("SELECT username FROM operator FOR UPDATE"))
    own_databases.take_back(url)
    forgotten.invalidate()

    assert own_databases.lend() == url
    store = Store(url, keyring)
    assert add_person(store, "petugas").id == 1
    store.close()
    own_databases.take_back(url)


@pytest.mark.parametrize(
    "change",
    [
        "DROP INDEX uq_item_stored_identity",
        "ALTER TABLE operator ADD COLUMN shoe_size integer",
        "ALTER TABLE operator ALTER COLUMN username DROP NOT NULL",
        "UPDATE alembic_version SET version_num = '0001'",
        "ANALYZE operator",
    ],
)
def test_a_database_that_was_changed_serves_nobody_else(
    empty_databases: EmptyDatabases, change: str
) -> None:
    url = empty_databases.lend()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    empty_databases.take_back(url)
    other = empty_databases.lend()
    assert other != url
    empty_databases.take_back(other)
