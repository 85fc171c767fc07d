"""`muara replay`: read again what could not be read, release what was quarantined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.connect import chosen
from muara.commands.opening import actor, counted, opened_application, print_table
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application
    from muara.replay import Replay

_FOUND = ("pending", "receipt", "ignored", "unreadable")


def register(app: typer.Typer) -> None:
    """Add `replay` to `app`."""
    app.command()(replay)


def replay(
    config: ConfigOption = DEFAULT_CONFIG,
    channel: Annotated[str | None, typer.Option(help="Only this channel's.")] = None,
    quarantined: Annotated[
        bool,
        typer.Option(
            "--quarantined", help="Show what is in quarantine; with --release, let it in."
        ),
    ] = False,
    release: Annotated[
        list[int] | None,
        typer.Option(help="Number of a quarantined request to trust; repeatable.", metavar="ID"),
    ] = None,
    all_of_reason: Annotated[
        str | None,
        typer.Option(help="Trust all quarantined requests of this reason.", metavar="REASON"),
    ] = None,
    renormalize: Annotated[
        bool,
        typer.Option(
            "--renormalize", help="Recompute stored records with what is known today instead."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would come of it, and change nothing.")
    ] = False,
) -> None:
    """Read again everything that could not be read, after a mend.

    What was quarantined is never read without --release or --all-of-reason: its sender did not
    prove to be the platform. --renormalize recomputes what is suggested about stored messages and
    shows what changed; what operators decided stays. Exits with 1 when something failed or could
    not be found.
    """
    if renormalize and quarantined:
        raise typer.BadParameter("--renormalize goes without --quarantined.")
    if (release or all_of_reason) and not quarantined:
        raise typer.BadParameter("--release and --all-of-reason go with --quarantined.")
    with opened_application(config) as application:
        if channel is not None:
            chosen(application, [channel])
        if renormalize:
            _renormalize(application, channel, dry_run=dry_run)
            return
        replaying = _replay(application, is_trial=dry_run)
        if quarantined and not (release or all_of_reason):
            _show(replaying, channel)
            return
        with progress("Reading again") as tell:
            if quarantined:
                found = replaying.quarantined(channel, all_of_reason) if all_of_reason else ()
                ids = dict.fromkeys([*(release or ()), *(row.id for row in found)])
                done = replaying.release(ids, tell)
            else:
                done = replaying.mend(channel, tell)
        if not dry_run:
            application.pipeline.drain()
    _print(done, dry_run=dry_run)
    if done["failed"] or done["not_found"]:
        raise typer.Exit(1)


def _replay(application: Application, *, is_trial: bool) -> Replay:
    from muara.replay import Replay

    rules = {name: channel.rules for name, channel in application.channels.items()}
    return Replay(
        application.store,
        application.pipeline,
        rules,
        application.clock,
        application.scope(actor()),
        is_trial=is_trial,
    )


def _renormalize(application: Application, channel: str | None, *, dry_run: bool) -> None:
    from muara.renormalize import Renormalize

    renewing = Renormalize(
        application.store,
        application.pipeline,
        application.clock,
        application.scope(actor()),
        is_trial=dry_run,
    )
    with progress("Recomputing") as tell:
        done = renewing.run(channel, tell)
    if dry_run:
        typer.echo("Only tried; nothing was changed.")
    of_all = counted(done.pop("read", 0), "record")
    typer.echo(f"{done.pop('changed', 0)} of {of_all} changed.")
    failed = done.pop("failed", 0)
    if done:
        rows = [(name, str(count)) for name, count in done.most_common() if count]
        print_table([("Changed", "Records"), *rows])
    if failed:
        typer.echo(f"Failed: {failed}.", err=True)
        raise typer.Exit(1)


def _show(replaying: Replay, channel: str | None) -> None:
    rows = [
        (str(r.id), r.channel, r.reason, f"{r.received_at:%Y-%m-%d %H:%M:%S}", str(r.size))
        for r in replaying.quarantined(channel)
    ]
    if rows:
        print_table([("Id", "Channel", "Reason", "Received (UTC)", "Bytes"), *rows])
    else:
        typer.echo("Nothing is in quarantine.")


def _print(done: Counter[str], *, dry_run: bool) -> None:
    if dry_run:
        typer.echo("Only tried; nothing was changed.")
    for key in ("mended", "released", "still_unreadable", "not_found", "failed"):
        if done[key]:
            typer.echo(f"{key.replace('_', ' ').capitalize()}: {done[key]}.")
    found = ", ".join(f"{done[key]} {key}" for key in _FOUND if done[key])
    if found:
        typer.echo(f"Found in them: {found}.")
    if not done["tried"]:
        typer.echo("There is nothing to read again.")
