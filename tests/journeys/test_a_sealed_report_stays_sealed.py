"""A report about an official: the supervisor sees it, officers do not, until it is unsealed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from store.models import complaints
from tests.browser import watched_page
from tests.installation import PASSWORD, Installation

pytestmark = pytest.mark.browser

BRIBE = "Oknum pegawai minta uang 150 ribu biar KTP cepat jadi"


def test_a_sealed_report_is_there_for_the_supervisor_alone_until_it_is_unsealed(
    browser: Browser, page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    installation.add_operator("pengawas", role="supervisor", jurisdictions=["CTH"])
    _sign_in_to(page, f"{installation.url}/?list=sealed", "pengawas")
    with watched_page(browser, refusals=[404]) as officer:
        sign_in(officer)
        officer.wait_for_load_state()  # what its style hides is no text
        numbers = officer.get_by_role("navigation").first.inner_text()
        installation.receive("telegram", installation.citizens.telegram(91, text=BRIBE))
        number = _newest(installation)

        # The supervisor's open page is told; by then the officer's would have been told too.
        expect(page.get_by_role("link", name="1 laporan baru, tampilkan")).to_be_visible()
        expect(officer.locator("#news").get_by_role("link")).to_have_count(0)
        officer.goto(f"{installation.url}/?list=all")
        expect(officer.get_by_role("main").get_by_text(number)).to_have_count(0)
        officer.wait_for_load_state()
        assert officer.get_by_role("navigation").first.inner_text() == numbers
        officer.goto(f"{installation.url}/complaints/{number}")
        expect(officer.get_by_role("heading", name="Tidak ditemukan")).to_be_visible()

        page.goto(f"{installation.url}/complaints/{number}")
        expect(page.get_by_text(BRIBE).first).to_be_visible()
        _unseal(page)

        officer.goto(f"{installation.url}/?list=all")
        officer.locator(f'main a[href="/complaints/{number}"]').first.click()
        expect(officer.get_by_text(BRIBE).first).to_be_visible()


def _sign_in_to(page: Page, address: str, username: str) -> None:
    page.goto(address)
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("main").locator("#news").wait_for(state="attached")


def _unseal(page: Page) -> None:
    page.locator('[data-deed="unseal"] > summary').click()
    form = page.locator('[data-deed="unseal"] form')
    form.get_by_role("textbox").fill("Bukan tentang pegawai kita")
    form.get_by_role("button").click()
    page.wait_for_url("**done=unseal*")


def _newest(installation: Installation) -> str:
    with installation.application.store.read() as connection:
        newest = complaints.select().order_by(complaints.c.id.desc()).limit(1)
        return str(connection.execute(newest).one().tracking_id)
