"""`muara models`: what was learnt, which of it is in use, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, opened_store, print_table
from muara.commands.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    GovernmentOption,
    chosen_government,
)

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.learning import ModelCard, Shelf

ShelfOption = Annotated[
    Path,
    typer.Option(
        "--models",
        envvar="MUARA_MODELS",
        help="Folder of the models that were learnt from files.",
        metavar="PATH",
    ),
]
DEFAULT_SHELF = Path("var/models")
FromStoreOption = Annotated[
    bool, typer.Option("--from-store", help="The store's own instead of those of files.")
]
Number = Annotated[int, typer.Argument(help="Number of the model; 0 is the lexicon alone.")]


def register(app: typer.Typer) -> None:
    """Add `models` and what can be done with them to `app`."""
    models = typer.Typer(help="Models learnt from decisions: list, show, use, back.")
    models.command("list")(list_models)
    models.command()(show)
    models.command()(use)
    models.command()(back)
    app.add_typer(models, name="models", no_args_is_help=True)


def list_models(
    from_store: FromStoreOption = False,
    government: GovernmentOption = None,
    shelf: ShelfOption = DEFAULT_SHELF,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """The kept models; the one in use has a star."""
    with _opened(shelf, config, government, from_store=from_store) as models:
        current, cards = models.current, models.cards()
    rows: list[tuple[str, ...]] = [("", "MODEL", "LEARNT AT", "REPORTS", "ACCEPTED", "RIGHT")]
    rows.append(("*" if current == 0 else "", "0", "the lexicon alone", "", "", ""))
    rows += [_row(card, current) for card in cards]
    print_table(rows)


def show(
    number: Annotated[
        int | None, typer.Argument(help="Number of the model; the one in use unless given.")
    ] = None,
    from_store: FromStoreOption = False,
    government: GovernmentOption = None,
    shelf: ShelfOption = DEFAULT_SHELF,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """The report of a model's check, as JSON."""
    with _opened(shelf, config, government, from_store=from_store) as models:
        wanted = models.current if number is None else number
        if wanted == 0:
            typer.echo("No model is in use: the lexicon suggests alone.")
            return
        card = models.show(wanted)
    content = {
        "number": card.number,
        "learned_at": card.learned_at.isoformat(),
        "accepted": card.accepted,
        "report": card.report,
    }
    typer.echo(json.dumps(content, indent=2, ensure_ascii=False))


def use(
    number: Number,
    from_store: FromStoreOption = False,
    government: GovernmentOption = None,
    shelf: ShelfOption = DEFAULT_SHELF,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Use this model from now on."""
    with _opened(shelf, config, government, from_store=from_store) as models:
        models.use(number)
    typer.echo(_in_use(number))


def back(
    from_store: FromStoreOption = False,
    government: GovernmentOption = None,
    shelf: ShelfOption = DEFAULT_SHELF,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Return to the model that was in use before."""
    with _opened(shelf, config, government, from_store=from_store) as models:
        number = models.back()
    typer.echo(_in_use(number))


@contextmanager
def _opened(
    folder: Path, config: Path, government: str | None, *, from_store: bool
) -> Iterator[Shelf]:
    """The wanted shelf; what it does not have is a usage error."""
    from muara.learning import ModelShelf, NoSuchModel

    try:
        if from_store:
            from muara.clock import SystemClock
            from muara.teaching import StoreShelf
            from store.scope import Scope

            with opened_store(config) as (settings, store):
                code = chosen_government(settings, government)
                yield StoreShelf(store, Scope(actor=actor()), code, SystemClock())
        else:
            yield ModelShelf(folder)
    except NoSuchModel as error:
        raise typer.BadParameter(str(error)) from error


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
