"""An officer writes a report down while the caller is on the line, with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from muara.comparing import Comparer
from tests.accessibility import faults
from tests.installation import Installation

pytestmark = pytest.mark.browser

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
AGAIN = "jl. diponegoro dkt pasar kota lobangnya gede bgt, motor sampai jatuh"
SCREENSHOT = """() => {
  const form = document.querySelector('form[data-entry]');
  const pasted = new DataTransfer();
  pasted.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'tempel.png'));
  form.dispatchEvent(new ClipboardEvent('paste', {clipboardData: pasted, bubbles: true}));
  return form.querySelector('[data-files]').files.length;
}"""


def test_a_caller_is_heard_written_down_and_told_the_number(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.get_by_role("link", name="Laporan baru").press("Enter")
    words = page.get_by_role("textbox", name="Apa yang disampaikan")
    expect(words).to_be_focused()
    page.keyboard.type(HOLE)
    live = page.get_by_role("complementary", name="Yang terbaca")
    expect(live.get_by_text("Dinas Pekerjaan Umum").first).to_be_visible()
    expect(live.get_by_text("berlubang").first).to_be_visible()
    assert faults(page) == []

    page.keyboard.press("Tab")
    page.keyboard.type("RT 02 Dusun Karang")
    page.get_by_label("Nama", exact=True).focus()
    page.keyboard.type("Warga Contoh")
    page.keyboard.press("Tab")
    page.keyboard.type("0811-0000-1234")
    page.keyboard.press("Control+Enter")

    page.get_by_role("heading", name="Tersimpan").wait_for()
    number = page.locator(".read-out").inner_text()
    assert re.fullmatch(r"CTH-[0-9A-Z]{4}-[0-9A-Z]{4}", number)
    expect(page.get_by_role("list", name="Ejaan nomor laporan")).to_contain_text("C Charlie")
    assert faults(page) == []
    Comparer(installation.application.store, installation.clock.now).compare_new()

    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    expect(words).to_have_value("")
    page.keyboard.type(AGAIN)
    expect(live.get_by_text("Mungkin sudah dilaporkan")).to_be_visible()
    expect(live.get_by_role("link", name=number)).to_be_visible()
    assert page.evaluate(SCREENSHOT) == 1

    # The session ends in the middle of the call: nothing that was typed is lost.
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Masuk").wait_for()
    sign_in(page)
    page.get_by_role("link", name="Laporan baru").click()
    expect(words).to_have_value(AGAIN)
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Tersimpan").wait_for()
    page.get_by_role("link", name="Buka laporan ini").click()
    expect(page.get_by_text("Masuk lewat")).to_be_visible()
    expect(page.get_by_text("telepon", exact=True)).to_be_visible()


def test_what_is_typed_before_the_scripts_are_there_is_not_lost(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    held: list[Route] = []
    page.route("**/entry.js*", lambda route: held.append(route))
    with page.expect_request("**/entry.js*"):
        page.goto(f"{installation.url}/new", wait_until="commit")
    words = page.get_by_role("textbox", name="Apa yang disampaikan")
    words.fill(HOLE)
    held[0].continue_()
    page.wait_for_load_state()
    page.unroute("**/entry.js*")

    page.goto(f"{installation.url}/new")
    expect(words).to_have_value(HOLE)
