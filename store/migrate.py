"""Bring a store's tables to the present form, or back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, func, select

from store.errors import StoreError
from store.models import metadata
from store.session import Store

_TURN = 0x4D756172  # any number that nobody else locks
_FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the tables up to `revision`; does nothing when they are there already."""
    with store.write() as connection, _known(revision):
        if not store.is_sqlite:
            # Processes that start together on an empty database take turns.
            connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
        command.upgrade(_config(connection), revision)


def downgrade(store: Store, revision: str = "base") -> None:
    """Take the tables back to `revision`; at `base` all content is gone."""
    with store.write() as connection, _known(revision):
        command.downgrade(_config(connection), revision)


@contextmanager
def _known(revision: str) -> Iterator[None]:
    try:
        yield
    except CommandError as error:
        raise StoreError(f"The tables cannot be brought to revision {revision!r}.") from error


def current(store: Store) -> str | None:
    """The revision of the tables, None for an empty database."""
    with store.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The revision that this version of the code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def differences(store: Store) -> list[object]:
    """What the tables lack or have too much, compared with the models; empty when they agree."""
    with store.read() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))
