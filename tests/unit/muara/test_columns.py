"""What columns mean, and rows as reports."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from channels.manual import Fault, Written
from muara.columns import FIELDS, RowReader, guess, read_moment, read_row_moment, signature
from muara.tables import Row

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            ["No", "Tanggal Laporan", "Nama Pelapor", "No. HP", "Isi Laporan", "Lokasi Kejadian"],
            ["", "date", "name", "phone", "text", "place"],
        ),
        (["ID Aduan", "Uraian", "Status", "OPD Terkait"], ["number", "text", "status", "agency"]),
        (["Ticket Number", "Description", "Created At"], ["number", "text", "date"]),
        (["Keluhan", "Isi Laporan"], ["", "text"]),
        (["Nomor LAPOR!", "pengaduan"], ["lapor_tracking_id", "text"]),
        (["Tgl.", "JAM", "Alamat", "Rahasia"], ["date", "time", "address", "secret"]),
        (["Kolom Aneh"], [""]),
    ],
)
def test_headers_tell_what_a_column_is(headers: list[str], expected: list[str]) -> None:
    found = guess(headers)
    assert [found.get(header, "") for header in headers] == expected
    assert set(found.values()) <= set(FIELDS)


def test_equal_headers_have_an_equal_signature() -> None:
    assert signature(["Isi", "Nama"]) == signature(("Isi", "Nama"))
    assert signature(["Isi", "Nama"]) != signature(["Isi Nama"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-09-01", "2025-09-01T00:00"),
        ("2025-09-01 08:30:15", "2025-09-01T08:30:15"),
        ("01/09/2025", "2025-09-01T00:00"),
        ("1-9-25 08.30", "2025-09-01T08:30"),
        ("1.9.2025, pukul 08.30 WIB", "2025-09-01T08:30"),
        ("1 September 2025", "2025-09-01T00:00"),
        ("Senin, 1 Sept 2025 jam 20:15", "2025-09-01T20:15"),
        ("12 Agt 2025", "2025-08-12T00:00"),
        ("1/9/2025 8:30 PM", "2025-09-01T20:30"),
        ("1/9/2025 12:05 am", "2025-09-01T00:05"),
        ("2025-09-01T08:30:00+07:00", "2025-09-01T08:30"),
        ("2025-09-01T01:30:00Z", "2025-09-01T08:30"),
    ],
)
def test_days_and_hours_are_read_as_offices_write_them(written: str, expected: str) -> None:
    found = read_moment(written, JAKARTA)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "written",
    ["", "kemarin", "31/02/2025", "13/13/2025", "1/9", "1889-01-01", "2025-09-01 25:00", "9" * 99],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_moment(written, JAKARTA) is None


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        ("2026-02-03 14:05:00", "14:05:00", "2026-02-03T14:05"),
        ("2026-02-03 14:05:00", "14.05", "2026-02-03T14:05"),
        ("3/2/2026 14.05", "14:05", "2026-02-03T14:05"),
        ("2026-02-03 00:00:00", "0.34375", "2026-02-03T08:15"),
        ("3/2/2026", "0,5", "2026-02-03T12:00"),
        ("3/2/2026", "0.25", "2026-02-03T06:00"),
        ("3/2/2026", "0.15", "2026-02-03T00:15"),
        ("3/2/2026", "0", "2026-02-03T00:00"),
        ("3/2/2026", "0.9999999", "2026-02-03T23:59:59"),
        ("46056", "", "2026-02-03T00:00"),
        ("46056", "14:05", "2026-02-03T14:05"),
        ("46056,5", "", "2026-02-03T12:00"),
        ("46056.586805556", "0.586805556", "2026-02-03T14:05"),
        ("36526", "", "2000-01-01T00:00"),
        ("73050", "", "2099-12-31T00:00"),
    ],
)
def test_days_and_hours_are_read_as_workbooks_hold_them(day: str, hour: str, expected: str) -> None:
    found = read_row_moment(day, hour, JAKARTA)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        ("2026-02-03 14:05:00", "15:05"),
        ("36525", ""),
        ("73051", ""),
        ("2026", ""),
        ("3/2/2026", "1.5"),
        ("3/2/2026", "sore"),
        ("kemarin", "0.5"),
    ],
)
def test_what_says_two_hours_or_none_is_no_moment(day: str, hour: str) -> None:
    assert read_row_moment(day, hour, JAKARTA) is None


HEADERS = ("id", "isi", "tanggal", "nama", "hp", "rahasia", "kanal", "status")
MAPPING = dict(
    zip(
        HEADERS,
        ("number", "text", "date", "name", "phone", "secret", "origin", "status"),
        strict=True,
    )
)


def reader(**changed: Any) -> RowReader:
    values: dict[str, Any] = {"source": "S", "entered_by": "operator:1", "zone": JAKARTA}
    return RowReader(HEADERS, MAPPING, **(values | {"now": NOW} | changed))


def row(**cells: str) -> Row:
    values = {"id": "A-1", "isi": "Jalan rusak", "tanggal": "1/9/2025"} | cells
    return Row(2, tuple(values.get(header, "") for header in HEADERS))


def test_a_row_is_a_report() -> None:
    found = reader().read(
        row(nama="Warga", hp="0811", rahasia="Ya", kanal="Telp.", status="Selesai")
    )
    assert isinstance(found, Written)
    assert found.external_id == "number:S:A-1"
    assert found.sent_at == datetime(2025, 8, 31, 17, 0, tzinfo=UTC)
    assert (found.origin, found.is_secret, found.name) == ("telephone", True, "Warga")
    assert found.earlier == {"number": "A-1", "status": "Selesai"}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"isi": ""}, "text_missing"),
        ({"isi": "x" * 20_001}, "text_too_long"),
        ({"tanggal": "kemarin"}, "date_not_understood"),
        ({"tanggal": "1/9/2027"}, "date_in_future"),
    ],
)
def test_a_row_that_is_no_report_tells_why_and_keeps_its_cells(
    cells: dict[str, str], fault: str
) -> None:
    found = reader().read(row(**cells))
    assert isinstance(found, Fault)
    assert found.fault == fault
    assert found.row["id"] == "A-1"


def test_without_a_number_a_row_is_known_by_what_it_says() -> None:
    def identity(**cells: str) -> str:
        found = reader().read(row(id="", **cells))
        assert isinstance(found, Written)
        return found.external_id

    assert identity() == identity(status="Selesai")
    assert len({identity(), identity(isi="Lain"), identity(nama="A"), identity(hp="1")}) == 4


def test_rows_that_differ_in_their_place_alone_are_two_reports() -> None:
    def found(**cells: str) -> Written | Fault:
        mapping = MAPPING | {"lokasi": "place"}
        own: dict[str, Any] = {"source": "S", "entered_by": "operator:1", "zone": JAKARTA}
        places = RowReader((*HEADERS, "lokasi"), mapping, now=NOW, **own)
        values = {"isi": "Lampu mati", "tanggal": "1/9/2025"} | cells
        return places.read(Row(2, tuple(values.get(name, "") for name in (*HEADERS, "lokasi"))))

    reports = [found(lokasi=place) for place in ("Dusun A", "Dusun B", "")]
    assert len({one.external_id for one in reports if isinstance(one, Written)}) == 3


def test_a_workbooks_day_is_joined_with_its_hour() -> None:
    headers = ("isi", "tanggal", "jam")
    mapping = dict(zip(headers, ("text", "date", "time"), strict=True))
    own: dict[str, Any] = {"source": "S", "entered_by": "operator:1", "zone": JAKARTA}
    reading = RowReader(headers, mapping, now=NOW, **own)
    found = reading.read(Row(2, ("Lampu mati", "2025-05-03 00:00:00", "08:15:00")))
    assert isinstance(found, Written)
    assert found.sent_at == datetime(2025, 5, 3, 1, 15, tzinfo=UTC)


def test_one_number_for_two_different_rows_is_a_fault_of_the_second() -> None:
    reading = reader()
    assert isinstance(reading.read(row()), Written)
    assert isinstance(reading.read(row(status="Proses")), Written)
    again = reading.read(row(isi="Lampu mati"))
    assert isinstance(again, Fault)
    assert again.fault == "number_repeated"
