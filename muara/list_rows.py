"""What all imports of lists have in common: going on where one stopped, and the file of faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO, TypeVar

from forwarder._export_tables import Csv, harmless
from muara.words import say

T = TypeVar("T")


def fresh_chunks(rows: Iterator[T], size: int, skip: int) -> Iterator[tuple[int, list[T]]]:
    """What stands behind the first `skip` rows, at most `size` at a time, each with how many rows
    have been read by then."""
    position = 0
    while chunk := list(islice(rows, size)):
        position += len(chunk)
        if position > skip:
            yield position, chunk[max(0, len(chunk) - (position - skip)) :]


def write_fault_table(
    output: BinaryIO, faults: Iterable[tuple[int, str, Mapping[str, str]]]
) -> int:
    """Write a CSV of line, reason and cells; how many lines. Each fault is its line, the name of
    the reason and its cells by their headers."""
    count = 0
    table: Csv | None = None
    line, reason = say("id", "imports.file_line"), say("id", "imports.file_reason")
    for number, fault, cells in faults:
        safe = {str(harmless(name)): cell for name, cell in cells.items()}
        table = table or Csv(output, [line, reason, *safe])
        table.write({line: number, reason: say("id", f"import_fault.{fault}"), **safe})
        count += 1
    if table is not None:
        table.close()
    return count
