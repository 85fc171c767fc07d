"""Two officers open the same complaint: each sees the other, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import watched_page
from tests.installation import PASSWORD, Installation

pytestmark = pytest.mark.browser


@pytest.fixture
def colleague(browser: Browser, installation: Installation) -> Iterator[Page]:
    """A second officer at a browser of their own."""
    installation.add_operator("petugas.dua", jurisdictions=["CTH"])
    with watched_page(browser) as page:
        enter(page, installation, "petugas.dua")
        yield page


def enter(page: Page, installation: Installation, username: str) -> None:
    page.goto(f"{installation.url}/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Laporan", exact=True).wait_for()


def test_two_officers_meet_and_both_keep_what_they_wrote(
    page: Page,
    colleague: Page,
    installation: Installation,
    sign_in: Callable[[Page], None],
) -> None:
    sign_in(page)
    page.get_by_role("main").get_by_role("listitem").last.get_by_role("link").click()
    colleague.goto(page.url)
    expect(colleague.locator("#holder")).to_contain_text("Belum ada petugas yang memegangnya")

    # The first one begins to write, and has it in hand by that.
    panel = page.get_by_role("region", name="Tindakan")
    panel.get_by_label("Judul").fill("Lampu jalan mati di dusun")
    expect(panel.locator("[data-saved]").first).to_contain_text("Draf tersimpan")
    expect(page.locator("#holder")).to_contain_text("Anda memegangnya")
    colleague.reload()
    expect(colleague.locator("#holder")).to_contain_text("petugas sedang memegangnya")

    # What was typed survives a reload and a sign-out.
    page.reload()
    expect(panel.get_by_label("Judul")).to_have_value("Lampu jalan mati di dusun")
    address = page.url
    page.get_by_role("button", name="Keluar").click()
    enter(page, installation, "petugas")
    page.goto(address)
    expect(panel.get_by_label("Judul")).to_have_value("Lampu jalan mati di dusun")

    # The second one takes over; the first one is told on their page without reloading it.
    installation.clock.move(timedelta(minutes=2))
    colleague.get_by_role("button", name="Ambil alih").click()
    expect(colleague.locator("#holder")).to_contain_text("Anda memegangnya")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#holder")).to_contain_text("petugas.dua mengambil alih laporan ini")

    # The second one is done first; the first one's words are refused, and stand there still.
    theirs = colleague.get_by_role("region", name="Tindakan")
    theirs.get_by_label("Judul").fill("Penerangan jalan padam")
    theirs.get_by_label("Terbuka").check()
    theirs.get_by_role("button", name="Verifikasi saja").click()
    expect(colleague.get_by_role("status").first).to_contain_text("Verifikasi tersimpan")
    panel.get_by_label("Judul").fill("Lampu jalan mati di dusun, empat malam")
    panel.get_by_label("Terbuka").check()
    with page.expect_response(lambda answer: answer.status == 409):
        panel.get_by_role("button", name="Verifikasi saja").click()
    expect(page.get_by_role("alert")).to_contain_text("Orang lain baru saja mengubah")
    expect(panel.get_by_label("Judul")).to_have_value("Lampu jalan mati di dusun, empat malam")
    expect(page.get_by_text("Penerangan jalan padam", exact=True)).to_be_visible()

    # Now that they have seen it, they may; and the draft is gone with the deed.
    panel.get_by_role("button", name="Verifikasi saja").click()
    expect(page.get_by_role("status").first).to_contain_text("Verifikasi tersimpan")
    expect(page.locator(".gist")).to_have_text("Lampu jalan mati di dusun, empat malam")
    expect(page.get_by_text("draf", exact=True)).to_have_count(0)


def test_what_is_typed_after_the_session_has_ended_is_not_called_saved_and_waits_in_the_tab(
    browser: Browser, installation: Installation
) -> None:
    with watched_page(browser, {401}) as page:
        enter(page, installation, "petugas")
        page.get_by_role("main").get_by_role("listitem").nth(1).get_by_role("link").click()
        page.wait_for_load_state()
        panel = page.get_by_role("region", name="Tindakan")
        address = page.url
        page.context.clear_cookies()
        panel.get_by_label("Judul").fill("Jembatan retak")
        saved = panel.locator("form[data-draft=verify] [data-saved]")
        expect(saved).to_contain_text("Belum tersimpan, sesi Anda sudah berakhir")
        expect(page.locator("#holder")).not_to_contain_text("Masuk")
        panel.get_by_label("Judul").fill("Jembatan retak dan miring")
        panel.get_by_label("Terbuka").check()
        panel.get_by_role("button", name="Verifikasi saja").click()
        enter(page, installation, "petugas")
        page.goto(address)
        expect(panel.get_by_label("Judul")).to_have_value("Jembatan retak dan miring")
        expect(panel.get_by_label("Terbuka")).to_be_checked()
        expect(saved).to_contain_text("Draf tersimpan")
        panel.get_by_role("button", name="Verifikasi saja").click()
        expect(page.get_by_role("status").first).to_contain_text("Verifikasi tersimpan")
        page.wait_for_load_state()  # the words stand there before the scripts have run
        assert page.evaluate("Object.keys(sessionStorage).filter((n) => n.includes('draft'))") == []


def test_without_scripts_a_draft_is_kept_by_its_button(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    page.route("**/static/*.js", lambda route: route.fulfill(body=""))
    sign_in(page)
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
    panel = page.get_by_role("region", name="Tindakan")
    panel.get_by_text("Tanya pelapor").click()
    form = panel.locator("form[data-draft=hold]")
    form.get_by_label("Balasan siap pakai").select_option(label="Minta foto")
    form.get_by_role("button", name="Sisipkan").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Draf tersimpan")
    expect(form.locator("textarea")).to_have_value(
        "Bila aman, mohon kirim satu atau dua foto keadaannya, dari dekat dan dari jauh."
    )
    form.get_by_role("button", name="Buang draf").click()
    panel.get_by_text("Tanya pelapor").click()
    expect(form.locator("textarea")).to_have_value("")
