"""`muara learn`: fits a model on the government's own decisions and uses it if it is not worse."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.models import DEFAULT_SHELF, FromStoreOption, ShelfOption
from muara.commands.opening import actor, counted, opened_application, print_table
from muara.commands.options import (
    DEFAULT_CONFIG,
    ConfigOption,
    GovernmentOption,
    chosen_government,
)

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.learning import Report, Score


def register(app: typer.Typer) -> None:
    """Add `learn` to `app`."""
    app.command()(learn)


def learn(
    file: Annotated[
        Path | None, typer.Argument(help="Decisions, one JSON object per line.", metavar="FILE")
    ] = None,
    from_store: FromStoreOption = False,
    government: GovernmentOption = None,
    shelf: ShelfOption = DEFAULT_SHELF,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Learn topics and agencies from decided reports, and check it on the newest fifth of them.

    Each line is {"text", "agency"?, "topic"?, "decided_at", "is_secret"?}; sealed reports never
    teach. With --from-store the decisions are those of the operators, and the model is for what
    comes in. The new model is kept, and used if it does not do worse than the present one; exits
    with 1 when it does. `muara models back` returns to the one before.
    """
    if from_store == (file is not None):
        raise typer.BadParameter("Give either a FILE or --from-store.")
    number, report = _of_store(config, government) if file is None else _of_file(file, shelf)
    _tell(report)
    typer.echo(f"Model {number} {'is in use' if report.accepted else 'is kept, not used'}.")
    if not report.accepted:
        raise typer.Exit(1)


def _of_store(config: Path, government: str | None) -> tuple[int, Report]:
    from muara.learning import NothingToLearn
    from muara.teaching import teach

    with opened_application(config) as application:
        code = chosen_government(application.settings, government)
        try:
            report, number = teach(application, application.scope(actor()), code, tell=typer.echo)
        except NothingToLearn as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
    return number, report


def _of_file(file: Path, shelf: Path) -> tuple[int, Report]:
    from muara.learning import ModelShelf, read_decisions
    from muara.learning import learn as learn_from
    from muara.seed import seed_lexicon

    models = ModelShelf(shelf)
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            decisions = list(read_decisions(lines))
        model, report = learn_from(decisions, seed_lexicon(), models.load_current(), typer.echo)
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return models.add(model, report, datetime.now(UTC)), report


def _tell(report: Report) -> None:
    different = counted(report.decisions, "different report")
    typer.echo(f"{different}, {counted(report.repeated, 'repeated one')} left out.")
    rows: list[tuple[str, ...]] = [
        (
            "AXIS",
            "USED",
            "CHECKED",
            "RIGHT",
            "MACRO-F1",
            "TOP 3",
            "SURE",
            "RIGHT IF SURE",
            "CAL. ERROR",
        )
    ]
    for axis, measured in report.axes.items():
        rows.append(_cells(axis, "new", measured.new))
        rows.append(_cells(axis, "present", measured.present))
        rows.append(_cells(axis, "lexicon", measured.seed))
    print_table(rows)
    typer.echo(report.reason)


def _cells(axis: str, used: str, score: Score) -> tuple[str, ...]:
    shares = (
        score.accuracy,
        score.macro_f1,
        score.top_3,
        score.confident,
        score.confident_accuracy,
        score.calibration_error,
    )
    return (axis, used, str(score.count), *(f"{share:.3f}" for share in shares))
