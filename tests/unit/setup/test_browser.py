"""The fixture `page`: a real Chromium that tells of every error and stays on this machine."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import watched_page

pytestmark = pytest.mark.browser


def test_a_page_runs_scripts_as_an_indonesian_visitor_sees_them(page: Page) -> None:
    page.set_content("<p></p><script>document.querySelector('p').textContent = 'siap'</script>")
    expect(page.locator("p")).to_have_text("siap")
    assert page.evaluate("navigator.language") == "id-ID"
    assert page.evaluate("new Date(0).getHours()") == 7


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("<script>missing()</script>", "missing is not defined"),
        ("<script>console.error('out of paper')</script>", "out of paper"),
        ("<img src='http://192.0.2.1/flag.png'>", r"asked for http://192\.0\.2\.1/flag\.png"),
    ],
)
def test_what_is_amiss_in_a_page_fails_the_test(
    browser: Browser, content: str, complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint), watched_page(browser) as page:
        page.set_content(content)
