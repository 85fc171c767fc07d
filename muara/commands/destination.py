"""`muara destination`: how systems outside do, pausing them, and trying them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, opened_application, print_table
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.app import Application, Destination

Name = Annotated[str, typer.Argument(help="The destination, as config.yaml names it.")]


def register(app: typer.Typer) -> None:
    """Add the `destination` commands to `app`."""
    group = typer.Typer(help="See how systems outside do, and try them out.", no_args_is_help=True)
    group.command(name="list")(list_destinations)
    group.command()(check)
    group.command()(pause)
    group.command()(resume)
    app.add_typer(group, name="destination")


def list_destinations(config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Show each destination, and how much waits, is unclear, or was not taken."""
    from store import dispatching
    from store.scope import SYSTEM

    with opened_application(config) as application, application.store.read() as connection:
        states = dispatching.states(SYSTEM, connection)
        counts = dispatching.counts(SYSTEM, connection)
        heading = ("Name", "Kind", "Condition", "Waiting", "Unclear", "Not taken", "Last error")
        rows = []
        for one in application.destinations.values():
            state = states.get(one.name)
            waiting = sum(counts.get((one.name, s), 0) for s in ("due", "sending", "failed"))
            rows.append(
                (
                    one.name,
                    one.settings.kind,
                    dispatching.condition(state) if one.is_called else "by people",
                    str(waiting),
                    str(counts.get((one.name, "uncertain"), 0)),
                    str(counts.get((one.name, "dead"), 0)),
                    (state.last_error if state else None) or "",
                )
            )
    if not rows:
        typer.echo("No destination is configured: see destinations in config.yaml.")
        return
    print_table([heading, *rows])


def check(
    name: Name,
    *,
    sends: Annotated[
        bool, typer.Option("--send", help="Also make a test case there, and change it.")
    ] = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Try out whether a destination takes complaints as the contract says.

    Without --send nothing is changed there. Exits with 1 when something is not as agreed.
    """
    from forwarder.conformance import try_out
    from forwarder.destination import Checks

    with opened_application(config) as application:
        to = _found(application, name)
        if sends:
            findings = try_out(
                to.adapter, application.clock.now(), repeats_safely=to.repeats_safely
            )
        elif isinstance(to.adapter, Checks):
            findings = iter(to.adapter.check())
        else:
            typer.echo("It can only be tried out by sending: say --send.")
            return
        is_well = True
        for finding in findings:
            typer.echo(f"{finding.level:8}{finding.subject}: {finding.message}")
            is_well &= finding.level != "error"
    if not is_well:
        raise typer.Exit(1)


def pause(name: Name, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Send nothing there until it is resumed."""
    _change(config, name, is_pause=True)


def resume(name: Name, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Go on sending there, at once."""
    _change(config, name, is_pause=False)


def _change(config: ConfigOption, name: str, *, is_pause: bool) -> None:
    from store import dispatching

    with opened_application(config) as application:
        _found(application, name)
        change = dispatching.pause if is_pause else dispatching.resume
        with application.store.write() as connection:
            scope = application.scope(actor())
            is_new = change(scope, connection, name, application.clock.now())
    word = "paused" if is_pause else "resumed"
    typer.echo(f"{name} is {word}." if is_new else f"{name} was {word} already.")


def _found(application: Application, name: str) -> Destination:
    to = application.destinations.get(name)
    if to is None or not to.is_called:
        known = ", ".join(one.name for one in application.destinations.values() if one.is_called)
        raise typer.BadParameter(f"There is no destination {name!r}; known: {known or 'none'}.")
    return to
