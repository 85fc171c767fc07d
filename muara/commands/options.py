"""Options that several commands share, and what they lead to."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # settings take long to import; --help does not need them
    from muara.config import Settings

ConfigOption = Annotated[
    Path,
    typer.Option("--config", envvar="MUARA_CONFIG", help="The configuration file.", metavar="PATH"),
]
DEFAULT_CONFIG = Path("config.yaml")
GovernmentOption = Annotated[
    str | None,
    typer.Option("--for", help="Code of the government; not needed where there is one."),
]


@contextmanager
def heavy_imports() -> Iterator[None]:
    """Imports within are quicker by a sixth: they make many objects, and no garbage to look for.

    What they have made is not looked through later either, nor at the end of the process.
    """
    was_looked_for, known = gc.isenabled(), len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > known:
            gc.freeze()
        if was_looked_for:
            gc.enable()


def settings_from(config: Path) -> Settings:
    """The settings in `config` under this process's environment; `ConfigurationError` if wrong.

    Where the store is a demo's, the demo's own settings lie over them.
    """
    with heavy_imports():
        from muara.config import load_settings
        from muara.demo_store import demo_settings, overlay_beside

    settings = load_settings(config, os.environ)
    overlay = overlay_beside(settings.store.url)
    return settings if overlay is None else demo_settings(config, overlay, os.environ)


def chosen_government(settings: Settings, wanted: str | None) -> str:
    """The government that a command is for; a usage error where that is not clear."""
    known = ", ".join(settings.jurisdictions)
    if wanted is None and len(settings.jurisdictions) == 1:
        return next(iter(settings.jurisdictions))
    if wanted is None:
        raise typer.BadParameter(f"Say which government with --for: {known}.")
    if wanted not in settings.jurisdictions:
        raise typer.BadParameter(f"There is no government {wanted!r}; there are {known}.")
    return wanted
