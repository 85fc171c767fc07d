"""`muara export`: messages or complaints as a file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from muara.commands.files import (
    FormatOption,
    JurisdictionOption,
    OutputOption,
    SinceOption,
    UntilOption,
    opened_output,
)
from muara.commands.opening import actor, counted, opened_store, read_moment, zone_of
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress


def register(app: typer.Typer) -> None:
    """Add `export` to `app`."""
    app.command()(export)


def export(
    kind: Annotated[Literal["messages", "complaints"], typer.Argument(help="What to take out.")],
    config: ConfigOption = DEFAULT_CONFIG,
    format_: FormatOption = "jsonl",
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    jurisdiction: JurisdictionOption = None,
    identified: Annotated[
        bool,
        typer.Option("--identified", help="With senders and original words; needs --reason."),
    ] = False,
    with_secret: Annotated[
        bool, typer.Option("--with-secret", help="Secret complaints too; needs --reason.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Why; kept in the history.")] = "",
) -> None:
    """Write messages (by the time they came) or complaints (by the time they were opened).

    Dates are days of the jurisdiction's time zone. Personal numbers are replaced in the words;
    every export is recorded in the history.
    """
    from forwarder import export as exporting
    from forwarder.errors import ForwardError
    from muara.clock import SystemClock
    from muara.config import Settings
    from store.exports import Period
    from store.scope import Scope

    def scope_in(settings: Settings) -> Scope:
        wanted = frozenset({jurisdiction}) if jurisdiction else None
        return Scope(actor=actor(), jurisdictions=wanted, channels=settings.channel_jurisdictions)

    with opened_store(config) as (settings, store):
        zone = zone_of(settings, jurisdiction)
        period = Period(
            since=read_moment(since, zone) if since else None,
            until=read_moment(until, zone, ends_day=True) if until else None,
        )
        if period.since and period.until and period.since >= period.until:
            raise typer.BadParameter("--since must come before --until.")
        try:
            request = exporting.ExportRequest(
                kind=kind,
                format=format_,
                period=period,
                is_identified=identified,
                with_secret=with_secret,
                reason=reason,
            )
        except ForwardError as error:
            raise typer.BadParameter(str(error)) from error
        kinds = settings.channel_kinds
        scope = scope_in(settings)
        total = exporting.count(store, scope, request)
        locked = exporting.locked_count(store, scope, request)
        with opened_output(output, format_) as file, progress("Exporting", total) as tell:
            rows = exporting.export(
                store, scope, request, file, kinds=kinds, now=SystemClock().now, tell=tell
            )
    if locked:
        typer.echo(
            f"{counted(locked, 'message')} of people who wait to be forgotten: names and original "
            "words stay here until somebody decides (`muara erasure list`).",
            err=True,
        )
    if output is not None:
        typer.echo(f"{counted(rows, kind.removesuffix('s'))} written to {output}.", err=True)
