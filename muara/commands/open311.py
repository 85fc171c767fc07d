"""`muara open311`: the keys of apps that file reports and read them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, opened_store, print_table
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from store.scope import Scope

Name = Annotated[str, typer.Argument(help="What the app or its maker is called.", metavar="NAME")]


def register(app: typer.Typer) -> None:
    """Add the `open311` commands to `app`."""
    commands = typer.Typer(help="Let other apps in by Open311.", no_args_is_help=True)
    key = typer.Typer(help="Keys of apps.", no_args_is_help=True)
    key.command()(add)
    key.command(name="list")(list_keys)
    key.command()(revoke)
    commands.add_typer(key, name="key")
    app.add_typer(commands, name="open311")


def add(
    name: Name,
    government: Annotated[
        str | None,
        typer.Option("--government", help="Code of the one government it is for. Without: all."),
    ] = None,
    right: Annotated[
        list[str] | None,
        typer.Option(help="What it may do: file, read; repeatable. Without: both."),
    ] = None,
    per_half_hour: Annotated[
        int, typer.Option(help="Most reports that it files in half an hour.")
    ] = 60,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Make a key and show it, once."""
    from muara.clock import SystemClock
    from muara.open311 import key_hash, new_key
    from store import open311

    with opened_store(config) as (settings, store):
        if government is not None and government not in settings.jurisdictions:
            known = ", ".join(settings.jurisdictions)
            raise typer.BadParameter(f"There is no government {government!r}; known are {known}.")
        made = new_key()
        with store.write() as connection:
            open311.add_key(
                _scope(),
                connection,
                name=name,
                key_hash=key_hash(store.keyring, made),
                jurisdiction=government or "",
                rights=right or list(open311.KEY_RIGHTS),
                reports_per_half_hour=per_half_hour,
                now=SystemClock().now(),
            )
        address = f"{settings.public_url}/open311/v2"
    typer.echo(f"{name} can file and read at {address}.")
    typer.echo("This key is shown once and kept nowhere:")
    typer.echo(made)


def list_keys(config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Show whose keys there are and when they were used; never a key."""
    from store import open311

    with opened_store(config) as (_, store), store.read() as connection:
        rows = open311.keys_of(_scope(), connection)
    if not rows:
        typer.echo("No app has a key: muara open311 key add NAME")
        return
    heading = ("Name", "For", "May", "Per half hour", "Filed", "Used (UTC)", "State")
    cells = [
        (
            row.name,
            row.jurisdiction or "all",
            row.rights,
            str(row.reports_per_half_hour),
            str(row.filed),
            _moment(row.used_at),
            "revoked" if row.revoked_at else "valid",
        )
        for row in rows
    ]
    print_table([heading, *cells])


def revoke(name: Name, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Let an app in no longer; what it filed stays."""
    from muara.clock import SystemClock
    from store import open311

    with opened_store(config) as (_, store), store.write() as connection:
        rows = open311.keys_of(_scope(), connection)
        row = next((row for row in rows if row.name == name), None)
        if row is None:
            raise typer.BadParameter(f"There is no key {name!r}; `list` shows the names.")
        open311.revoke_key(_scope(), connection, row.id, SystemClock().now())
    typer.echo(f"{name} is let in no longer.")


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"


def _scope() -> Scope:
    from store.scope import Scope

    return Scope(actor=actor())
