"""`muara normalize`: shows what the system understands of raw bodies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

_STANDARD_INPUT = Path("-")


def register(app: typer.Typer) -> None:
    """Add `normalize` to `app`."""
    app.command()(normalize)


def normalize(
    kind: Annotated[str, typer.Argument(help="Type of channel, e.g. telegram.", metavar="KIND")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Files with one body each; - or none is standard input."),
    ] = None,
    source: Annotated[
        Literal["webhook", "poll"] | None,
        typer.Option(help="Where the bodies come from; guessed from their shape unless given."),
    ] = None,
    own_id: Annotated[
        list[str] | None,
        typer.Option(help="Our own account's id, whose words are skipped. Repeatable."),
    ] = None,
) -> None:
    """Print what is understood of raw webhook bodies or API answers, one JSON line per item.

    Each line is {"file", "outcome", "reason", "record"}; outcome is message, receipt, ignored or
    unreadable. Needs no network, no database and no configuration.
    """
    from channels.base import Source
    from muara.understand import understand

    _refuse_unknown(kind)
    given = Source(source) if source else None
    own_ids = frozenset(own_id or ())
    all_read = True
    for file in files or [_STANDARD_INPUT]:
        body = _read(file)
        if body is None:
            all_read = False
            continue
        for item in understand(kind, body, given, own_ids):
            typer.echo(item.as_json(str(file)).encode())
    if not all_read:
        raise typer.Exit(2)


def _refuse_unknown(kind: str) -> None:
    from channels.registry import kinds

    if kind not in kinds():
        known = ", ".join(kinds())
        raise typer.BadParameter(f"There is no channel of kind {kind!r}; known are {known}.")


def _read(file: Path) -> bytes | None:
    """The file's bytes; None, and a sentence on standard error, when it cannot be read."""
    try:
        return sys.stdin.buffer.read() if file == _STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        typer.echo(f"{file} cannot be read: {error.strerror}.", err=True)
        return None
