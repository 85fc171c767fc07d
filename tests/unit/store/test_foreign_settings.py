"""A PostgreSQL that is set up otherwise than ours: what we depend on, we say."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import bindparam, make_url, text

from store import migrate
from store.errors import StoreError
from store.sealing import Keyring
from store.session import Store
from tests.postgres import PostgresServer

_FOREIGN = {
    "client_encoding": "LATIN1",
    "timezone": "Asia/Jayapura",
    "datestyle": "SQL, DMY",
    "intervalstyle": "sql_standard",
    "default_transaction_isolation": "serializable",
}
_ENDS_WHAT_IS_LONG = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


@pytest.fixture
def role(postgres_server: PostgresServer) -> Iterator[str]:
    """A user of the server who owns nothing; goes after the test's database."""
    name = f"muara_test_{uuid.uuid4().hex[:12]}"
    postgres_server.connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'rahasia'")
    yield name
    postgres_server.connection.execute(f"DROP ROLE {name}")


def as_user(url: str, role: str) -> str:
    """The same database as this user reaches it."""
    own = make_url(url).set(username=role, password="rahasia")
    return own.render_as_string(hide_password=False)


def test_what_a_role_says_otherwise_counts_for_nothing(
    role: str, postgres_server: PostgresServer, postgres_url: str, keyring: Keyring
) -> None:
    for name, value in _FOREIGN.items():
        postgres_server.connection.execute(f"ALTER ROLE {role} SET {name} = '{value}'")
    answers = text("""
        SELECT current_setting('transaction_isolation'), TIMESTAMPTZ '2026-11-21T03:00Z',
               INTERVAL '1 day 2 hours', CAST(:words AS text)
    """)
    with closing(Store(as_user(postgres_url, role), keyring)) as store, store.write() as connection:
        level, moment, span, words = connection.execute(answers, {"words": "jalan \u2192 🌊"}).one()

    assert (level, moment.isoformat()) == ("read committed", "2026-11-21T03:00:00+00:00")
    assert (span.total_seconds(), words) == (26 * 3600, "jalan \u2192 🌊")


def test_what_takes_long_is_not_ended_by_a_roles_limits(
    role: str, postgres_server: PostgresServer, postgres_url: str, keyring: Keyring
) -> None:
    for name in _ENDS_WHAT_IS_LONG:
        postgres_server.connection.execute(f"ALTER ROLE {role} SET {name} = '5s'")
    limits = text("SELECT name, setting FROM pg_settings WHERE name IN :names")
    query = limits.bindparams(bindparam("names", _ENDS_WHAT_IS_LONG, expanding=True))
    with closing(Store(as_user(postgres_url, role), keyring)) as store:
        for transaction in (store.write, store.read):
            with transaction() as connection:
                said = {row.name: row.setting for row in connection.execute(query)}
            assert said == dict.fromkeys(_ENDS_WHAT_IS_LONG, "0")


def test_the_options_of_the_address_are_kept_beside_ours(
    postgres_url: str, keyring: Keyring
) -> None:
    url = make_url(postgres_url).update_query_string(
        "options=-c%20work_mem%3D8MB%20-c%20statement_timeout%3D5s&options=-c%20temp_buffers%3D4MB"
    )
    query = text("""
        SELECT current_setting('work_mem'), current_setting('temp_buffers'),
               current_setting('statement_timeout'), current_setting('TimeZone')
    """)
    address = url.render_as_string(hide_password=False)
    with closing(Store(address, keyring)) as store, store.read() as connection:
        assert connection.execute(query).one() == ("8MB", "4MB", "0", "UTC")


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("CREATE", "permission denied for schema public"),
        ("ALL", "no schema has been selected to create in"),
    ],
)
def test_a_user_who_may_make_no_tables_is_told_what_to_change(
    role: str,
    postgres_server: PostgresServer,
    postgres_url: str,
    keyring: Keyring,
    closed: str,
    said: str,
) -> None:
    database = make_url(postgres_url).database
    with closing(Store(postgres_url, keyring)) as store, store.write() as connection:
        connection.exec_driver_sql(f"REVOKE {closed} ON SCHEMA public FROM PUBLIC")
        connection.exec_driver_sql(f'GRANT ALL ON DATABASE "{database}" TO {role}')
    with closing(Store(as_user(postgres_url, role), keyring)) as store:
        with pytest.raises(StoreError) as refusal:
            migrate.upgrade(store)
        assert str(refusal.value) == (
            f"The database's user may not make or change tables in it ({said}): let that user own "
            "the database and all that is in it, "
            f'`ALTER DATABASE "{database}" OWNER TO …`.'
        )
    postgres_server.connection.execute(f'ALTER DATABASE "{database}" OWNER TO {role}')
    with closing(Store(as_user(postgres_url, role), keyring)) as store:
        migrate.upgrade(store)
        assert migrate.current(store) == migrate.newest()


@pytest.mark.parametrize(
    ("granted", "said"),
    [("ALL", "must be owner of table"), ("INSERT", "permission denied for table")],
)
def test_a_user_of_tables_that_another_one_made_is_told_what_to_change(
    role: str, postgres_url: str, keyring: Keyring, granted: str, said: str
) -> None:
    with closing(Store(postgres_url, keyring)) as store:
        migrate.upgrade(store, "0001")
        with store.write() as connection:
            connection.exec_driver_sql(f"GRANT CREATE ON SCHEMA public TO {role}")
            connection.exec_driver_sql(f"GRANT {granted} ON ALL TABLES IN SCHEMA public TO {role}")
    refusal = pytest.raises(StoreError, match=f"{said} .* own the database and all that is in it")
    with closing(Store(as_user(postgres_url, role), keyring)) as store, refusal:
        migrate.upgrade(store)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_all_letters_is_refused(
    migrated_postgres_url: str, keyring: Keyring, encoding: str
) -> None:
    url = make_url(migrated_postgres_url)
    admin = url.set(drivername="postgresql").render_as_string(hide_password=False)
    name = f"in_{encoding.lower()}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
        )
    store = Store(url.set(database=name).render_as_string(hide_password=False), keyring)
    try:
        with pytest.raises(StoreError, match=f"encoding is {encoding}"):
            migrate.upgrade(store)
    finally:
        store.close()
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
