"""An officer goes through public comments: a report, no report, and one sorted meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import town
from tests.browser import watched_page
from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_an_officer_sorts_comments_beside_a_colleague(
    browser: Browser, page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.get_by_role("link", name="Belum dipilah 3").click()
    water, agreement, hole = (
        page.get_by_role("main").get_by_role("listitem").filter(has_text=words)
        for words in (town.WATER, "Setuju", town.HOLE)
    )
    agreement.get_by_text("Sebelumnya di utas ini (1)").click()
    expect(agreement.get_by_text(town.WATER)).to_be_visible()

    with watched_page(browser) as colleague:
        sign_in(colleague)
        colleague.goto(f"{installation.url}/unsorted")
        theirs = colleague.get_by_role("listitem").filter(has_text=town.HOLE)
        theirs.get_by_role("button", name="Bukan laporan").click()
        expect(colleague.get_by_text("Disimpan sebagai bukan laporan")).to_be_visible()

    page.route("**/unsorted/*/report", lambda route: route.fulfill(status=409))
    hole.get_by_role("button", name="Laporan", exact=True).click()
    expect(hole.get_by_role("alert")).to_contain_text("Belum dikerjakan")
    page.unroute("**/unsorted/*/report")

    water.filter(has_not_text="Setuju").get_by_role("button", name="Laporan", exact=True).click()
    expect(page.get_by_text("Menjadi laporan:")).to_be_visible()
    agreement.get_by_role("button", name="Bukan laporan").click()
    expect(page.get_by_text("Disimpan sebagai bukan laporan.")).to_be_focused()
    hole.get_by_role("button", name="Laporan", exact=True).click()
    expect(page.get_by_text("Sudah dipilah orang lain.")).to_be_visible()

    page.get_by_role("status").get_by_role("link").click()
    expect(page.get_by_text("Dinyatakan sebagai laporan (oleh petugas)")).to_be_visible()
    expect(page.get_by_text("terbuka untuk umum")).to_be_visible()
    page.goto(f"{installation.url}/unsorted")
    expect(page.get_by_role("heading", name="Semua sudah dipilah")).to_be_visible()
