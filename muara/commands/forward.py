"""`muara forward`: sends complaints to systems outside, or shows exactly what would go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, opened_application
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application, Destination

_SHOWN = 50


def register(app: typer.Typer) -> None:
    """Add the `forward` command to `app`."""
    app.command()(forward)


def forward(
    tracking_ids: Annotated[
        list[str] | None, typer.Argument(help="Complaints; none: all that is due.", metavar="ID...")
    ] = None,
    destination: Annotated[
        str, typer.Option("--to", help="The destination, as config.yaml names it.")
    ] = "",
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Send nothing; show exactly what would go.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Send complaints to a system outside, or show with --dry-run exactly what would go.

    Exits with 1 when one of them may not go.
    """
    if not dry_run and not (tracking_ids and destination):
        raise typer.BadParameter("Say which complaints and --to where, or --dry-run.")
    with opened_application(config) as application:
        called = {name: one for name, one in application.destinations.items() if one.takes_cases}
        if destination and destination not in called:
            known = ", ".join(called) or "none"
            raise typer.BadParameter(f"There is no destination {destination!r}; known: {known}.")
        chosen = [called[destination]] if destination else list(called.values())
        if not dry_run:
            _send(application, tracking_ids or [], destination)
        elif tracking_ids:
            _show(application, chosen, tracking_ids)
        else:
            _show_due(application, chosen)


def _send(application: Application, tracking_ids: list[str], destination: str) -> None:
    from muara.forwarding import Forwarding
    from store.casework.deed import Deed
    from store.errors import StoreError

    scope, all_done = application.scope(actor()), True
    for number in dict.fromkeys(tracking_ids):
        now = application.clock.now()
        deed = Deed(key=f"{actor()}:forward:{destination}:{number}:{now.isoformat()}", now=now)
        try:
            is_new = Forwarding(application).want(scope, number, deed, destination)
        except StoreError as error:
            typer.echo(f"{number}: {error}", err=True)
            all_done = False
        else:
            typer.echo(f"{number} {'will be sent' if is_new else 'is on its way already'}.")
    if not all_done:
        raise typer.Exit(1)


def _show(application: Application, chosen: list[Destination], tracking_ids: list[str]) -> None:
    from muara.routing import preview
    from store import queries
    from store.scope import SYSTEM

    all_go = True
    for number in dict.fromkeys(tracking_ids):
        with application.store.read() as connection:
            complaint = queries.complaint_by_tracking_id(SYSTEM, connection, number)
            for to in chosen:
                said = preview(application, connection, to, complaint)
                all_go &= said is not None
                typer.echo(f"--- {complaint.tracking_id} -> {to.name}")
                typer.echo(said if said is not None else "It may not go there.")
    if not all_go:
        raise typer.Exit(1)


def _show_due(application: Application, chosen: list[Destination]) -> None:
    from muara.routing import CaseBuilder, shown
    from store import dispatching
    from store.scope import SYSTEM

    count = 0
    for to in chosen:
        with application.store.read() as connection:
            rows = dispatching.listed(
                SYSTEM, connection, to.name, states=("due", "failed"), limit=_SHOWN
            )
            built = CaseBuilder(application, to).build(connection, rows)
        for row in reversed(rows):
            dispatch = built.get(row.id)
            typer.echo(f"--- {row.tracking_id} -> {to.name}: {row.action}, {row.event}")
            typer.echo(shown(to, dispatch) if dispatch else "It may not go there any more.")
            count += 1
    if not count:
        typer.echo("Nothing is due.")
