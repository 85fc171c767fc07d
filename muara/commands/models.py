"""`muara models`: what was learnt, which of it is in use, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import print_table

if TYPE_CHECKING:  # this takes long to import; --help does not need it
    from muara.learning import ModelCard, ModelShelf

ShelfOption = Annotated[
    Path, typer.Option("--models", help="Folder in which models are kept.", metavar="PATH")
]
DEFAULT_SHELF = Path("var/models")
Number = Annotated[int, typer.Argument(help="Number of the model; 0 is the lexicon alone.")]


def register(app: typer.Typer) -> None:
    """Add `models` and what can be done with them to `app`."""
    models = typer.Typer(help="Models learnt from decisions: list, show, use, back.")
    models.command("list")(list_models)
    models.command()(show)
    models.command()(use)
    models.command()(back)
    app.add_typer(models, name="models", no_args_is_help=True)


def list_models(shelf: ShelfOption = DEFAULT_SHELF) -> None:
    """The kept models; the one in use has a star."""
    models = _shelf(shelf)
    current = models.current
    rows: list[tuple[str, ...]] = [("", "MODEL", "LEARNT AT", "REPORTS", "ACCEPTED", "RIGHT")]
    rows.append(("*" if current == 0 else "", "0", "the lexicon alone", "", "", ""))
    rows += [_row(card, current) for card in models.cards()]
    print_table(rows)


def show(
    number: Annotated[
        int | None, typer.Argument(help="Number of the model; the one in use unless given.")
    ] = None,
    shelf: ShelfOption = DEFAULT_SHELF,
) -> None:
    """The report of a model's check, as JSON."""
    from muara.learning import NoSuchModel

    models = _shelf(shelf)
    wanted = models.current if number is None else number
    if wanted == 0:
        typer.echo("No model is in use: the lexicon suggests alone.")
        return
    try:
        card = models.show(wanted)
    except NoSuchModel as error:
        raise typer.BadParameter(str(error)) from error
    content = {
        "number": card.number,
        "learned_at": card.learned_at.isoformat(),
        "accepted": card.accepted,
        "report": card.report,
    }
    typer.echo(json.dumps(content, indent=2, ensure_ascii=False))


def use(number: Number, shelf: ShelfOption = DEFAULT_SHELF) -> None:
    """Use this model from now on."""
    from muara.learning import NoSuchModel

    try:
        _shelf(shelf).use(number)
    except NoSuchModel as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(_in_use(number))


def back(shelf: ShelfOption = DEFAULT_SHELF) -> None:
    """Return to the model that was in use before."""
    from muara.learning import NoSuchModel

    try:
        number = _shelf(shelf).back()
    except NoSuchModel as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(_in_use(number))


def _shelf(folder: Path) -> ModelShelf:
    from muara.learning import ModelShelf

    return ModelShelf(folder)


def _in_use(number: int) -> str:
    return f"Model {number} is in use." if number else "The lexicon suggests alone."


def _row(card: ModelCard, current: int) -> tuple[str, ...]:
    axes = card.report.get("axes", {})
    right = "  ".join(f"{axis} {report['new']['accuracy']:.3f}" for axis, report in axes.items())
    return (
        "*" if card.number == current else "",
        str(card.number),
        f"{card.learned_at:%Y-%m-%d %H:%M}",
        str(card.report.get("decisions", "")),
        "yes" if card.accepted else "no",
        right,
    )
