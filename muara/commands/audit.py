"""`muara audit`: does the trail still say what was written into it, and a copy of it as a file."""

from __future__ import annotations

from typing import Annotated

import typer

from muara.commands.files import (
    FormatOption,
    JurisdictionOption,
    OutputOption,
    SinceOption,
    UntilOption,
    opened_output,
)
from muara.commands.opening import actor, counted, opened_store, print_table, read_moment, zone_of
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress

_BROKEN = {
    "changed": "its rows or the link itself are not what was sealed",
    "rows": "there are more or fewer rows than were sealed",
    "order": "it does not follow the link before it",
    "link": "rows name it, but it is not there",
}


def register(app: typer.Typer) -> None:
    """Add the `audit` commands to `app`."""
    audit = typer.Typer(help="Look after the audit trail.", no_args_is_help=True)
    audit.command()(verify)
    audit.command()(export)
    app.add_typer(audit, name="audit")


def verify(
    known: Annotated[
        list[str] | None,
        typer.Option(help="A hash noted earlier that must still be there; repeatable."),
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Walk the chain of every government and tell whether it holds.

    Note the last hash somewhere else: `--known` then proves that nobody made the chain anew. Exits
    with 1 when a link is broken or a known hash is missing.
    """
    from store import audit
    from store.scope import SYSTEM

    wanted = [_read_hash(each) for each in known or []]
    with opened_store(config) as (_, store), store.read() as connection:
        chains = audit.verify(SYSTEM, connection)
        missing = [each for each in wanted if not audit.has_link(SYSTEM, connection, each)]
    if not chains:
        typer.echo("Nothing was audited yet.")
    else:
        heading = ("For", "Links", "Rows", "Not sealed yet", "Last hash")
        cells = [
            (
                chain.jurisdiction or "installation",
                str(chain.links),
                str(chain.sealed),
                str(chain.unsealed),
                chain.head.hex(),
            )
            for chain in chains
        ]
        print_table([heading, *cells])
    broken = [chain for chain in chains if chain.broken is not None]
    for chain in broken:
        where = chain.jurisdiction or "installation"
        why = _BROKEN[chain.broken or ""]
        typer.echo(f"{where}: link {chain.broken_at} does not hold: {why}.", err=True)
    for each in missing:
        typer.echo(f"No chain holds {each.hex()}: it was made anew or cut.", err=True)
    if broken or missing:
        raise typer.Exit(1)


def _read_hash(written: str) -> bytes:
    try:
        found = bytes.fromhex(written.strip())
    except ValueError:
        found = b""
    if len(found) != 32:
        raise typer.BadParameter(f"{written!r} is not a hash of 64 hexadecimal digits.")
    return found


def export(
    format_: FormatOption = "jsonl",
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    jurisdiction: JurisdictionOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Write the audit trail, newest first; recorded in the trail itself."""
    from forwarder.export import write_rows
    from muara.audit_rows import audit_rows, taken
    from muara.clock import SystemClock
    from store.audit import AuditFilter
    from store.scope import Scope

    with opened_store(config) as (settings, store):
        zone = zone_of(settings, jurisdiction)
        wanted = AuditFilter(
            since=read_moment(since, zone) if since else None,
            until=read_moment(until, zone, ends_day=True) if until else None,
        )
        within = frozenset({jurisdiction}) if jurisdiction else None
        scope = Scope(actor=actor(), jurisdictions=within)
        with opened_output(output, format_) as file, progress("Exporting", None) as tell:
            rows = write_rows(
                store,
                scope,
                taken(wanted, format_),
                audit_rows(store, scope, wanted),
                file,
                now=SystemClock().now,
                tell=tell,
            )
    if output is not None:
        typer.echo(f"{counted(rows, 'row')} written to {output}.", err=True)
