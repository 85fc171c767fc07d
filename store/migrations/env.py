"""Run by Alembic; the connection comes from `store.migrate`."""

from __future__ import annotations

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from store import account_models, case_models, models  # noqa: F401 - whose tables `metadata` then knows
from store.columns import metadata


def render(kind: str, element: object, _context: AutogenContext) -> str | Literal[False]:
    """Write the types that SQLModel adds in a form that migrations can import."""
    if kind == "type" and isinstance(element, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(element, UTCDateTime):
        return "UTCDateTime()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # SQLite changes tables by copying them.
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
    render_item=render,
)
context.run_migrations()
