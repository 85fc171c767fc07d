"""`muara outbox`: what is to leave, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from muara.commands.opening import actor, opened_store, print_table
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from store.scope import Scope

_SHOWN = 500

RowIds = Annotated[list[int], typer.Argument(help="Numbers that `list` shows.", metavar="ID...")]


def register(app: typer.Typer) -> None:
    """Add the `outbox` commands to `app`."""
    outbox = typer.Typer(help="See what is to leave, retry or drop it.", no_args_is_help=True)
    outbox.command(name="list")(list_rows)
    outbox.command()(retry)
    outbox.command()(drop)
    app.add_typer(outbox, name="outbox")


def list_rows(
    config: ConfigOption = DEFAULT_CONFIG,
    state: Annotated[
        list[str] | None,
        typer.Option(help="Only rows in this state; repeatable. Without: all not yet sent."),
    ] = None,
) -> None:
    """Show replies and deliveries with their states; never what they say or to whom."""
    from store import queries
    from store.models import OutboxState
    from store.scope import SYSTEM

    for one in state or ():
        if one not in list(OutboxState):
            known = ", ".join(OutboxState)
            raise typer.BadParameter(f"There is no state {one!r}; known are {known}.")
    over = (OutboxState.SENT, OutboxState.DROPPED)
    states = state or [one for one in OutboxState if one not in over]
    with opened_store(config) as (_, store), store.read() as connection:
        rows = queries.outbox_rows(SYSTEM, connection, states=states, limit=_SHOWN + 1)
    if not rows:
        typer.echo("There is nothing in these states.")
        return
    heading = ("Id", "State", "To", "Purpose", "Tries", "Due (UTC)", "Last error")
    print_table([heading, *(_cells(row) for row in rows[:_SHOWN])])
    if len(rows) > _SHOWN:
        typer.echo(f"Only the oldest {_SHOWN} are shown.")


def retry(ids: RowIds, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Send dead, failed or uncertain rows once more; an uncertain one may arrive twice.

    Exits with 1 when a row could not be retried; the others are.
    """
    from store import sending

    _decide(config, ids, "will be sent again", sending.retry)


def drop(
    ids: RowIds,
    reason: Annotated[str, typer.Option(help="Why it is not sent; kept in the history.")],
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Never send rows that wait, failed, are dead or uncertain.

    Exits with 1 when a row could not be dropped; the others are.
    """
    from store import sending

    if not reason.strip():
        raise typer.BadParameter("Say why with --reason.")

    def dropped(scope: Scope, connection: Connection, row: int, now: datetime) -> None:
        sending.drop(scope, connection, row, now, reason.strip())

    _decide(config, ids, "is dropped", dropped)


def _decide(
    config: Path,
    ids: list[int],
    done: str,
    change: Callable[[Scope, Connection, int, datetime], None],
) -> None:
    """Make `change` to each row, and tell of each what came of it."""
    from muara.clock import SystemClock
    from store.errors import StoreError
    from store.scope import Scope

    all_done = True
    with opened_store(config) as (_, store):
        for row in dict.fromkeys(ids):
            try:
                with store.write() as connection:
                    change(Scope(actor=actor()), connection, row, SystemClock().now())
            except StoreError as error:
                typer.echo(f"{row}: {error}", err=True)
                all_done = False
            else:
                typer.echo(f"{row} {done}.")
    if not all_done:
        raise typer.Exit(1)


def _cells(row: Row[Any]) -> tuple[str, ...]:
    return (
        str(row.id),
        row.state,
        row.destination,
        row.purpose,
        str(row.attempts),
        f"{row.due_at:%Y-%m-%d %H:%M}",
        row.last_error or "",
    )
