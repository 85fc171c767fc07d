"""`muara store copy`: move to another database."""

from __future__ import annotations

import os
from contextlib import closing
from typing import Annotated

import typer

from muara.commands.opening import counted, prepared_settings
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress


def register(app: typer.Typer) -> None:
    """Add the `store` commands to `app`."""
    store = typer.Typer(help="Move the store to another database.", no_args_is_help=True)
    store.command()(copy)
    store.callback()(_keep_group)
    app.add_typer(store, name="store")


def _keep_group() -> None:
    """Move the store to another database."""


def copy(
    to: Annotated[
        str,
        typer.Option(
            envvar="MUARA_TARGET_URL",
            help="Where to: sqlite:///path or postgresql://user@host/name. With a password in it, "
            "put it into the environment instead.",
            metavar="URL",
        ),
    ],
    config: ConfigOption = DEFAULT_CONFIG,
    while_running: Annotated[
        bool,
        typer.Option(
            "--while-running",
            help="Copy although Muara runs: what comes in meanwhile is not in the copy.",
        ),
    ] = False,
) -> None:
    """Copy the whole store of config.yaml into an empty database, and compare every row.

    The source is only read. Broken off and begun again, it goes on where it stopped; until all is
    there nothing else can be done with the target. Citizens' files stay where they are.
    """
    from muara.app import check_store, open_store, require_store
    from muara.config_file import ConfigurationError
    from muara.settings import StoreSettings
    from store.moving import copy_store, row_count
    from store.session import Store

    settings = prepared_settings(config)
    require_store(settings)
    try:
        url = StoreSettings.model_validate({"url": to}, context={"folder": os.getcwd()}).url
    except ValueError as error:
        raise ConfigurationError(
            "--to is not a database URL. Write sqlite:///path or postgresql://user@host/name."
        ) from error
    with closing(open_store(settings)) as source, closing(Store(url, source.keyring)) as target:
        check_store(source)
        with progress("Copying", row_count(source)) as tell:
            copied = copy_store(
                source, target, told=lambda _, rows: tell(rows), may_be_in_use=while_running
            )
    rows, tables = counted(sum(one.rows for one in copied), "row"), counted(len(copied), "table")
    typer.echo(f"Copied, and every one compared: {rows} of {tables}.")
    typer.echo("Set store.url (MUARA_DATABASE_URL) to the new address, then start Muara again.")
