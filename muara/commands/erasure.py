"""`muara erasure`: who asked to be forgotten, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from muara.commands.files import opened_output
from muara.commands.opening import (
    actor,
    counted,
    opened_application,
    print_table,
)
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from sqlalchemy import Row

    from muara.app import Application
    from muara.erasure import Holder
    from store.scope import Scope

Code = Annotated[str, typer.Argument(help="The request's code, as `list` shows it.")]
Ground = Annotated[
    str, typer.Option(help="The legal ground: case_open, must_be_kept or legal_claim.")
]
Number = Annotated[str, typer.Argument(help="The number of one of their complaints.")]
Reason = Annotated[str, typer.Option(help="Why; kept in the history, so without names or numbers.")]


def register(app: typer.Typer) -> None:
    """Add the `erasure` commands to `app`."""
    erasure = typer.Typer(
        help="Decide who is forgotten, and copy what is kept about somebody.", no_args_is_help=True
    )
    erasure.command(name="list")(list_requests)
    erasure.command()(grant)
    erasure.command()(refuse)
    erasure.command()(person)
    erasure.command()(due)
    erasure.command(name="copy")(copy_person)
    app.add_typer(erasure, name="erasure")


def list_requests(config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Show the requests of which nobody has decided, never who asked; and of how many copies the
    holders are still to be told of an erasure."""
    from muara.erasure import still_to_tell
    from store import people
    from store.scope import SYSTEM

    with opened_application(config) as application, application.store.read() as connection:
        rows = people.open_erasure_requests(SYSTEM, connection)
        to_tell = len(still_to_tell(application, SYSTEM, connection))
    if to_tell:
        typer.echo(
            f"{counted(to_tell, 'copy', 'copies')} of what is erased "
            f"{'lies' if to_tell == 1 else 'lie'} with others who are still to be told: "
            "see /erasures."
        )
    if not rows:
        typer.echo("Nobody waits to be forgotten.")
        return
    heading = ("Code", "Channel", "Asked (UTC)", "Known")
    cells = [
        (row.code, row.channel, f"{row.requested_at:%Y-%m-%d %H:%M}", _known(row.reporter_id))
        for row in rows
    ]
    print_table([heading, *cells])


def grant(code: Code, reason: Reason, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Forget the person for good: key, words, files, and the requests that carried them."""
    from muara.erasure import asked_by, grant_request, holders_of

    with opened_application(config) as application:
        scope = application.scope(actor())
        with application.store.read() as connection:
            reporter_id = asked_by(scope, connection, code)
            holders = holders_of(application, scope, connection, reporter_id)
        files = grant_request(application, scope, code, reason)
    if files is None:
        typer.echo("The request is closed: nobody here has the platform's id that it names.")
    else:
        typer.echo(f"The person is forgotten, with {counted(files, 'file')}.")
    _tell_of(holders)


def refuse(
    code: Code, reason: Reason, ground: Ground, config: ConfigOption = DEFAULT_CONFIG
) -> None:
    """Close a request without erasing; the citizen is told on what ground."""
    from muara.erasure import refuse_request
    from store.errors import NotPossible

    with opened_application(config) as application:
        try:
            refuse_request(application, application.scope(actor()), code, ground, words=reason)
        except NotPossible as error:
            raise typer.BadParameter(str(error)) from error
    typer.echo("The request is closed without erasing.")


def person(
    tracking_id: Number,
    reason: Reason,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Forget whoever wrote a complaint for good, with all their other complaints' words."""
    from muara.erasure import erase, holders_of

    with opened_application(config) as application:
        scope = application.scope(actor())
        found = _report(application, scope, tracking_id)
        with application.store.read() as connection:
            holders = holders_of(application, scope, connection, found.reporter_id)
        files = erase(application, scope, found.reporter_id, reason)
    typer.echo(f"The person is forgotten, with {counted(files, 'file')}.")
    _tell_of(holders)


def _tell_of(holders: Sequence[Holder]) -> None:
    """Copies that are not ours to delete."""
    if not holders:
        return
    typer.echo("Others hold their reports, and have to be told (UU 27/2022, articles 45 and 48):")
    heading = ("Destination", "Report", "Number there", "Since (UTC)", "How")
    cells = [
        (
            one.recipient.destination,
            one.recipient.report.tracking_id,
            one.recipient.foreign_id or "",
            f"{one.recipient.since:%Y-%m-%d %H:%M}",
            "told by itself" if one.hears else "tell them by hand",
        )
        for one in holders
    ]
    print_table([heading, *cells])


def due(
    days: Annotated[
        int | None,
        typer.Option(min=1, help="Another period than retention.reporter_days.", metavar="DAYS"),
    ] = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Count the reporters who are due to be forgotten, and since when; nobody is forgotten now."""
    from muara.erasure import due_people

    with opened_application(config) as application:
        period = days or application.settings.retention.reporter_days
        if period is None:
            raise typer.BadParameter(
                "retention.reporter_days is not set: all are kept until they ask. Try a period "
                "with --days."
            )
        found: dict[str, list[datetime]] = {}
        for one in due_people(application, application.clock.now() - timedelta(days=period)):
            found.setdefault(one.jurisdiction, []).append(one.since)
    if not found:
        typer.echo(f"Nobody is due: no reporter has rested for {counted(period, 'day')}.")
        return
    heading = ("Government", "Reporters", "Resting since (UTC)")
    cells = [
        (code, str(len(moments)), f"{min(moments):%Y-%m-%d}")
        for code, moments in sorted(found.items())
    ]
    print_table([heading, *cells])


def copy_person(
    tracking_id: Number,
    reason: Reason,
    output: Annotated[Path, typer.Option(help="The zip to write.", metavar="FILE")],
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Write all that is kept about whoever wrote a complaint, for them to have: messages, files,
    contacts, answers, who received them and who looked.

    The file holds names and numbers, and is not sealed. That it was made stands in the audit trail.
    """
    from muara.own_copy import write_copy

    with opened_application(config) as application:
        scope = application.scope(actor())
        found = _report(application, scope, tracking_id)
        with opened_output(output, "csv") as file:
            made = write_copy(application, scope, found.id, file, reason)
    typer.echo(
        f"{output}: {counted(made.reports, 'report')}, {counted(made.messages, 'message')}, "
        f"{counted(made.files, 'file')}. "
        "It is not sealed: hand it over, and delete it here."
    )


def _report(application: Application, scope: Scope, tracking_id: str) -> Row[Any]:
    from store import queries
    from store.tracking import read_tracking_id

    with application.store.read() as connection:
        known = read_tracking_id(tracking_id) or tracking_id
        return queries.complaint_by_tracking_id(scope, connection, known)


def _known(reporter_id: int | None) -> str:
    return "yes" if reporter_id is not None else "no such person here"
