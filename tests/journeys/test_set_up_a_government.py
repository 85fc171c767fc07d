"""An officer sets a government up: an agency, a day off, a number that somebody answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_officer_sets_up_what_a_government_needs(
    page: Page, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.get_by_role("link", name="Pengaturan", exact=True).press("Enter")
    expect(page.get_by_text("Belum ada nomor")).to_be_visible()

    # An agency, which words lead to.
    page.get_by_role("link", name="Instansi", exact=True).press("Enter")
    page.get_by_role("link", name="Tambah instansi").press("Enter")
    page.get_by_label("Nama", exact=True).fill("UPT Lampu Kota")
    page.get_by_label("Di bawah").select_option(label="Dinas Perhubungan")
    page.get_by_label("Jam layanan").fill("Setiap hari")
    page.get_by_role("button", name="Simpan").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sudah ditambahkan")
    page.get_by_role("link", name="UPT Lampu Kota").press("Enter")
    page.get_by_role("link", name="Kata yang mengarah ke instansi ini").press("Enter")
    page.get_by_label("Nama pokok").fill("lampu taman")
    page.get_by_label("Kategori").select_option(label="Perhubungan")
    page.get_by_label("Menentukan").fill("lampu taman")
    page.get_by_role("button", name="Tambah pokok").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Perubahan tersimpan")
    page.get_by_role("link", name="Kategori dan kata").press("Enter")
    page.get_by_role("heading", name="Kategori dan kata").wait_for()
    page.wait_for_load_state()
    page.get_by_label("Kalimat", exact=True).press_sequentially("Lampu taman alun-alun mati")
    expect(page.locator("#found")).to_contain_text("UPT Lampu Kota")

    # A day off.
    page.get_by_role("link", name="Pengaturan", exact=True).last.press("Enter")
    page.get_by_role("link", name="Hari libur").press("Enter")
    page.get_by_label("Keterangan").fill("Hari jadi kabupaten")
    page.get_by_label("Tanggal").fill("2026-12-07")
    page.get_by_role("button", name="Tambah hari").press("Enter")
    expect(page.get_by_role("row", name="Hari jadi kabupaten")).to_contain_text("Libur")

    # A number, entered and made sure of.
    page.get_by_role("link", name="Pengaturan", exact=True).last.press("Enter")
    page.get_by_role("link", name="Nomor darurat").press("Enter")
    fire = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Kebakaran"))
    fire.get_by_text("Isi nomor").press("Enter")
    fire.get_by_label("Nomor", exact=True).fill("0811-0000-0113")
    fire.get_by_label("Nama yang menjawab").fill("Damkar")
    fire.get_by_role("button", name="Simpan").press("Enter")
    expect(fire).to_contain_text("Belum dikonfirmasi")
    fire.get_by_role("button", name="Saya sudah menelepon").press("Enter")
    expect(fire).to_contain_text("oleh petugas")
    page.get_by_role("link", name="Pengaturan", exact=True).last.press("Enter")
    expect(page.get_by_text("1 nomor dikonfirmasi")).to_be_visible()

    # Whoever assigns a report finds the agency.
    page.goto(page.url.partition("/settings")[0] + "/")
    page.get_by_role("main").get_by_role("listitem").last.get_by_role("link").click()
    panel = page.get_by_role("region", name="Tindakan")
    agencies = panel.get_by_label("Instansi").first
    expect(agencies.get_by_role("option", name="UPT Lampu Kota")).to_have_count(1)
