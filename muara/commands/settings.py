"""`muara settings`: what a government's operators may edit, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from muara.commands.opening import actor, counted, opened_store, zone_of
from muara.commands.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    GovernmentOption,
    chosen_government,
)


def register(app: typer.Typer) -> None:
    """Add `settings` to `app`."""
    commands = typer.Typer(help="What a government sets for itself.", no_args_is_help=True)
    commands.command("export")(export_settings)
    commands.command("import")(import_settings)
    app.add_typer(commands, name="settings")


def export_settings(
    file: Annotated[Path, typer.Argument(help="YAML file to write; - is standard output.")],
    config: ConfigOption = DEFAULT_CONFIG,
    government: GovernmentOption = None,
) -> None:
    """Write everything that a government sets for itself, for a person to edit or to take along."""
    import yaml

    from muara.settings_file import written
    from store.scope import SYSTEM

    with opened_store(config) as (settings, store), store.read() as connection:
        found = written(SYSTEM, connection, chosen_government(settings, government))
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
    if file == Path("-"):
        typer.echo(text)
        return
    file.write_text(text, encoding="utf-8")
    entries = counted(sum(map(len, found.values())), "entry", "entries")
    typer.echo(f"{entries} written to {file}.")


def import_settings(
    file: Annotated[Path, typer.Argument(help="YAML file as `muara settings export` writes it.")],
    config: ConfigOption = DEFAULT_CONFIG,
    government: GovernmentOption = None,
) -> None:
    """Take an edited file for a government; only what differs is written, nothing is removed.

    Nothing is taken from a file with a mistake: every mistake is named. Exits with 2 then.
    """
    from muara.clock import SystemClock
    from muara.local_settings import area_names
    from muara.settings_file import Mistaken, take
    from normalizer.gazetteer import AREAS, load_gazetteer
    from store.scope import Scope

    given = _read(file)
    now = SystemClock().now()
    with opened_store(config) as (settings, store):
        code = chosen_government(settings, government)
        area = settings.jurisdictions[code].area_code or ""
        names = area_names(load_gazetteer(AREAS, area))
        today = now.astimezone(zone_of(settings, code)).date()
        try:
            with store.write() as connection:
                done = take(
                    Scope(actor=actor()),
                    connection,
                    code,
                    given,
                    now,
                    today,
                    area=area,
                    area_name=names,
                )
        except Mistaken as wrong:
            for mistake in wrong.mistakes:
                typer.echo(f"{file}: {mistake}", err=True)
            raise typer.Exit(2) from wrong
    entries = counted(done.entries, "entry", "entries")
    typer.echo(f"{done.changed} of {entries} new or changed.")


def _read(file: Path) -> dict[str, Any]:
    import yaml

    from muara import seed
    from muara.settings_file import AXES, SECTIONS

    try:
        given = seed.read_yaml(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}.") from error
    except yaml.YAMLError as error:
        raise typer.BadParameter(f"{file} is not YAML: {error}") from error
    if not isinstance(given, dict):
        raise typer.BadParameter(
            f"{file} holds no settings: it has none of {', '.join((*AXES, *SECTIONS))}."
        )
    return given
