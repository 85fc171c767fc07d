"""The tables come up and go down again, on both databases, and agree with the models."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from store import migrate, sessions
from store.columns import metadata
from store.errors import StoreError
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from tests.desk import Desk, message
from tests.people import NOW, account, add_person


@pytest.fixture
def empty_store(database_url: str, keyring: Keyring) -> Iterator[Store]:
    """A store without any table, on both databases."""
    store = Store(database_url, keyring)
    yield store
    store.close()


def tables(store: Store) -> set[str]:
    return set(inspect(store.engine).get_table_names())


def test_an_empty_database_has_no_revision(empty_store: Store) -> None:
    assert migrate.current(empty_store) is None


def test_the_tables_come_up_go_down_and_come_up_again(empty_store: Store) -> None:
    for _ in range(2):
        migrate.upgrade(empty_store)
        assert migrate.current(empty_store) == migrate.newest()
        assert set(metadata.tables) < tables(empty_store)

        migrate.downgrade(empty_store)
        assert migrate.current(empty_store) is None
        assert tables(empty_store) <= {"alembic_version"}


def test_the_newest_revision_is_the_one_that_alembic_goes_to(empty_store: Store) -> None:
    with empty_store.write() as connection:
        scripts = ScriptDirectory.from_config(migrate._config(connection))
    assert scripts.get_heads() == [migrate.newest()]


def test_a_process_whose_tables_are_up_to_date_does_not_load_alembic(
    migrated_sqlite_url: str,
) -> None:
    look = (
        "import sys; from store import migrate; from store.sealing import Keyring; "
        "from store.session import Store; "
        f"store = Store({migrated_sqlite_url!r}, Keyring(bytes(range(32)))); "
        "migrate.upgrade(store); import muara.serve; "
        "sys.exit('alembic' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_an_upgrade_may_be_repeated(empty_store: Store) -> None:
    migrate.upgrade(empty_store)
    Desk(empty_store).take(message("1"))
    migrate.upgrade(empty_store)

    assert Desk(empty_store).totals() == {"received": 1, "stored": 1}


def test_migrations_make_exactly_what_the_models_say(open_store: Store) -> None:
    assert migrate.differences(open_store) == []


def test_an_unknown_revision_is_refused_in_a_sentence(empty_store: Store) -> None:
    with pytest.raises(StoreError, match="9999"):
        migrate.upgrade(empty_store, "9999")
    with pytest.raises(StoreError, match="9999"):
        migrate.downgrade(empty_store, "9999")


def test_operators_outlive_a_step_back_and_forth(empty_store: Store) -> None:
    migrate.upgrade(empty_store)
    person = add_person(empty_store, "petugas")
    with empty_store.write() as connection:
        sessions.start_session(SYSTEM, connection, person, NOW, None)

    migrate.downgrade(empty_store, "0004")
    migrate.upgrade(empty_store)

    with empty_store.read() as connection:
        assert account(connection, "petugas").id == person.id
        assert sessions.sessions_of(SYSTEM, connection, person.id, NOW) == []
