"""`muara connect`: register our webhooks with the platforms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.check import print_findings
from muara.commands.opening import opened_application
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from channels.base import Finding
    from muara.app import Application, Channel


def register(app: typer.Typer) -> None:
    """Add `connect` to `app`."""
    app.command()(connect)


def connect(
    channels: Annotated[
        list[str] | None, typer.Argument(help="Channels; none means all.", metavar="[CHANNEL]...")
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Tell the platforms where to send messages; safe to repeat.

    Exits with 1 when a platform reports an error; the other channels are connected all the same.
    """
    with opened_application(config) as application:
        findings = {name: _connect(c) for name, c in chosen(application, channels).items()}
    # A list, so that what comes after an error is printed too.
    if not all([print_findings(f"Channel {name}", found) for name, found in findings.items()]):
        raise typer.Exit(1)


def chosen(application: Application, names: Sequence[str] | None) -> dict[str, Channel]:
    """The channels of these names, all without names; bad usage for one that is not open."""
    for name in names or ():
        if name in application.settings.not_configured:
            wanted = ", ".join(application.settings.not_configured[name].variables)
            raise typer.BadParameter(f"Channel {name!r} is not configured: set {wanted}.")
        if name not in application.channels:
            known = ", ".join(application.channels) or "none"
            raise typer.BadParameter(f"There is no channel {name!r}; configured are {known}.")
    return {name: application.channels[name] for name in names or application.channels}


def _connect(channel: Channel) -> Sequence[Finding]:
    from channels.base import Connects, Finding
    from channels.errors import ChannelError

    if not isinstance(channel.adapter, Connects):
        why = "it is a door of our own" if channel.type.is_own_door else "it is polled"
        message = f"{channel.type.label} needs no connecting: {why}."
        return [Finding(level="ok", subject="connected", message=message)]
    try:
        return channel.adapter.connect()
    except ChannelError as error:
        return [Finding(level="error", subject="connected", message=str(error))]
    except Exception as error:
        # One broken channel must not keep the others from being connected. Only the error's type
        # is told: its text may hold a token.
        message = f"The {channel.type.label} adapter failed with {type(error).__name__}."
        return [Finding(level="error", subject="connected", message=message)]
