"""Where commands write what they take out: a file that appears whole, or standard output."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, cast

import typer

Format = Literal["jsonl", "csv", "xlsx"]
FormatOption = Annotated[
    Format, typer.Option("--format", help="jsonl for programs, csv and xlsx for people.")
]
OutputOption = Annotated[
    Path | None, typer.Option(help="File to write; standard output without.", metavar="FILE")
]
SinceOption = Annotated[str | None, typer.Option(help="From this date or time on.", metavar="DATE")]
UntilOption = Annotated[
    str | None, typer.Option(help="Up to this date's end, or this time.", metavar="DATE")
]
JurisdictionOption = Annotated[
    str | None, typer.Option(help="Only this government's.", metavar="CODE")
]


@contextmanager
def opened_output(output: Path | None, format_: Format) -> Iterator[BinaryIO]:
    """Where the rows go. A file appears only when it is whole, and for its owner alone."""
    if output is None:
        with _standard_output(format_) as file:
            yield file
        return
    with _written_to(output):
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(descriptor, "wb") as opened:
            yield opened
        with _written_to(output):
            os.replace(name, output)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


@contextmanager
def _written_to(output: Path) -> Iterator[None]:
    """What cannot be written is named as it was given, not by the file beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from error


@contextmanager
def _standard_output(format_: Format) -> Iterator[BinaryIO]:
    stream = cast(BinaryIO, sys.stdout.buffer)
    if format_ != "xlsx":
        yield stream
        stream.flush()
        return
    if sys.stdout.isatty():
        raise typer.BadParameter("A workbook cannot be shown: name a file with --output.")
    with tempfile.TemporaryFile() as file:  # a workbook is written with seeking
        yield file
        file.seek(0)
        shutil.copyfileobj(file, stream)
        stream.flush()
