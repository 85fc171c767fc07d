"""An officer leaves the queue open and sees that something has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.installation import Installation

pytestmark = pytest.mark.browser


def test_an_open_queue_announces_what_is_new_and_shows_it_when_asked(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    page.clock.install()
    sign_in(page)
    installation.clock.move(timedelta(minutes=1))
    installation.receive("telegram", installation.citizens.telegram(77, text="Pohon tumbang"))
    news = page.get_by_role("link", name="1 laporan baru, tampilkan")
    expect(news).to_have_count(0)
    page.clock.fast_forward(10_500)
    news.click()
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("Pohon tumbang")


def test_an_open_queue_leads_to_the_sign_in_when_the_session_is_over(
    page: Page, installation: Installation, sign_in: Callable[[Page], None]
) -> None:
    page.clock.install()
    sign_in(page)
    page.wait_for_load_state("load")  # what asks for news every ten seconds has begun to count
    page.context.clear_cookies(name="muara_session")
    page.clock.fast_forward(10_500)
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
