"""An officer leaves the queue open and sees that something has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from muara.web import events
from tests.browser import watched_page
from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_an_open_queue_announces_what_is_new_and_shows_it_when_asked(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.wait_for_load_state()  # the styles decide how a line reads
    rows = page.get_by_role("main").locator(".queue > li")
    first = rows.first.inner_text()
    installation.clock.move(timedelta(minutes=1))
    installation.receive("telegram", installation.citizens.telegram(77, text="Pohon tumbang"))
    news = page.get_by_role("link", name="1 laporan baru, tampilkan")
    expect(news).to_be_visible()
    # What one reads has not moved.
    assert rows.first.inner_text() == first
    assert page.locator("#news").get_attribute("aria-live") == "polite"
    news.click()
    expect(rows.filter(has_text="Pohon tumbang")).to_have_count(1)


def test_without_a_stream_the_queue_asks_now_and_then(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=204)

    page.context.route("**/events*", refuse)
    page.clock.install()
    sign_in(page)
    page.wait_for_load_state("networkidle")  # the refusal has come, and asking has begun
    installation.receive("telegram", installation.citizens.telegram(78, text="Got mampet"))
    news = page.get_by_role("link", name="1 laporan baru, tampilkan")
    expect(news).to_have_count(0)
    page.clock.fast_forward(10_500)
    expect(news).to_be_visible()


def test_an_open_queue_leads_to_the_sign_in_when_the_session_is_over(
    browser: Browser,
    installation: Installation,
    sign_in: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "_SESSION_SECONDS", 0.0)
    with watched_page(browser, {401}) as page:
        sign_in(page)
        with page.expect_response("**/events*"):
            page.reload()
        elsewhere = page.context.new_page()
        elsewhere.goto(f"{installation.url}/ledger")
        elsewhere.get_by_role("button", name="Keluar").click()
        expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
