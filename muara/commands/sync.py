"""`muara sync`: poll now, or read again what a platform still keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.connect import chosen
from muara.commands.opening import opened_application, read_moment
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from channels.base import Finding
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
        if everything:
            _name_left_out(application, since)
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


def _name_left_out(application: Application, since: str | None) -> None:
    """Say of each channel that `--all` does not read why."""
    for name, channel in application.channels.items():
        if not _can(channel, since):
            typer.echo(f"{name} is left out: {_why_left_out(channel, since)}", err=True)
    for name, missing in application.settings.not_configured.items():
        typer.echo(f"{name} is left out: set {', '.join(missing.variables)}.", err=True)


def _why_left_out(channel: Channel, since: str | None) -> str:
    from channels.base import Polls, Reconciles

    if not isinstance(channel.adapter, Polls):
        return f"{channel.type.label} cannot be polled."
    if since is not None:
        return f"{channel.type.label} keeps nothing to re-read."
    if isinstance(channel.adapter, Reconciles):
        return f"its mode is webhook; muara sync {channel.name} polls it all the same."
    return "its mode is webhook."


def _sync(application: Application, channel: Channel, since: datetime | None) -> bool:
    """Poll one channel and tell what came; False when it failed."""
    started_at = application.clock.now()
    try:
        counts, is_finished, findings = _read(application, channel, since)
    except Exception as error:
        # Whatever went wrong stays with this channel.
        sentence = _in_words(channel, error)
        typer.echo(f"{channel.name}: {sentence}", err=True)
        _record(application, channel, started_at, "failed", {}, sentence)
        return False
    troubles = [_trouble(channel, finding) for finding in findings]
    _record(application, channel, started_at, "done", counts, " ".join(troubles) or None)
    typer.echo(
        f"{channel.name}: {counts['fetched']} fetched, {counts['new']} new, "
        f"{counts['already_known']} already known."
    )
    for trouble in troubles:
        typer.echo(f"{channel.name}: {trouble}", err=True)
    if not is_finished:
        typer.echo(
            f"{channel.name}: not all of it was read. The same command goes on where this one "
            "stopped.",
            err=True,
        )
    return is_finished and not troubles


def _read(
    application: Application, channel: Channel, since: datetime | None
) -> tuple[Counter[str], bool, Sequence[Finding]]:
    """Counts, whether the end was reached, and what was in trouble."""
    poller = application.poller(channel.name)
    if since is None:
        with progress(f"Polling {channel.name}"):
            return poller.poll(), True, poller.findings
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
    return backfill.done, backfill.is_finished, poller.findings


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


def _trouble(channel: Channel, finding: Finding) -> str:
    """Which part could not be read, why, and what to do."""
    from muara.conditions import of_finding

    cause = of_finding(channel.settings.kind, finding).cause
    return _with_remedy(f"{finding.subject} could not all be read: {finding.message}", cause)


def _with_remedy(sentence: str, cause: str) -> str:
    """The platform's reason, which of what passes by itself does not say what to do."""
    from muara.conditions import PASSING
    from muara.words import say

    return f"{sentence} {say('en', f'remedy.{cause}')}" if cause in PASSING else sentence


def _in_words(channel: Channel, error: Exception) -> str:
    from channels.errors import ChannelError
    from muara.conditions import of_error
    from muara.config import ConfigurationError
    from store.errors import StoreError

    if isinstance(error, ChannelError):
        return _with_remedy(str(error), of_error(channel.settings.kind, error).cause)
    if isinstance(error, (ConfigurationError, StoreError)):
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
