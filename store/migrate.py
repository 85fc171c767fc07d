"""Bring a store's tables to the present form, or back.

Alembic is imported only when there is something to do: it brings so much else along that a process
which finds its tables up to date starts a tenth sooner without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.exc import ProgrammingError

from store.errors import StoreError
from store.session import Store
from store.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

_TURN = 0x4D756172  # any number that nobody else locks
# PostgreSQL's insufficient_privilege, and invalid_schema_name where one may not even look into it.
_NOT_PERMITTED = ("42501", "3F000")
_FOLDER = Path(__file__).parent / "migrations"
# Full-text search is made differently on each database, and stands in no model.
_OF_ONE_DATABASE = ("complaint_index", "ix_complaint_words_words")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def upgrade(store: Store, revision: str = "head") -> None:
    """Bring the tables up to `revision`; does nothing when they are there already."""
    with _permitted(store):
        if revision == "head" and current(store) == newest():
            return
        from alembic import command

        with store.write() as connection, _known(revision):
            take_turns(connection)
            command.upgrade(_config(connection), revision)


def take_turns(connection: Connection) -> None:
    """Processes that start together on an empty database wait for each other until they commit."""
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.pg_advisory_xact_lock(_TURN)))


def downgrade(store: Store, revision: str = "base") -> None:
    """Take the tables back to `revision`; at `base` all content is gone."""
    from alembic import command

    with _permitted(store), store.write() as connection, _known(revision):
        command.downgrade(_config(connection), revision)


@contextmanager
def _permitted(store: Store) -> Iterator[None]:
    """`StoreError` where the tables are not this user's to make or change.

    From PostgreSQL 15 on nobody but a database's owner makes tables in it, unless somebody lets
    them.
    """
    try:
        yield
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) not in _NOT_PERMITTED:
            raise
        said = str(error.orig).partition("\n")[0]
        raise StoreError(
            f"The database's user may not make or change tables in it ({said}): let that user own "
            "the database and all that is in it, "
            f'`ALTER DATABASE "{store.url.database}" OWNER TO …`.'
        ) from error


@contextmanager
def _known(revision: str) -> Iterator[None]:
    from alembic.util import CommandError

    try:
        yield
    except CommandError as error:
        raise StoreError(f"The tables cannot be brought to revision {revision!r}.") from error


def current(store: Store) -> str | None:
    """The revision of the tables, None for an empty database."""
    with store.read() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        query = text("SELECT version_num FROM alembic_version")
        revision: str | None = connection.execute(query).scalar_one_or_none()
        return revision


@cache
def newest() -> str:
    """The revision that this version of the code needs: the number of its last file."""
    steps = (_FOLDER / "versions").glob("[0-9]*_*.py")
    return max(step.name.partition("_")[0] for step in steps)


def differences(store: Store) -> list[object]:
    """What the tables lack or have too much, compared with the models; empty when they agree."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = {"include_name": lambda name, *_: not str(name).startswith(_OF_ONE_DATABASE)}
    with store.read() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))
