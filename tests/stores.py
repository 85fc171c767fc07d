"""Fixtures with the tables in place: copies of a template, instead of migrating each time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from muara import knowledge
from store import migrate
from store.models import store_settings
from store.sealing import Keyring
from store.session import Store
from tests.emptied import EmptyDatabases
from tests.postgres import PostgresServer

_SOWN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    """The master key of the tests."""
    return Keyring(bytes(range(32)))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, keyring: Keyring) -> Path:
    """An SQLite file with all tables, where no word of the seed is missing; to be copied.

    `prepare_store` finds the lexicon sown, as at every start but the first. On PostgreSQL, where
    databases are emptied and used again, it sows each time.
    """
    path = tmp_path_factory.mktemp("template") / "muara.db"
    store = Store(f"sqlite:///{path}", keyring)
    migrate.upgrade(store)
    with store.write() as connection:
        knowledge.sow(connection, _SOWN_AT)
    store.close()
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer, keyring: Keyring) -> Iterator[str]:
    """The name of a PostgreSQL database with all tables and no rows; never opened."""
    url = postgres_server.create_database()
    store = Store(url, keyring)
    migrate.upgrade(store)
    store.close()
    yield url.partition("?")[0].rpartition("/")[2]
    postgres_server.drop_database(url)


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, sqlite_url: str) -> str:
    """The URL of an SQLite file with all tables and the seed's lexicon."""
    shutil.copyfile(sqlite_template, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture(scope="session")
def empty_databases(
    postgres_server: PostgresServer, postgres_template: str
) -> Iterator[EmptyDatabases]:
    """PostgreSQL databases with all tables and no rows."""
    with closing(EmptyDatabases(postgres_server, postgres_template)) as databases:
        yield databases


@pytest.fixture
def migrated_postgres_url(empty_databases: EmptyDatabases) -> Iterator[str]:
    """The URL of a PostgreSQL database with all tables and no rows."""
    url = empty_databases.lend()
    yield url
    empty_databases.take_back(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables and no reports; the test runs on both engines."""
    names = {"sqlite": "migrated_sqlite_url", "postgresql": "migrated_postgres_url"}
    url: str = request.getfixturevalue(names[request.param])
    return url


@pytest.fixture
def open_store(migrated_url: str, keyring: Keyring) -> Iterator[Store]:
    """An open store without reports; the test runs on both engines."""
    store = Store(migrated_url, keyring)
    yield store
    store.close()


def names(store: Store) -> list[str]:
    """The settings that a test has written: those of the seed are there from the beginning."""
    name = store_settings.c.name
    with store.read() as connection:
        return list(connection.execute(select(name).where(name.not_like("lexicon_%"))).scalars())
