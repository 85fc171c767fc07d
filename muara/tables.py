"""Reads lists that other programs wrote: CSV in the encodings of offices, and XLSX.

Rows come one by one and bounded; a formula is never evaluated: what a sheet holds beside it, the
value that was last shown, is what counts.
"""

from __future__ import annotations

import codecs
import csv
import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any, BinaryIO, Literal

from muara.columns import known_headers

LARGEST_FILE = 50 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 100
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls files begin, and .xlsx files with a password: neither is a zip."""
LONGEST_CELL = 30_000
_LARGEST_CONTENT = 200 * 1024 * 1024
_MOST_MEMBERS = 10_000
# A sheet of numbers shrinks to a twentieth; what shrinks much more was made to burst.
_DENSEST = 150
_SMALL = 5 * 1024 * 1024
_SAMPLE = 64 * 1024
_SEPARATORS = ",;\t|"
_CHUNK = 1024 * 1024
# Titles, dates and logos stand above the headers, but no more rows than these.
_TOP = 20
_SURE = 2

Trouble = Literal[
    "empty",
    "encrypted",
    "not_a_chat",
    "not_a_list",
    "not_a_workbook",
    "not_a_zip",
    "too_large",
    "too_many_columns",
    "too_many_rows",
]


class UnreadableFile(Exception):
    """A file as a whole cannot be imported; `reason` is one of `Trouble`."""

    def __init__(self, reason: Trouble) -> None:
        super().__init__(f"The file cannot be imported: {reason.replace('_', ' ')}.")
        self.reason: Trouble = reason


@dataclass(frozen=True, slots=True)
class Row:
    """One row with as many cells as there are headers; `number` counts from 1 with the headers.

    `fault` says why the row itself cannot be read.
    """

    number: int
    cells: tuple[str, ...]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in its file a list stands: the sheet of a workbook, and the row of the headers, which
    counts from 1. What is None, or no such sheet, is found out."""

    sheet: str | None = None
    header_row: int | None = None


BY_ITSELF = Layout()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headers of a list and its rows, which can be read once.

    `layout` is where it was found, `sheets` are the names of all in its workbook.
    """

    headers: tuple[str, ...]
    rows: Iterator[Row]
    layout: Layout
    sheets: tuple[str, ...] = ()
    rows_told: int | None = None
    """What a workbook says of its own length, which need not be true."""


# --- CSV -----------------------------------------------------------------------------------------


@contextmanager
def open_csv(file: BinaryIO, layout: Layout = BY_ITSELF) -> Iterator[Sheet]:
    """The list in a CSV file; encoding and separator are found out."""
    encoding = encoding_of(file)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        sample = text.read(_SAMPLE)
        text.seek(0)
        lines = sample.splitlines()[(layout.header_row or 1) - 1 :]
        rows = csv.reader(text, delimiter=_separator(lines))
        yield _sheet(_csv_rows(rows), layout.header_row)
    finally:
        text.detach()


def encoding_of(file: BinaryIO) -> str:
    """UTF-16 and UTF-8 by their marks or by being it throughout, else the old one of Windows."""
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    reading = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_CHUNK):
            reading.decode(piece)
        reading.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8"


def _separator(lines: Sequence[str]) -> str:
    """What parts known headers, or stands most often outside of quotes in the first line that says
    something."""
    filled = [line for line in lines if line.strip()][:_TOP] or [""]
    for line in filled:
        for letter in _SEPARATORS:
            if known_headers(line.split(letter)) >= _SURE:
                return letter
    line = filled[0]
    outside = "".join(line.split('"')[::2])
    counts = Counter(letter for letter in outside if letter in _SEPARATORS)
    return counts.most_common(1)[0][0] if counts else ","


def _csv_rows(rows: Iterator[list[str]]) -> Iterator[list[str] | None]:
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield None


# --- XLSX ----------------------------------------------------------------------------------------


@contextmanager
def open_xlsx(file: BinaryIO, layout: Layout = BY_ITSELF) -> Iterator[Sheet]:
    """The list in a sheet of a workbook: the first with known headers, or that holds something."""
    check_zip(file)
    import openpyxl  # long to import, and only workbooks need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and pictures that we do not look at
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except Exception as error:
            # Whatever a broken or forged workbook makes the library stumble over.
            raise UnreadableFile("not_a_workbook") from error
        try:
            told = {sheet.title: sheet.max_row for sheet in book.worksheets}
            chosen = _chosen_sheet(book.worksheets, layout)
            found = _sheet(_xlsx_rows(chosen), layout.header_row)
            yield replace(
                found,
                layout=replace(found.layout, sheet=chosen.title),
                sheets=tuple(told),
                rows_told=told[chosen.title],
            )
        finally:
            book.close()


def _chosen_sheet(sheets: Sequence[Any], layout: Layout) -> Any:
    """The sheet that was chosen, else the likeliest."""
    filled = []
    for sheet in sheets:
        if sheet.title == layout.sheet:
            return sheet
    for sheet in sheets:
        top = [cells for _, cells in _filled(enumerate(_xlsx_rows(sheet), start=1), _TOP)]
        if _known_place(top) is not None:
            return sheet
        if top:
            filled.append(sheet)
    if not filled:
        raise UnreadableFile("empty")
    return filled[0]


def _xlsx_rows(sheet: Any) -> Iterator[list[str] | None]:
    sheet.reset_dimensions()  # what a sheet says of its own size need not be true
    rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    while True:
        try:
            yield [_cell(value) for value in next(rows)]
        except StopIteration:
            return
        except Exception as error:
            raise UnreadableFile("not_a_workbook") from error


def _cell(value: object) -> str:
    """A cell as it would be written in a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def check_zip(file: BinaryIO) -> None:
    """Raise `UnreadableFile` unless it is a zip that does not burst when it is opened."""
    file.seek(0)
    if file.read(len(OLD_WORKBOOK)) == OLD_WORKBOOK:
        is_locked = "EncryptedPackage".encode("utf-16-le") in file.read(LARGEST_FILE)
        raise UnreadableFile("encrypted" if is_locked else "not_a_workbook")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile("not_a_zip") from error
    finally:
        file.seek(0)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("encrypted")
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_bomb = size > _SMALL and size > packed * _DENSEST
    if len(members) > _MOST_MEMBERS or size > _LARGEST_CONTENT or is_bomb:
        raise UnreadableFile("too_large")


# --- both ----------------------------------------------------------------------------------------


_Numbered = tuple[int, list[str] | None]


def _sheet(rows: Iterable[list[str] | None], header_row: int | None) -> Sheet:
    first = header_row or 1
    numbered = (one for one in enumerate(rows, start=1) if one[0] >= first)
    top = _filled(numbered, 1 if header_row else _TOP)
    if not top:
        raise UnreadableFile("empty")
    place = _place_of_headers([cells for _, cells in top])
    number, cells = top[place]
    headers = _trimmed(cells or [])
    if len(headers) > MOST_COLUMNS:
        raise UnreadableFile("too_many_columns")
    rest = _rows(chain(top[place + 1 :], numbered), len(headers))
    return Sheet(_named(headers), rest, Layout(header_row=number))


def _filled(numbered: Iterator[_Numbered], most: int) -> list[_Numbered]:
    """The first rows from one that says something on, at most so many of them."""
    found: list[_Numbered] = []
    for number, cells in numbered:
        if _trimmed(cells or []) or (found and cells is None):
            found.append((number, cells))
        if len(found) == most or number > MOST_ROWS:
            break
    return found


def _place_of_headers(top: Sequence[list[str] | None]) -> int:
    """Which of the first rows holds the headers: known ones, else the first that is about as wide
    as two rows are at least."""
    place = _known_place(top)
    if place is not None:
        return place
    widths = [_width(cells) for cells in top]
    usual = sorted(widths)[-2:][0]
    return next(place for place, width in enumerate(widths) if 2 * width > usual)


def _known_place(top: Sequence[list[str] | None]) -> int | None:
    """The first row that has known headers and is wider than what stands above it."""
    widest = 0
    for place, cells in enumerate(top):
        width = _width(cells)
        if width > widest and known_headers(cells or []) >= _SURE:
            return place
        widest = max(widest, width)
    return None


def _width(cells: list[str] | None) -> int:
    """How many cells say something."""
    return sum(1 for cell in cells or () if cell.strip())


def _rows(numbered: Iterable[_Numbered], width: int) -> Iterator[Row]:
    for number, cells in numbered:
        if number > MOST_ROWS:
            raise UnreadableFile("too_many_rows")
        if cells is None:
            yield Row(number, ("",) * width, "not_a_row")
            continue
        trimmed = _trimmed(cells)
        if not trimmed:
            continue
        padded = (*trimmed[:width], *[""] * (width - len(trimmed)))
        fault = "too_many_cells" if len(trimmed) > width else None
        if any(len(cell) > LONGEST_CELL for cell in padded):
            padded, fault = tuple(cell[:LONGEST_CELL] for cell in padded), "cell_too_long"
        yield Row(number, padded, fault)


def _trimmed(cells: list[str]) -> list[str]:
    """Cells without blanks around them, NUL and empty ones at the end."""
    found = [cell.replace("\0", "").strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _named(headers: list[str]) -> tuple[str, ...]:
    """Every column has a name of its own."""
    named: list[str] = []
    for number, header in enumerate(headers, start=1):
        name = " ".join(header.split())[:80] or f"#{number}"
        named.append(name if name not in named else f"{name} ({number})")
    return tuple(named)


def open_sheet(
    kind: str, file: BinaryIO, layout: Layout = BY_ITSELF
) -> AbstractContextManager[Sheet]:
    """A list of the kind `xlsx`, else CSV."""
    return (open_xlsx if kind == "xlsx" else open_csv)(file, layout)


def check_length(kind: str, file: BinaryIO) -> None:
    """Raise `UnreadableFile` when a list has too many rows, before any of them is kept.

    A workbook takes long to read: that is done only where it says itself that it has so many.
    """
    with open_sheet(kind, file) as sheet:
        if kind == "xlsx" and (sheet.rows_told or 0) <= MOST_ROWS:
            return
        for _ in sheet.rows:
            pass
