"""`muara settings`: what a government's operators may edit, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from muara.commands.opening import actor, opened_store
from muara.commands.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    GovernmentOption,
    chosen_government,
)

_AXES = ("subject", "topic", "agency", "aspect", "variant")


def register(app: typer.Typer) -> None:
    """Add `settings` to `app`."""
    commands = typer.Typer(
        help="Topics, agencies and the words that speak for them.", no_args_is_help=True
    )
    commands.command("export")(export_settings)
    commands.command("import")(import_settings)
    app.add_typer(commands, name="settings")


def export_settings(
    file: Annotated[Path, typer.Argument(help="YAML file to write; - is standard output.")],
    config: ConfigOption = DEFAULT_CONFIG,
    government: GovernmentOption = None,
) -> None:
    """Write the lexicon that holds for a government, for a person to edit."""
    import yaml

    from muara.knowledge import by_axis
    from store import knowledge
    from store.scope import SYSTEM

    with opened_store(config) as (settings, store), store.read() as connection:
        code = chosen_government(settings, government)
        entries = by_axis(knowledge.lexicon(SYSTEM, connection, code))
    text = yaml.safe_dump(
        {axis: entries.get(axis, []) for axis in _AXES}, allow_unicode=True, sort_keys=False
    )
    if file == Path("-"):
        typer.echo(text)
        return
    file.write_text(text, encoding="utf-8")
    typer.echo(f"{sum(map(len, entries.values()))} entries are in {file}.")


def import_settings(
    file: Annotated[Path, typer.Argument(help="YAML file as `muara settings export` writes it.")],
    config: ConfigOption = DEFAULT_CONFIG,
    government: GovernmentOption = None,
) -> None:
    """Take an edited lexicon for a government; only what differs is written.

    Nothing is taken from a file with a mistake: every mistake is named. Exits with 2 then.
    """
    from muara import seed
    from store import knowledge
    from store.knowledge import Entry
    from store.scope import Scope

    given = _read(file)
    mistakes = seed.mistakes(given)
    if mistakes:
        for mistake in mistakes:
            typer.echo(f"{file}: {mistake}", err=True)
        raise typer.Exit(2)
    entries = [
        Entry(axis, seed.code_of(axis, content), content)
        for axis, contents in given.items()
        for content in contents
    ]
    with opened_store(config) as (settings, store), store.write() as connection:
        code = chosen_government(settings, government)
        scope = Scope(actor=actor())
        known = {(e.axis, e.code): e.content for e in knowledge.lexicon(scope, connection, code)}
        changed = [e for e in entries if known.get((e.axis, e.code)) != e.content]
        if changed:
            knowledge.write_entries(scope, connection, code, changed, _now())
    typer.echo(f"{len(changed)} of {len(entries)} entries were new or changed.")


def _read(file: Path) -> dict[str, list[dict[str, Any]]]:
    import yaml

    from muara import seed

    try:
        given = seed.read_yaml(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}.") from error
    except yaml.YAMLError as error:
        raise typer.BadParameter(f"{file} is not YAML: {error}") from error
    if not isinstance(given, dict):
        raise typer.BadParameter(f"{file} holds no lexicon: it has none of {', '.join(_AXES)}.")
    return given


def _now() -> Any:
    from muara.clock import SystemClock

    return SystemClock().now()
