"""`muara operator`: who may sign in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, opened_store, print_table
from muara.commands.options import DEFAULT_CONFIG, ConfigOption

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.config import Settings
    from store.scope import Scope

Username = Annotated[str, typer.Argument(help="The name to sign in with.", metavar="USERNAME")]
PasswordFromStdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read the password from standard input."),
]


def register(app: typer.Typer) -> None:
    """Add the `operator` commands to `app`."""
    operator = typer.Typer(help="Say who may sign in.", no_args_is_help=True)
    operator.command()(add)
    operator.command(name="list")(list_operators)
    operator.command()(password)
    operator.command()(deactivate)
    operator.command(name="second-factor")(remove_second_factor)
    app.add_typer(operator, name="operator")


def add(
    username: Username,
    role: Annotated[
        str, typer.Option(help="What they do, e.g. officer, auditor, technician.")
    ] = "officer",
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option(help="Code of a government they work for; repeatable. Without: all."),
    ] = None,
    agency: Annotated[
        str | None,
        typer.Option(help="Code of the agency that a liaison officer or agency head works for."),
    ] = None,
    display_name: Annotated[str, typer.Option(help="Full name, as colleagues know it.")] = "",
    password_stdin: PasswordFromStdin = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Let somebody sign in. Without --password-stdin a password is made and shown once."""
    from muara.clock import SystemClock
    from store import accounts
    from store.rights import ROLES

    if role not in ROLES:
        raise typer.BadParameter(f"There is no role {role!r}; known are {', '.join(ROLES)}.")
    with opened_store(config) as (settings, store):
        _check_jurisdictions(settings, jurisdiction or [])
        chosen = _password(password_stdin)
        with store.write() as connection:
            codes = jurisdiction or []
            accounts.add_operator(
                _scope(),
                connection,
                username=username,
                password=chosen,
                role=role,
                jurisdictions=codes,
                agency_id=accounts.agency_by_code(connection, agency, codes) if agency else None,
                display_name=display_name,
                now=SystemClock().now(),
            )
    typer.echo(f"{username} can sign in at {settings.public_url}.")
    _tell(chosen, password_stdin)


def list_operators(config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Show who may sign in; never a password."""
    from store import accounts

    with opened_store(config) as (_, store), store.read() as connection:
        found = accounts.all_operators(_scope(), connection)
    if not found:
        typer.echo("Nobody may sign in yet: muara operator add USERNAME")
        return
    heading = ("Username", "Name", "Role", "For", "State", "Since")
    rows = [
        (
            account.username,
            account.display_name or "-",
            account.role,
            ", ".join(sorted(account.jurisdictions)) if account.jurisdictions else "all",
            "active" if account.is_active else "deactivated",
            f"{account.created_at:%Y-%m-%d}",
        )
        for account in found
    ]
    print_table([heading, *rows])


def password(
    username: Username,
    password_stdin: PasswordFromStdin = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Give somebody a new password and end their sessions."""
    from muara.clock import SystemClock
    from store import accounts

    with opened_store(config) as (_, store):
        chosen = _password(password_stdin)
        with store.write() as connection:
            accounts.set_password(_scope(), connection, username, chosen, SystemClock().now())
    typer.echo(f"{username} has a new password and was signed out everywhere.")
    _tell(chosen, password_stdin)


def deactivate(username: Username, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Let somebody sign in no more, from now on; what they did stays in the history."""
    from muara.clock import SystemClock
    from store import accounts

    with opened_store(config) as (_, store), store.write() as connection:
        accounts.deactivate(_scope(), connection, username, SystemClock().now())
    typer.echo(f"{username} can no longer sign in.")


def remove_second_factor(username: Username, config: ConfigOption = DEFAULT_CONFIG) -> None:
    """Ask that somebody's second factor be taken away, or confirm what another person asked."""
    from muara.clock import SystemClock
    from store import accounts, second_factor

    now = SystemClock().now()
    with opened_store(config) as (_, store), store.write() as connection:
        person = accounts.named(connection, username)
        is_asked = second_factor.open_request(connection, person.id) is not None
        do = second_factor.confirm_removal if is_asked else second_factor.ask_removal
        do(_scope(), connection, person.id, now)
    if is_asked:
        typer.echo(f"The second factor of {username} is gone; they set up a new one.")
    else:
        typer.echo("Noted. A second person must confirm: on the page operators, or here.")


def _scope() -> Scope:
    from store.scope import Scope

    return Scope(actor=actor())


def _check_jurisdictions(settings: Settings, codes: list[str]) -> None:
    for code in codes:
        if code not in settings.jurisdictions:
            known = ", ".join(settings.jurisdictions)
            raise typer.BadParameter(f"There is no jurisdiction {code!r}; known are {known}.")


def _password(from_stdin: bool) -> str:
    from store import accounts

    return sys.stdin.readline().rstrip("\r\n") if from_stdin else accounts.new_password()


def _tell(chosen: str, from_stdin: bool) -> None:
    if not from_stdin:
        typer.echo(f"Password: {chosen}\nIt is shown only now; hand it over safely.")
