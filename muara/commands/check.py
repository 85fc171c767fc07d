"""`muara check`: is the configuration right, and do the platforms agree?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.options import DEFAULT_CONFIG, ConfigOption, heavy_imports, settings_from

if TYPE_CHECKING:  # settings take long to import; --help does not need them
    from collections.abc import Collection

    from channels.base import Finding
    from muara.config import Settings

_MARKS = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "error": ("✗", "red")}


def register(app: typer.Typer) -> None:
    """Add `check` to `app`."""
    app.command()(check)


def check(
    config: ConfigOption = DEFAULT_CONFIG,
    online: Annotated[
        bool,
        typer.Option(
            "--online",
            help="Also ask every platform, and the place of files, whether all is in order.",
        ),
    ] = False,
) -> None:
    """Report every mistake in the configuration with file, line and remedy.

    Exits with 2 when there are mistakes, and with 1 when something keeps it from going live.
    """
    settings = settings_from(config)
    with heavy_imports():
        from muara.check import look_around, look_into_store
        from muara.clock import SystemClock

    _print_channels(settings)
    is_ready = print_findings("Installation", look_around(settings))
    if found := look_into_store(settings, SystemClock().now()):
        is_ready = print_findings("Store", found) and is_ready
    if online:
        is_ready = _ask_outside(settings) and is_ready
    if not is_ready:
        raise typer.Exit(1)


def _print_channels(settings: Settings) -> None:
    rows = [
        (name, channel.kind, channel.jurisdiction, "configured", channel.mode)
        for name, channel in settings.channels.items()
    ] + [
        (name, left_out.kind, left_out.jurisdiction, "not configured", _wanted(left_out.variables))
        for name, left_out in settings.not_configured.items()
    ]
    rows = [("Channel", "Kind", "For", "State", ""), *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        typer.echo("  ".join([*cells, row[4]]).rstrip())
    typer.echo("The configuration is valid.")


def _wanted(variables: tuple[str, ...]) -> str:
    return f"set {', '.join(variables)}" if variables else ""


def _ask_outside(settings: Settings) -> bool:
    """Print whether citizens' files can be kept, and every channel's own findings; whether none is
    an error."""
    from muara.check import ask_object_store, ask_platforms

    all_well = print_findings("Files", ask_object_store(settings))
    for name, findings in ask_platforms(settings):
        all_well = print_findings(f"Channel {name}", findings) and all_well
    return all_well


def print_findings(title: str, findings: Collection[Finding]) -> bool:
    """A title and one line for each finding; whether none is an error."""
    typer.echo(f"\n{title}")
    for finding in findings:
        sign, colour = _MARKS[finding.level]
        mark = typer.style(f"{sign} {finding.level}", fg=colour)
        typer.echo(f"  {mark}  {finding.subject}: {finding.message}")
    return all(finding.level != "error" for finding in findings)
