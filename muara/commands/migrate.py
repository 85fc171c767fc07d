"""`muara migrate`: make the store's tables, or bring them to another revision."""

from __future__ import annotations

from typing import Annotated

import typer

from muara.commands.opening import prepared_settings
from muara.commands.options import DEFAULT_CONFIG, ConfigOption, heavy_imports


def register(app: typer.Typer) -> None:
    """Add `migrate` to `app`."""
    app.command()(migrate)


def migrate(
    config: ConfigOption = DEFAULT_CONFIG,
    to: Annotated[
        str | None,
        typer.Option(help="Go up to this revision instead of the newest.", metavar="REV"),
    ] = None,
    down_to: Annotated[
        str | None,
        typer.Option(help="Go back to this revision; base is the empty store.", metavar="REV"),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Yes, what the later tables hold may be lost.")
    ] = False,
) -> None:
    """Make the store's tables, or bring them to the form that this version needs.

    Safe to repeat. Make a copy of the store before going back.
    """
    with heavy_imports():
        from muara import app
        from store import migrate as migrations

    if to is not None and down_to is not None:
        raise typer.BadParameter("Give either --to or --down-to.")
    if down_to is not None and not yes:
        raise typer.BadParameter(
            f"Going back to {down_to} loses what later tables hold: say --yes if you mean it."
        )
    settings = prepared_settings(config)
    if to is None and down_to is None:
        app.prepare_store(settings)
    store = app.open_store(settings)
    try:
        if to is not None:
            migrations.upgrade(store, to)
        elif down_to is not None:
            migrations.downgrade(store, down_to)
        current = migrations.current(store)
    finally:
        store.close()
    typer.echo(f"The store is at revision {current}." if current else "The store is empty.")
