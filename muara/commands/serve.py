"""`muara serve`: run the product."""

from __future__ import annotations

import gc
from typing import Annotated, Literal

import typer

from muara.commands.options import DEFAULT_CONFIG, ConfigOption, settings_from


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    config: ConfigOption = DEFAULT_CONFIG,
    role: Annotated[
        Literal["all", "web", "worker", "scheduler"],
        typer.Option(help="What this process does; with PostgreSQL any number may share the work."),
    ] = "all",
) -> None:
    """Take webhooks, poll, work, send and show the pages, until Ctrl-C."""
    # Imports make many objects and no garbage: looking for it would be a fifth of the start.
    # `serve` turns it on again.
    gc.disable()
    from muara.app import open_application, prepare_store
    from muara.config import ConfigurationError, secret_values
    from muara.demo_store import is_demo
    from muara.log import configure_logging, log_uncaught_exceptions
    from muara.serve import serve as run

    settings = settings_from(config)
    configure_logging(settings.log, secret_values(settings))
    log_uncaught_exceptions()
    if is_demo(settings.store.url):
        raise ConfigurationError(
            "This store belongs to the demo: `muara demo` runs it. "
            "For real work point store.url to another one."
        )
    prepare_store(settings)
    with open_application(settings) as application:
        run(application, role)
