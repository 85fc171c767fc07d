"""`muara setup`: from nothing to a configuration, and from there up to the citizens."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.options import DEFAULT_CONFIG, ConfigOption, settings_from

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from collections.abc import Iterator

    from muara.config import Settings
    from muara.ladder import Standing

LanguageOption = Annotated[str, typer.Option(help="Language: en or id.")]
_INVENTED = "99.01"


def register(app: typer.Typer) -> None:
    """Add `setup` and `setup templates` to `app`."""
    setup = typer.Typer(invoke_without_command=True)
    setup.callback()(set_up)
    setup.command()(templates)
    app.add_typer(setup, name="setup")


def set_up(
    context: typer.Context,
    config: ConfigOption = DEFAULT_CONFIG,
    status: Annotated[
        bool, typer.Option("--status", help="Only say how far each channel is, and the next step.")
    ] = False,
    code: Annotated[
        str | None, typer.Option(help="2 to 5 capitals or digits; begins tracking ids.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The government's full name.")] = None,
    area_code: Annotated[
        str | None, typer.Option(help="The Ministry of Home Affairs' code, like 32.04.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(help="Asia/Jakarta, Asia/Makassar or Asia/Jayapura.")
    ] = None,
    public_url: Annotated[
        str | None, typer.Option(help="Address at which platforms and citizens reach it.")
    ] = None,
    operator: Annotated[
        str | None, typer.Option(help="Name with which the first technician signs in; '' for none.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over files that are there; copies are kept.")
    ] = False,
    language: LanguageOption = "en",
) -> None:
    """Ask what only you know, write config.yaml and a Caddyfile, and let the first person sign in.

    Every question has an option. Safe to repeat: what stood in config.yaml stays, but for the
    answers, and a copy is kept.
    """
    if context.invoked_subcommand is not None:
        return
    if status:
        _print_status(settings_from(config), language)
        return
    from muara.setting_up import Answers, write_configuration

    _may_overwrite(config, overwrite)
    answers = Answers(
        code=code or typer.prompt("Code of the government (2 to 5 capitals)"),
        name=name or typer.prompt("Its full name"),
        area_code=area_code or typer.prompt("Its area code", default=_INVENTED),
        timezone=timezone or typer.prompt("Its time zone", default="Asia/Jakarta"),
        public_url=public_url or typer.prompt("Public address, like https://aduan.example.id"),
    )
    if operator is None:
        operator = typer.prompt("Name of the first technician, to sign in with", default="")
    settings, kept = write_configuration(config, answers, os.environ)
    _say_written(config, kept)
    _write_caddyfile(settings, config.with_name("Caddyfile"), overwrite)
    _let_in(config, settings, operator)
    typer.echo("")
    _print_steps(_by_configuration(settings), language)
    typer.echo("\nThen: muara check --online, muara connect, muara serve, muara doctor.")


def _may_overwrite(path: Path, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        typer.confirm(f"{path} is there already. Fill in the answers? A copy is kept", abort=True)


def _write_caddyfile(settings: Settings, path: Path, overwrite: bool) -> None:
    from muara.setting_up import caddyfile, keep_copy

    text = caddyfile(settings)
    if not text:
        typer.echo("No Caddyfile is written: the public address is not https.")
        return
    is_ours = path.exists() and path.read_text(encoding="utf-8") == text
    if path.exists() and not (
        overwrite
        or is_ours
        or typer.confirm(f"{path} is there already. Write over it? A copy is kept")
    ):
        return
    kept = keep_copy(path) if path.exists() and not is_ours else None
    path.write_text(text, encoding="utf-8")
    _say_written(path, kept)


def _say_written(path: Path, kept: Path | None) -> None:
    typer.echo(f"{path} is written." + (f" What stood there is in {kept.name}." if kept else ""))


def _let_in(config: Path, settings: Settings, username: str) -> None:
    """Make the tables, and an account for whoever looks after the rest."""
    from muara.app import open_store, prepare_store
    from muara.commands import operator
    from store import accounts
    from store.scope import SYSTEM

    if not username:
        return
    prepare_store(settings)
    store = open_store(settings)
    try:
        with store.read() as connection:
            known = {one.username for one in accounts.all_operators(SYSTEM, connection)}
    finally:
        store.close()
    if username in known:
        typer.echo(f"{username} can sign in already.")
        return
    operator.add(username, role="technician", config=config)


# --- how far each channel is --------------------------------------------------------------------


def _print_status(settings: Settings, language: str) -> None:
    _print_steps([*_not_configured(settings), *_asked(settings)], language)


def _not_configured(settings: Settings) -> Iterator[Standing]:
    from muara.ladder import not_configured

    for name, left_out in settings.not_configured.items():
        yield not_configured(name, left_out.kind, left_out.variables)


def _asked(settings: Settings) -> Iterator[Standing]:
    """Where each configured channel stands, as its platform says at this moment."""
    from muara.check import ask_platforms
    from muara.ladder import standing

    for name, findings in ask_platforms(settings):
        channel = settings.channels[name]
        wrong = {one.subject: one.message for one in findings if one.level == "error"}
        needs = channel.mode != "poll" and not settings.public_url.startswith("https://")
        yield standing(name, channel.kind, wrong=wrong, needs_address=needs)


def _by_configuration(settings: Settings) -> list[Standing]:
    from muara.ladder import standing

    opened = [
        standing(name, channel.kind, wrong=None) for name, channel in settings.channels.items()
    ]
    return [*_not_configured(settings), *opened]


def _print_steps(standings: list[Standing], language: str) -> None:
    for one in sorted(standings, key=lambda one: (-one.step, one.name)):
        typer.echo(f"{one.name} ({one.kind}): {one.step}/4 {one.rung_words(language)}")
        for missing in one.missing:
            typer.echo(f"    - {missing}")
        typer.echo(f"    → {one.next_words(language)}")


# --- templates ----------------------------------------------------------------------------------


def templates(
    language: Annotated[str, typer.Option(help="Language of the templates: id or en.")] = "id",
    as_json: Annotated[
        bool,
        typer.Option("--json", help="One JSON object per line, for Twilio's Content API."),
    ] = False,
) -> None:
    """Print WhatsApp templates for all news, ready to be submitted as utility templates."""
    from muara.submitting import LANGUAGES
    from muara.submitting import templates as all_templates

    if language not in LANGUAGES:
        raise typer.BadParameter(f"There are templates in {', '.join(LANGUAGES)}.")
    for one in all_templates(language):
        if as_json:
            typer.echo(json.dumps(one, ensure_ascii=False))
            continue
        typer.echo(f"{one['content']['friendly_name']} ({one['approval']['category']})")
        typer.echo(f"    {one['content']['types']['twilio/text']['body']}\n")
    if not as_json:
        typer.echo("Once approved, put each HX… below channels.<name>.templates, by purpose.")
