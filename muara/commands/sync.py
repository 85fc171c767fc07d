"""`muara sync`: poll now, or read again what a platform still keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.connect import chosen
from muara.commands.opening import opened_application, read_moment
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application, Channel


def register(app: typer.Typer) -> None:
    """Add `sync` to `app`."""
    app.command()(sync)


def sync(
    channels: Annotated[
        list[str] | None, typer.Argument(help="Channels to poll.", metavar="[CHANNEL]...")
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
    everything: Annotated[
        bool, typer.Option("--all", help="All channels that can be polled.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            help="Read again everything since this date or time, beside the cursor; a second call "
            "goes on where the first was stopped.",
            metavar="DATE",
        ),
    ] = None,
) -> None:
    """Poll channels now and put what is new into the store.

    What is known already changes nothing. Exits with 1 when a channel failed; the others are
    polled all the same.
    """
    if bool(channels) == everything:
        raise typer.BadParameter("Name the channels, or say --all.")
    with opened_application(config) as application:
        if everything:
            wanted = {n: c for n, c in application.channels.items() if _can(c, since)}
        else:
            wanted = chosen(application, channels)
        if since is not None:  # a date that cannot be read is told before anything is fetched
            moments = {name: read_moment(since, c.zone) for name, c in wanted.items()}
        else:
            moments = {}
        results = [_sync(application, c, moments.get(name)) for name, c in wanted.items()]
        _settle(application)
    if not wanted:
        typer.echo("No configured channel can be polled like this.")
    if not all(results):
        raise typer.Exit(1)


def _can(channel: Channel, since: str | datetime | None) -> bool:
    from channels.base import Polls, Reconciles

    if since is None:
        return channel.polls
    return isinstance(channel.adapter, Polls) and isinstance(channel.adapter, Reconciles)


def _sync(application: Application, channel: Channel, since: datetime | None) -> bool:
    """Poll one channel and tell what came; False when it failed."""
    started_at = application.clock.now()
    try:
        counts, is_finished = _read(application, channel, since)
    except Exception as error:
        # Whatever went wrong stays with this channel.
        sentence = _in_words(channel, error)
        typer.echo(f"{channel.name}: {sentence}", err=True)
        _record(application, channel, started_at, "failed", {}, sentence)
        return False
    _record(application, channel, started_at, "done", counts, None)
    typer.echo(
        f"{channel.name}: {counts['fetched']} fetched, {counts['new']} new, "
        f"{counts['already_known']} already known."
    )
    if counts["findings"]:
        typer.echo(f"{channel.name}: a part of it could not be read; see above.", err=True)
    if not is_finished:
        typer.echo(
            f"{channel.name}: not all of it was read. The same command goes on where this one "
            "stopped.",
            err=True,
        )
    return is_finished and not counts["findings"]


def _read(
    application: Application, channel: Channel, since: datetime | None
) -> tuple[Counter[str], bool]:
    """Counts, and whether the end was reached."""
    poller = application.poller(channel.name)
    if since is None:
        with progress(f"Polling {channel.name}"):
            return poller.poll(), True
    age = application.clock.now() - since
    for limit in channel.type.history_limits:
        if age > limit.reach and _can(channel, since):
            typer.echo(f"{channel.name}: {limit.sentence}", err=True)
    with progress(f"Reading {channel.name} back") as tell:
        backfill = poller.backfill(
            since,
            is_over=_spares_budget(application, channel),
            progress=lambda done: tell(done["fetched"]),
        )
    return backfill.done, backfill.is_finished


def _spares_budget(application: Application, channel: Channel) -> Callable[[], bool]:
    """The past must not use up what today's polls need: half of the day's budget is theirs."""
    from datetime import UTC

    from store import timetable

    budget = getattr(channel.settings, "daily_budget_usd", None)

    def is_spent() -> bool:
        if budget is None:
            return False
        today = application.clock.now().astimezone(UTC).date()
        with application.store.read() as connection:
            spent = timetable.spent(connection, channel.name, today)
        if spent < budget / 2:
            return False
        typer.echo(
            f"{channel.name}: half of today's budget is spent; the rest is left to the polls. Go "
            "on tomorrow (UTC).",
            err=True,
        )
        return True

    return is_spent


def _in_words(channel: Channel, error: Exception) -> str:
    from channels.errors import ChannelError
    from muara.config import ConfigurationError
    from store.errors import StoreError

    if isinstance(error, (ChannelError, ConfigurationError, StoreError)):
        return str(error)
    # Only the error's type: its text may hold a token.
    return f"The {channel.type.label} adapter failed with {type(error).__name__}."


def _record(
    application: Application,
    channel: Channel,
    started_at: datetime,
    outcome: str,
    counts: Counter[str] | dict[str, int],
    reason: str | None,
) -> None:
    """Write the finished run into the timetable's history, as if it had had a slot."""
    from store import timetable

    now = application.clock.now()
    with application.store.write() as connection:
        run_id = timetable.start_run(
            connection,
            job="sync",
            account=channel.name,
            scheduled_for=started_at,
            fence=0,
            now=started_at,
        )
        if run_id is not None:
            timetable.finish_run(
                connection, run_id, outcome=outcome, now=now, counts=counts, reason=reason
            )


def _settle(application: Application) -> None:
    """Put what waits into the store; any other worker may help."""
    settled = 0
    with progress("Settling") as tell:
        while not (turn := application.pipeline.work()).is_idle:
            settled += turn.items
            tell(settled)
