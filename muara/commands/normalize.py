"""`muara normalize`: shows what the system understands of raw bodies."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from forwarder.json_lines import json_line
from muara import garbage
from muara.commands.models import DEFAULT_SHELF, ShelfOption
from muara.commands.options import heavy_imports

_STANDARD_INPUT = Path("-")
_TEXT = "text"
_READ_AT_ONCE = 65_536


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
    jurisdiction: Annotated[
        str,
        typer.Option(help="For texts: Kemendagri code of the government, e.g. 35.22."),
    ] = "",
    models: ShelfOption = DEFAULT_SHELF,
) -> None:
    """Print what is understood of raw webhook bodies or API answers, one JSON line per item.

    Each line is {"file", "outcome", "reason", "record"}; outcome is message, receipt, ignored or
    unreadable. With `text` as KIND the input is JSON lines, {"text", "sent_at"?, "jurisdiction"?},
    and each line of the output says what is suggested for one of them. Needs no network, no
    database and no configuration.
    """
    if kind == _TEXT:
        _normalize_texts(files or [_STANDARD_INPUT], jurisdiction, models)
        return
    with heavy_imports():
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


def _normalize_texts(files: Sequence[Path], jurisdiction: str, models: Path) -> None:
    """What has come is answered before more is read: a program may wait for the answer."""
    with heavy_imports():
        from muara.learning import ModelShelf
        from muara.understand_text import TextReader, understand_lines

    reader = TextReader(jurisdiction, ModelShelf(models).load_current())
    garbage.look_seldom()
    is_whole = True
    for file in files:
        try:
            with _opened(file) as stream:
                for answer in understand_lines(_lines_as_they_come(stream), reader):
                    is_whole = is_whole and "error" not in answer
                    typer.echo(json_line(answer).encode("utf-8", "replace"))
        except OSError as error:
            typer.echo(f"{file} cannot be read: {error.strerror}.", err=True)
            raise typer.Exit(2) from error
    if not is_whole:
        raise typer.Exit(1)


@contextmanager
def _opened(file: Path) -> Iterator[BufferedReader]:
    if file == _STANDARD_INPUT:
        yield cast("BufferedReader", sys.stdin.buffer)
        return
    with file.open("rb") as stream:
        yield stream


def _lines_as_they_come(stream: BufferedReader) -> Iterator[list[str]]:
    """The lines of a file, and of a pipe those that have come, some at a time."""
    begun: list[bytes] = [b""]
    is_first = True
    while come := stream.read1(_READ_AT_ONCE):
        if is_first:
            come, is_first = come.removeprefix(codecs.BOM_UTF8), False
        first, *others = come.split(b"\n")
        begun.append(first)
        if others:
            whole = [b"".join(begun), *others[:-1]]
            begun = others[-1:]
            yield [line.decode("utf-8", "replace") for line in whole]
    yield [b"".join(begun).decode("utf-8", "replace")]


def _refuse_unknown(kind: str) -> None:
    from channels.registry import kinds

    if kind not in kinds():
        known = ", ".join([*kinds(), _TEXT])
        raise typer.BadParameter(f"There is no channel of kind {kind!r}; known are {known}.")


def _read(file: Path) -> bytes | None:
    """The file's bytes; None, and a sentence on standard error, when it cannot be read."""
    try:
        return sys.stdin.buffer.read() if file == _STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        typer.echo(f"{file} cannot be read: {error.strerror}.", err=True)
        return None
