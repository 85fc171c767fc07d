"""`muara evaluate`: measures what is understood on a labelled file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

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
    from muara.seed import seed_lexicon

    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            measured = evaluation.evaluate(
                evaluation.read_lines(lines), understanding(shelf), seed_lexicon()
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


def understanding(shelf: Path) -> Callable[[dict[str, Any]], Mapping[str, Any]]:
    """What is understood of a line, with the seed lexicon and the model in use."""
    from dataclasses import asdict

    from muara.learning import ModelShelf
    from muara.seed import seed_lexicon
    from normalizer.text import read
    from normalizer.topic import suggest

    lexicon, model = seed_lexicon(), ModelShelf(shelf).load_current()

    def understand(line: dict[str, Any]) -> dict[str, Any]:
        found = suggest(read(line["text"]), lexicon, model)
        return {
            "topics": [asdict(suggestion) for suggestion in found.topics],
            "agencies": [asdict(suggestion) for suggestion in found.agencies],
        }

    return understand
