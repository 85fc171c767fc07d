"""The fixtures `database_url` and `postgres_url` give what they promise."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect, text

from store import migrate
from store.session import Store


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


def test_an_open_store_has_its_tables_on_both_engines(open_store: Store) -> None:
    assert migrate.current(open_store) == migrate.newest()
    assert migrate.differences(open_store) == []
