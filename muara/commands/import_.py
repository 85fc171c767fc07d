"""`muara import`: a list or an exported chat becomes reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from muara.commands.opening import actor, counted, opened_application
from muara.commands.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    GovernmentOption,
    chosen_government,
)
from muara.commands.progress import progress

if TYPE_CHECKING:  # takes long to import; --help does not need it
    from muara.importing import Preview


def register(app: typer.Typer) -> None:
    """Add `import` to `app`."""
    app.command(name="import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(help="The file to import.", metavar="FILE")],
    kind: Annotated[
        Literal["csv", "xlsx", "whatsapp"],
        typer.Option(help="csv and xlsx are lists with headers; whatsapp is an exported chat."),
    ],
    config: ConfigOption = DEFAULT_CONFIG,
    government: GovernmentOption = None,
    source: Annotated[
        str, typer.Option(help="Name of the application, list or chat; tells numbers apart.")
    ] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column", help="What a column is; else guessed. Repeatable.", metavar="HEADER=FIELD"
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(help="Sheet of a workbook that holds the list; else found out.")
    ] = None,
    header_row: Annotated[
        int | None,
        typer.Option(help="Row in which the headers stand, from 1; else found out.", min=1),
    ] = None,
    own: Annotated[
        list[str] | None,
        typer.Option(help="Name under which the office wrote in the chat. Repeatable."),
    ] = None,
    is_trial: Annotated[
        bool, typer.Option("--dry-run", help="Look through the file, and keep nothing.")
    ] = False,
    faults: Annotated[
        Path | None,
        typer.Option("--faults", help="Write rows that fail there, as CSV.", metavar="FILE"),
    ] = None,
) -> None:
    """Bring an older list of reports, or an exported WhatsApp chat, into the store.

    A file may be imported twice: what is known already changes nothing. Rows that fail are kept
    as unreadable, and the others go on. Exits with 1 when some failed.
    """
    from muara import importing
    from muara.tables import Layout
    from store.scope import Scope

    with file.open("rb") as opened, opened_application(config) as application:
        code = chosen_government(application.settings, government)
        layout = Layout(sheet, header_row)
        look = importing.preview(kind, opened, layout)
        if sheet is not None and sheet not in look.sheets:
            raise typer.BadParameter(
                f"There is no sheet {sheet!r}; there are {', '.join(look.sheets) or 'none'}."
            )
        mapping = _mapping(look, columns or [])
        if kind != "whatsapp" and "text" not in mapping.values():
            headers = ", ".join(look.headers)
            raise typer.BadParameter(
                f"Say which column has the words: --column HEADER=text, of {headers}."
            )
        choices = importing.Choices(source=source, mapping=mapping, own=own or [], layout=layout)
        scope = Scope(actor=actor(), channels=application.jurisdiction_of())
        with progress("Importing") as tell:
            counts = importing.import_file(
                application, scope, code, kind, opened, choices, is_trial=is_trial, tell=tell
            )
        if faults is not None:
            with faults.open("wb") as output:
                importing.write_faults(application, scope, code, kind, opened, choices, output)
        if not is_trial:
            with progress("Settling") as tell:
                settled = 0
                while not (turn := application.pipeline.work()).is_idle:
                    settled += turn.items
                    tell(settled)
    typer.echo(_in_words(counts, is_trial=is_trial))
    if counts["failed"]:
        raise typer.Exit(1)


def _mapping(look: Preview, columns: list[str]) -> dict[str, str]:
    from muara.columns import FIELDS

    mapping = dict(look.guessed)
    for written in columns:
        header, _, field = written.rpartition("=")
        if header not in look.headers:
            raise typer.BadParameter(
                f"There is no column {header!r}; there are {', '.join(look.headers)}."
            )
        if field not in FIELDS:
            raise typer.BadParameter(f"A column can be {', '.join(FIELDS)}; not {field!r}.")
        mapping = {h: f for h, f in mapping.items() if f != field} | {header: field}
    return mapping


def _in_words(counts: Counter[str], *, is_trial: bool) -> str:
    new = "would be new" if is_trial else "new"
    return (
        f"{counted(counts['rows'], 'row')}: {counts['new']} {new}, "
        f"{counts['already_known']} already known, "
        f"{counts['failed']} failed, {counts['passed_over']} passed over."
    )
