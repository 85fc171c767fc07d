"""`muara evaluate`: measures what is understood on a labelled file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from muara.commands.models import DEFAULT_SHELF, ShelfOption
from muara.commands.opening import print_table


def register(app: typer.Typer) -> None:
    """Add `evaluate` to `app`."""
    app.command()(evaluate)


def evaluate(
    file: Annotated[
        Path, typer.Argument(help="Labelled texts, one JSON object per line.", metavar="FILE")
    ],
    shelf: ShelfOption = DEFAULT_SHELF,
    jurisdiction: Annotated[
        str, typer.Option(help="Kemendagri code of the government, e.g. 35.22.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kinds", help="Show every label of this field, too. Repeatable."),
    ] = None,
) -> None:
    """Measure on your own reports how much of them is understood.

    Each line holds a "text" and the right answers to any of: language, is_report, type, urgency,
    incident_date, topic, agency, place, redactions. Nothing is stored or sent.
    """
    from muara import evaluation
    from muara.learning import ModelShelf
    from muara.seed import seed_lexicon
    from muara.understand_text import TextReader

    reader = TextReader(jurisdiction, ModelShelf(shelf).load_current())
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            measured = evaluation.evaluate(
                evaluation.read_lines(lines), reader.understand, seed_lexicon()
            )
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}.") from error
    except evaluation.UnreadableLine as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        typer.echo(measured.as_json())
        return
    print_table(evaluation.table(measured))
    for field in kinds or ():
        typer.echo("")
        print_table(evaluation.kind_table(measured, field))
