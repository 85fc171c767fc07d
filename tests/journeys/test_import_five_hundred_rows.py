"""An officer brings in an older application's list of 500 rows, 20 of which cannot be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from muara.importing import work_on_imports
from store.models import complaints
from tests.accessibility import faults
from tests.installation import Installation

pytestmark = pytest.mark.browser

HEADERS = ("No Aduan", "Tgl", "Nama Pelapor", "No HP", "Isi Laporan", "Lokasi", "OPD", "Catatan")


def older_list() -> bytes:
    """500 rows as Excel writes them in Indonesia; every 25th has no words or a day that is none."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";")
    rows.writerow(HEADERS)
    for n in range(1, 501):
        is_bad = n % 25 == 0
        day = "kemarin" if is_bad and n % 2 else f"{1 + n % 28}/{1 + n % 12}/2025"
        words = "" if is_bad and n % 2 == 0 else f"Lampu jalan nomor {n} di Dusun Karang mati"
        phone = f"0811-0000-{n:04}"
        rows.writerow([f"A-{n}", day, f"Warga {n}", phone, words, f"RT {n % 9}", "PU", "=1+1"])
    return text.getvalue().encode("cp1252")


def complaints_of(installation: Installation) -> int:
    installation.application.pipeline.drain()
    with installation.application.store.read() as connection:
        imported = select(func.count()).where(complaints.c.origin == "import")
        return int(connection.execute(imported).scalar_one())


def upload(page: Page, installation: Installation, name: str) -> None:
    page.goto(f"{installation.url}/imports")
    file = {"name": name, "mimeType": "text/csv", "buffer": older_list()}
    page.get_by_label("Berkas").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Unggah").click()
    page.get_by_role("heading", name="Apa isi tiap kolom?").wait_for()


def test_a_list_of_five_hundred_comes_in_once_and_names_what_failed(
    page: Page, installation: Installation, sign_in: Callable[[Page], None], tmp_path: Path
) -> None:
    sign_in(page)
    page.get_by_role("link", name="Impor", exact=True).click()
    assert faults(page) == []
    upload(page, installation, "SITANGGAP 2025.csv")
    assert faults(page) == []
    expect(page.get_by_label("Isi Laporan")).to_have_value("text")
    expect(page.get_by_label("Catatan")).to_have_value("")
    page.get_by_label("Isi Laporan").select_option("")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_role("alert")).to_have_text("Pilih kolom yang berisi laporan.")
    page.get_by_label("Asal daftar").fill("SITANGGAP")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_role("status")).to_have_text("Sedang diperiksa")
    work_on_imports(installation.application)
    expect(page.get_by_role("status")).to_have_text("Selesai diperiksa, belum diimpor")
    progress = page.get_by_role("region", name="Selesai diperiksa")
    expect(progress).to_contain_text("akan masuk 480")
    assert complaints_of(installation) == 0

    page.get_by_role("button", name="Impor sekarang").click()
    work_on_imports(installation.application)
    expect(page.get_by_role("status")).to_have_text("Selesai diimpor")
    expect(page.get_by_role("region", name="Selesai diimpor")).to_contain_text("gagal 20")
    assert complaints_of(installation) == 480
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh baris yang gagal (CSV)").click()
    path = tmp_path / "gagal.csv"
    waiting.value.save_as(path)
    failed = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    assert [row["No Aduan"] for row in failed] == [f"A-{n}" for n in range(25, 501, 25)]
    assert {row["alasan"] for row in failed} == {"isi laporan kosong", "tanggal tidak terbaca"}
    assert failed[0]["baris"] == "26"
    assert failed[0]["Catatan"] == "'=1+1", "no cell acts as a formula"

    upload(page, installation, "lagi.csv")
    expect(page.get_by_label("Tgl")).to_have_value("date")
    page.get_by_label("Asal daftar").fill("SITANGGAP")
    page.get_by_role("button", name="Impor sekarang").click()
    work_on_imports(installation.application)
    region = page.get_by_role("region", name="Selesai diimpor")
    expect(region).to_contain_text("sudah ada 480")
    expect(region).to_contain_text("baru 0")
    assert complaints_of(installation) == 480
