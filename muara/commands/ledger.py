"""`muara ledger`: is everything that was received accounted for?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import opened_store, print_table, read_moment, zone_of
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from store.equation import DayTotal


def register(app: typer.Typer) -> None:
    """Add `ledger` to `app`."""
    app.command()(ledger)


def ledger(
    config: ConfigOption = DEFAULT_CONFIG,
    since: Annotated[
        str | None, typer.Option(help="From this day on; all days without.", metavar="DATE")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object per line, for programs.")
    ] = False,
) -> None:
    """Show per channel and day that what was received is the sum of what became of it.

    Exits with 1 when a line does not add up, which is a defect of this program.
    """
    from store.equation import day_totals
    from store.scope import SYSTEM

    with opened_store(config) as (settings, store):
        first = read_moment(since, zone_of(settings, None)).date() if since else None
        with store.read() as connection:
            totals = day_totals(SYSTEM, connection, since=first)
    if as_json:
        for total in totals:
            typer.echo(json.dumps(_fields(total)))
    elif totals:
        _print(totals)
    else:
        typer.echo("Nothing was received yet.")
    wrong = [total for total in totals if not total.is_balanced]
    for total in wrong:
        typer.echo(
            f"{total.channel} on {total.day}: {total.received} received, but "
            f"{sum(total.outcomes.values())} accounted for.",
            err=True,
        )
    if wrong:
        raise typer.Exit(1)


def _fields(total: DayTotal) -> dict[str, object]:
    return {
        "channel": total.channel,
        "day": total.day.isoformat(),
        "received": total.received,
        "recovered": total.recovered,
        **total.outcomes,
        "balanced": total.is_balanced,
    }


def _print(totals: list[DayTotal]) -> None:
    names = list(totals[0].outcomes)
    heading = ("Day", "Channel", "Received", "", *(name.capitalize() for name in names))
    rows = [heading]
    for total in totals:
        counts = (str(total.outcomes[name]) for name in names)
        sign = "=" if total.is_balanced else "≠"
        rows.append((total.day.isoformat(), total.channel, str(total.received), sign, *counts))
    print_table(rows)
