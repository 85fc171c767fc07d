"""What commands that work on the store have in common: opening it, who acts, and local times."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from muara.commands.options import heavy_imports, settings_from

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application
    from muara.config import Settings
    from store.session import Store


def prepared_settings(config: Path) -> Settings:
    """The settings in `config`, on whose store the caller may work; from here on logs are plain,
    short and without secrets."""
    from muara.app import require_own_folders
    from muara.config import secret_values
    from muara.log import configure_logging

    settings = settings_from(config)
    require_own_folders(settings)
    style = settings.log.model_copy(update={"level": "warning", "format": "console"})
    configure_logging(style, secret_values(settings))
    return settings


@contextmanager
def opened_application(config: Path) -> Iterator[Application]:
    """All parts, with every configured channel."""
    with heavy_imports():
        from muara.app import open_application

    with open_application(prepared_settings(config)) as application:
        yield application


@contextmanager
def opened_store(config: Path) -> Iterator[tuple[Settings, Store]]:
    """The store alone, for what needs no platform."""
    with heavy_imports():
        from muara import app

    settings = prepared_settings(config)
    app.require_store(settings)
    store = app.open_store(settings)
    try:
        app.check_store(store)
        yield settings, store
    finally:
        store.close()


def actor() -> str:
    """Who works at this command line, as the history names them."""
    try:
        return f"command_line:{getpass.getuser()}"
    except (KeyError, OSError):  # a container's user may have no name
        return "command_line"


def read_moment(written: str, zone: ZoneInfo, *, ends_day: bool = False) -> datetime:
    """The moment that a date (its first moment in `zone`) or a date with time means; aware.

    With `ends_day` a date means the moment after its last. Bad usage when it is neither.
    """
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise typer.BadParameter(
            f"{written!r} is not a date. Write 2026-11-21 or 2026-11-21T08:30."
        ) from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    is_day = "T" not in written.upper() and " " not in written.strip() and moment.time() == time()
    return moment + timedelta(days=1) if ends_day and is_day else moment


def zone_of(settings: Settings, jurisdiction: str | None) -> ZoneInfo:
    """The time zone of `jurisdiction`, or of the first one that is served."""
    if jurisdiction is not None and jurisdiction not in settings.jurisdictions:
        known = ", ".join(settings.jurisdictions)
        raise typer.BadParameter(f"There is no jurisdiction {jurisdiction!r}; known are {known}.")
    code = jurisdiction or next(iter(settings.jurisdictions))
    return ZoneInfo(settings.jurisdictions[code].timezone)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 row`, `2 rows`; `many` where it is no mere `s`."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Rows of cells in columns; the first row is the heading."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        typer.echo("  ".join(cells).rstrip())
