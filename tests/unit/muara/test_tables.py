"""Lists are read whatever program wrote them, row by row, and never burst."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muara import tables
from muara.tables import (
    Layout,
    Row,
    UnreadableFile,
    check_length,
    check_zip,
    open_csv,
    open_xlsx,
)

few = settings(max_examples=60, deadline=None)


def read_csv(content: bytes) -> tuple[tuple[str, ...], list[Row]]:
    with open_csv(io.BytesIO(content)) as sheet:
        return sheet.headers, list(sheet.rows)


def workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Isi;Nama\nJalan rusak;Warga é\n", "utf-8"),
        ("Isi;Nama\nJalan rusak;Warga é\n", "utf-8-sig"),
        ("Isi,Nama\nJalan rusak,Warga é\n", "cp1252"),
        ("Isi\tNama\r\nJalan rusak\tWarga é\r\n", "utf-16"),
        ("\n\nIsi|Nama\nJalan rusak|Warga é", "utf-8"),
        ('"Isi";"Nama"\n"Jalan rusak";"Warga é"\n', "utf-8"),
        ('"Isi, dengan koma";Nama\nJalan rusak;Warga é\n', "utf-8"),
    ],
)
def test_encoding_and_separator_are_found_out(text: str, encoding: str) -> None:
    headers, rows = read_csv(text.encode(encoding))
    assert (len(headers), headers[1]) == (2, "Nama")
    assert [row.cells for row in rows] == [("Jalan rusak", "Warga é")]


@pytest.mark.parametrize(
    ("line", "cells", "fault"),
    [
        ("a;b", ("a", "b"), None),
        ("a", ("a", ""), None),
        ("a;b;;", ("a", "b"), None),
        ("a;b;c", ("a", "b"), "too_many_cells"),
        ("  a ; b\0 ", ("a", "b"), None),
        ('"baris\ndua";b', ("baris\ndua", "b"), None),
        (f"{'x' * 40_000};b", ("x" * tables.LONGEST_CELL, "b"), "cell_too_long"),
        (f"{'x' * 200_000};b", ("", ""), "not_a_row"),
    ],
)
def test_one_bad_row_is_a_fault_of_its_own(
    line: str, cells: tuple[str, ...], fault: str | None
) -> None:
    _, rows = read_csv(f"Isi;Nama\n{line}\n\nlast;row\n".encode())
    assert (rows[0].cells, rows[0].fault) == (cells, fault)
    assert (rows[-1].cells, rows[-1].fault) == (("last", "row"), None)


def test_columns_without_or_with_equal_names_can_be_told_apart() -> None:
    headers, _ = read_csv(b"Isi;;Isi;  Nama   lengkap\nx")
    assert headers == ("Isi", "#2", "Isi (3)", "Nama lengkap")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n;;\n", "empty"),
        (b";".join(b"k%d" % n for n in range(101)), "too_many_columns"),
    ],
)
def test_what_is_no_list_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_csv(content)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", 1),
        ("REKAPITULASI PENGADUAN TAHUN 2026,,,\nDINAS KOMINFO,,,\n,,,\n", 4),
        ('"REKAPITULASI PENGADUAN, TAHUN 2026"\nJanuari\n', 3),
        ("PENGADUAN\n", 2),
    ],
)
@pytest.mark.parametrize("headers", ["No,Isi Laporan,Nama,Keterangan", "Ko,Ket A,,Ket B"])
def test_headers_are_found_under_what_stands_above_them(above: str, row: int, headers: str) -> None:
    rows = f"{headers}\n1,Jalan rusak,Warga,telepon\n2,Banjir,Wargi,\n"
    with open_csv(io.BytesIO(f"{above}{rows}".encode())) as sheet:
        assert sheet.layout == Layout(header_row=row)
        assert sheet.headers[1] in headers
        assert [one.number for one in sheet.rows] == [row + 1, row + 2]


def test_a_row_of_data_is_not_taken_for_headers() -> None:
    content = b"Nomor,Jenis,Media,Uraian kejadian\n1,Aduan,Telepon,Lampu mati\n2,Aduan,WA,Sampah\n"
    headers, rows = read_csv(content)
    assert (headers[0], len(rows)) == ("Nomor", 2)


def test_the_separator_is_that_of_the_headers_not_of_what_stands_above_them() -> None:
    headers, rows = read_csv(b"Rekap, tahun 2026\nIsi;Nama\nJalan rusak;Warga\n")
    assert headers == ("Isi", "Nama")
    assert len(rows) == 1


def test_the_row_of_the_headers_can_be_chosen() -> None:
    content = io.BytesIO(b"Isi,Nama\nUraian kita;Oleh\nJalan rusak;Warga\n")
    with open_csv(content, Layout(header_row=2)) as sheet:
        assert sheet.headers == ("Uraian kita", "Oleh")
        assert [row.number for row in sheet.rows] == [3]
    with pytest.raises(UnreadableFile), open_csv(content, Layout(header_row=4)):
        pass


def test_the_list_behind_a_cover_sheet_is_found_and_another_can_be_chosen() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Sampul"
    book.active.append(["Laporan Pengaduan"])
    book.create_sheet("Kosong")
    listed = book.create_sheet("Rekap")
    for row in (["REKAP TAHUN 2026"], [], ["Isi", "Nama"], ["Jalan rusak", "Warga"]):
        listed.append(row)
    listed.merge_cells("A1:E1")
    content = io.BytesIO()
    book.save(content)
    with open_xlsx(content) as sheet:
        assert sheet.layout == Layout("Rekap", 3)
        assert sheet.sheets == ("Sampul", "Kosong", "Rekap")
        assert [row.cells for row in sheet.rows] == [("Jalan rusak", "Warga")]
    with open_xlsx(content, Layout("Sampul")) as sheet:
        assert sheet.headers == ("Laporan Pengaduan",)
    with pytest.raises(UnreadableFile), open_xlsx(content, Layout("Kosong")):
        pass


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(UnreadableFile, match="too many rows"):
        read_csv(b"Isi\n1\n2\n3\n4\n")


def workbook_that_says(dimension: str, *, rows: int) -> io.BytesIO:
    """A workbook with so many rows, which claims to have this size."""
    plain = workbook(*[[f"isi {number}"] for number in range(rows)])
    told = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as archive, zipfile.ZipFile(told, "w") as written:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb'ref="A1:A\d+"', f'ref="{dimension}"'.encode(), content)
            written.writestr(name, content)
    return told


def test_a_workbook_that_says_so_is_refused_for_its_length_and_none_that_only_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(UnreadableFile, match="too many rows"):
        check_length("xlsx", workbook_that_says("A1:A4", rows=4))
    check_length("xlsx", workbook_that_says("A1:A1048576", rows=3))


def test_the_length_of_a_workbook_that_says_it_is_short_is_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    file = workbook_that_says("A1:A3", rows=4)
    check_length("xlsx", file)
    with open_xlsx(file) as sheet, pytest.raises(UnreadableFile):
        list(sheet.rows)


@few
@given(content=st.binary(max_size=400))
def test_any_bytes_are_rows_or_refused(content: bytes) -> None:
    try:
        headers, rows = read_csv(content)
    except UnreadableFile:
        return
    assert all(len(row.cells) == len(headers) for row in rows)


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@few
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_program_writes_is_read_back(
    rows: list[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("Isi", "Nama", "Alamat"), *rows])
    _, found = read_csv(text.getvalue().encode(encoding))
    wanted = [tuple(cell.strip() for cell in row) for row in rows]
    assert [row.cells for row in found] == [row for row in wanted if any(row)]


def test_cells_of_a_workbook_are_written_as_in_a_list() -> None:
    from datetime import date, datetime, time

    content = workbook(
        ["Isi", "Kapan", "Jam", "HP", "Rahasia", "Hari"],
        ["Jalan", datetime(2025, 9, 1, 8, 30), time(8, 30), 81100001234, True, date(2025, 9, 1)],  # noqa: DTZ001
        [None, None, None, 1.5, False, None],
    )
    with open_xlsx(io.BytesIO(content)) as sheet:
        rows = [row.cells for row in sheet.rows]
    assert rows == [
        ("Jalan", "2025-09-01 08:30:00", "08:30:00", "81100001234", "ya", "2025-09-01 00:00:00"),
        ("", "", "", "1.5", "tidak", ""),
    ]


def zipped(**members: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"PK\x03\x04", "not_a_zip"),
        (lambda: zipped(bomb=b"\0" * 20_000_000), "too_large"),
        (lambda: zipped(**{f"m{n}": b"" for n in range(10_001)}), "too_large"),
    ],
    ids=["cut off", "a bomb", "many files"],
)
def test_a_zip_that_would_burst_is_not_opened(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        check_zip(io.BytesIO(make()))
    assert caught.value.reason == reason


def test_an_encrypted_zip_is_told_apart() -> None:
    content = bytearray(zipped(a=b"x" * 50))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[at] |= 1
    with pytest.raises(UnreadableFile) as caught:
        check_zip(io.BytesIO(bytes(content)))
    assert caught.value.reason == "encrypted"


SOUND = workbook(["Isi"], ["Jalan rusak"])


@few
@given(data=st.data())
def test_a_broken_workbook_is_refused_and_never_a_crash(data: st.DataObject) -> None:
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, 10_000)) % len(content)] = data.draw(st.integers(0, 255))
    try:
        with open_xlsx(io.BytesIO(bytes(content))) as sheet:
            list(sheet.rows)
    except UnreadableFile:
        return
