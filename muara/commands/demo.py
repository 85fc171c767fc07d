"""`muara demo`: the product against simulated platforms."""

from __future__ import annotations

import gc
import os
from typing import Annotated

import typer

from muara.commands.options import DEFAULT_CONFIG, ConfigOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    config: ConfigOption = DEFAULT_CONFIG,
    rate: Annotated[
        float, typer.Option(min=0, help="Messages that invented citizens write per minute.")
    ] = 40,
) -> None:
    """Show Muara at work with invented citizens, on this machine only, until Ctrl-C."""
    gc.disable()  # as `muara serve` does before its imports; it turns it on again
    from muara.config import load_settings
    from muara.demo import run_demo
    from muara.log import configure_logging, log_uncaught_exceptions

    settings = load_settings(config, {}, in_clear=os.environ)
    style = settings.log.model_copy(update={"level": "error", "format": "console"})
    configure_logging(style, ())
    log_uncaught_exceptions()
    run_demo(config, rate=rate, say=typer.echo)
