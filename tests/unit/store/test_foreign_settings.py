"""A PostgreSQL that is set up otherwise than ours: what we depend on, we say."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import make_url, text

from store import migrate
from store.errors import StoreError
from store.sealing import Keyring
from store.session import Store

_FOREIGN = {
    "timezone": "Asia/Jayapura",
    "datestyle": "SQL, DMY",
    "default_transaction_isolation": "serializable",
}


def test_what_a_role_says_otherwise_counts_for_nothing(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    url = make_url(migrated_postgres_url)
    admin = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(admin, autocommit=True) as connection:
        for name, value in _FOREIGN.items():
            connection.execute(f"ALTER DATABASE \"{url.database}\" SET {name} = '{value}'")
    store = Store(migrated_postgres_url, keyring)
    try:
        with store.write() as connection:
            level = connection.execute(text("SHOW transaction_isolation")).scalar_one()
            moment = connection.execute(text("SELECT TIMESTAMPTZ '2026-11-21T03:00Z'")).scalar_one()
        assert (level, moment.isoformat()) == ("read committed", "2026-11-21T03:00:00+00:00")
    finally:
        store.close()
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{url.database}" RESET ALL')


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
