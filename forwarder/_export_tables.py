"""Writes rows as JSON lines, CSV or an Excel workbook, one at a time and safe to open.

A citizen's words must never act as a formula in an officer's spreadsheet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO, Protocol

from forwarder.json_lines import json_line

FORMATS = ("jsonl", "csv", "xlsx")

# What a spreadsheet takes for the beginning of a formula; the wide forms in East Asian editions.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST_CELL = 32_000
_ROWS_PER_SHEET = 1_000_000

Cell = str | int | float | bool | None


class Table(Protocol):
    """Takes rows one by one; what was written is whole only after `close`."""

    def write(self, row: Mapping[str, Any]) -> None: ...

    def close(self) -> None: ...


def open_table(format_: str, file: BinaryIO, name: str, columns: Sequence[str]) -> Table:
    """A table of `format_` (see `FORMATS`) in `file`, which stays open.

    `columns` name the cells of the flat formats; a row's nested values are flattened for them.
    """
    if format_ == "jsonl":
        return JsonLines(file)
    if format_ == "csv":
        return Csv(file, columns)
    return Workbook(file, name, columns)


class JsonLines:
    """One JSON object per line, in UTF-8; nested values stay nested."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, row: Mapping[str, Any]) -> None:
        self._file.write(json_line(row, is_compact=True).encode() + b"\n")

    def close(self) -> None:
        self._file.flush()


class Csv:
    """RFC 4180 in UTF-8. Text that could act as a formula begins with an apostrophe."""

    def __init__(self, file: BinaryIO, columns: Sequence[str]) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
        self._columns = columns
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(columns)

    def write(self, row: Mapping[str, Any]) -> None:
        cells = flatten(row)
        self._writer.writerow([harmless(cells.get(name)) for name in self._columns])

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


class Workbook:
    """An Excel workbook whose text is text; further sheets where one is full."""

    def __init__(
        self,
        file: BinaryIO,
        name: str,
        columns: Sequence[str],
        rows_per_sheet: int = _ROWS_PER_SHEET,
    ) -> None:
        import xlsxwriter  # long to import, and only workbooks need it

        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(file, options)
        self._name = name
        self._columns = columns
        self._rows_per_sheet = rows_per_sheet
        self._sheets = 0
        self._next = 0
        self._add_sheet()

    def write(self, row: Mapping[str, Any]) -> None:
        if self._next > self._rows_per_sheet:
            self._add_sheet()
        cells = flatten(row)
        self._write([cells.get(name) for name in self._columns])

    def close(self) -> None:
        self._book.close()

    def _add_sheet(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._next = 0
        self._write(self._columns)

    def _write(self, cells: Iterable[Cell]) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._next, column, _plain(cell))
            elif isinstance(cell, bool):
                self._sheet.write_boolean(self._next, column, cell)
            elif cell is not None:
                self._sheet.write_number(self._next, column, cell)
        self._next += 1


def flatten(row: Mapping[str, Any]) -> dict[str, Cell]:
    """`{"location": {"latitude": 1}}` as `{"location_latitude": 1}`; a list of objects becomes one
    cell per field with its values in their order, separated by spaces."""
    flat: dict[str, Cell] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}_{inner}": cell for inner, cell in value.items()}
        elif isinstance(value, (list, tuple)):
            for field in dict.fromkeys(key for one in value for key in one):
                flat[f"{name}_{field}"] = " ".join(str(one[field]) for one in value)
        else:
            flat[name] = value
    return flat


def harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _plain(text: str) -> str:
    """`text` as a cell can hold it."""
    # XlsxWriter takes text in these tags for its own markup, unescaped.
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f"'{text}"
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…"
